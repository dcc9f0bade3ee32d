import { type Db, row, rows } from '@cordee/kernel';

/** How long a second step that was begun waits for its first code, as a PostgreSQL interval. */
const SETUP_LIFETIME = '15 minutes';

/** How long a right password waits for the second step. */
const PENDING_LIFETIME = '5 minutes';

/** A second step as it is kept; without `confirmedAt` it does not count yet. */
export type TwoFactor = Readonly<{ encryptedSecret: Buffer; confirmedAt: Date | null; lastPeriod: number }>;

const COLUMNS = `sealed_secret as "sealedSecret", confirmed_at as "confirmedAt", last_period::integer as "lastPeriod"`;

/** What a person has set up, or is about to. */
export const twoFactorOf = (db: Db, person: number) =>
  row<TwoFactor & { codesLeft: number }>(
    db,
    `select ${COLUMNS}, (select count(*)::integer from cordee.recovery_code c where c.person = s.person and c.used_at is null) as "codesLeft"
     from cordee.second_step s
     where person = :person and (confirmed_at is not null or begun_at > cordee.now() - interval '${SETUP_LIFETIME}')`,
    { person },
  );

/** The same, locked, so that no code works twice however many come at once. */
export const lockTwoFactor = (db: Db, person: number) =>
  row<TwoFactor>(
    db,
    `select ${COLUMNS} from cordee.second_step
     where person = :person and (confirmed_at is not null or begun_at > cordee.now() - interval '${SETUP_LIFETIME}') for update`,
    { person },
  );

/** Keeps the secret of a second step that is about to be set up; undefined when one counts already. */
export const saveTwoFactorSetup = (db: Db, person: number, encrypted: Buffer) =>
  row(
    db,
    `insert into cordee.second_step as kept (person, sealed_secret) values (:person, :encrypted)
     on conflict (person) do update set sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at, last_period = 0
     where kept.confirmed_at is null returning person`,
    { person, encrypted },
  );

export async function saveLastPeriod(db: Db, person: number, period: number): Promise<void> {
  await db.raw(
    'update cordee.second_step set last_period = :period, confirmed_at = coalesce(confirmed_at, cordee.now()) where person = :person',
    { person, period },
  );
}

export async function deleteTwoFactor(db: Db, person: number): Promise<boolean> {
  const dropped = await rows(db, 'delete from cordee.second_step where person = :person and confirmed_at is not null returning person', {
    person,
  });
  return dropped.length > 0;
}

/** Takes away a second step that was set up since a moment, or within the three days before it. */
export async function deleteTwoFactorSince(db: Db, person: number, since: Date): Promise<void> {
  await db.raw(
    `delete from cordee.second_step where person = :person and confirmed_at >= cast(:since as timestamptz) - interval '72 hours'`,
    { person, since } as never,
  );
}

export async function saveRecoveryCodes(db: Db, person: number, hashes: readonly Buffer[]): Promise<void> {
  await db.raw(
    `with gone as (delete from cordee.recovery_code where person = :person)
     insert into cordee.recovery_code (person, code_hash) select :person, unnest(cast(:hashes as bytea[]))`,
    { person, hashes } as never,
  );
}

/** Uses a recovery code, once; false when it is none of the person's, or was used. */
export async function consumeRecoveryCode(db: Db, person: number, hash: Buffer): Promise<boolean> {
  const taken = await row(
    db,
    `update cordee.recovery_code set used_at = cordee.now() where person = :person and code_hash = :hash and used_at is null returning person`,
    { person, hash },
  );
  return taken !== undefined;
}

/**
 * A password was right: the second step is awaited, if the person has one. Undefined when they have none, or when the account
 * is not any more what was looked at. (ACC-6)
 */
export const createPendingSignIn = (db: Db, account: Readonly<{ id: number; password: string | null }>) =>
  row<{ id: string }>(
    db,
    `insert into cordee.half_sign_in (person, expires_at)
     select p.id, cordee.now() + interval '${PENDING_LIFETIME}' from up_users p join cordee.second_step s on s.person = p.id
     where p.id = :id and p.password = :password and p.blocked is not true and s.confirmed_at is not null for share of p
     returning id`,
    account,
  );

/** Whose second step is awaited; undefined when it took too long, or when something ended it. */
export const pendingSignInOf = (db: Db, id: string) =>
  row<{ person: number }>(db, 'select person from cordee.half_sign_in where id = :id and expires_at > cordee.now()', { id });

/** The half of a sign-in serves once. */
export const consumePendingSignIn = (db: Db, id: string) =>
  row<{ person: number }>(db, 'delete from cordee.half_sign_in where id = :id and expires_at > cordee.now() returning person', { id });

export async function deletePendingSignIns(db: Db, person: number): Promise<void> {
  await db.raw('delete from cordee.half_sign_in where person = :person', { person });
}
