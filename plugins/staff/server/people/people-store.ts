import type { PersonId } from '@cordee/accounts';
import { type Db, row, rows, searchPatterns } from '@cordee/kernel';
import type { PEOPLE_SORTS, PERSON_ROLES, PERSON_STATES, PersonRow } from '../../people-admin-api.ts';

type PersonState = (typeof PERSON_STATES)[number];
type PersonRole = (typeof PERSON_ROLES)[number];

/** Which people are listed; session and company by their document ids. */
export type PeopleFilter = Readonly<{
  state?: PersonState | undefined;
  role?: PersonRole | undefined;
  session?: string | undefined;
  company?: string | undefined;
}>;

/** A page of the list, of the people who have these words, or most of them. */
type PeopleQuery = PeopleFilter & Readonly<{ words: readonly string[]; sort: (typeof PEOPLE_SORTS)[number]; page: number; size: number }>;

/** Somebody on the page: how many of the words they have, and how many people are found. */
type FoundPerson = Readonly<{ person: PersonId; matched: number; total: number }>;

/** SQL: what a person `p` of `cordee.person` can do with their account. */
export const STATE = `case when p.is_erased then 'erased' when p.is_blocked then 'blocked' when p.has_password then 'active' else 'invited' end`;

/** SQL: who belongs to which company, in its sessions or as its pilot. */
const BELONGING = `(select m.person, m.company, false as pilots from cordee.current_membership m
  union all select l.person, l.company, true from cordee.pilot l)`;

const IN_COMPANY = `exists (select from ${BELONGING} b where b.person = p.id
  and b.company = (select c.id from cordee.company c where c.document_id = :company))`;

const IN_SESSION = 'm.session = (select s.id from cordee.session s where s.document_id = :session)';

/** SQL: whom each role selects that is none in a session. */
const BY_ROLE = {
  pilot: 'exists (select from cordee.pilot l where l.person = p.id)',
  tester: "p.global_role = 'tester'",
  student: "p.global_role = 'student'",
  administrator: "p.global_role = 'administrator'",
  staff: 'p.is_staff',
} as const;

const isSessionRole = (role: PersonRole | undefined): role is Exclude<PersonRole, keyof typeof BY_ROLE> =>
  role !== undefined && !(role in BY_ROLE);

/** SQL conditions of the people `p` whom the filter lets through. A role and a session are of the same membership. */
function conditionsOf({ state, role, session, company }: PeopleFilter): string[] {
  const ofMembership = [...(isSessionRole(role) ? ['m.role = :role'] : []), ...(session ? [IN_SESSION] : [])].join(' and ');
  return [
    ...(state ? [`${STATE} = :state`] : []),
    ...(role && !isSessionRole(role) ? [BY_ROLE[role]] : []),
    ...(ofMembership ? [`exists (select from cordee.current_membership m where m.person = p.id and ${ofMembership})`] : []),
    ...(company ? [IN_COMPANY] : []),
  ];
}

/** SQL: which of the words are in a search form, a bit each. */
const wordsIn = (searchForm: string, words: readonly string[]): string =>
  words.map((_, index) => `(${searchForm} like :word${index})::integer * ${2 ** index}`).join(' | ');

const ORDER = {
  name: 'f.search_form, f.id',
  '-name': 'f.search_form desc, f.id desc',
  last: 'l.seen_at nulls first, f.search_form, f.id',
  '-last': 'l.seen_at desc nulls last, f.search_form, f.id',
} as const;

const LAST_SEEN = `left join lateral (
  select c.seen_at from cordee.connection_log c where c.person = f.id order by c.began_at desc limit 1) l on true`;

/** SQL: the people `found` who pass the conditions, and how many of the words each has in their name, address and companies together. */
const foundBy = (words: readonly string[], conditions: string): string =>
  words.length === 0
    ? `found as (select p.id, p.search_form, 0 as matched from cordee.person p where ${conditions})`
    : `by_company as (
         select b.person, bit_or(c.words) as words
         from (select id, ${wordsIn('search_form', words)} as words from cordee.company) c join ${BELONGING} b on b.company = c.id
         where c.words <> 0 group by b.person
       ), found as (
         select p.id, p.search_form, bit_count(((${wordsIn('p.search_form', words)}) | coalesce(c.words, 0))::bit(10))::integer as matched
         from cordee.person p left join by_company c on c.person = p.id where ${conditions}
       )`;

/**
 * A page of the people who have all words; when nobody has all, of those who have most; the last one for a page beyond it. Only what is sorted by
 * is looked up of people beyond the page. (H-83)
 */
export const findPeople = (db: Db, { words, sort, page, size, ...filter }: PeopleQuery) =>
  rows<FoundPerson>(
    db,
    `with ${foundBy(words, conditionsOf(filter).join(' and ') || 'true')}, listed as (
       select * from found ${words.length === 0 ? '' : 'where matched > 0 and matched = (select max(matched) from found)'}
     )
     select f.id as person, f.matched, count(*) over ()::integer as total
     from listed f ${sort.endsWith('last') ? LAST_SEEN : ''}
     order by ${ORDER[sort]}
     offset (select (least(:page, greatest(ceil(count(*) / :size::numeric), 1)) - 1) * :size from listed) limit :size`,
    { ...filter, ...patternsOf(words), page, size },
  );

const patternsOf = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(searchPatterns(words.join(' ')).map((pattern, index) => [`word${index}`, pattern]));

/** How many sessions of a person are listed. */
const SHOWN_SESSIONS = 2;

/** What the list shows of these people, in their order. */
export const peopleToShow = (db: Db, people: readonly PersonId[]) =>
  rows<Omit<PersonRow, 'lastAt'> & { lastAt: Date | null }>(
    db,
    `select p.document_id as document, p.first_name as "firstName", p.last_name as "lastName", p.email, ${STATE} as state,
       p.global_role as standing, p.is_staff as "isStaff", m.sessions, m.others as "otherSessions", c.companies,
       (select l.seen_at from cordee.connection_log l where l.person = p.id order by l.began_at desc limit 1) as "lastAt"
     from unnest(cast(:people as integer[])) with ordinality as listed (id, position)
     join cordee.person p on p.id = listed.id
     cross join lateral (
       select coalesce(json_agg(json_build_object('document', s.document_id, 'reference', s.reference, 'role', s.role) order by s.n)
           filter (where s.n <= :shown), '[]') as sessions,
         greatest(count(*) - :shown, 0)::integer as others
       from (select s.document_id, s.reference, m.role, row_number() over (order by s.ends_on desc, s.reference) as n
             from cordee.current_membership m join cordee.session s on s.id = m.session where m.person = p.id) s
     ) m
     cross join lateral (
       select coalesce(json_agg(json_build_object('document', c.document_id, 'legalName', c.legal_name, 'pilots', c.pilots)
           order by c.search_form), '[]') as companies
       from (select c.document_id, c.legal_name, c.search_form, bool_or(b.pilots) as pilots
             from ${BELONGING} b join cordee.company c on c.id = b.company where b.person = p.id
             group by c.document_id, c.legal_name, c.search_form) c
     ) c
     order by listed.position`,
    { people, shown: SHOWN_SESSIONS },
  );

/** The addresses of the people with these document ids, as they are before anybody is locked. */
export const emailsOf = async (db: Db, documents: readonly string[]): Promise<string[]> => {
  const people = await rows<{ email: string }>(db, 'select email from cordee.person where document_id = any(:documents)', { documents });
  return people.map(({ email }) => email);
};

/** How the session and the company of a filter are called; null without, or when there is none. */
export const namesOfFilter = async (db: Db, { session, company }: PeopleFilter) =>
  session || company
    ? await row<{ session: string | null; company: string | null }>(
        db,
        `select (select reference from cordee.session where document_id = :session) as session,
           (select legal_name from cordee.company where document_id = :company) as company`,
        { session: session ?? null, company: company ?? null },
      )
    : undefined;
