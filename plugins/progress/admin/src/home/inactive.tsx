import { DocumentLink, HomeList, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { progressAdminApi } from '../../../admin-api.ts';

const MOST = 5;

/** On the first page: how many learners are inactive, and who has been for longest. (ACC-18) */
export default function Inactive() {
  const t = useText('progress.inactive');
  return (
    <Loaded of={useEndpoint(progressAdminApi.inactiveLearners, { query: { page: 1, search: '' } })}>
      {({ learners, total }) => (
        <HomeList
          items={learners.slice(0, MOST)}
          itemKey={({ personDocument, session }) => `${personDocument} ${session}`}
          none={t('total', { total })}
          count={t('total', { total })}
        >
          {({ personDocument, firstName, lastName, email, reference, days }) => ({
            name: (
              <DocumentLink model="plugin::users-permissions.user" document={personDocument}>
                <bdi>{`${firstName} ${lastName}`.trim() || email}</bdi>
              </DocumentLink>
            ),
            about: `${reference} · ${t('for', { days })}`,
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
