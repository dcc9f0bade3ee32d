import { atHour, type Db, plusDays } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { connectionLogBetween } from './connection-log-store.ts';
import { type ConnectedDay, checkRange, connectedDays, connectedIntervals, type DateRange } from './domain/connection-log.ts';

/** Returns the days of a range on which the person was connected, with their intervals. @throws ReportRangeInvalid (ACC-17) */
export async function readConnectionLog(
  db: Db,
  { person, range, timeZone }: { person: PersonId; range: DateRange; timeZone: string },
): Promise<ConnectedDay[]> {
  checkRange(range);
  const [from, until] = [atHour(timeZone, range.from, 0), atHour(timeZone, plusDays(range.to, 1), 0)];
  return connectedDays(connectedIntervals(await connectionLogBetween(db, person, { from, until }), timeZone), range);
}
