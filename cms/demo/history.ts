import { type Db, execute } from '@cordee/kernel';

/** A demo history: the person saw the first `share` (0 to 1) of the lessons of a course, one after the other, starting `since` days ago. */
type History = Readonly<{ person: number; course: string; share: number; since: number }>;

/** Inserts the lesson views of a history, spread over the days, and the badges that they earn. */
export async function seedLessonViews(db: Db, history: History): Promise<void> {
  await execute(
    db,
    `with lessons as (
       select lesson, min(position) as position, max(duration_seconds) as seconds from cordee.outline where course = :course group by lesson
     ), counted as (
       select *, row_number() over (order by position) as rank, count(*) over () as total from lessons
     ), done as (
       select *, cordee.now() - make_interval(days => :since::integer) + make_interval(hours => (:since::integer * 24 * rank / ceil(total * :share::float8))::integer - 14) as at
       from counted where rank <= ceil(total * :share::float8)
     )
     insert into cordee.lesson_view (person, lesson, played, position, started_at, saved_at, seen_at)
     select :person, lesson, case when seconds is null then '{}' else int4multirange(int4range(0, seconds)) end, coalesce(seconds, 0),
       at - interval '10 minutes', at, at from done
     on conflict do nothing`,
    history,
  );
  await execute(
    db,
    `insert into cordee.badge (person, course, theme, won_at)
     select t.person, t.course, t.theme, t.validated_at from cordee.validated_theme t where t.person = :person and t.course = :course
     on conflict do nothing`,
    { person: history.person, course: history.course },
  );
}

/** Dates what the histories so far have started and finished, in every session, and by what was done before it was made too. */
export async function seedStandings(db: Db): Promise<void> {
  await execute(
    db,
    `update cordee.membership m set started_at = begun.at
     from (
       select l.membership, min(v.started_at) as at
       from cordee.learner_access l join cordee.outline o on o.course = l.course
       join cordee.lesson_view v on v.person = l.person and v.lesson = o.lesson
       where l.follows group by l.membership
     ) begun
     where begun.membership = m.id and m.started_at is null`,
  );
  await execute(
    db,
    `insert into cordee.course_finish (person, session, course, finished_at)
     select l.person, l.session, l.course, max(b.won_at)
     from cordee.completed_course c
     join cordee.learner_access l on l.person = c.person and l.course = c.course
     join cordee.badge b on b.person = l.person and b.course = l.course
     group by l.person, l.session, l.course
     on conflict do nothing`,
  );
}

/** Inserts connections for the days on which a person has seen lessons: every morning, and some evenings. */
export async function seedConnectionLog(db: Db, person: number): Promise<void> {
  await execute(
    db,
    `with days as (
       select date_trunc('day', seen_at) as day, count(*) as lessons, extract(day from seen_at)::integer as turn
       from cordee.lesson_view where person = :person and seen_at is not null group by 1, 3
     ), times as (
       select day + make_interval(hours => 8, mins => turn * 7 % 90) as began, lessons * 12 + turn % 9 as minutes from days
       union all
       select day + make_interval(hours => 17, mins => turn * 11 % 60), 6 + turn % 20 from days where turn % 3 = 0
     )
     insert into cordee.connection (person, signed_in, began_at, seen_at)
     select :person, true, began, least(began + make_interval(mins => minutes::integer), cordee.now()) from times where began < cordee.now()`,
    { person },
  );
}

/**
 * Inserts what a slot session of the demo has seen in two months: its members took turns of a week or so on three slots, as its pilot decided,
 * and the first two of them, by address, hold the first two slots now. (SEAT-9)
 */
export const seedSlotHistory = (db: Db, query: { session: string; pilot: number }): Promise<void> =>
  execute(
    db,
    `with member as (
       select m.id, m.person, m.session, row_number() over (order by p.email) - 1 as number, count(*) over () as total
       from cordee.current_membership m join cordee.person p on p.id = m.person join cordee.session s on s.id = m.session
       where s.document_id = :session
     ), turn as (
       select slot, (turn * 3 + slot) as number, turn * 9 + slot - 58 as began, turn * 9 + slot - 49 - (turn + slot) % 3 as ended
       from generate_series(1, 3) slot, generate_series(0, 4) turn
       union all values (1, 0, -9, null::integer), (2, 1, -6, null)
     ), morning as (select date_trunc('day', cordee.now()) + interval '9 hours' as today)
     insert into cordee.slot_holding (session, slot, membership, person, since, assigned_by, assigned_for, until, released_by, released_for)
     select m.session, t.slot, m.id, m.person, today + make_interval(days => began), :pilot, 'pilot', today + make_interval(days => ended),
       case when ended is not null then :pilot::integer end, case when ended is not null then 'pilot' end
     from turn t join member m on m.number = t.number % m.total cross join morning`,
    query,
  );

/** A session whose slots go round: the turns so far, the running ones without an end, and who waits, in order; members by address, days as YYYY-MM-DD. */
type TurnHistory = Readonly<{
  session: string;
  kind: 'natural' | 'paced';
  turns: readonly Readonly<{ slot: number; member: string; from: string; to: string | null }>[];
  waiting: readonly string[];
}>;

/** Inserts how the slots of a session of the demo went round so far. (ROT-2, ROT-3, SEAT-9) */
export async function seedTurns(db: Db, { session, kind, turns, waiting }: TurnHistory): Promise<void> {
  await execute(
    db,
    `insert into cordee.rotation (session, kind, night) select id, :kind, current_date from sessions where document_id = :session`,
    { session, kind },
  );
  const member = `join cordee.session s on s.document_id = :session join cordee.person p on p.email = t.member
    join cordee.current_membership m on m.session = s.id and m.person = p.id`;
  await execute(
    db,
    `insert into cordee.slot_holding (session, slot, membership, person, since, assigned_for, until, released_for)
     select s.id, t.slot, m.id, p.id, t."from"::timestamp at time zone 'Europe/Paris', 'rotation', t."to"::timestamp at time zone 'Europe/Paris',
       case when t."to" is not null then 'rotation' end
     from jsonb_to_recordset(cast(:turns as jsonb)) as t (slot integer, member text, "from" date, "to" date) ${member}`,
    { session, turns: JSON.stringify(turns) },
  );
  await execute(
    db,
    `insert into cordee.waiting_member (session, membership, position)
     select s.id, m.id, t.position from unnest(:waiting::text[]) with ordinality as t (member, position) ${member}`,
    { session, waiting },
  );
}
