import { type Caller, type Db, execute, type IdentifyOptions, type Locale, type Rights, row, rows, SignInNeeded } from '@cordee/kernel';
import { endAdminSessions, endAdminSessionsOf } from '../admin-login/admin-account-store.ts';
import { LOG_CONNECTION } from '../connection-log/connection-log-store.ts';
import type { PersonId, SignInId } from '../domain/ids.ts';
import { type Account, IS_PRIVILEGED, lockAccount } from '../person/person-store.ts';
import { deletePending } from '../two-factor/two-factor-store.ts';
import { IDLE_TIMEOUT, MAX_LIFETIME, MAX_SIGN_INS } from './domain/session-lifetime.ts';
import { tokenHash } from './domain/token-hash.ts';

declare module '@cordee/kernel' {
  /** The person who is signed in. `globalRole` is a role that belongs to the person and not to a membership. (ACC-8) */
  interface Person {
    readonly id: PersonId;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly locale: Locale;
    readonly globalRole: 'none' | 'tester' | 'student' | 'administrator';
    /** Whether the person is staff: somebody with an account in the CMS admin. (ACC-22) */
    readonly isStaff: boolean;
    /**
     * Whether a member of staff signed in without the two-factor authentication that the settings require of staff: they have no rights
     * beyond those of any person until they do. (ACC-6)
     */
    readonly needsTwoFactor: boolean;
    /** Whether the person has a picture; otherwise their initials are shown. (ACC-10) */
    readonly picture: boolean;
  }
}

/**
 * Starts a sign-in if the account is still in the state that was checked: the same password, not blocked, and two-factor verification
 * done if it is on. Returns false otherwise. One beyond the bound ends the one that was used longest ago.
 */
export async function startSignIn(
  db: Db,
  { account, ...values }: { account: Pick<Account, 'id' | 'password'>; token: string; clientAddress: string; twoFactor: boolean },
): Promise<boolean> {
  // Locked first: whoever waits here for a second factor that is being added sees it in the next statement.
  await execute(db, 'select from up_users where id = :id for share', { id: account.id });
  const started = await row(
    db,
    `with started as (
       insert into cordee.sign_in (person, token_hash, client_address, second_step, privileged)
       select id, :hash, :clientAddress, :twoFactor, ${IS_PRIVILEGED} from up_users p where id = :id and password = :password and blocked is not true
         and (:twoFactor or not exists (select from cordee.two_factor f where f.person = :id)) for share
       returning person
     )
     insert into cordee.connection (person, signed_in) select person, true from started returning id`,
    { id: account.id, password: account.password, ...values, hash: tokenHash(values.token) },
  );
  if (started) await endOldestSignIns(db, account.id);
  return started !== undefined;
}

/** Ends the sign-ins of a person beyond the bound, those that were used longest ago. */
async function endOldestSignIns(db: Db, person: PersonId): Promise<void> {
  const ended = await rows<{ id: SignInId }>(
    db,
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = 'too-many' where id in (
       select id from cordee.sign_in where person = :person and ended_at is null
       order by last_seen_at desc, started_at desc offset ${MAX_SIGN_INS}) returning id`,
    { person },
  );
  for (const { id } of ended) await endAdminSessionsOf(db, id);
}

/** Ends a sign-in and the admin sessions that were entered from it; those of other devices go on. (ACC-22) */
export async function endSignIn(
  db: Db,
  signIn: Readonly<{ token: string } | { id: SignInId }>,
  cause: 'signed-out' | 'replaced' = 'signed-out',
): Promise<void> {
  const ended = await row<{ id: SignInId }>(
    db,
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = :cause
     where (id = cast(:id as uuid) or token_hash = cast(:hash as bytea)) and ended_at is null returning id`,
    'id' in signIn ? { id: signIn.id, hash: null, cause } : { id: null, hash: tokenHash(signIn.token), cause },
  );
  if (ended) await endAdminSessionsOf(db, ended.id);
}

/** Why all sign-ins of a person end at once. */
export type EndCause = 'signed-out' | 'password-changed' | 'address-changed' | 'second-step-changed' | 'blocked';

/** Returns whose open sign-in this is. */
export const personSignedIn = async (db: Db, token: string): Promise<PersonId | undefined> =>
  (
    await row<{ person: PersonId }>(db, 'select person from cordee.sign_in where token_hash = :hash and ended_at is null', {
      hash: tokenHash(token),
    })
  )?.person;

/**
 * Locks the account of a signed-in person, and their sign-in, by its token: it may have ended since their request was let in, also while it waited for
 * this lock. @throws SignInNeeded (SEC-4)
 */
export async function lockSignedIn(db: Db, person: PersonId, token: string | null): Promise<void> {
  await lockAccount(db, person);
  const open = await row(
    db,
    'select from cordee.sign_in where person = :person and token_hash = :hash and ended_at is null for no key update',
    { person, hash: tokenHash(token ?? '') },
  );
  if (!open) throw new SignInNeeded({});
}

/** Tells whether a sign-in began with this token, also when it has ended since. */
export const hasBegun = async (db: Db, token: string): Promise<boolean> =>
  (await row(db, 'select from cordee.sign_in where token_hash = :hash', { hash: tokenHash(token) })) !== undefined;

/** Marks a sign-in as verified with two factors. (ACC-6) */
export async function markTwoFactorPassed(db: Db, token: string | null): Promise<void> {
  await execute(db, 'update cordee.sign_in set second_step = true where token_hash = :hash and ended_at is null', {
    hash: tokenHash(token ?? ''),
  });
}

/** Ends every sign-in of the person except the one with `exceptToken`, and their admin sessions, and what was begun: pending sign-ins, and the setup of an app. */
export async function endAllSignIns(
  db: Db,
  person: PersonId,
  { cause, exceptToken }: { cause: EndCause; exceptToken?: string | null | undefined },
): Promise<void> {
  await deletePending(db, person);
  await endAdminSessions(db, person);
  await execute(
    db,
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = :cause
     where person = :person and ended_at is null and token_hash is distinct from cast(:exceptHash as bytea)`,
    { person, cause, exceptHash: exceptToken ? tokenHash(exceptToken) : null },
  );
}

/** SQL condition: whether the sign-in `s` of the person `p` has the limits of staff, as it keeps them to its end. */
const HAS_STAFF_LIMITS = `(s.privileged or ${IS_PRIVILEGED})`;

/** SQL condition: whether the sign-in `s` of the person `p` is still valid. */
const IS_LIVE = `s.ended_at is null and p.blocked is not true
  and s.last_seen_at > cordee.now() - (case when ${HAS_STAFF_LIMITS} then interval '${IDLE_TIMEOUT.staff}' else interval '${IDLE_TIMEOUT.learner}' end)
  and s.started_at > cordee.now() - (case when ${HAS_STAFF_LIMITS} then interval '${MAX_LIFETIME.staff}' else interval '${MAX_LIFETIME.learner}' end)`;

/** An open sign-in; `here` tells whether it is that of the request. */
export type OpenSignIn = Readonly<{ startedAt: Date; lastSeenAt: Date; clientAddress: string; here: boolean }>;

/** Returns the open sign-ins of a person: that of the request first, then by latest activity. (SEC-4) */
export const openSignIns = (db: Db, { person, token }: { person: PersonId; token: string | null }) =>
  rows<OpenSignIn>(
    db,
    `select s.started_at as "startedAt", s.last_seen_at as "lastSeenAt", s.client_address as "clientAddress", s.token_hash = :hash as here
     from cordee.sign_in s join up_users p on p.id = s.person
     where s.person = :person and ${IS_LIVE}
     order by here desc, s.last_seen_at desc limit ${MAX_SIGN_INS}`,
    { person, hash: tokenHash(token ?? '') },
  );

/**
 * Identifies the caller by their session token. One statement returns the present time, the person and the rights that are needed, and
 * records the activity, at most once a minute, in the sign-in and in the connection log. When the sign-in has ended or been idle for too
 * long, or the person is blocked, the caller is anonymous from this request on. Staff who still need two-factor verification
 * (`needsTwoFactor`) are not administrators.
 */
export async function identify<N extends keyof Rights>(
  db: Db,
  token: string | null,
  { rights, settings }: IdentifyOptions<N>,
): Promise<Caller<N>> {
  const caller = await row<Caller<N>>(db, identifySql(rights), {
    hash: tokenHash(token ?? ''),
    twoFactorRequired: settings.STAFF_SECOND_STEP,
  });
  if (!caller) throw new Error('The statement that identifies the caller returned no row.');

  return caller;
}

const identifySql = (rights: ReadonlyMap<string, string>) => `
  with live as (
    select s.id, p.id as person, s.last_seen_at, ${IS_PRIVILEGED} and cast(:twoFactorRequired as boolean) and not s.second_step as needs_two_factor
    from cordee.sign_in s join up_users p on p.id = s.person
    where s.token_hash = :hash and ${IS_LIVE}
  ), active as (
    update cordee.sign_in s set last_seen_at = cordee.now() from live
    where s.id = live.id and s.last_seen_at < cordee.now() - interval '1 minute' returning s.person
  ), ${LOG_CONNECTION}
  select cordee.now() as now,
    case when p.id is not null then json_build_object('id', p.id, 'documentId', p.document_id, 'firstName', p.first_name, 'lastName', p.last_name,
      'email', p.email, 'locale', p.locale, 'globalRole', case when live.needs_two_factor and p.global_role = 'administrator' then 'none' else p.global_role end,
      'isStaff', p.is_staff, 'needsTwoFactor', live.needs_two_factor,
      'picture', exists (select from cordee.picture i where i.person = p.id)) end as person,
    case when p.id is not null then json_build_object(${[...rights]
      .map(([name, sql]) => `'${name}', (${sql})`)
      .join(', ')}) else json_build_object() end as rights
  from (select 1) one left join live on true left join cordee.person p on p.id = live.person`;
