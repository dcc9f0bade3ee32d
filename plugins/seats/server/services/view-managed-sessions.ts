import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { ScopesCaller } from '../rights.ts';
import { type ManagedSession, managedSessions } from './session-store.ts';

/**
 * Lists the sessions that the person manages, latest end first: as a pilot, all sessions of the company until the last one is over;
 * as a manager, theirs, and those of whom they manage, until their own is over. (ACC-5, ACC-7, ACC-8)
 */
export async function viewManagedSessions(strapi: Core.Strapi, { now, person, rights }: ScopesCaller): Promise<ManagedSession[]> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, now);
  const manages = rights.memberships.some((membership) => membership.manages && membership.endsOn >= today);
  if (!manages && rights.pilots.length === 0) return [];

  return managedSessions(strapi.db.connection, { person: person.id, today });
}
