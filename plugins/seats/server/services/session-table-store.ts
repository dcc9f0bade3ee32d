import type { PersonId } from '@cordee/accounts';
import { type Db, row, searchPatterns } from '@cordee/kernel';
import type { SessionTable } from '../../api.ts';
import type { SessionId } from '../domain/ids.ts';
import { MEMBERS, type SlotMemberRow } from './slot-store.ts';

/** How many members a page of the table shows. */
const PAGE_SIZE = 50;

/** A member of a session, as the table of their pilots shows them; `since` is a calendar day. */
export type TableRow = Omit<SlotMemberRow, 'person' | 'since'> & Readonly<{ since: string | null }>;

/** A page of the table; `total` members were found, of all that `counts` counts. */
export type TablePage = Readonly<{
  counts: Readonly<Record<SessionTable['show'], number>>;
  total: number;
  page: number;
  pages: number;
  members: readonly TableRow[];
}>;

/** Holders in the order of their slots, who waits, in theirs, then the others; names as a French reader expects. (H-83) */
const ORDER: Readonly<Record<SessionTable['sort'], string>> = {
  standing: 'slot, place, learns desc, form',
  name: 'form',
  '-name': 'form desc',
  since: 'found.since, form',
  '-since': 'found.since desc nulls last, form',
};

/** Of whom the table is: `manager` sees whom they manage, null sees everybody. */
type Table = SessionTable & Readonly<{ session: SessionId; manager: PersonId | null; today: string; timeZone: string }>;

/** One page of the members of a session that are searched for, and how many there are: one statement, since both are read at once. (PART-10, H-83) */
export const sessionTable = async (db: Db, { search, sort, ...query }: Table): Promise<TablePage> => {
  const found = await row<TablePage>(
    db,
    `with member as (
       select *, case when slot is not null then 'holding' when place is not null then 'waiting' else 'other' end as standing
       from (${MEMBERS} and (:manager::integer is null or exists (
         select from cordee.membership_manager t join cordee.current_membership mine on mine.id = t.manager
         where t.managed = m.id and mine.person = :manager and mine.ends_on >= :today::date))) all_members
     ),
     found as (select * from member where (:show = 'all' or standing = :show) and form like all(:patterns::text[])),
     paged as (
       select count(*)::integer as total, greatest(ceil(count(*) / :size::numeric), 1)::integer as pages,
         least(:page, greatest(ceil(count(*) / :size::numeric), 1))::integer as page
       from found
     )
     select paged.*,
       (select json_build_object('all', count(*), 'holding', count(*) filter (where standing = 'holding'),
         'waiting', count(*) filter (where standing = 'waiting'), 'other', count(*) filter (where standing = 'other')) from member) as counts,
       (select coalesce(json_agg(shown), '[]') from (
         select membership, role, learns, "firstName", "lastName", email, erased, blocked, finished, slot, place, "endsOn", "ownEndsOn",
           to_char(found.since at time zone :timeZone, 'YYYY-MM-DD') as since
         from found order by ${ORDER[sort]}, membership limit :size offset (paged.page - 1) * :size
       ) shown) as members
     from paged`,
    { ...query, size: PAGE_SIZE, patterns: searchPatterns(search) },
  );
  if (!found) throw new Error('A count has a row.');
  return found;
};
