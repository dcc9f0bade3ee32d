import { type Db, execute, row, rows } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** How long two-factor setup waits for its first code, as a PostgreSQL interval. */
const SETUP_LIFETIME = '15 minutes';

/** How long a pending sign-in waits for its code, as a PostgreSQL interval. */
const PENDING_LIFETIME = '5 minutes';

/** The stored secret of an authenticator app; without `confirmedAt` its setup is not complete. `lastPeriod` is that of the last accepted code. */
export type StoredTotp = Readonly<{ encryptedSecret: Buffer; confirmedAt: Date | null; lastPeriod: number }>;

const SELECT_TOTP = `select sealed_secret as "encryptedSecret", confirmed_at as "confirmedAt", last_period::integer as "lastPeriod"
  from cordee.second_step
  where person = :person and (confirmed_at is not null or begun_at > cordee.now() - interval '${SETUP_LIFETIME}')`;

/** Returns the authenticator app of a person, complete or being set up. */
export const totpOf = (db: Db, person: PersonId) => row<StoredTotp>(db, SELECT_TOTP, { person });

/** Same as `totpOf`, but locks the row, so that no code works twice even in concurrent requests. */
export const lockTotp = (db: Db, person: PersonId) => row<StoredTotp>(db, `${SELECT_TOTP} for update`, { person });

/** Returns since when a person has a second factor, an authenticator app or a passkey; null when they have none. */
export const twoFactorSince = async (db: Db, person: PersonId): Promise<Date | null> =>
  (await row<{ since: Date }>(db, 'select since from cordee.two_factor where person = :person', { person }))?.since ?? null;

/** Saves the encrypted secret of an authenticator app that is being set up; undefined when the person has one. */
export const saveTotpSetup = (db: Db, person: PersonId, encrypted: Buffer) =>
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

/** Deletes the authenticator app of a person; returns whether they had one. */
export async function deleteTotp(db: Db, person: PersonId): Promise<boolean> {
  const deleted = await row(db, 'delete from cordee.second_step where person = :person and confirmed_at is not null returning person', {
    person,
  });
  return deleted !== undefined;
}

/** Deletes the second factors that were set up since a moment, or within the three days before it. */
export async function deleteFactorsSince(db: Db, person: PersonId, since: Date): Promise<void> {
  await execute(
    db,
    `with recent as (
       delete from cordee.passkey where person = :person and created_at >= cast(:since as timestamptz) - interval '72 hours'
     )
     delete from cordee.second_step where person = :person and confirmed_at >= cast(:since as timestamptz) - interval '72 hours'`,
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

/** Tells whether a person has the recovery codes with these hashes. */
export const hasRecoveryCodes = async (db: Db, person: PersonId, hashes: readonly Buffer[]): Promise<boolean> =>
  (await row(db, 'select from cordee.recovery_code where person = :person and code_hash = any(cast(:hashes as bytea[])) limit 1', {
    person,
    hashes,
  })) !== undefined;

/** Returns how many recovery codes of a person were not used yet. */
export const recoveryCodesLeft = async (db: Db, person: PersonId): Promise<number> =>
  (await rows(db, 'select from cordee.recovery_code where person = :person and used_at is null', { person })).length;

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
     select p.id, cordee.now() + interval '${PENDING_LIFETIME}' from up_users p
     where p.id = :id and p.password = :password and p.blocked is not true
       and exists (select from cordee.two_factor f where f.person = p.id) for share of p
     returning id`,
    account,
  );

/** Returns whose pending sign-in this is; undefined when it has expired or was ended. */
export const pendingSignInOf = (db: Db, id: string) =>
  row<{ person: PersonId }>(db, 'select person from cordee.half_sign_in where id = :id and expires_at > cordee.now()', { id });

/** Whose pending sign-in was consumed, and the challenge that a passkey had to sign for it. */
export type ConsumedSignIn = Readonly<{ person: PersonId; challenge: Buffer }>;

/** Consumes a pending sign-in, once. */
export const consumePendingSignIn = (db: Db, id: string) =>
  row<ConsumedSignIn>(db, 'delete from cordee.half_sign_in where id = :id and expires_at > cordee.now() returning person, challenge', {
    id,
  });

/** Deletes what a person, or whoever was in their place, has begun and not completed: sign-ins, and the setup of an app. */
export async function deletePending(db: Db, person: PersonId): Promise<void> {
  await execute(
    db,
    `with setup as (delete from cordee.second_step where person = :person and confirmed_at is null)
     delete from cordee.half_sign_in where person = :person`,
    { person },
  );
}
