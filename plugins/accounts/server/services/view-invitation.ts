import type { Core } from '@strapi/strapi';
import type { Invitation } from '../../api.ts';
import { maskEmail } from '../domain/email-address.ts';
import { invitationState } from '../domain/invitation.ts';
import { readInvitation } from './read-invitation.ts';

/** What somebody with this code may know: to whom it is while it works, an address they recognise once it does not. (ACC-4) */
export async function viewInvitation(strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<Invitation> {
  const found = await readInvitation(strapi, strapi.db.connection, { code });
  if (!found) return { state: 'unknown' };

  const { invitation, account } = found;
  const state = invitationState(invitation, now);
  if (state === 'sent') return { state: 'open', firstName: account.firstName, email: account.email };
  if (state === 'expired') return { state, email: maskEmail(account.email) };
  return { state: state === 'used' ? 'used' : 'unknown' };
}
