import { DocumentLink, HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { coursesAdminApi } from '../../../admin-api.ts';
import type { ChangedDocument } from '../../../home-admin-api.ts';

/** On the first page: what is drafted and not published, latest first. (LRN-8) */
export function Drafts() {
  const t = useText('courses.home.drafts');
  return (
    <Loaded of={useEndpoint(coursesAdminApi.changedDocuments)}>
      {({ drafts, timeZone }) => <Documents documents={drafts} timeZone={timeZone} none={t('none')} />}
    </Loaded>
  );
}

/** On the first page: what was changed last, and by whom. */
export function LatestChanges() {
  const t = useText('courses.home.latest');
  return (
    <Loaded of={useEndpoint(coursesAdminApi.changedDocuments)}>
      {({ latest, timeZone }) => <Documents documents={latest} timeZone={timeZone} none={t('none')} />}
    </Loaded>
  );
}

type Props = Readonly<{ documents: readonly ChangedDocument[]; timeZone: string; none: string }>;

function Documents({ documents, timeZone, none }: Props) {
  const formatDate = useDateText();
  const t = useText('courses.home');
  return (
    <HomeList items={documents} itemKey={({ model, document }) => `${model} ${document}`} none={none}>
      {({ model, document, title, at, by, state }) => ({
        name: (
          <DocumentLink model={model} document={document}>
            <bdi>{title}</bdi>
          </DocumentLink>
        ),
        about: [t(`kind.${model}`), t(`state.${state}`), by, formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })]
          .filter(Boolean)
          .join(' · '),
      })}
    </HomeList>
  );
}
