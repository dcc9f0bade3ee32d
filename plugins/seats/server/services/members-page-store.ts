import { type Db, row, searchPatterns } from '@cordee/kernel';
import type { MembersQuery } from '../../sessions-admin-api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { MANAGED_NAMED, type Managed } from './manager-store.ts';
import type { Member } from './membership-store.ts';

/** How many members a page shows. */
const PAGE_SIZE = 25;

/** A member as a page of staff shows them; `manages`: whom they manage, who are named before they are removed. (ACC-8) */
type PagedMember = Member & Readonly<{ establishmentName: string; managers: MembershipId[]; managerNames: string[]; manages: Managed }>;

/** A page of the members of a session; `total` were found. */
export type MembersPage = Readonly<{ total: number; pages: number; members: readonly PagedMember[] }>;

type Column = Exclude<NonNullable<MembersQuery['sort']>, `-${string}`>;

/** What each column is sorted by; names as a French reader expects. Holders in the order of their slots come before who waits, in theirs. (H-83) */
const SORTS: Readonly<Record<Column, readonly string[]>> = {
  person: [],
  role: ['role'],
  slot: ['slot', 'position'],
  establishment: ['place'],
  endsOn: ['ends_on'],
};

const STANDS = {
  holding: 'h.slot is not null',
  waiting: 'w.position is not null',
  none: 'm.learns and h.slot is null and w.position is null',
} as const;

const PERSON_NAME = (person: string) =>
  `coalesce(nullif(trim(concat_ws(' ', ${person}.first_name, ${person}.last_name)), ''), ${person}.email)`;

/** SQL: what a page shows of the members `paged`, in this order. */
const SHOWN = `
  select m.id, m.person, p.document_id as document, p.first_name as "firstName", p.last_name as "lastName", p.email, p.is_blocked as blocked, m.role, seat.counted,
    to_char(m.own_ends_on, 'YYYY-MM-DD') as "ownEndsOn", e.document_id as establishment, e.name as "establishmentName",
    ties.managers, ties.names as "managerNames", json_build_object('count', managed.count, 'names', managed.names) as manages
  from paged
  join cordee.current_membership m on m.id = paged.id
  join cordee.membership seat on seat.id = paged.id
  join cordee.person p on p.id = m.person
  join cordee.establishment e on e.id = m.establishment
  cross join lateral (
    select coalesce(json_agg(t.manager order by q.search_form, t.manager), '[]') as managers,
      coalesce(json_agg(${PERSON_NAME('q')} order by q.search_form, t.manager), '[]') as names
    from cordee.membership_manager t join cordee.current_membership by on by.id = t.manager join cordee.person q on q.id = by.person
    where t.managed = m.id
  ) ties
  cross join lateral (
    select count(*)::integer as count, coalesce(json_agg(people.name order by people.search_form) filter (where nth <= ${MANAGED_NAMED}), '[]') as names
    from (
      select ${PERSON_NAME('q')} as name, q.search_form, row_number() over (order by q.search_form) as nth
      from cordee.person q where q.id in (
        select other.person from cordee.membership_manager t join cordee.current_membership other on other.id = t.managed where t.manager = m.id)
    ) people
  ) managed
  order by paged.nth`;

type Query = MembersQuery & Readonly<{ session: SessionId }>;

/** One page of the members of a session who are searched for, and how many there are, in one statement. (SEAT-2, PART-10, H-83) */
export async function membersPage(db: Db, { search, sort = 'person', ...query }: Query): Promise<MembersPage> {
  const { role, standing, invitation, blocked, member } = query;
  const patterns = searchPatterns(search);
  const conditions = [
    'm.session = :session',
    ...(patterns.length > 0 ? ['p.search_form like all(:patterns::text[])'] : []),
    ...(member ? ['m.id = :member::uuid'] : []),
    ...(role ? ['m.role = :role'] : []),
    ...(standing ? [STANDS[standing]] : []),
    ...(invitation ? ["coalesce(i.state, 'none') = :invitation"] : []),
    ...(blocked ? ["p.is_blocked = (:blocked = 'yes')"] : []),
  ];
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const order = [...SORTS[sort.replace(/^-/, '') as Column], 'form', 'id'].map((by) => `${by} ${direction} nulls last`).join(', ');
  const found = await row<MembersPage>(
    db,
    `with found as (
       select m.id, p.search_form as form, m.role, h.slot, w.position, places.place, m.ends_on
       from cordee.current_membership m
       join cordee.person p on p.id = m.person
       left join cordee.slot_holding h on h.session = m.session and h.membership = m.id and h.until is null
       left join cordee.waiting_member w on w.session = m.session and w.membership = m.id
       left join (
         select e.id, row_number() over (order by cordee.search_form(e.name)) as place
         from cordee.establishment e join cordee.session s on s.company = e.company where s.id = :session
       ) places on places.id = m.establishment
       ${invitation ? 'join cordee.invitation_state i on i.person = m.person' : ''}
       where ${conditions.join(' and ')}
     ),
     counted as (select count(*)::integer as total, greatest(ceil(count(*) / :size::numeric), 1)::integer as pages from found),
     paged as (
       select id, row_number() over (order by ${order}) as nth from found
       order by nth limit :size offset (least(:page, (select pages from counted)) - 1) * :size
     )
     select counted.*, (select coalesce(json_agg(shown), '[]') from (${SHOWN}) shown) as members from counted`,
    {
      ...query,
      role: role ?? null,
      invitation: invitation ?? null,
      blocked: blocked ?? null,
      member: member ?? null,
      patterns,
      size: PAGE_SIZE,
    },
  );
  if (!found) throw new Error('A count has a row.');
  return found;
}
