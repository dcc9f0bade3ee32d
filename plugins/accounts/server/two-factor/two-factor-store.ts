import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** How long two-factor setup waits for its first code, as a PostgreSQL interval. */
const SETUP_LIFETIME = '15 minutes';

/** How long a pending sign-in waits for its code, as a PostgreSQL interval. */
const PENDING_LIFETIME = '5 minutes';

/** Stored two-factor authentication; without `confirmedAt` its setup is not complete. `lastPeriod` is that of the last accepted code. */
export type TwoFactor = Readonly<{ encryptedSecret: Buffer; confirmedAt: Date | null; lastPeriod: number }>;

const COLUMNS = `sealed_secret as "encryptedSecret", confirmed_at as "confirmedAt", last_period::integer as "lastPeriod"`;

/** Returns the two-factor authentication of a person, complete or being set up. */
export const twoFactorOf = (db: Db, person: PersonId) =>
  row<TwoFactor & { codesLeft: number }>(
    db,
    `select ${COLUMNS}, (select count(*)::integer from cordee.recovery_code c where c.person = s.person and c.used_at is null) as "codesLeft"
     from cordee.second_step s
     where person = :person and (confirmed_at is not null or begun_at > cordee.now() - interval '${SETUP_LIFETIME}')`,
    { person },
  );

/** Returns since when the two-factor authentication of a person is on; null while it is off. */
export const twoFactorSince = async (db: Db, person: PersonId): Promise<Date | null> =>
  (await twoFactorOf(db, person))?.confirmedAt ?? null;

/** Same as `twoFactorOf`, but locks the row, so that no code works twice even in concurrent requests. */
export const lockTwoFactor = (db: Db, person: PersonId) =>
  row<TwoFactor>(
    db,
    `select ${COLUMNS} from cordee.second_step
     where person = :person and (confirmed_at is not null or begun_at > cordee.now() - interval '${SETUP_LIFETIME}') for update`,
    { person },
  );

/** Saves the encrypted secret of a two-factor setup; undefined when two-factor authentication is already on. */
export const saveTwoFactorSetup = (db: Db, person: PersonId, encrypted: Buffer) =>
  row(
    db,
    `insert into cordee.second_step as existing (person, sealed_secret) values (:person, :encrypted)
     on conflict (person) do update set sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at, last_period = 0
     where existing.confirmed_at is null returning person`,
    { person, encrypted },
  );

/** Saves the period of an accepted code; the first one completes the setup. */
export async function saveLastPeriod(db: Db, person: PersonId, period: number): Promise<void> {
  await execute(
    db,
    'update cordee.second_step set last_period = :period, confirmed_at = coalesce(confirmed_at, cordee.now()) where person = :person',
    { person, period },
  );
}

/** Deletes the two-factor authentication of a person; returns whether it was on. */
export async function deleteTwoFactor(db: Db, person: PersonId): Promise<boolean> {
  const deleted = await row(db, 'delete from cordee.second_step where person = :person and confirmed_at is not null returning person', {
    person,
  });
  return deleted !== undefined;
}

/** Deletes two-factor authentication that was set up since a moment, or within the three days before it. */
export async function deleteTwoFactorSince(db: Db, person: PersonId, since: Date): Promise<void> {
  await execute(
    db,
    `delete from cordee.second_step where person = :person and confirmed_at >= cast(:since as timestamptz) - interval '72 hours'`,
    { person, since },
  );
}

/** Saves the hashes of new recovery codes in place of the previous ones. */
export async function saveRecoveryCodes(db: Db, person: PersonId, hashes: readonly Buffer[]): Promise<void> {
  await execute(
    db,
    `with deleted as (delete from cordee.recovery_code where person = :person)
     insert into cordee.recovery_code (person, code_hash) select :person, unnest(cast(:hashes as bytea[]))`,
    { person, hashes },
  );
}

/** Consumes a recovery code, once; false when it is not one of the person's, or was used. */
export async function consumeRecoveryCode(db: Db, person: PersonId, hash: Buffer): Promise<boolean> {
  const consumed = await row(
    db,
    `update cordee.recovery_code set used_at = cordee.now() where person = :person and code_hash = :hash and used_at is null returning person`,
    { person, hash },
  );
  return consumed !== undefined;
}

/**
 * Creates a pending sign-in after a right password. Undefined when the person has no two-factor authentication, or when the account has
 * changed since it was checked. (ACC-6)
 */
export const createPendingSignIn = (db: Db, account: Readonly<{ id: PersonId; password: string | null }>) =>
  row<{ id: string }>(
    db,
    `insert into cordee.half_sign_in (person, expires_at)
     select p.id, cordee.now() + interval '${PENDING_LIFETIME}' from up_users p join cordee.second_step s on s.person = p.id
     where p.id = :id and p.password = :password and p.blocked is not true and s.confirmed_at is not null for share of p
     returning id`,
    account,
  );

/** Returns whose pending sign-in this is; undefined when it has expired or was ended. */
export const pendingSignInOf = (db: Db, id: string) =>
  row<{ person: PersonId }>(db, 'select person from cordee.half_sign_in where id = :id and expires_at > cordee.now()', { id });

/** Consumes a pending sign-in, once. */
export const consumePendingSignIn = (db: Db, id: string) =>
  row<{ person: PersonId }>(db, 'delete from cordee.half_sign_in where id = :id and expires_at > cordee.now() returning person', { id });

/** Deletes the pending sign-ins of a person. */
export async function deletePendingSignIns(db: Db, person: PersonId): Promise<void> {
  await execute(db, 'delete from cordee.half_sign_in where person = :person', { person });
}
