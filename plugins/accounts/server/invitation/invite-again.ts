import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { PersonIsBlocked } from '../person/domain/refusals.ts';
import { lockAccount } from '../person/person-store.ts';
import { InvitationJustSent, InvitationUsed } from './domain/refusals.ts';
import { createInvitation, lastInvitations } from './invitation-store.ts';

/** No second invitation is sent within this interval: a double click sends one. */
const RESEND_INTERVAL = '1 minute';

/** Sends a person a new invitation at the request of staff. @throws InvitationUsed, InvitationJustSent, PersonIsBlocked (ACC-4) */
export async function inviteAgain(db: Db, person: PersonId): Promise<void> {
  const account = await lockAccount(db, person);
  if (!account || account.password !== null) throw new InvitationUsed({});
  if (account.blocked) throw new PersonIsBlocked({});

  const [last] = await lastInvitations(db, [person]);
  const request = { person, due: 'at-once', about: last?.about ?? null, manages: last?.manages ?? false } as const;
  if (!(await createInvitation(db, request, { unlessSentWithin: RESEND_INTERVAL }))) throw new InvitationJustSent({});
}
