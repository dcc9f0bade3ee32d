import { type Db, notifyWorkers, row, rows } from '@cordee/kernel';
import { INVITATION_LIFE, type Invitation } from '../domain/invitation.ts';

/** An invitation as it is kept. `about`: what it invites to, in the words of whoever asked for it. */
export type StoredInvitation = Invitation & Readonly<{ id: string; person: number; about: string | null }>;

/** Who is to be invited, when, and to what. */
export type InvitationRequest = Readonly<{ person: number; due: Date | 'at-once'; about: string | null }>;

/** When an invitation that waits is due from now on; without `due`, not until its person is expected somewhere again. */
export type InvitationMove = Readonly<{ person: number; due: Date | null; about: string | null }>;

const COLUMNS = `id, person, about, due_at as "dueAt", sent_at as "sentAt", expires_at as "expiresAt", ended_at as "endedAt",
  end_cause as "endCause"`;

export const invitationOf = (db: Db, id: string) =>
  row<StoredInvitation>(db, `select ${COLUMNS} from cordee.invitation where id = :id`, { id });

/** Locked, so that a link works once however often it is clicked. */
export const lockInvitation = (db: Db, id: string) =>
  row<StoredInvitation>(db, `select ${COLUMNS} from cordee.invitation where id = :id for update`, { id });

/** The last invitation of each of these people, and the time it is. */
export const lastInvitations = (db: Db, persons: readonly number[]) =>
  rows<StoredInvitation & { now: Date }>(
    db,
    `select distinct on (person) ${COLUMNS}, cordee.now() as now from cordee.invitation where person = any(:persons) order by person, made_at desc`,
    { persons },
  );

/**
 * Makes an invitation for somebody who has not chosen a password; one that waits already becomes due no later. Nothing
 * when one was sent within `unlessSentWithin`, an interval: by default, when one still works.
 */
export async function createInvitation(
  db: Db,
  { person, due, about }: InvitationRequest,
  { unlessSentWithin = INVITATION_LIFE } = {},
): Promise<void> {
  // The worker may be sending what waits: only after that is it certain whether another one is needed.
  await db.raw('select from up_users where id = :person for no key update', { person });
  await db.raw(
    `insert into cordee.invitation as waiting (person, due_at, about)
     select p.id, coalesce(cast(:due as timestamptz), cordee.now()), cast(:about as text) from up_users p
     where p.id = :person and p.password is null
       and not exists (select from cordee.invitation i
                       where i.person = p.id and i.ended_at is null and i.sent_at > cordee.now() - cast(:unlessSentWithin as interval))
     on conflict (person) where sent_at is null and ended_at is null do update
     set due_at = least(waiting.due_at, excluded.due_at),
         about = case when waiting.due_at <= excluded.due_at then waiting.about else excluded.about end`,
    { person, due: due === 'at-once' ? null : due, about, unlessSentWithin } as never,
  );
  await notifyWorkers(db);
}

/** Those of these people whose invitation waits; locked until what was decided about them is saved. */
export const lockWaiting = (db: Db, persons: readonly number[]) =>
  rows<{ person: number }>(
    db,
    `select person from cordee.invitation where person = any(:persons) and sent_at is null and ended_at is null
     order by person for update`,
    { persons },
  );

/** Makes invitations that wait due at another moment. */
export async function saveDueDates(db: Db, moves: readonly InvitationMove[]): Promise<void> {
  await db.raw(
    `update cordee.invitation i set due_at = m.due, about = m.about
     from unnest(cast(:persons as integer[]), cast(:dues as timestamptz[]), cast(:abouts as text[])) as m (person, due, about)
     where i.person = m.person and i.sent_at is null and i.ended_at is null`,
    {
      persons: moves.map(({ person }) => person),
      dues: moves.map(({ due }) => due?.toISOString() ?? null),
      abouts: moves.map(({ about }) => about),
    } as never,
  );
}

/** The invitation that has been due for longest and is not in other hands. People who are blocked get nothing. */
export const claimDueInvitation = (db: Db) =>
  row<{ id: string; about: string | null; email: string; firstName: string | null; locale: 'fr' | 'en' | null }>(
    db,
    `select i.id, i.about, p.email, p.first_name as "firstName", p.locale
     from cordee.invitation i join up_users p on p.id = i.person
     where i.sent_at is null and i.ended_at is null and i.due_at <= cordee.now() and p.blocked is not true
     order by i.due_at limit 1 for no key update of i, p skip locked`,
  );

/** Marks an invitation as sent, and gives the moment until which it works. */
export async function markInvitationSent(db: Db, id: string): Promise<Date> {
  const sent = await row<{ expiresAt: Date }>(
    db,
    `update cordee.invitation set sent_at = cordee.now(), expires_at = cordee.now() + cast(:life as interval) where id = :id
     returning expires_at as "expiresAt"`,
    { id, life: INVITATION_LIFE },
  );
  if (!sent) throw new Error('the invitation is gone');

  return sent.expiresAt;
}

/** Every open invitation of the person has served: a password is chosen. */
export async function closeInvitations(db: Db, person: number): Promise<void> {
  await db.raw(`update cordee.invitation set ended_at = cordee.now(), end_cause = 'used' where person = :person and ended_at is null`, {
    person,
  });
}

/** Takes back what was sent to the person, and gives what it was about; what waits goes on waiting. */
export const withdrawInvitations = (db: Db, person: number) =>
  rows<{ about: string | null }>(
    db,
    `update cordee.invitation set ended_at = cordee.now(), end_cause = 'withdrawn'
     where person = :person and ended_at is null and sent_at is not null returning about`,
    { person },
  );
