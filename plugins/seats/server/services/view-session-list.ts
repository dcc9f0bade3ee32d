import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { EndpointOutput } from '@cordee/kernel/endpoint';
import type { Core } from '@strapi/strapi';
import type { sessionsAdminApi } from '../../sessions-admin-api.ts';
import { stateOf } from '../domain/membership.ts';
import { type ListQuery, sessionList } from './session-list-store.ts';

/** A page of all sessions, for staff: found, filtered and sorted. (SEAT-2, H-83) */
export async function viewSessionList(strapi: Core.Strapi, query: ListQuery): Promise<EndpointOutput<typeof sessionsAdminApi.sessionList>> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
  const { sessions, ...list } = await sessionList(strapi.db.connection, { ...query, today });
  return { ...list, sessions: sessions.map((session) => ({ ...session, state: stateOf(session, today) })) };
}
