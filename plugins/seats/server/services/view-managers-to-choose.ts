import { appOf, currentTime, dayIn, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { type Manager, managersFor } from './manager-store.ts';

/** Those who can manage the members of a session, for staff to choose from. (ACC-8) */
export async function viewManagersToChoose(strapi: Core.Strapi, session: SessionId): Promise<{ managers: Manager[] }> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
  const managers = await managersFor(strapi.db.connection, { session, today });
  return { managers: managers.map((manager) => ({ ...manager, email: shownEmail(manager.email) })) };
}
