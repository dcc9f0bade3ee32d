import { atHour, type Db, plusDays } from '@cordee/kernel';
import { type ConnectedDay, checkPeriod, daysOf, type Period, stretchesOf } from '../domain/connection.ts';
import { connectionsBetween } from './connection-store.ts';

/** The days of a period on which the person was there, with what they hold. @throws PeriodUnfit (ACC-17) */
export async function readConnections(
  db: Db,
  { person, period, timeZone }: { person: number; period: Period; timeZone: string },
): Promise<ConnectedDay[]> {
  checkPeriod(period);
  const [from, until] = [atHour(timeZone, period.from, 0), atHour(timeZone, plusDays(period.to, 1), 0)];
  return daysOf(stretchesOf(await connectionsBetween(db, person, { from, until }), timeZone), period);
}
