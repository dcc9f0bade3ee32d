import { COMPANY } from '@cordee/companies';
import { COURSE } from '@cordee/courses';
import { addMember, SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, publish, publishedCourse, reference } from '../course.ts';
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
const status = async (path: string, token: string) => (await app.call(`GET /api/progress/courses/${path}`, { token })).status;

async function company(pilots: readonly string[]): Promise<string> {
  const data = { legalName: `Société ${reference()}`, pilots };
  return (await app.strapi.documents(COMPANY as never).create({ data: data as never })).documentId;
}

async function sessionOf(of: string, more: object = {}): Promise<string> {
  const data = { reference: reference(), course, company: of, startsOn: '2020-01-01', endsOn: '2040-12-31', ...more };
  return (await app.strapi.documents(SESSION).create({ data: data as never })).documentId;
}

describe('where each role lands', () => {
  it('ACC-7 a learner: in their course, with the time left and the next lesson', async () => {
    const { token } = await app.person('learner@cordee.example');
    await openSession(app.strapi, course, ['learner@cordee.example']);
    expect(await home(token)).toMatchObject({
      course: { id: course, endsOn: '2040-12-31', next: { id: text } },
      others: [],
      managedSessions: [],
    });
  });

  it('ACC-7 a manager who follows nothing: at the sessions they manage', async () => {
    const { token } = await app.person('manager@cordee.example');
    const session = await sessionOf(await company([]));
    await addMember(app.strapi, { session, email: 'manager@cordee.example', role: 'manager' });
    expect(await home(token)).toMatchObject({ course: null, managedSessions: [{ as: 'manager', learners: 0 }] });
    expect(await status(course, token)).toBe(404);
  });

  it('ACC-7 a manager-learner: in their course, and at the session they manage', async () => {
    const { token } = await app.person('both@cordee.example');
    const session = await sessionOf(await company([]));
    await addMember(app.strapi, { session, email: 'both@cordee.example', role: 'manager-learner' });
    expect(await home(token)).toMatchObject({ course: { id: course }, managedSessions: [{ as: 'manager', learners: 1 }] });
  });

  it('ACC-8 a pilot: at every session of their company, and of no other', async () => {
    const { token, documentId } = await app.person('pilot@cordee.example');
    const mine = await company([documentId]);
    await sessionOf(mine);
    await sessionOf(mine);
    await sessionOf(await company([]));
    const { managedSessions, course: accessTo } = await home(token);
    expect([managedSessions.map(({ as }) => as), new Set(managedSessions.map(({ company }) => company)).size, accessTo]).toEqual([
      ['pilot', 'pilot'],
      1,
      null,
    ]);
  });

  it('ACC-5 a pilot whose last session is over runs nothing any more, nor does its manager', async () => {
    const { token, documentId } = await app.person('former@cordee.example');
    const over = { startsOn: '2019-01-01', endsOn: '2019-12-31' };
    await sessionOf(await company([documentId]), over);
    const session = await sessionOf(await company([]), over);
    await addMember(app.strapi, { session, email: 'former@cordee.example', role: 'manager' });
    expect((await home(token)).managedSessions).toEqual([]);
  });

  it('ACC-7 a pilot-learner: in their course, and at the sessions of their company', async () => {
    const { token, documentId } = await app.person('pilot-learner@cordee.example');
    const session = await sessionOf(await company([documentId]));
    await addMember(app.strapi, { session, email: 'pilot-learner@cordee.example', role: 'learner' });
    expect(await home(token)).toMatchObject({ course: { id: course }, managedSessions: [{ as: 'pilot', learners: 1 }] });
  });

  it('ACC-8 whoever has several places chooses between them; what is not theirs is no place', async () => {
    const { token, documentId } = await app.person('places@cordee.example');
    const [mine, theirs] = [await company([documentId]), await company([])];
    const session = await sessionOf(mine);
    const other = await sessionOf(theirs);
    await addMember(app.strapi, { session: other, email: 'places@cordee.example', role: 'manager-learner' });
    await addMember(app.strapi, { session, email: 'places@cordee.example', role: 'learner' });
    const { person, scope, team } = await home(token);
    expect(person.scopes.map(({ kind, id }) => [kind, id])).toEqual([
      ['course', course],
      ['team', mine],
      ['team', other],
    ]);
    expect([scope, team]).toEqual([course, null]);

    const chosen = await home(token, `?team=${mine}`);
    expect(chosen).toMatchObject({ scope: mine, course: null, others: [{ id: course }], managedSessions: [{ as: 'pilot' }] });
    expect(await home(token, `?team=${other}`)).toMatchObject({ scope: other, managedSessions: [{ as: 'manager' }] });
    expect(await home(token, `?team=${theirs}`)).toMatchObject({ scope: course, team: null });
    const { person: reader } = (await app.call<Home>(`GET /api/progress/courses/${course}`, { token })).body;
    expect(reader.scopes).toEqual(person.scopes);
  });

  it('ACC-7 a student: in their course; without a session, nowhere', async () => {
    const { token } = await app.person('student@cordee.example', { standing: 'student' });
    expect((await home(token)).course).toBeNull();
    await openSession(app.strapi, course, ['student@cordee.example']);
    expect(await home(token)).toMatchObject({ course: { id: course } });
  });

  it('ACC-7 an administrator: in every course, without dates', async () => {
    const { token } = await app.person('admin@cordee.example', { standing: 'administrator' });
    const second = await publishedCourse(app.strapi);
    const { course: first, others } = await home(token);
    expect(new Set([first?.id, ...others.map(({ id }) => id)])).toEqual(new Set([course, second.course]));
    expect([first?.endsOn, await status(second.course, token)]).toEqual([null, 200]);
  });

  it('ACC-7 a person without any role: nothing, and whom to write to', async () => {
    const { token } = await app.person('nobody@cordee.example');
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
    const { token } = await app.person('tester@cordee.example', trial);
    expect(await home(token)).toMatchObject({ course: null });
    expect(await status(course, token)).toBe(404);

    const documents = app.strapi.documents(COURSE as never);
    await documents.update({ documentId: course, data: { openToTesters: [text] } as never });
    expect((await home(token)).course).toBeNull();
    await publish(app.strapi, COURSE, course);
    expect(await home(token)).toMatchObject({ course: { id: course, lessons: 1 } });
    expect([await status(`${course}/lessons/${text}`, token), await status(`${course}/lessons/${film}`, token)]).toEqual([200, 404]);
    expect(await status(`${course}/lessons/${film}/film-key`, token)).toBe(404);

    const act = async (path: string, body: object) =>
      (await app.call(`POST /api/progress/courses/${course}/lessons/${path}`, { token, body })).status;
    expect([await act(`${film}/played`, { played: [], position: 0 }), await act(`${text}/read`, {})]).toEqual([404, 204]);
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
  ])('ACC-7 %s follows nothing', async (name, more, expected) => {
    const { token } = await app.person(`${name.replace(/\W/g, '')}@cordee.example`, { ...trial, ...more });
    expect(await status(course, token)).toBe(expected);
  });
});

describe('several courses', () => {
  it('LRN-11 the one in which a lesson was seen last is on top, unless another is chosen', async () => {
    const { token } = await app.person('several@cordee.example');
    const second = await publishedCourse(app.strapi);
    await openSession(app.strapi, course, ['several@cordee.example'], { endsOn: '2039-01-01' });
    await openSession(app.strapi, second.course, ['several@cordee.example']);
    expect(await home(token)).toMatchObject({ course: { id: course }, others: [{ id: second.course }] });
    await app.call(`POST /api/progress/courses/${second.course}/lessons/${second.text}/read`, { token, body: {} });
    expect(await home(token)).toMatchObject({ course: { id: second.course }, others: [{ id: course }] });
    expect(await home(token, `?course=${course}`)).toMatchObject({ course: { id: course } });
    expect(await home(token, '?course=nothing')).toMatchObject({ course: { id: second.course } });
  });

  it('ACC-5 one that is to come or over is said with its dates, and its lessons are not given', async () => {
    const { token } = await app.person('patient@cordee.example');
    await openSession(app.strapi, course, ['patient@cordee.example'], { startsOn: '2039-01-01' });
    const over = await publishedCourse(app.strapi);
    await openSession(app.strapi, over.course, ['patient@cordee.example'], { endsOn: '2021-01-01' });
    const { course: none, waiting } = await home(token);
    expect([none, new Map(waiting.map(({ course, state }) => [course, state]))]).toEqual([
      null,
      new Map([
        [course, 'not-yet'],
        [over.course, 'ended'],
      ]),
    ]);
  });

  it('ACC-5 after the last day the pilots of the company are named, never to strangers', async () => {
    const pilot = await app.person('marc@cordee.example', { firstName: 'Marc', lastName: 'Teixeira' });
    const session = await sessionOf(await company([pilot.documentId]), { startsOn: '2019-01-01', endsOn: '2019-12-31' });
    const { token } = await app.person('late@cordee.example');
    await addMember(app.strapi, { session, email: 'late@cordee.example', role: 'learner' });
    const { body } = await app.call(`GET /api/progress/courses/${course}`, { token });
    expect(body).toMatchObject({
      code: 'seats.access_ended',
      facts: { endsOn: '2019-12-31', pilots: 'Marc Teixeira', contact: 'equipe@cordee.example' },
    });
    const stranger = await app.person('stranger@cordee.example');
    expect(JSON.stringify((await app.call(`GET /api/progress/courses/${course}`, { token: stranger.token })).body)).not.toContain(
      'Teixeira',
    );
  });
});

it('ACC-10 settings show each access with its exact last day, also before and after it', async () => {
  const { token } = await app.person('settings@cordee.example');
  await openSession(app.strapi, course, ['settings@cordee.example'], { startsOn: '2039-01-01', endsOn: '2039-06-30' });
  expect((await app.call('GET /api/home/settings', { token })).body).toMatchObject({
    person: { name: 'Zoé Martin', email: 'settings@cordee.example' },
    contact: 'equipe@cordee.example',
    accesses: [{ title: 'Un parcours', endsOn: '2039-06-30', state: 'not-yet' }],
  });
});

it('a home of many courses asks the database a handful of times, however many there are', async () => {
  const { token } = await app.person('busy@cordee.example');
  const count = async () => {
    let statements = 0;
    const spy = () => {
      statements += 1;
    };
    app.strapi.db.connection.on('query', spy);
    await home(token);
    app.strapi.db.connection.off('query', spy);
    return statements;
  };
  const [none] = [await count()];
  for (let index = 0; index < 3; index += 1) {
    const more = await publishedCourse(app.strapi);
    await openSession(app.strapi, more.course, ['busy@cordee.example']);
  }
  expect([await count(), none <= 4]).toEqual([none, true]);
});
