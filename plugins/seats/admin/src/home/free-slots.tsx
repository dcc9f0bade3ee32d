import { DocumentLink, HomeList, Loaded, useEndpoint, useText } from '@cordee/kernel/admin';
import { seatsAdminApi } from '../../../admin-api.ts';

/** On the first page: the sessions with a free slot for which somebody waits. (SEAT-7, ROT-1) */
export default function FreeSlots() {
  const t = useText('seats.home.free');
  return (
    <Loaded of={useEndpoint(seatsAdminApi.freeSlots)}>
      {({ sessions, total }) => (
        <HomeList items={sessions} itemKey={({ session }) => session} none={t('none')} count={t('count', { total })}>
          {({ session, reference, company, free, waiting }) => ({
            name: (
              <DocumentLink model="plugin::seats.session" document={session}>
                <bdi>{reference}</bdi>
              </DocumentLink>
            ),
            about: [t('of', { free, waiting }), company].filter(Boolean).join(' · '),
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
