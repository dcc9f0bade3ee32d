import { appOf, currentTime, type Db, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { fillFreeSlots } from './free-slots.ts';
import { type CompletedCourse, deleteWaitingFinished, type Finish, insertFinishes, lockSlotsOf } from './standing-store.ts';

/**
 * Notes, once, that these people finished the course in each session in which they take it, at `at`: on joining, who had done it all before.
 * Who has finished waits for no slot, and where slots go round gives way to who is first in line. Returns what is new; whoever had finished keeps their date, and a session that was over stays so. (ROT-2)
 */
export async function saveFinished(strapi: Core.Strapi, db: Db, completed: readonly CompletedCourse[], at: Date): Promise<Finish[]> {
  if (completed.length === 0) return [];

  const sessions = await lockSlotsOf(db, completed);
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const finishes = await insertFinishes(db, completed, { at, timeZone });
  await deleteWaitingFinished(db, completed);
  if (finishes.length > 0 && sessions.length > 0)
    await fillFreeSlots(strapi, db, { sessions, today: dayIn(timeZone, await currentTime(strapi, db)) });
  return finishes;
}
