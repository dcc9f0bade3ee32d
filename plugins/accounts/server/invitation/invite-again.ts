import type { Db } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { PersonIsBlocked } from '../person/domain/refusals.ts';
import { lockAccount } from '../person/person-store.ts';
import { InvitationUsed } from './domain/refusals.ts';
import { createInvitation, lastInvitations } from './invitation-store.ts';

/** Two requests within this interval count as one: a double click sends one invitation. */
const RESEND_INTERVAL = '1 minute';

/** Sends a person a new invitation at the request of staff. @throws InvitationUsed, PersonIsBlocked (ACC-4) */
export async function inviteAgain(db: Db, person: PersonId): Promise<void> {
  const account = await lockAccount(db, person);
  if (!account || account.password !== null) throw new InvitationUsed({});
  if (account.blocked) throw new PersonIsBlocked({});

  const [last] = await lastInvitations(db, [person]);
  await createInvitation(db, { person, due: 'at-once', about: last?.about ?? null }, { unlessSentWithin: RESEND_INTERVAL });
}
