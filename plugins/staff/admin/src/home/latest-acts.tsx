import { DocumentLink, HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { staffAdminApi } from '../../../admin-api.ts';
import { useActText } from '../use-act-text';

/** On the first page: what staff and pilots did last, and about whom. (ACC-22) */
export default function LatestActs() {
  const formatDate = useDateText();
  const t = useText('staff.home.acts');
  const actText = useActText();
  return (
    <Loaded of={useEndpoint(staffAdminApi.latestActs)}>
      {({ acts, timeZone }) => (
        <HomeList items={acts} itemKey={({ id }) => id} none={t('none')}>
          {({ at, by, act, facts, about }) => ({
            name: (
              <>
                {about && (
                  <>
                    <DocumentLink model="plugin::users-permissions.user" document={about.document}>
                      <bdi>{about.name}</bdi>
                    </DocumentLink>
                    {' · '}
                  </>
                )}
                {actText(act, facts)}
              </>
            ),
            about: t(by === null ? 'byErased' : 'by', {
              staff: by ?? '',
              when: formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
            }),
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
