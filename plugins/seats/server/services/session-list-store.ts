import { type Db, row, searchPatterns } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionQuery, SessionRow } from '../../sessions-admin-api.ts';
import type { SessionId } from '../domain/ids.ts';

/** How many sessions a page of the list shows. */
const PAGE_SIZE = 25;

type Column = Exclude<NonNullable<SessionQuery['sort']>, `-${string}`>;
type Joined = keyof typeof JOINS;

const JOINS = {
  company: 'left join sessions_company_lnk cl on cl.session_id = s.id left join cordee.company co on co.id = cl.company_id',
  course: `left join lateral (
      select min(v.course) as document from sessions_course_lnk l join cordee.course_version v on v.id = l.course_id where l.session_id = s.id
    ) course on true
    left join cordee.content_title t on t.kind = 'course' and t.document = course.document`,
  // Each table is counted once, for all sessions.
  counts: `left join (select session, count(*) as members, count(*) filter (where counted) as counted
      from cordee.membership where ended_at is null group by session) m on m.session = s.id
    left join (select session, count(*) as holders from cordee.slot_holding where until is null group by session) h on h.session = s.id
    left join (select session, count(*) as waiting from cordee.waiting_member group by session) w on w.session = s.id`,
} as const;

const TAKEN = "coalesce(case when s.kind = 'slot' then h.holders else m.counted end, 0)";

/** What each column is sorted by, and what is joined for it; names as a French reader expects. (H-83) */
const SORTS: Readonly<Record<Column, Readonly<{ by: string; joins?: Joined }>>> = {
  reference: { by: 's.search_form' },
  startsOn: { by: 's.starts_on' },
  endsOn: { by: 's.ends_on' },
  company: { by: 'co.search_form', joins: 'company' },
  members: { by: 'coalesce(m.members, 0)', joins: 'counts' },
  taken: { by: TAKEN, joins: 'counts' },
  free: { by: `s.allowance - ${TAKEN}`, joins: 'counts' },
  waiting: { by: 'coalesce(w.waiting, 0)', joins: 'counts' },
};

/** SQL: the sessions in each state on this day, as `stateOf` of the domain decides it. */
const IN_STATE = {
  'not-yet': 's.starts_on > :today::date',
  open: ':today::date between s.starts_on and s.ends_on',
  ended: 's.ends_on < :today::date',
} as const;

type ListedSession = Omit<SessionRow, 'state'>;

/** SQL: sessions as rows of lists show them: `numbered` has their ids, and their places in the list. */
const rowsOf = (numbered: string) => `
  select v.document_id as session, v.reference, case when co.id is not null then json_build_object('document', co.document_id, 'name', co.legal_name) end as company,
    t.title as course, v.kind, m.members, case when v.kind = 'slot' then h.holders else m.counted end as taken, v.allowance,
    v.allowance - case when v.kind = 'slot' then h.holders else m.counted end as free, w.waiting,
    to_char(v.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(v.ends_on, 'YYYY-MM-DD') as "endsOn"
  from (${numbered}) listed
  join cordee.session v on v.id = listed.id
  left join cordee.company co on co.id = v.company
  left join cordee.content_title t on t.kind = 'course' and t.document = v.course
  cross join lateral (
    select count(*)::integer as members, count(*) filter (where c.counted)::integer as counted
    from cordee.membership c where c.session = v.id and c.ended_at is null
  ) m
  cross join lateral (select count(*)::integer as holders from cordee.slot_holding c where c.session = v.id and c.until is null) h
  cross join lateral (select count(*)::integer as waiting from cordee.waiting_member c where c.session = v.id) w
  order by listed.place`;

/** One session as lists show it. */
export const listedSession = (db: Db, session: SessionId) =>
  row<ListedSession>(db, rowsOf('select cast(:session as integer) as id, 1 as place'), { session });

/** A page of the list of sessions; `company`: whose sessions are listed. */
export type SessionListPage = Readonly<{
  total: number;
  pages: number;
  company: Readonly<{ document: string; name: string }> | null;
  sessions: readonly ListedSession[];
}>;

/** Which sessions are listed; by default the latest ones first. */
export type ListQuery = Pick<SessionQuery, 'page' | 'search'> & Partial<SessionQuery>;

/** One page of the sessions that are searched for, and how many there are. What is joined and counted for all of them is what is searched or sorted. (H-83) */
export async function sessionList(db: Db, { search, sort = '-startsOn', state, kind, company, ...query }: ListQuery & { today: Day }) {
  const patterns = searchPatterns(search);
  const column = sort.replace(/^-/, '') as Column;
  const { by, joins } = SORTS[column];
  const joined = new Set<Joined>([...(joins ? [joins] : []), ...(patterns.length > 0 ? (['company', 'course'] as const) : [])]);
  const conditions = [
    ...(patterns.length > 0 ? ["concat_ws(' ', s.search_form, co.search_form, t.search_form) like all(:patterns::text[])"] : []),
    ...(state ? [IN_STATE[state]] : []),
    ...(kind ? ["coalesce(s.kind, 'licence') = :kind"] : []),
    ...(company
      ? [
          's.id in (select l.session_id from sessions_company_lnk l join cordee.company c on c.id = l.company_id where c.document_id = :company)',
        ]
      : []),
  ];
  const from = `from sessions s ${[...joined].map((name) => JOINS[name]).join(' ')} where ${conditions.join(' and ') || 'true'}`;
  const order = `${by} ${sort.startsWith('-') ? 'desc' : 'asc'} nulls last, s.id`;
  const found = await row<SessionListPage>(
    db,
    `with paged as (
       select count(*)::integer as total, greatest(ceil(count(*) / :size::numeric), 1)::integer as pages,
         least(:page, greatest(ceil(count(*) / :size::numeric), 1))::integer as page
       ${from}
     )
     select paged.total, paged.pages,
       (select json_build_object('document', c.document_id, 'name', c.legal_name) from cordee.company c where c.document_id = :company) as company,
       (select coalesce(json_agg(shown), '[]') from (${rowsOf(
         `select s.id, row_number() over (order by ${order}) as place ${from} order by place limit :size offset (paged.page - 1) * :size`,
       )}) shown) as sessions
     from paged`,
    { ...query, kind: kind ?? null, company: company ?? null, size: PAGE_SIZE, patterns },
  );
  if (!found) throw new Error('A count has a row.');
  return found;
}
