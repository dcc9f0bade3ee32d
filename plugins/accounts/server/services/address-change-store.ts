import { type Db, row } from '@cordee/kernel';

/** A change of address as it is kept. `former`: the address before, once the new one is confirmed. */
export type AddressChange = Readonly<{
  id: string;
  person: number;
  email: string;
  former: string | null;
  askedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  /** Whether the link to the new address works, and the one to the former. */
  waits: boolean;
  undoable: boolean;
}>;

const COLUMNS = `id, person, email, former, asked_at as "askedAt", expires_at as "expiresAt", ended_at as "endedAt",
  ended_at is null and expires_at > cordee.now() as waits,
  coalesce(undo_until > cordee.now(), false) as undoable`;

/** Keeps what is asked for one day, in place of what was asked before. (ACC-10) */
export async function createAddressChange(db: Db, { person, email }: { person: number; email: string }): Promise<string> {
  await endAddressChange(db, { person, cause: 'replaced' });
  const kept = await row<{ id: string }>(
    db,
    `insert into cordee.address_change (person, email, expires_at) values (:person, :email, cordee.now() + interval '1 day') returning id`,
    { person, email },
  );
  if (!kept) throw new Error('the change was not kept');

  return kept.id;
}

export const addressChangeOf = (db: Db, id: string) =>
  row<AddressChange>(db, `select ${COLUMNS} from cordee.address_change where id = :id`, { id });

/** The same, locked, so that a link works once however often it is clicked. */
export const lockAddressChange = (db: Db, id: string) =>
  row<AddressChange>(db, `select ${COLUMNS} from cordee.address_change where id = :id for update`, { id });

/** What the person has asked for and not confirmed yet. */
export const waitingAddressChange = (db: Db, person: number) =>
  row<AddressChange>(
    db,
    `select ${COLUMNS} from cordee.address_change where person = :person and ended_at is null and expires_at > cordee.now()`,
    { person },
  );

/** How many asked for this address within the hour, whoever they are. */
export async function askedForAddress(db: Db, email: string): Promise<number> {
  const asked = await row<{ times: number }>(
    db,
    `select count(*)::integer as times from cordee.address_change where email = :email and asked_at > cordee.now() - interval '1 hour'`,
    { email },
  );
  return asked?.times ?? 0;
}

/** Ends what a person has asked for, if they have. */
export async function endAddressChange(
  db: Db,
  { person, cause }: { person: number; cause: 'replaced' | 'withdrawn' | 'taken' },
): Promise<void> {
  await db.raw('update cordee.address_change set ended_at = cordee.now(), end_cause = :cause where person = :person and ended_at is null', {
    person,
    cause,
  });
}

/** The new address is confirmed; for three days the former one may take it back. (SEC-15) */
export async function markAddressConfirmed(db: Db, { id, former }: { id: string; former: string }): Promise<void> {
  await db.raw(
    `update cordee.address_change
     set ended_at = cordee.now(), end_cause = 'confirmed', former = :former, undo_until = cordee.now() + interval '72 hours'
     where id = :id`,
    { id, former },
  );
}

/** This change is taken back; what followed it can no longer be. */
export async function markAddressUndone(db: Db, { id, person }: AddressChange): Promise<void> {
  await settleAddress(db, person);
  await db.raw(`update cordee.address_change set end_cause = 'undone' where id = :id`, { id });
}

/** The address that a person has is theirs for good: no former one takes it back. */
export async function settleAddress(db: Db, person: number): Promise<void> {
  await db.raw('update cordee.address_change set undo_until = null where person = :person and undo_until is not null', { person });
}
