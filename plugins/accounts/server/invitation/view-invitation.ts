import { appOf, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Invitation } from '../../api.ts';
import { maskEmail } from '../address/domain/mask-email.ts';
import { invitationLink } from '../domain/link.ts';
import { isRepeated, type LinkAttempt } from '../link-use/use-link-once.ts';
import { invitationState } from './domain/invitation.ts';
import { readInvitation } from './read-invitation.ts';

/** Returns what the holder of a code may see: the person it is for while it works, a masked address once it has expired. (ACC-4, H-76) */
export async function viewInvitation(strapi: Core.Strapi, attempt: LinkAttempt): Promise<Invitation> {
  const { code, now } = attempt;
  if (!invitationLink.idIn(code, appOf(strapi).settings.LINK_SECRET)) return { state: 'incomplete' };
  if (await isRepeated(strapi.db.connection, attempt)) return { state: 'done' };

  const invited = await readInvitation(strapi, strapi.db.connection, { code });
  if (!invited) return { state: 'unknown' };

  const { invitation, account } = invited;
  const state = invitationState(invitation, now);
  if (state === 'sent') return { state: 'open', firstName: account.firstName, email: shownEmail(account.email) };
  if (state === 'expired') return { state, email: maskEmail(account.email) };
  return { state: state === 'used' ? 'used' : 'unknown' };
}
