import { type AddressPeriod, type Db, execute, normalizeEmail, row, rows, SAME_FORM_INTERVAL } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** A stored change of address. `former` is the previous address, set once the new one is confirmed. */
export type AddressChange = Readonly<{
  id: string;
  person: PersonId;
  email: string;
  former: string | null;
  askedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  endCause: 'confirmed' | 'undone' | 'replaced' | 'withdrawn' | 'taken' | null;
  undoUntil: Date | null;
  /** Whether the link sent to the new address works. */
  confirmable: boolean;
  /** Whether the link sent to the former address works. */
  undoable: boolean;
}>;

const COLUMNS = `id, person, email, former, asked_at as "askedAt", expires_at as "expiresAt", ended_at as "endedAt",
  end_cause as "endCause", undo_until as "undoUntil",
  ended_at is null and expires_at > cordee.now() as confirmable,
  coalesce(undo_until > cordee.now(), false) as undoable`;

/** Creates a change of address that can be confirmed for one day, and replaces the pending one. Returns its id. (ACC-10) */
export async function createAddressChange(db: Db, { person, email }: { person: PersonId; email: string }): Promise<string> {
  await endAddressChange(db, { person, cause: 'replaced' });
  const created = await row<{ id: string }>(
    db,
    `insert into cordee.address_change (person, email, expires_at) values (:person, :email, cordee.now() + interval '1 day') returning id`,
    { person, email },
  );
  if (!created) throw new Error('The change of address was not inserted.');

  return created.id;
}

/** Returns a change of address by its id. */
export const addressChangeOf = (db: Db, id: string) =>
  row<AddressChange>(db, `select ${COLUMNS} from cordee.address_change where id = :id`, { id });

/** Same as `addressChangeOf`, but locks the row, so that a link works once even when it is clicked twice. */
export const lockAddressChange = (db: Db, id: string) =>
  row<AddressChange>(db, `select ${COLUMNS} from cordee.address_change where id = :id for update`, { id });

/** Returns the change of address that the person requested and has not confirmed yet. */
export const waitingAddressChange = (db: Db, person: PersonId) =>
  row<AddressChange>(
    db,
    `select ${COLUMNS} from cordee.address_change where person = :person and ended_at is null and expires_at > cordee.now()`,
    { person },
  );

/** Tells whether the person requested this very address a few minutes ago, and the request is still pending. (H-75) */
export async function isJustRequested(db: Db, request: Readonly<{ person: PersonId; email: string }>): Promise<boolean> {
  const pending = await row(
    db,
    `select from cordee.address_change where person = :person and email = :email and ended_at is null
       and asked_at > cordee.now() - cast(:interval as interval)`,
    { ...request, interval: SAME_FORM_INTERVAL },
  );
  return pending !== undefined;
}

/** Counts the changes to this address that were requested within the hour, by anybody. */
export async function countAddressChangesTo(db: Db, email: string): Promise<number> {
  const recent = await row<{ requests: number }>(
    db,
    `select count(*)::integer as requests from cordee.address_change where email = :email and asked_at > cordee.now() - interval '1 hour'`,
    { email },
  );
  return recent?.requests ?? 0;
}

/** Ends the pending change of address of a person, if there is one. */
export async function endAddressChange(
  db: Db,
  { person, cause }: { person: PersonId; cause: 'replaced' | 'withdrawn' | 'taken' },
): Promise<void> {
  await execute(
    db,
    'update cordee.address_change set ended_at = cordee.now(), end_cause = :cause where person = :person and ended_at is null',
    { person, cause },
  );
}

/** Marks a change as confirmed; for three days it can be undone with the link sent to the former address. (SEC-15) */
export async function markAddressConfirmed(db: Db, { id, former }: { id: string; former: string }): Promise<void> {
  await execute(
    db,
    `update cordee.address_change
     set ended_at = cordee.now(), end_cause = 'confirmed', former = :former, undo_until = cordee.now() + interval '72 hours'
     where id = :id`,
    { id, former },
  );
}

/**
 * Marks a change as undone; later changes of this person can no longer be undone. The addresses since then were not theirs. To be called once the
 * former address is saved.
 */
export async function markAddressUndone(db: Db, { id, person, endedAt }: AddressChange): Promise<void> {
  await endAddressUndo(db, person);
  await execute(db, 'delete from cordee.former_address where person = :person and left_at >= :endedAt', { person, endedAt });
  await execute(db, `update cordee.address_change set end_cause = 'undone' where id = :id`, { id });
}

/** Makes the present address of a person final: no former address can be restored any more. */
export async function endAddressUndo(db: Db, person: PersonId): Promise<void> {
  await execute(db, 'update cordee.address_change set undo_until = null where person = :person and undo_until is not null', { person });
}

/**
 * Returns the change whose former address this is, as long as it can be undone, unless it is of the person `except`: meanwhile nobody else gets
 * the address. The database holds to it as well. (SEC-15)
 */
export const changeReserving = (db: Db, email: string, except: PersonId | null = null) =>
  row<AddressChange>(
    db,
    `select ${COLUMNS} from cordee.address_change
     where lower(former) = :address and undo_until > cordee.now() and person is distinct from cast(:except as integer)
     order by undo_until desc limit 1`,
    { address: normalizeEmail(email), except },
  );

/** Returns those of these addresses that `changeReserving` keeps for whoever had them. */
export const reservedAmong = async (db: Db, emails: readonly string[]): Promise<string[]> =>
  (
    await rows<{ address: string }>(
      db,
      'select distinct lower(former) as address from cordee.address_change where lower(former) = any(:emails) and undo_until > cordee.now()',
      { emails: emails.map(normalizeEmail) },
    )
  ).map(({ address }) => address);

/**
 * Returns the periods in which a person had an address, by these addresses, in lower case. A period begins when somebody else left the address.
 * (ACC-12, ACC-20)
 */
export async function addressPeriodsOf(db: Db, person: PersonId): Promise<AddressPeriod[]> {
  return rows<AddressPeriod>(
    db,
    `with own as (
       select lower(email) as address, null as until from up_users where id = :person
       union all select email, left_at from cordee.former_address where person = :person
     )
     select address, until::text,
       (select max(f.left_at)::text from cordee.former_address f
        where f.email = own.address and f.person <> :person and f.left_at < coalesce(own.until, 'infinity')) as since
     from own`,
    { person },
  );
}
