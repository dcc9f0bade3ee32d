import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { dayIn, plusDays } from '@cordee/kernel';
import { inactiveLearners } from '@cordee/progress';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, joinSession, openSession, publish, publishedCourse, readText, reference, schoolOf } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  app.startWorker();
});
afterAll(() => app.close());

type MapSegment = { theme: string; won: boolean; seen: number; lessons: number };
type CourseView = { lessons: number; seen: number; left: number; map: { segments: MapSegment[] } };

const read = (course: string, lesson: string, token: string) => readText(app, { course, lesson, token });
const segments = async (course: string, token: string) =>
  (await app.call<CourseView>(`GET /api/progress/courses/${course}`, { token })).body.map.segments;
const badges = (person: number) =>
  app.database.query<{ course: string; theme: string }>('select course, theme from cordee.badge where person = $1 order by won_at', [
    person,
  ]);

/** Publishes a course of one theme with this many texts. */
async function courseOfTexts(count: number): Promise<{ course: string; theme: string; module: string; lessons: string[] }> {
  const lessons = [];
  for (let index = 0; index < count; index += 1)
    lessons.push(await draft(app.strapi, LESSON, { title: `Texte ${index}`, reference: reference(), body: 'Des mots.' }));
  const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons });
  const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'pine', modules: [module] });
  const course = await draft(app.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
  for (const lesson of lessons) await publish(app.strapi, LESSON, lesson);
  for (const [uid, id] of [
    [MODULE, module],
    [THEME, theme],
    [COURSE, course],
  ] as const)
    await publish(app.strapi, uid, id);
  return { course, theme, module, lessons };
}

describe('badges', () => {
  it('LRN-16 a theme is validated when its last lesson is seen, once, and that is announced', async () => {
    const { course, theme, lessons } = await courseOfTexts(2);
    const { id, token } = await app.createPerson('winner@cordee.example');
    await openSession(app.strapi, course, ['winner@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    expect(await segments(course, token), 'after the first lesson').toMatchObject([{ won: false, seen: 1 }]);
    await read(course, lessons[1] ?? '', token);
    expect(await segments(course, token), 'after the last lesson').toMatchObject([{ won: true, seen: 2 }]);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toEqual([{ course, theme }]);
    expect(
      await app.database.query("select from cordee.event where name = 'progress.badge-won' and (payload->>'person')::int = $1", [id]),
    ).toHaveLength(1);
  });

  it('LRN-16 the last two lessons, seen at the same moment, give the badge', async () => {
    const { course, theme, lessons } = await courseOfTexts(2);
    const { id, token } = await app.createPerson('quick@cordee.example');
    await openSession(app.strapi, course, ['quick@cordee.example']);
    await Promise.all(lessons.map((lesson) => read(course, lesson, token)));
    await expect.poll(() => badges(id), { timeout: 10_000 }).toEqual([{ course, theme }]);
  });

  it('LRN-16 a badge won stays won when the theme grows', async () => {
    const { course, module, lessons } = await courseOfTexts(1);
    const { id, token } = await app.createPerson('keeper@cordee.example');
    await openSession(app.strapi, course, ['keeper@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);

    const more = await draft(app.strapi, LESSON, { title: 'De plus', reference: reference(), body: 'Des mots.' });
    await app.documents(MODULE).update({ documentId: module, data: { lessons: [...lessons, more] } });
    await publish(app.strapi, LESSON, more);
    await publish(app.strapi, MODULE, module);
    expect(await segments(course, token)).toMatchObject([{ won: true, seen: 1, lessons: 2 }]);
  });

  it('LRN-16 whoever had seen all but the lesson that is taken out wins the badge', async () => {
    const { course, lessons } = await courseOfTexts(2);
    const { id, token } = await app.createPerson('lucky@cordee.example');
    await openSession(app.strapi, course, ['lucky@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    await app.documents(LESSON).unpublish({ documentId: lessons[1] ?? '' });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);
  });

  it('LRN-16 an administrator, who follows every course, wins badges as learners do', async () => {
    const { course, lessons } = await courseOfTexts(2);
    const { id, token } = await app.createPerson('all@cordee.example', { standing: 'administrator' });
    await read(course, lessons[0] ?? '', token);
    await app.documents(LESSON).unpublish({ documentId: lessons[1] ?? '' });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);
  });

  it('LRN-16 a tester wins none, even by all the lessons of a theme', async () => {
    const { course, lessons } = await courseOfTexts(1);
    await app.documents(COURSE).update({ documentId: course, data: { openToTesters: lessons } });
    await publish(app.strapi, COURSE, course);
    const { id, token } = await app.createPerson('tester@cordee.example', {
      standing: 'tester',
      testsFrom: '2020-01-01',
      testsUntil: '2099-12-31',
    });
    expect(await read(course, lessons[0] ?? '', token)).toBe(204);
    expect(await segments(course, token)).toMatchObject([{ won: false, seen: 1, lessons: 1 }]);
    expect(await badges(id)).toEqual([]);
  });

  it('LRN-15 in a new course holding lessons already seen they are seen, and its badge is won on joining', async () => {
    const { course, theme, lessons } = await courseOfTexts(1);
    const { id, token } = await app.createPerson('mover@cordee.example');
    await openSession(app.strapi, course, ['mover@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    const second = await draft(app.strapi, COURSE, { title: 'C2', reference: reference(), themes: [theme] });
    await publish(app.strapi, COURSE, second);
    await openSession(app.strapi, second, ['mover@cordee.example']);
    expect((await app.call<CourseView>(`GET /api/progress/courses/${second}`, { token })).body).toMatchObject({ seen: 1, left: 0 });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(2);
  });

  it('LRN-15 a session moved to another course: everything is counted anew from what was done', async () => {
    const [first, second] = [await courseOfTexts(1), await publishedCourse(app.strapi)];
    const { id, token } = await app.createPerson('moved@cordee.example');
    const session = await openSession(app.strapi, second.course, ['moved@cordee.example']);
    await openSession(app.strapi, first.course, ['moved@cordee.example']);
    await read(first.course, first.lessons[0] ?? '', token);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);

    const third = await draft(app.strapi, COURSE, { title: 'C3', reference: reference(), themes: [first.theme] });
    await publish(app.strapi, COURSE, third);
    await app.documents('plugin::seats.session').update({ documentId: session, data: { course: third } });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(2);
  });
});

describe('inactive learners', () => {
  const inDays = (days: number) => plusDays(dayIn('Europe/Paris', new Date()), days);
  type InactiveView = { learners: { email: string; days: number; reference: string }[]; total: number; pages: number };
  let staff: string;
  beforeAll(async () => {
    staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  });
  const inactive = async (search: string, page = 1) =>
    (await app.call<InactiveView>(`GET /progress/inactive?search=${encodeURIComponent(search)}&page=${page}`, { token: staff })).body;

  type Absence = { course: string; since: number; last: number | null; ends?: number };

  /** Creates a learner whose session began `since` days ago and who signed in `last` days ago, or never. */
  async function createAbsent(name: string, { course, since, last, ends = 30 }: Absence) {
    const { id, token } = await app.createPerson(`${name}@cordee.example`);
    await app.database.query('delete from cordee.connection where person = $1', [id]);
    if (last !== null)
      await app.database.query(
        `insert into cordee.connection (person, signed_in, began_at, seen_at) select $1, true, t, t from (select now() - make_interval(days => $2) as t) s`,
        [id, last],
      );
    await openSession(app.strapi, course, [`${name}@cordee.example`], { startsOn: inDays(-since), endsOn: inDays(ends) });
    return { id, token };
  }

  it('ACC-18 the list holds those who are inactive by the rule, and nobody else', async () => {
    const { course, lessons } = await courseOfTexts(1);
    const cases: [string, Absence, number | null][] = [
      ['never-came', { course, since: 40, last: null }, 40],
      ['long-ago', { course, since: 40, last: 22 }, 22],
      ['just-now', { course, since: 40, last: 2 }, null],
      ['begun-lately', { course, since: 10, last: 90 }, null],
      ['came-before', { course, since: 30, last: 90 }, 30],
      ['over', { course, since: 90, last: 60, ends: -2 }, null],
    ];
    for (const [name, absence] of cases) await createAbsent(`inactive-${name}`, absence);
    await createAbsent('inactive-blocked', { course, since: 40, last: null });
    await app.database.query("update up_users set blocked = true where email = 'inactive-blocked@cordee.example'");
    const finished = await createAbsent('inactive-finished', { course, since: 40, last: null });
    await read(course, lessons[0] ?? '', finished.token);
    await app.database.query(
      "update cordee.connection set began_at = now() - interval '30 days', seen_at = now() - interval '30 days' where person = $1",
      [finished.id],
    );
    await addManager(course);
    await addWithoutSlot(course);

    const { learners, total } = await inactive('inactive-');
    expect(learners.map(({ email, days }) => [email.replace(/inactive-|@.*/g, ''), days])).toEqual(
      cases
        .filter(([, , days]) => days !== null)
        .map(([name, , days]) => [name, days])
        .sort((a, b) => Number(b[1]) - Number(a[1])),
    );
    expect(total).toBe(3);
  });

  /** Creates somebody who manages a session and does not learn in it. */
  async function addManager(course: string): Promise<void> {
    const session = await openSession(app.strapi, course, [], { startsOn: inDays(-50), endsOn: inDays(50) });
    await app.createPerson('inactive-manager@cordee.example');
    await app.database.query(
      "delete from cordee.connection where person = (select id from up_users where email = 'inactive-manager@cordee.example')",
    );
    await joinSession(app.strapi, { session, email: 'inactive-manager@cordee.example', role: 'manager' });
  }

  /** Creates a member of a slot session who holds no slot. */
  async function addWithoutSlot(course: string): Promise<void> {
    await app.createPerson('inactive-without-slot@cordee.example');
    await app.database.query(
      "delete from cordee.connection where person = (select id from up_users where email = 'inactive-without-slot@cordee.example')",
    );
    const data = { reference: reference(), course, company: await schoolOf(app.strapi), kind: 'slot', allowance: 1 };
    const session = await draft(app.strapi, SESSION, { ...data, startsOn: inDays(-50), endsOn: inDays(50) });
    await joinSession(app.strapi, { session, email: 'inactive-without-slot@cordee.example', role: 'learner' });
  }

  it('ACC-18 who comes again leaves the list at once', async () => {
    const { course } = await courseOfTexts(1);
    await createAbsent('returns', { course, since: 40, last: 25 });
    expect((await inactive('returns@')).total, 'before').toBe(1);
    await app.signIn('returns@cordee.example');
    expect((await inactive('returns@')).total, 'after').toBe(0);
  });

  describe('many of them', () => {
    const emails = Array.from({ length: 30 }, (_, index) => `crowd-${index}@cordee.example`);
    beforeAll(async () => {
      const { course } = await courseOfTexts(1);
      await app.database.query(
        `insert into up_users (document_id, email, username, first_name, last_name, provider) select md5(e), e, e, 'A', 'B', 'local' from unnest($1::text[]) e`,
        [emails],
      );
      await openSession(app.strapi, course, emails, { startsOn: inDays(-30), endsOn: inDays(30) });
    });

    it('ACC-18 are listed page by page, missing none', async () => {
      const [first, second] = [await inactive('crowd-'), await inactive('crowd-', 2)];
      expect(first).toMatchObject({ total: 30, pages: 2 });
      expect(second).toMatchObject({ total: 30, pages: 2 });
      expect(first.learners).toHaveLength(25);
      expect(second.learners).toHaveLength(5);
      expect(new Set([...first.learners, ...second.learners].map(({ email }) => email)).size).toBe(30);
    });

    it('ACC-18 are the audience of later messages', async () => {
      const audience = (await inactiveLearners(app.strapi)).map(({ email }) => email);
      expect(audience).toEqual(expect.arrayContaining(emails));
    });
  });
});
