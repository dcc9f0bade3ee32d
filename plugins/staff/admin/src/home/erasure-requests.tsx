import { DocumentLink, HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { staffAdminApi } from '../../../admin-api.ts';

/** On the first page: who asked to be erased, and waits for staff. (ACC-20) */
export default function ErasureRequests() {
  const formatDate = useDateText();
  const t = useText('staff.home.erasure');
  return (
    <Loaded of={useEndpoint(staffAdminApi.erasureRequests)}>
      {({ requests, total, timeZone }) => (
        <HomeList items={requests} itemKey={({ document }) => document} none={t('none')} count={t('count', { total })}>
          {({ document, name, email, askedAt }) => ({
            name: (
              <DocumentLink model="plugin::users-permissions.user" document={document}>
                <bdi>{name || email}</bdi>
              </DocumentLink>
            ),
            about: t('asked', { when: formatDate(askedAt, { dateStyle: 'long', timeZone }) }),
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
