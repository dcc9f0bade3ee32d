import { appOf, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { Timeline } from '../../api.ts';
import type { SessionId } from '../domain/ids.ts';
import { NoSlotSession, SessionNotFound } from '../domain/refusals.ts';
import { sessionOf } from './membership-store.ts';
import { readTimeline } from './view-timeline.ts';

type Query = Readonly<{ session: SessionId; until?: Day | undefined; page: number }>;

/** The timeline of the slots of a session, for staff. @throws SessionNotFound, NoSlotSession (SEAT-9) */
export async function viewSlotTimeline(strapi: Core.Strapi, { session: id, ...part }: Query): Promise<Timeline> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const session = await sessionOf(db, id);
  if (!session) throw new SessionNotFound({ session: String(id) });
  if (session.kind !== 'slot') throw new NoSlotSession({});

  return readTimeline(db, { id, ...session }, { ...part, today: dayIn(timeZone, session.now), timeZone });
}
