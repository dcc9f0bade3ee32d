import type { Core } from '@strapi/strapi';
import type { Invitation } from '../../api.ts';
import { maskedAddress } from '../domain/address.ts';
import { invitationState } from '../domain/invitation.ts';
import { readInvitation } from './read-invitation.ts';

/** What somebody with this code may know: to whom it is while it works, an address they recognise once it does not. (ACC-4) */
export async function viewInvitation(strapi: Core.Strapi, { code, now }: { code: string; now: Date }): Promise<Invitation> {
  const held = await readInvitation(strapi, strapi.db.connection, { code });
  if (!held) return { state: 'unknown' };

  const { invitation, account } = held;
  const state = invitationState(invitation, now);
  if (state === 'sent') return { state: 'open', firstName: account.firstName, email: account.email };
  if (state === 'expired') return { state, email: maskedAddress(account.email) };
  return { state: state === 'used' ? 'used' : 'unknown' };
}
