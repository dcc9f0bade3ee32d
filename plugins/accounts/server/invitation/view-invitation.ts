import type { Core } from '@strapi/strapi';
import type { Invitation } from '../../api.ts';
import { maskEmail } from '../address/domain/email-address.ts';
import { invitationState } from './domain/invitation.ts';
import { readInvitation } from './read-invitation.ts';

/** Returns what the holder of a code may see: the person it is for while it works, a masked address once it has expired. (ACC-4) */
export async function viewInvitation(strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<Invitation> {
  const invited = await readInvitation(strapi, strapi.db.connection, { code });
  if (!invited) return { state: 'unknown' };

  const { invitation, account } = invited;
  const state = invitationState(invitation, now);
  if (state === 'sent') return { state: 'open', firstName: account.firstName, email: account.email };
  if (state === 'expired') return { state, email: maskEmail(account.email) };
  return { state: state === 'used' ? 'used' : 'unknown' };
}
