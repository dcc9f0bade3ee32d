import { type Db, fieldErrors } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { lastDayOfMembers } from './session-dates-store.ts';
import { lockSlots } from './slot-store.ts';

/**
 * Refuses another last day in the form of a session that has members, which does not say for whom of them it is: `changeDates` does. The first day can move there.
 * @throws ValidationError (of Strapi), at the field (SEAT-6)
 */
export async function refuseMovedEnd(strapi: Core.Strapi, db: Db, { session, data }: { session: SessionId; data: object }): Promise<void> {
  const isForm = strapi.requestContext.get()?.path.startsWith('/content-manager/') ?? false;
  const typed = 'endsOn' in data ? data.endsOn : undefined;
  if (!isForm || !typed) return;

  await lockSlots(db, session);
  const kept = await lastDayOfMembers(db, session);
  if (kept !== undefined && kept.endsOn !== typed) throw fieldErrors([{ field: 'endsOn', message: MOVED_ELSEWHERE }]);
}

const MOVED_ELSEWHERE =
  'La session a des membres : changez son dernier jour dans « Membres en grand », où vous choisissez s’il vaut pour tous.';
