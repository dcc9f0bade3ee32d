import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type CompletedCourse, deleteWaitingFinished, type Finish, insertFinishes, lockSlotsOf } from './standing-store.ts';

/**
 * Notes, once, that these people finished the course in each session in which they take it, at `at`: on joining, who had done it all before.
 * Who has finished waits for no slot. Returns what is new; whoever had finished keeps their date, and a session that was over stays so. (ROT-2)
 */
export async function saveFinished(strapi: Core.Strapi, db: Db, completed: readonly CompletedCourse[], at: Date): Promise<Finish[]> {
  if (completed.length === 0) return [];

  await lockSlotsOf(db, completed);
  const finishes = await insertFinishes(db, completed, { at, timeZone: appOf(strapi).settings.TIME_ZONE });
  await deleteWaitingFinished(db, completed);
  return finishes;
}
