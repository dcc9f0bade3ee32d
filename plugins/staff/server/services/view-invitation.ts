import { existingAccount, type InvitationState, type PersonId, viewInvitations } from '@cordee/accounts';
import { appOf, mixesScripts, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** What the panel "Invitation" shows; `doubtful`: the address may imitate another one; `blocked`: nothing can be sent to the person. */
type InvitationView = { state: InvitationState | 'never'; at: Date | null; timeZone: string; doubtful: boolean; blocked: boolean };

/** Returns whether a person was invited to choose a password, for the person page. @throws PersonNotFound (ACC-4, H-73) */
export async function viewInvitation(strapi: Core.Strapi, person: PersonId): Promise<InvitationView> {
  const db = strapi.db.connection;
  const { password, email, blocked } = await existingAccount(db, person);
  const [last] = await viewInvitations(db, [person]);
  const state = password === null ? (last?.state ?? 'never') : 'used';
  return {
    state,
    at: last?.state === state ? last.at : null,
    timeZone: appOf(strapi).settings.TIME_ZONE,
    doubtful: mixesScripts(shownEmail(email)),
    blocked,
  };
}
