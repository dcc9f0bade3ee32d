// When a course is started and finished in a session (spec: "What these words mean exactly").
import { COMPANY } from '@cordee/companies';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { dayIn, plusDays } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, joinSession, openSession, publish, readText, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  app.startWorker();
});
afterAll(() => app.close());

type Course = Readonly<{ course: string; lessons: string[]; themes: string[] }>;
type HomeView = { course: { following: boolean; finishedOn: string | null; left: number; arrival: string | null } };

const COLOURS = ['pine', 'moss', 'slate'];
const TODAY = dayIn('Europe/Paris', new Date());
const WAIT = { timeout: 10_000 };

/** Publishes a theme of one text. */
async function publishedTheme(colour: string): Promise<{ theme: string; lesson: string }> {
  const lesson = await draft(app.strapi, LESSON, { title: 'Texte', reference: reference(), body: 'Des mots.' });
  const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons: [lesson] });
  const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour, modules: [module] });
  for (const [uid, id] of [
    [LESSON, lesson],
    [MODULE, module],
    [THEME, theme],
  ] as const)
    await publish(app.strapi, uid, id);
  return { theme, lesson };
}

/** Publishes a course of this many themes, each of one text; the last one is optional if asked. */
async function courseOfThemes(count: number, { lastOptional = false } = {}): Promise<Course> {
  const parts = [];
  for (const colour of COLOURS.slice(0, count)) parts.push(await publishedTheme(colour));
  const themes = parts.map(({ theme }) => theme);
  const course = await draft(app.strapi, COURSE, {
    title: 'C',
    reference: reference(),
    themes,
    optionalThemes: lastOptional ? themes.slice(-1) : [],
  });
  await publish(app.strapi, COURSE, course);
  return { course, themes, lessons: parts.map(({ lesson }) => lesson) };
}

/** Saves the themes of a course, all of them required, and publishes it. */
async function saveThemes(course: string, themes: readonly string[]): Promise<void> {
  await app.documents(COURSE).update({ documentId: course, data: { themes, optionalThemes: [] } });
  await publish(app.strapi, COURSE, course);
}

const read = (course: string, lesson = '', token = '') => readText(app, { course, lesson, token });
const finishesOf = (person: number) =>
  app.database.query<{ session: string; course: string; finished_at: Date; since: Date }>(
    `select s.document_id as session, f.course, f.finished_at, m.since from cordee.course_finish f join sessions s on s.id = f.session
     join cordee.membership m on m.session = f.session and m.person = f.person where f.person = $1 order by f.finished_at, s.id`,
    [person],
  );
const announced = (person: number) =>
  app.database.query<{ session: string }>(
    "select payload->>'session' as session from cordee.event where name = 'progress.course-finished' and payload->>'person' = $1 order by 1",
    [String(person)],
  );
const home = async (token: string) => (await app.call<HomeView>('GET /api/home', { token })).body.course;
/** Waits until nothing that was announced has consequences left. */
const settled = () => expect.poll(() => app.database.query('select from cordee.delivery where done_at is null'), WAIT).toEqual([]);

describe('a course is finished in a session', () => {
  it('ROT-2 once its required themes are validated, in the transaction of the last one; dated and announced once for each session', async () => {
    const { course, lessons } = await courseOfThemes(3, { lastOptional: true });
    const { id, token, email } = await app.createPerson('first@cordee.example');
    const sessions = [await openSession(app.strapi, course, [email]), await openSession(app.strapi, course, [email])];
    await read(course, lessons[0], token);
    expect(await finishesOf(id)).toEqual([]);
    expect(await home(token)).toMatchObject({ following: true, finishedOn: null, left: 1 });

    await read(course, lessons[1], token);
    const finishes = await finishesOf(id);
    expect(finishes.map(({ session }) => session)).toEqual(sessions);
    expect(await home(token)).toMatchObject({ following: false, finishedOn: TODAY, left: 0, arrival: null });

    await read(course, lessons[2], token);
    await settled();
    expect(await finishesOf(id), 'an optional theme afterwards').toEqual(finishes);
    expect((await announced(id)).map(({ session }) => session).sort()).toEqual([...sessions].sort());
  });

  it('ROT-2 by two last lessons of two themes that are seen at the same moment', async () => {
    const { course, lessons } = await courseOfThemes(2);
    const { id, token, email } = await app.createPerson('quick@cordee.example');
    await openSession(app.strapi, course, [email]);
    await Promise.all(lessons.map((lesson) => read(course, lesson, token)));
    expect(await finishesOf(id)).toHaveLength(1);
    expect(await announced(id)).toHaveLength(1);
  });

  it('LRN-15 by whoever had done it all on joining, from that day, and by whoever comes back on the day they had', async () => {
    const { course, lessons } = await courseOfThemes(1);
    const { id, token, email } = await app.createPerson('joiner@cordee.example');
    const first = await openSession(app.strapi, course, [email]);
    await read(course, lessons[0], token);
    await app.database.query("update cordee.course_finish set finished_at = now() - interval '40 days' where person = $1", [id]);
    await openSession(app.strapi, course, [email]);
    await expect.poll(() => finishesOf(id), WAIT).toHaveLength(2);
    const joined = (await finishesOf(id))[1];
    expect(joined?.finished_at).toEqual(joined?.since);

    await app.database.query(
      'update cordee.membership m set ended_at = now() from sessions s where s.id = m.session and s.document_id = $1 and m.person = $2',
      [first, id],
    );
    await joinSession(app.strapi, { session: first, email, role: 'learner' });
    await settled();
    expect(await announced(id)).toHaveLength(2);
    expect(
      (await finishesOf(id)).filter(({ session }) => session === first).map(({ finished_at }) => dayIn('Europe/Paris', finished_at)),
    ).toEqual(Array(2).fill(plusDays(TODAY, -40)));
  });

  it('ROT-2 a required theme that is added takes it from nobody; one that is taken out gives it to whoever had done the rest', async () => {
    const { course, lessons, themes } = await courseOfThemes(2);
    const [done, nearly] = [await app.createPerson('done@cordee.example'), await app.createPerson('nearly@cordee.example')];
    await openSession(app.strapi, course, [done.email, nearly.email]);
    for (const lesson of lessons) await read(course, lesson, done.token);
    await read(course, lessons[0], nearly.token);
    const finished = await finishesOf(done.id);

    const { theme } = await publishedTheme('slate');
    await saveThemes(course, [...themes, theme]);
    await settled();
    expect(await finishesOf(done.id)).toEqual(finished);
    expect(await home(done.token)).toMatchObject({ following: false, finishedOn: TODAY, left: 1 });
    expect(await finishesOf(nearly.id)).toEqual([]);

    await saveThemes(course, themes.slice(0, 1));
    await expect.poll(() => finishesOf(nearly.id), WAIT).toHaveLength(1);
    await settled();
    expect(await finishesOf(done.id)).toEqual(finished);
    expect([await announced(done.id), await announced(nearly.id)]).toMatchObject([[{}], [{}]]);
  });

  it('LRN-12 a course that is no longer published, or that requires nothing, finishes nobody', async () => {
    const { course, lessons } = await courseOfThemes(1, { lastOptional: true });
    const { id, token, email } = await app.createPerson('nobody@cordee.example');
    await openSession(app.strapi, course, [email]);
    await read(course, lessons[0], token);
    expect(await home(token)).toMatchObject({ finishedOn: null, following: true, left: 0 });
    await app.documents(COURSE).unpublish({ documentId: course });
    await settled();
    expect(await finishesOf(id)).toEqual([]);
  });

  it('LRN-15 a session that was over when it was done is not finished; one moved to a course that was done is', async () => {
    const [before, after] = [await courseOfThemes(1), await courseOfThemes(1)];
    const { id, token, email } = await app.createPerson('mover@cordee.example');
    await openSession(app.strapi, after.course, [email], { startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const moved = await openSession(app.strapi, before.course, [email]);
    const third = await openSession(app.strapi, after.course, [email]);
    await read(after.course, after.lessons[0], token);
    await settled();
    expect((await finishesOf(id)).map(({ session }) => session)).toEqual([third]);

    await app.documents(SESSION).update({ documentId: moved, data: { course: after.course } });
    await expect.poll(async () => (await finishesOf(id)).map(({ session }) => session), WAIT).toEqual([third, moved]);
  });

  it('LRN-12 for a whole course at once as for each learner by themselves', async () => {
    const persons: number[] = [];
    for (const name of ['a', 'b', 'c']) persons.push((await app.createPerson(`random-${name}@cordee.example`)).id);
    const themes = fc.array(fc.record({ optional: fc.boolean(), lessons: fc.integer({ min: 1, max: 2 }), wonBy: fc.subarray(persons) }), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(themes, { minLength: 1, maxLength: 4 }), async (courses) => {
        const isComplete = (course: (typeof courses)[number], person: number) => {
          const required = course.filter(({ optional }) => !optional);
          return required.length > 0 && required.every(({ wonBy }) => wonBy.includes(person));
        };
        const expected = courses.flatMap((course, c) =>
          persons.filter((person) => isComplete(course, person)).map((person) => ({ course: `random-${c}`, person })),
        );
        expect(await completedIn(courses)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  type RandomTheme = { optional: boolean; lessons: number; wonBy: readonly number[] };

  /** Who has completed these courses, as the database says; they are gone again afterwards. */
  async function completedIn(courses: readonly (readonly RandomTheme[])[]) {
    const themes = courses.flatMap((course, c) => course.map((theme, t) => ({ ...theme, course: `random-${c}`, theme: `t${t}` })));
    const places = themes.flatMap(({ course, theme, optional, lessons }) =>
      Array.from({ length: lessons }, (_, lesson) => ({ course, theme, optional, lesson: `${theme}-${lesson}` })),
    );
    await app.database.query(
      `insert into cordee.course_outline (course, theme, module, lesson, position, theme_title, colour, optional, module_title, lesson_title, kind)
       select course, theme, 'm', lesson, row_number() over (), '', 'pine', optional, '', '', 'text'
       from json_to_recordset($1) p (course text, theme text, optional boolean, lesson text)`,
      [JSON.stringify(places)],
    );
    await app.database.query(
      'insert into cordee.badge (person, course, theme) select person, course, theme from json_to_recordset($1) b (person integer, course text, theme text)',
      [JSON.stringify(themes.flatMap(({ course, theme, wonBy }) => wonBy.map((person) => ({ person, course, theme }))))],
    );
    const completed = await app.database.query<{ course: string; person: number }>(
      "select course, person from cordee.completed_course where course like 'random-%' order by course, person",
    );
    await app.database.query("delete from cordee.badge where course like 'random-%'");
    await app.database.query("delete from cordee.course_outline where course like 'random-%'");
    return completed;
  }
});

describe('in a session of slots', () => {
  type Person = Awaited<ReturnType<TestApp['createPerson']>>;
  type Member = { id: string; email: string; place: number | null; may: string[] };
  const person = (name: string) => app.createPerson(`${name}@cordee.example`);

  /** Opens a session of one slot for these members, with a company of its own that the pilot pilots. */
  async function slotSession(course: string, pilot: Person, learners: readonly Person[]): Promise<string> {
    const { documentId: company } = await app.documents(COMPANY).create({ data: { legalName: reference(), pilots: [pilot.documentId] } });
    const data = { reference: reference(), course, company, kind: 'slot', allowance: 1, startsOn: '2020-01-01', endsOn: '2040-12-31' };
    const { documentId: session } = await app.documents(SESSION).create({ data });
    for (const { email } of learners) await joinSession(app.strapi, { session, email, role: 'learner' });
    return session;
  }

  const members = async (session: string, pilot: Person) =>
    (await app.call<{ members: Member[] }>(`GET /api/seats/sessions/${session}`, { token: pilot.token })).body.members.sort((a, b) =>
      a.email.localeCompare(b.email),
    );
  async function act(session: string, pilot: Person, { email }: Person, action: string) {
    const member = (await members(session, pilot)).find((each) => each.email === email);
    return app.call<{ code?: string }>(`POST /api/seats/sessions/${session}/members/${member?.id}/slot`, {
      token: pilot.token,
      body: { action },
    });
  }

  it('ROT-2 SEAT-7 who finishes waits no longer, and has started only where they were following', async () => {
    const { course, lessons } = await courseOfThemes(1);
    const [pilot, holder, waiting] = [await person('pilot'), await person('holder'), await person('waiting')];
    const session = await slotSession(course, pilot, [holder, waiting]);
    await act(session, pilot, holder, 'assign');
    await act(session, pilot, waiting, 'wait');
    expect(await members(session, pilot)).toMatchObject([{ place: null }, { place: 1 }]);
    expect(await home(waiting.token)).toMatchObject({ following: false, finishedOn: null, left: 1, arrival: null });

    // The course is followed in a session of licences too.
    const licences = await openSession(app.strapi, course, [waiting.email]);
    await read(course, lessons[0], waiting.token);
    expect(await members(session, pilot)).toMatchObject([{ place: null }, { place: null }]);
    expect((await finishesOf(waiting.id)).map((finish) => finish.session)).toEqual([session, licences]);
    expect(await startedIn(waiting.id)).toEqual([
      { session, started: false },
      { session: licences, started: true },
    ]);
    await read(course, lessons[0], holder.token);
    expect(await startedIn(holder.id)).toEqual([{ session, started: true }]);
    expect((await act(session, pilot, waiting, 'wait')).body.code).toBe('seats.finished_waits_for_none');
  });

  it('ROT-2 who has finished gets a slot by “+” only while nobody waits', async () => {
    const { course, lessons } = await courseOfThemes(1);
    const [pilot, finished, waiting] = [await person('pilot-2'), await person('finished'), await person('waiting-2')];
    const session = await slotSession(course, pilot, [finished, waiting]);
    await openSession(app.strapi, course, [finished.email]);
    await read(course, lessons[0], finished.token);
    await act(session, pilot, waiting, 'wait');
    expect((await act(session, pilot, finished, 'assign')).body.code).toBe('seats.finished_gives_way');
    expect((await members(session, pilot)).map(({ email, may }) => [email, may])).toEqual([
      [finished.email, []],
      [waiting.email, ['assign', 'leave']],
    ]);
    await act(session, pilot, waiting, 'leave');
    expect((await act(session, pilot, finished, 'assign')).status).toBe(204);
  });

  it('ROT-2 who finishes while a pilot puts them on the waiting list is not on it afterwards', async () => {
    const pilot = await person('pilot-3');
    for (let round = 0; round < 5; round += 1) {
      const { course, lessons } = await courseOfThemes(1);
      const racer = await person(`racer-${round}`);
      const session = await slotSession(course, pilot, [racer]);
      await openSession(app.strapi, course, [racer.email]);
      await Promise.all([read(course, lessons[0], racer.token), act(session, pilot, racer, 'wait')]);
      expect(await members(session, pilot)).toMatchObject([{ place: null, may: ['assign'] }]);
    }
  });
});

const startedIn = (person: number) =>
  app.database.query<{ session: string; started: boolean }>(
    `select s.document_id as session, l.started_at is not null as started from cordee.learner_access l join sessions s on s.id = l.session
     where l.person = $1 order by s.id`,
    [person],
  );

describe('a course is started in a session', () => {
  it('SEAT-3 PART-7 by the first text read since joining, not by signing in nor by looking at it, and anew by who comes back', async () => {
    const { course, lessons } = await courseOfThemes(2);
    const { id, token, email } = await app.createPerson('starter@cordee.example');
    const session = await openSession(app.strapi, course, [email]);
    await app.call(`GET /api/progress/courses/${course}/lessons/${lessons[0]}`, { token });
    expect(await startedIn(id)).toEqual([{ session, started: false }]);
    await read(course, lessons[0], token);
    expect(await startedIn(id)).toEqual([{ session, started: true }]);

    await app.database.query('update cordee.membership set ended_at = now() where person = $1', [id]);
    await joinSession(app.strapi, { session, email, role: 'learner' });
    expect(await startedIn(id)).toEqual([{ session, started: false }]);
    await read(course, lessons[0], token);
    expect(await startedIn(id), 'a text that was read before').toEqual([{ session, started: false }]);
    await read(course, lessons[1], token);
    expect(await startedIn(id)).toEqual([{ session, started: true }]);
  });

  it('H-89 what was read before the last midnight and arrives later starts and finishes the course on the last day', async () => {
    const { course, lessons } = await courseOfThemes(1);
    const { id, token, email } = await app.createPerson('late@cordee.example');
    const session = await openSession(app.strapi, course, [email], { startsOn: '2020-01-01', endsOn: TODAY });
    const url = `/api/progress/courses/${course}/lessons/${lessons[0]}` as const;
    const { page } = (await app.call<{ page: string }>(`GET ${url}`, { token })).body;
    await app.shiftClock('2 days');
    expect((await app.call(`POST ${url}/read`, { token, body: { page } })).status).toBe(204);
    await app.shiftClock('0 days');
    expect(await startedIn(id)).toEqual([{ session, started: true }]);
    expect((await finishesOf(id)).map(({ finished_at }) => dayIn('Europe/Paris', finished_at))).toEqual([TODAY]);
  });
});
