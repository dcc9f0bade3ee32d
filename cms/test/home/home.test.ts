import { COMPANY } from '@cordee/companies';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, joinSession, OPEN_LONG, openSession, publish, publishedCourse, readText, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let course: string;
let text: string;
let film: string;

beforeAll(async () => {
  app = await startTestApp({ settings: { CONTACT: 'equipe@cordee.example' } });
  ({ course, text, film } = await publishedCourse(app.strapi));
});
afterAll(() => app.close());

type Home = {
  course: { id: string; endsOn: string | null; lessons: number } | null;
  others: { id: string }[];
  waiting: { course: string; state: string }[];
  managedSessions: { reference: string; as: string; company: string | null; learners: number }[];
  contact: string | null;
  scope: string | null;
  team: string | null;
  person: { scopes: { kind: string; id: string }[] };
};
const home = async (token: string, query = '') => (await app.call<Home>(`GET /api/home${query}`, { token })).body;
const courseStatus = async (path: string, token: string) => (await app.call(`GET /api/progress/courses/${path}`, { token })).status;

async function createCompany(pilots: readonly string[]): Promise<string> {
  const data = { legalName: `Société ${reference()}`, pilots };
  return (await app.documents(COMPANY).create({ data })).documentId;
}

async function createSession(company: string, more: object = {}): Promise<string> {
  const data = { reference: reference(), course, company, startsOn: '2020-01-01', endsOn: '2040-12-31', ...OPEN_LONG, ...more };
  return (await app.documents(SESSION).create({ data })).documentId;
}

describe('where each role lands', () => {
  it('ACC-7 a learner: in their course, with the time left and the next lesson', async () => {
    const { token } = await app.createPerson('learner@cordee.example');
    await openSession(app.strapi, course, ['learner@cordee.example']);
    expect(await home(token)).toMatchObject({
      course: { id: course, endsOn: '2040-12-31', next: { id: text } },
      others: [],
      managedSessions: [],
    });
  });

  it('ACC-7 a manager who learns in no course: at the sessions they manage', async () => {
    const { token } = await app.createPerson('manager@cordee.example');
    const session = await createSession(await createCompany([]));
    await joinSession(app.strapi, { session, email: 'manager@cordee.example', role: 'manager' });
    expect(await home(token)).toMatchObject({ course: null, managedSessions: [{ as: 'manager', learners: 0 }] });
    expect(await courseStatus(course, token)).toBe(404);
  });

  it('ACC-7 a manager-learner: in their course, and at the session they manage', async () => {
    const { token } = await app.createPerson('both@cordee.example');
    const session = await createSession(await createCompany([]));
    await joinSession(app.strapi, { session, email: 'both@cordee.example', role: 'manager-learner' });
    // They manage nobody yet: who is counted is whom they manage. (TEAM-1)
    expect(await home(token)).toMatchObject({ course: { id: course }, managedSessions: [{ as: 'manager', learners: 0 }] });
  });

  it('ACC-8 a pilot: at every session of their company, and of no other', async () => {
    const { token, documentId } = await app.createPerson('pilot@cordee.example');
    const mine = await createCompany([documentId]);
    await createSession(mine);
    await createSession(mine);
    await createSession(await createCompany([]));
    const { managedSessions, course: accessTo } = await home(token);
    expect(managedSessions.map(({ as }) => as)).toEqual(['pilot', 'pilot']);
    expect(new Set(managedSessions.map(({ company }) => company)).size, 'companies').toBe(1);
    expect(accessTo, 'course').toBeNull();
  });

  it('ACC-5 a pilot whose last session is over manages nothing any more, nor does its manager', async () => {
    const { token, documentId } = await app.createPerson('former@cordee.example');
    const over = { startsOn: '2019-01-01', endsOn: '2019-12-31' };
    await createSession(await createCompany([documentId]), over);
    const session = await createSession(await createCompany([]), over);
    await joinSession(app.strapi, { session, email: 'former@cordee.example', role: 'manager' });
    expect((await home(token)).managedSessions).toEqual([]);
  });

  it('ACC-7 a pilot-learner: in their course, and at the sessions of their company', async () => {
    const { token, documentId } = await app.createPerson('pilot-learner@cordee.example');
    const session = await createSession(await createCompany([documentId]));
    await joinSession(app.strapi, { session, email: 'pilot-learner@cordee.example', role: 'learner' });
    expect(await home(token)).toMatchObject({ course: { id: course }, managedSessions: [{ as: 'pilot', learners: 1 }] });
  });

  it('ACC-8 whoever has several scopes chooses between them; what is not theirs is no scope', async () => {
    const { token, documentId } = await app.createPerson('scopes@cordee.example');
    const [mine, theirs] = [await createCompany([documentId]), await createCompany([])];
    const session = await createSession(mine);
    const other = await createSession(theirs);
    await joinSession(app.strapi, { session: other, email: 'scopes@cordee.example', role: 'manager-learner' });
    await joinSession(app.strapi, { session, email: 'scopes@cordee.example', role: 'learner' });
    const { person, scope, team } = await home(token);
    expect(person.scopes.map(({ kind, id }) => [kind, id])).toEqual([
      ['course', course],
      ['team', mine],
      ['team', other],
    ]);
    expect(scope).toBe(course);
    expect(team).toBeNull();

    const chosen = await home(token, `?team=${mine}`);
    expect(chosen).toMatchObject({ scope: mine, course: null, others: [{ id: course }], managedSessions: [{ as: 'pilot' }] });
    expect(await home(token, `?team=${other}`)).toMatchObject({ scope: other, managedSessions: [{ as: 'manager' }] });
    expect(await home(token, `?team=${theirs}`)).toMatchObject({ scope: course, team: null });
    const { person: reader } = (await app.call<Home>(`GET /api/progress/courses/${course}`, { token })).body;
    expect(reader.scopes).toEqual(person.scopes);
  });

  it('ACC-7 a student: in their course; without a session, nowhere', async () => {
    const { token } = await app.createPerson('student@cordee.example', { standing: 'student' });
    expect((await home(token)).course).toBeNull();
    await openSession(app.strapi, course, ['student@cordee.example']);
    expect(await home(token)).toMatchObject({ course: { id: course } });
  });

  it('ACC-7 an administrator: in every course, without dates', async () => {
    const { token } = await app.createPerson('admin@cordee.example', { standing: 'administrator' });
    const second = await publishedCourse(app.strapi);
    const { course: first, others } = await home(token);
    expect(new Set([first?.id, ...others.map(({ id }) => id)])).toEqual(new Set([course, second.course]));
    expect(first?.endsOn).toBeNull();
    expect(await courseStatus(second.course, token)).toBe(200);
  });

  it('ACC-7 a person without any role: nothing, and whom to write to', async () => {
    const { token } = await app.createPerson('nobody@cordee.example');
    expect(await home(token)).toMatchObject({
      course: null,
      others: [],
      waiting: [],
      managedSessions: [],
      contact: 'equipe@cordee.example',
    });
  });
});

describe('a tester', () => {
  const trial = { standing: 'tester', testsFrom: '2020-01-01', testsUntil: '2040-12-31' };

  it('LRN-6 has the lessons that are open to testers, and nothing else', async () => {
    const { token } = await app.createPerson('tester@cordee.example', trial);
    expect(await home(token), 'before any is open').toMatchObject({ course: null });
    expect(await courseStatus(course, token), 'before any is open').toBe(404);

    const documents = app.documents(COURSE);
    await documents.update({ documentId: course, data: { openToTesters: [text] } });
    expect((await home(token)).course, 'while that is a draft').toBeNull();
    await publish(app.strapi, COURSE, course);
    expect(await home(token)).toMatchObject({ course: { id: course, lessons: 1 } });
    expect(await courseStatus(`${course}/lessons/${text}`, token), 'the open lesson').toBe(200);
    expect(await courseStatus(`${course}/lessons/${film}`, token), 'another lesson').toBe(404);
    expect(await courseStatus(`${course}/lessons/${film}/film-key`, token), 'the film of another lesson').toBe(404);

    const report = async (path: string, body: object) =>
      (await app.call(`POST /api/progress/courses/${course}/lessons/${path}`, { token, body })).status;
    const { page } = (await app.call<{ page: string }>(`GET /api/progress/courses/${course}/lessons/${text}`, { token })).body;
    expect(await report(`${film}/played`, { page, played: [], position: 0 }), 'playing another lesson').toBe(404);
    expect(await report(`${text}/read`, { page }), 'reading the open lesson').toBe(204);
    expect(
      await app.database.query('select from cordee.lesson_view v join up_users p on p.id = v.person where p.email = $1', [
        'tester@cordee.example',
      ]),
    ).toHaveLength(1);
  });

  it.each([
    ['before their days', { testsFrom: '2039-01-01', testsUntil: '2039-01-01' }, 403],
    ['after their days', { testsFrom: '2019-01-01', testsUntil: '2019-01-01' }, 403],
    ['with days that end before they begin', { testsFrom: '2040-01-01', testsUntil: '2019-01-01' }, 404],
    ['without days', { testsFrom: null, testsUntil: null }, 404],
    ['who is no tester any more', { standing: 'none' }, 404],
  ])('ACC-7 %s has access to nothing', async (name, data, expected) => {
    const { token } = await app.createPerson(`${name.replace(/\W/g, '')}@cordee.example`, { ...trial, ...data });
    expect(await courseStatus(course, token)).toBe(expected);
  });
});

describe('several courses', () => {
  it('LRN-11 the one in which a lesson was seen last is on top, unless another is chosen', async () => {
    const { token } = await app.createPerson('several@cordee.example');
    const second = await publishedCourse(app.strapi);
    await openSession(app.strapi, course, ['several@cordee.example'], { endsOn: '2039-01-01' });
    await openSession(app.strapi, second.course, ['several@cordee.example']);
    expect(await home(token)).toMatchObject({ course: { id: course }, others: [{ id: second.course }] });
    await readText(app, { course: second.course, lesson: second.text, token });
    expect(await home(token)).toMatchObject({ course: { id: second.course }, others: [{ id: course }] });
    expect(await home(token, `?course=${course}`)).toMatchObject({ course: { id: course } });
    expect(await home(token, '?course=nothing')).toMatchObject({ course: { id: second.course } });
  });

  it('ACC-5 one that is to come or over is shown with its dates, and its lessons are not given', async () => {
    const { token } = await app.createPerson('patient@cordee.example');
    await openSession(app.strapi, course, ['patient@cordee.example'], { startsOn: '2039-01-01' });
    const over = await publishedCourse(app.strapi);
    await openSession(app.strapi, over.course, ['patient@cordee.example'], { endsOn: '2021-01-01' });
    const { course: current, waiting } = await home(token);
    expect(current).toBeNull();
    expect(new Map(waiting.map(({ course, state }) => [course, state]))).toEqual(
      new Map([
        [course, 'not-yet'],
        [over.course, 'ended'],
      ]),
    );
  });

  it('ACC-5 after the last day the pilots of the company are named, never to strangers', async () => {
    const pilot = await app.createPerson('marc@cordee.example', { firstName: 'Marc', lastName: 'Teixeira' });
    const session = await createSession(await createCompany([pilot.documentId]), { startsOn: '2019-01-01', endsOn: '2019-12-31' });
    const { token } = await app.createPerson('late@cordee.example');
    await joinSession(app.strapi, { session, email: 'late@cordee.example', role: 'learner' });
    const { body } = await app.call(`GET /api/progress/courses/${course}`, { token });
    expect(body).toMatchObject({
      code: 'seats.access_ended',
      facts: { endsOn: '2019-12-31', pilots: ['Marc Teixeira'], contact: 'equipe@cordee.example' },
    });
    const stranger = await app.createPerson('stranger@cordee.example');
    expect(JSON.stringify((await app.call(`GET /api/progress/courses/${course}`, { token: stranger.token })).body)).not.toContain(
      'Teixeira',
    );
  });
});

it('ACC-10 settings show each access with its exact last day, also before and after it', async () => {
  const { token } = await app.createPerson('settings@cordee.example');
  await openSession(app.strapi, course, ['settings@cordee.example'], { startsOn: '2039-01-01', endsOn: '2039-06-30' });
  expect((await app.call('GET /api/home/settings', { token })).body).toMatchObject({
    person: { name: 'Zoé Martin', email: 'settings@cordee.example' },
    contact: 'equipe@cordee.example',
    accesses: [{ title: 'Un parcours', endsOn: '2039-06-30', state: 'not-yet' }],
  });
});

it('a home of many courses takes a handful of database queries, however many courses there are', async () => {
  const { token } = await app.createPerson('busy@cordee.example');
  const countOnce = async () => {
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    app.strapi.db.connection.on('query', count);
    await home(token);
    app.strapi.db.connection.off('query', count);
    return statements;
  };
  // What runs in the background meanwhile only adds to it.
  const countStatements = async () => Math.min(await countOnce(), await countOnce());
  const withoutCourses = await countStatements();
  for (let index = 0; index < 3; index += 1) {
    const more = await publishedCourse(app.strapi);
    await openSession(app.strapi, more.course, ['busy@cordee.example']);
  }
  expect(await countStatements(), 'with three courses').toBe(withoutCourses);
  expect(withoutCourses).toBeLessThanOrEqual(4);
});

describe('what was won and seen', () => {
  type Kept = { course: { kept: object[] } | null; withdrawn: { id: string; title: string; kept: object[] }[] };

  it('LRN-16 stays when its theme is taken out of the course, or the course is no longer published, and is in its place again afterwards', async () => {
    const built = await publishedCourse(app.strapi);
    const { token } = await app.createPerson('keeps@cordee.example');
    await openSession(app.strapi, built.course, ['keeps@cordee.example']);
    const read = `/api/progress/courses/${built.course}` as const;
    await readText(app, { course: built.course, lesson: built.text, token });
    const keptNow = async () => {
      const { body } = await app.call<Kept>('GET /api/home', { token });
      return { kept: body.course?.kept, withdrawn: body.withdrawn };
    };
    const lesson = { id: built.text, title: 'Un texte' };
    const kept = [{ id: built.theme, title: 'Une thématique', won: false, lessons: [lesson] }];
    expect(await keptNow(), 'in its place').toEqual({ kept: [], withdrawn: [] });

    await app.documents(LESSON).unpublish({ documentId: built.text });
    expect(await keptNow(), 'the lesson').toEqual({ kept, withdrawn: [] });
    expect((await app.call<{ kept: object[] }>(`GET ${read}`, { token })).body.kept, 'on the page of the course').toEqual(kept);
    await publish(app.strapi, LESSON, built.text);
    expect(await keptNow(), 'in its place again').toEqual({ kept: [], withdrawn: [] });

    await app.documents(MODULE).update({ documentId: built.module, data: { lessons: { set: [built.text] } } });
    await publish(app.strapi, MODULE, built.module);
    await app.database.query('insert into cordee.badge (person, course, theme) select id, $1, $2 from up_users where email = $3', [
      built.course,
      built.theme,
      'keeps@cordee.example',
    ]);
    await app.documents(COURSE).unpublish({ documentId: built.course });
    expect(await keptNow(), 'the course').toEqual({
      kept: undefined,
      withdrawn: [{ id: built.course, title: 'Un parcours', kept: [{ ...kept[0], won: true }] }],
    });
    await publish(app.strapi, COURSE, built.course);
    expect(await keptNow()).toEqual({ kept: [], withdrawn: [] });
    const other = await draft(app.strapi, THEME, { title: 'Autre', reference: reference(), colour: 'rust', modules: [built.module] });
    await publish(app.strapi, THEME, other);
    await app.documents(COURSE).update({ documentId: built.course, data: { themes: { set: [other] } } });
    await publish(app.strapi, COURSE, built.course);
    expect(await keptNow(), 'the theme; its lesson stands in another').toEqual({
      kept: [{ ...kept[0], won: true, lessons: [] }],
      withdrawn: [],
    });
  });
});
