import { type Caller, type Db, type Identify, type Person, row, rows } from '@cordee/kernel';
import { IDLE_TIMEOUT, MAX_LIFETIME } from '../domain/session-lifetime.ts';
import { tokenHash } from '../domain/token-hash.ts';
import { LOG_CONNECTION } from './connection-log-store.ts';
import type { Account } from './person-store.ts';
import { IS_PRIVILEGED } from './person-store.ts';
import { endAdminSessions } from './staff-store.ts';
import { deletePendingSignIns } from './two-factor-store.ts';

/**
 * Starts a sign-in if the account still is what was looked at: its password the same, not blocked, its second step taken if it
 * has one. False when it is not.
 */
export async function startSignIn(
  db: Db,
  { account, ...begun }: { account: Pick<Account, 'id' | 'password'>; token: string; clientAddress: string; twoFactor: boolean },
): Promise<boolean> {
  const started = await row(
    db,
    `with begun as (
       insert into cordee.sign_in (person, token_hash, client_address, second_step)
       select id, :hash, :clientAddress, :twoFactor from up_users where id = :id and password = :password and blocked is not true
         and (:twoFactor or not exists (select from cordee.second_step s where s.person = :id and s.confirmed_at is not null)) for share
       returning person
     )
     insert into cordee.connection (person, signed_in) select person, true from begun returning id`,
    { id: account.id, password: account.password, ...begun, hash: tokenHash(begun.token) },
  );
  return started !== undefined;
}

/** Signs out, here and in the workplace. */
export async function endSignIn(db: Db, token: string): Promise<void> {
  const ended = await row<{ person: number }>(
    db,
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = 'signed-out' where token_hash = :hash and ended_at is null
     returning person`,
    { hash: tokenHash(token) },
  );
  if (ended) await endAdminSessions(db, ended.person);
}

/** Why all sign-ins of a person end at once. */
export type EndCause = 'signed-out' | 'password-changed' | 'address-changed' | 'second-step-changed' | 'blocked';

/** The second step was taken in this sign-in. (ACC-6) */
export async function markTwoFactorPassed(db: Db, token: string | null): Promise<void> {
  await db.raw('update cordee.sign_in set second_step = true where token_hash = :hash and ended_at is null', {
    hash: tokenHash(token ?? ''),
  });
}

/** Ends every sign-in of the person, in the workplace and before the second step too, but the one that holds the token `keep`. */
export async function endAllSignIns(
  db: Db,
  person: number,
  { cause, keep }: { cause: EndCause; keep?: string | null | undefined },
): Promise<void> {
  await deletePendingSignIns(db, person);
  await endAdminSessions(db, person);
  await db.raw(
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = :cause
     where person = :person and ended_at is null and token_hash is distinct from cast(:kept as bytea)`,
    { person, cause, kept: keep ? tokenHash(keep) : null } as never,
  );
}

/** Whether the sign-in `s` of the person `p` still is one. */
const IS_LIVE = `s.ended_at is null and p.blocked is not true
  and s.last_seen_at > cordee.now() - (case when ${IS_PRIVILEGED} then interval '${IDLE_TIMEOUT.staff}' else interval '${IDLE_TIMEOUT.learner}' end)
  and s.started_at > cordee.now() - (case when ${IS_PRIVILEGED} then interval '${MAX_LIFETIME.staff}' else interval '${MAX_LIFETIME.learner}' end)`;

/** A sign-in that is open: `here` is the one that asks. */
export type OpenSignIn = Readonly<{ startedAt: Date; lastSeenAt: Date; clientAddress: string; here: boolean }>;

/** Where a person is signed in now, the latest activity first. (SEC-4) */
export const openSignIns = (db: Db, { person, token }: { person: number; token: string | null }) =>
  rows<OpenSignIn>(
    db,
    `select s.started_at as "startedAt", s.last_seen_at as "lastSeenAt", s.client_address as "clientAddress", s.token_hash = :hash as here
     from cordee.sign_in s join up_users p on p.id = s.person
     where s.person = :person and ${IS_LIVE}
     order by here desc, s.last_seen_at desc limit 50`,
    { person, hash: tokenHash(token ?? '') },
  );

/**
 * Who holds this token now: one statement gives the clock, the person and the rights of every room, and notes the
 * activity at most once a minute, in the sign-in and in what is kept of the person being there. Ended, idle for too long, or
 * blocked: nobody, from this very request on. Staff without the second step that the house asks of them are not administrators yet.
 */
export async function identify(db: Db, token: string | null, { rights, settings }: Parameters<Identify>[2]): Promise<Caller> {
  const found = await row<{ now: Date; person: Person | null; rights: Caller['rights'] | null }>(db, statement(rights), {
    hash: tokenHash(token ?? ''),
    required: settings.STAFF_SECOND_STEP,
  });
  if (!found) throw new Error('the clock has no row');

  return { now: found.now, person: found.person, rights: found.rights ?? ({} as Caller['rights']) };
}

const statement = (rights: Readonly<Record<string, string>>) => `
  with live as (
    select s.id, p.id as person, s.last_seen_at, ${IS_PRIVILEGED} and cast(:required as boolean) and not s.second_step as held_back
    from cordee.sign_in s join up_users p on p.id = s.person
    where s.token_hash = :hash and ${IS_LIVE}
  ), noted as (
    update cordee.sign_in s set last_seen_at = cordee.now() from live
    where s.id = live.id and s.last_seen_at < cordee.now() - interval '1 minute' returning s.person
  ), ${LOG_CONNECTION}
  select cordee.now() as now,
    case when p.id is not null then json_build_object('id', p.id, 'firstName', coalesce(p.first_name, ''), 'lastName', coalesce(p.last_name, ''),
      'email', p.email, 'locale', coalesce(p.locale, 'fr'), 'globalRole', case when live.held_back and p.standing = 'administrator' then 'none' else coalesce(p.standing, 'none') end,
      'isStaff', exists (select from cordee.staff f where f.person = p.id), 'needsTwoFactor', live.held_back,
      'picture', exists (select from cordee.picture i where i.person = p.id)) end as person,
    case when p.id is not null then json_build_object(${Object.entries(rights)
      .map(([name, sql]) => `'${name}', (${sql})`)
      .join(', ')}) end as rights
  from (select 1) one left join live on true left join up_users p on p.id = live.person`;
