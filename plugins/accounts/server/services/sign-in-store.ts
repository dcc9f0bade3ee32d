import { type Asking, type Db, type Person, row } from '@cordee/kernel';
import { IDLE } from '../domain/idle.ts';
import { tokenHash } from '../domain/session-token.ts';
import type { Account } from './person-store.ts';

/** Starts a sign-in if the account still is what was looked at: its password the same, not blocked. False when it is not. */
export async function startSignIn(
  db: Db,
  { account, token, clientAddress }: { account: Pick<Account, 'id' | 'password'>; token: string; clientAddress: string },
): Promise<boolean> {
  const started = await row(
    db,
    `insert into cordee.sign_in (person, token_hash, client_address)
     select id, :hash, :clientAddress from up_users where id = :id and password = :password and blocked is not true for share
     returning id`,
    { id: account.id, password: account.password, clientAddress, hash: tokenHash(token) },
  );
  return started !== undefined;
}

export async function endSignIn(db: Db, token: string): Promise<void> {
  await db.raw(
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = 'signed-out' where token_hash = :hash and ended_at is null`,
    { hash: tokenHash(token) },
  );
}

/** Why all sign-ins of a person end at once. */
export type EndCause = 'password-changed' | 'address-changed' | 'blocked';

/** Ends every sign-in of the person, but the one that holds the token `keep`. */
export async function endAllSignIns(
  db: Db,
  person: number,
  { cause, keep }: { cause: EndCause; keep?: string | null | undefined },
): Promise<void> {
  await db.raw(
    `update cordee.sign_in set ended_at = cordee.now(), end_cause = :cause
     where person = :person and ended_at is null and token_hash is distinct from cast(:kept as bytea)`,
    { person, cause, kept: keep ? tokenHash(keep) : null } as never,
  );
}

/**
 * Who holds this token now: one statement gives the clock, the person and the rights of every room, and notes the
 * activity at most once a minute. Ended, idle for too long, or blocked: nobody, from this very request on.
 */
export async function identify(db: Db, token: string | null, rights: Readonly<Record<string, string>>): Promise<Asking> {
  const found = await row<{ now: Date; person: Person | null; rights: Asking['rights'] | null }>(db, statement(rights), {
    hash: tokenHash(token ?? ''),
    learner: IDLE.learner,
    staff: IDLE.staff,
  });
  if (!found) throw new Error('the clock has no row');

  return { now: found.now, person: found.person, rights: found.rights ?? ({} as Asking['rights']) };
}

const statement = (rights: Readonly<Record<string, string>>) => `
  with live as (
    select s.id, p.id as person, s.last_seen_at
    from cordee.sign_in s join up_users p on p.id = s.person
    where s.token_hash = :hash and s.ended_at is null and p.blocked is not true
      and s.last_seen_at > cordee.now() - (case when p.standing = 'administrator' then :staff else :learner end)::interval
  ), noted as (
    update cordee.sign_in s set last_seen_at = cordee.now() from live
    where s.id = live.id and live.last_seen_at < cordee.now() - interval '1 minute'
  )
  select cordee.now() as now,
    case when p.id is not null then json_build_object('id', p.id, 'firstName', coalesce(p.first_name, ''), 'lastName', coalesce(p.last_name, ''),
      'email', p.email, 'locale', coalesce(p.locale, 'fr'), 'standing', coalesce(p.standing, 'none')) end as person,
    case when p.id is not null then json_build_object(${Object.entries(rights)
      .map(([name, sql]) => `'${name}', (${sql})`)
      .join(', ')}) end as rights
  from (select 1) one left join live on true left join up_users p on p.id = live.person`;
