import { DocumentLink, HomeList, Loaded, useDateText, useEndpoint, useText } from '@cordee/kernel/admin';
import { seatsAdminApi } from '../../../admin-api.ts';

/** On the first page: the sessions that begin or end in the seven days from today. (SEAT-2) */
export default function ThisWeek() {
  const formatDate = useDateText();
  const t = useText('seats.home.week');
  const dayText = (day: string) => formatDate(day, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <Loaded of={useEndpoint(seatsAdminApi.sessionsThisWeek)}>
      {({ sessions, total }) => (
        <HomeList
          items={sessions}
          itemKey={({ session, begins }) => `${session} ${begins}`}
          none={t('none')}
          count={total > sessions.length ? t('first', { shown: sessions.length, total }) : undefined}
        >
          {({ session, reference, company, on, begins, members }) => ({
            name: (
              <DocumentLink model="plugin::seats.session" document={session}>
                <bdi>{reference}</bdi>
              </DocumentLink>
            ),
            about: [t(begins ? 'begins' : 'ends', { day: dayText(on) }), company, t('members', { members })].filter(Boolean).join(' · '),
          })}
        </HomeList>
      )}
    </Loaded>
  );
}
