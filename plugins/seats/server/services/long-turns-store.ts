import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionId } from '../domain/ids.ts';

/** The sessions under way whose slots go round by turns of more than so many counted days, and in which somebody waits. (ROT-5) */
export async function sessionsInLongTurns(db: Db, query: { today: Day; moreThan: number }): Promise<SessionId[]> {
  const sessions = await rows<{ session: SessionId }>(
    db,
    `select r.session from cordee.rotation r join cordee.session s on s.id = r.session
     where r.kind = 'paced' and r.days > :moreThan and s.starts_on <= :today::date and s.ends_on >= :today::date
       and exists (select from cordee.waiting_member w where w.session = r.session)
     order by r.session`,
    query,
  );
  return sessions.map(({ session }) => session);
}
