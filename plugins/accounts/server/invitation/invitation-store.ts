import { type Db, execute, notifyJob, row, rows } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { lockAccounts } from '../person/person-store.ts';
import { INVITATION_LIFETIME, type Invitation } from './domain/invitation.ts';

/** The job that sends invitations. */
export const SEND_INVITATION = 'accounts.send-invitation';

/** What an invitation is to, as given by the caller that requested it: `about` is its title, `manages` whether to follow members there, without learning. */
type InvitedTo = Readonly<{ about: string | null; manages: boolean }>;

/** A stored invitation. */
export type StoredInvitation = Invitation & InvitedTo & Readonly<{ id: string; person: PersonId }>;

/** Who is to be invited, when, and to what; null means not before `moveInvitations` gives it a date. */
export type InvitationRequest = InvitedTo & Readonly<{ person: PersonId; due: Date | 'at-once' | null }>;

/** A new due date of a pending invitation; null means that it is not sent until it is given one. */
export type InvitationMove = InvitedTo & Readonly<{ person: PersonId; due: Date | null }>;

const COLUMNS = `id, person, about, manages, due_at as "dueAt", sent_at as "sentAt", expires_at as "expiresAt", ended_at as "endedAt",
  end_cause as "endCause"`;

/** Returns an invitation by its id. */
export const invitationOf = (db: Db, id: string) =>
  row<StoredInvitation>(db, `select ${COLUMNS} from cordee.invitation where id = :id`, { id });

/** Same as `invitationOf`, but locks the row, so that a link works once even when it is clicked twice. */
export const lockInvitation = (db: Db, id: string) =>
  row<StoredInvitation>(db, `select ${COLUMNS} from cordee.invitation where id = :id for update`, { id });

/** Returns the last invitation of each of these people, and the present time. */
export const lastInvitations = (db: Db, persons: readonly PersonId[]) =>
  rows<StoredInvitation & { now: Date }>(
    db,
    `select distinct on (person) ${COLUMNS}, cordee.now() as now from cordee.invitation where person = any(:persons) order by person, made_at desc`,
    { persons },
  );

/** Same as `createInvitations`, for one person; returns whether an invitation is pending now. */
export const createInvitation = async (
  db: Db,
  { person, ...invited }: InvitationRequest,
  options: { unlessSentWithin?: string } = {},
): Promise<boolean> => (await createInvitations(db, { persons: [person], ...invited }, options)).length > 0;

/**
 * Creates an invitation for each of these people who has not chosen a password; a pending one becomes due no later than this. Does nothing for whom
 * one was sent within `unlessSentWithin`, an interval, by default the lifetime of an invitation. Returns those that are pending now.
 */
export async function createInvitations(
  db: Db,
  { persons, due, about, manages }: Omit<InvitationRequest, 'person'> & Readonly<{ persons: readonly PersonId[] }>,
  { unlessSentWithin = INVITATION_LIFETIME } = {},
): Promise<{ id: string }[]> {
  // The worker may be sending a pending invitation: the lock waits for it, to know whether another one is needed.
  await lockAccounts(db, persons);
  const pending = await rows<{ id: string }>(
    db,
    `insert into cordee.invitation as waiting (person, due_at, about, manages)
     select p.id, case when :atOnce then cordee.now() else cast(:due as timestamptz) end, cast(:about as text), cast(:manages as boolean) from up_users p
     where p.id = any(:persons) and p.password is null
       and not exists (select from cordee.invitation i
                       where i.person = p.id and i.ended_at is null and i.sent_at > cordee.now() - cast(:unlessSentWithin as interval))
     order by p.id
     on conflict (person) where sent_at is null and ended_at is null do update
     set due_at = least(waiting.due_at, excluded.due_at),
         about = case when waiting.due_at is null and excluded.due_at is null then coalesce(waiting.about, excluded.about)
                      when waiting.due_at <= excluded.due_at or excluded.due_at is null then waiting.about
                      else excluded.about end,
         manages = case when waiting.due_at <= excluded.due_at or excluded.due_at is null then waiting.manages else excluded.manages end
     returning waiting.id`,
    { persons, atOnce: due === 'at-once', due: due === 'at-once' ? null : due, about, manages, unlessSentWithin },
  );
  await notifyJob(db, SEND_INVITATION);
  return pending;
}

/** Returns those of these people who have a pending invitation; the rows stay locked until the new due dates are saved. */
export const lockPendingInvitations = (db: Db, persons: readonly PersonId[]) =>
  rows<{ person: PersonId }>(
    db,
    `select person from cordee.invitation where person = any(:persons) and sent_at is null and ended_at is null
     order by person for update`,
    { persons },
  );

/**
 * Inserts pending invitations, without a date, for those of these people who can use one: they have no password, are not blocked, and have none that
 * was sent and works.
 */
export const insertInvitations = (db: Db, persons: readonly PersonId[]): Promise<void> =>
  execute(
    db,
    // Who is being erased is locked, and skipped.
    `insert into cordee.invitation (person, due_at)
     select p.id, null
     from (select id from up_users where id = any(:persons) and password is null and blocked is not true
           order by id for key share skip locked) p
     where not exists (select from cordee.invitation i
                       where i.person = p.id and i.ended_at is null and (i.sent_at is null or i.expires_at > cordee.now()))
     order by p.id
     on conflict (person) where sent_at is null and ended_at is null do nothing`,
    { persons },
  );

/** Saves new due dates of pending invitations. */
export async function saveDueDates(db: Db, moves: readonly InvitationMove[]): Promise<void> {
  await execute(
    db,
    `update cordee.invitation i set due_at = m.due, about = m.about, manages = m.manages
     from unnest(cast(:persons as integer[]), cast(:dues as timestamptz[]), cast(:abouts as text[]), cast(:manages as boolean[]))
       as m (person, due, about, manages)
     where i.person = m.person and i.sent_at is null and i.ended_at is null`,
    {
      persons: moves.map(({ person }) => person),
      dues: moves.map(({ due }) => due?.toISOString() ?? null),
      abouts: moves.map(({ about }) => about),
      manages: moves.map(({ manages }) => manages),
    },
  );
  await notifyJob(db, SEND_INVITATION);
}

/** Returns and locks the invitation that has been due for longest and is not locked by another worker. Skips blocked people. */
export const claimDueInvitation = (db: Db) =>
  row<InvitedTo & { id: string; attempts: number; email: string; locale: 'fr' | 'en' | null }>(
    db,
    `select i.id, i.attempts, i.about, i.manages, p.email, p.locale
     from cordee.invitation i join up_users p on p.id = i.person
     where i.sent_at is null and i.ended_at is null and i.due_at <= cordee.now() and p.blocked is not true
     order by i.due_at limit 1 for no key update of i, p skip locked`,
  );

/** Marks an invitation as sent, and returns when it expires. */
export async function markInvitationSent(db: Db, id: string): Promise<Date> {
  const sent = await row<{ expiresAt: Date }>(
    db,
    `update cordee.invitation set sent_at = cordee.now(), expires_at = cordee.now() + cast(:life as interval) where id = :id
     returning expires_at as "expiresAt"`,
    { id, life: INVITATION_LIFETIME },
  );
  if (!sent) throw new Error(`There is no invitation with the id ${id}.`);

  return sent.expiresAt;
}

/** Marks every open invitation of the person as used: they have chosen a password. */
export async function closeInvitations(db: Db, person: PersonId): Promise<void> {
  await execute(
    db,
    `update cordee.invitation set ended_at = cordee.now(), end_cause = 'used' where person = :person and ended_at is null`,
    { person },
  );
}

/** Withdraws the sent invitations of the person and returns what they were to; a pending one stays pending. */
export const withdrawInvitations = (db: Db, person: PersonId) =>
  rows<InvitedTo>(
    db,
    `update cordee.invitation set ended_at = cordee.now(), end_cause = 'withdrawn'
     where person = :person and ended_at is null and sent_at is not null returning about, manages`,
    { person },
  );
