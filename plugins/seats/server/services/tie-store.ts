import type { PersonId } from '@cordee/accounts';
import { type Db, execute, rows } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import type { Named } from './shown-name.ts';

/** Who is managed by whom, both by their memberships. (ACC-8) */
export type Tie = Readonly<{ managed: MembershipId; manager: MembershipId }>;

/** How many members the form of a manager shows. */
const TEAM_SHOWN = 50;

/** A member of a session whom a manager of it manages, or can; `total` are found. */
export type TeamRow = Named & Readonly<{ id: MembershipId; chosen: boolean; total: number }>;

/** The learners of a session for the form of a manager, those whom they manage first: a page of those who are searched for. (TEAM-2) */
export const teamRows = (db: Db, query: { session: SessionId; manager: MembershipId; patterns: readonly string[] }) =>
  rows<TeamRow>(
    db,
    `select m.id, p.first_name as "firstName", p.last_name as "lastName", p.email, p.is_erased as erased, t.managed is not null as chosen,
       count(*) over ()::integer as total
     from cordee.current_membership m
     join cordee.person p on p.id = m.person and not p.is_erased
     left join cordee.membership_manager t on t.managed = m.id and t.manager = :manager
     where m.session = :session and m.learns and m.id <> :manager and p.search_form like all(:patterns::text[])
     order by chosen desc, p.search_form, m.id limit :size`,
    { ...query, size: TEAM_SHOWN },
  );

/** Those of these memberships that learn in a session now, and of people whose data were not erased. */
export const currentLearners = (db: Db, query: { session: SessionId; members: readonly MembershipId[] }) =>
  rows<{ id: MembershipId }>(
    db,
    `select m.id from cordee.current_membership m join cordee.person p on p.id = m.person and not p.is_erased
     where m.session = :session and m.learns and m.id = any(:members::uuid[])`,
    query,
  );

/** Locks the memberships of managers, of whatever sessions: none ends before the ties to them are made. */
export const lockManagers = (db: Db, managers: readonly MembershipId[]): Promise<void> =>
  execute(db, 'select from cordee.membership where id = any(:managers::uuid[]) order by id for share', { managers });

/** Makes and ends ties of the members of a session, and returns whose managers changed. (TEAM-2) */
export const storeTies = (db: Db, { session, tie, untie }: { session: SessionId; tie: readonly Tie[]; untie: readonly Tie[] }) =>
  rows<{ managed: MembershipId }>(
    db,
    `with member as (select id, company from cordee.current_membership where session = :session),
     ended as (
       delete from cordee.membership_manager t using jsonb_to_recordset(cast(:untie as jsonb)) as u (managed uuid, manager uuid), member
       where t.managed = u.managed and t.manager = u.manager and t.managed = member.id returning t.managed
     ), made as (
       insert into cordee.membership_manager (managed, manager, company)
       select n.managed, n.manager, member.company
       from jsonb_to_recordset(cast(:tie as jsonb)) as n (managed uuid, manager uuid) join member on member.id = n.managed
       on conflict do nothing returning managed
     )
     select managed from ended union select managed from made`,
    { session, tie: JSON.stringify(tie), untie: JSON.stringify(untie) },
  );

/** The people of these memberships, and how many manage each. */
export const managersCounted = (db: Db, members: readonly MembershipId[]) =>
  rows<{ managed: MembershipId; person: PersonId; managers: number }>(
    db,
    `select m.id as managed, m.person, (select count(*)::integer from cordee.membership_manager t where t.managed = m.id) as managers
     from cordee.membership m where m.id = any(:members::uuid[])`,
    { members },
  );
