// What the page of a person says of their courses.
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { dayIn } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonCourse } from '../../../plugins/progress/person-admin-api.ts';
import { draft, openSession, publish, readText, reference } from '../course.ts';
import { createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
});
afterAll(() => app.close());

/** Publishes a theme of two texts with this title. */
async function publishedTheme(title: string, colour: string): Promise<{ theme: string; lessons: string[] }> {
  const lessons = [];
  for (const each of ['Un', 'Deux']) {
    const lesson = await draft(app.strapi, LESSON, { title: each, reference: reference(), body: 'Des mots.' });
    await publish(app.strapi, LESSON, lesson);
    lessons.push(lesson);
  }
  const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons });
  await publish(app.strapi, MODULE, module);
  const theme = await draft(app.strapi, THEME, { title, reference: reference(), colour, modules: [module] });
  await publish(app.strapi, THEME, theme);
  return { theme, lessons };
}

/** Publishes a course of the themes "Accueillir", "Écouter" and, optional, "Approfondir". */
async function courseOfThree(title: string) {
  const welcome = await publishedTheme('Accueillir', 'pine');
  const listen = await publishedTheme('Écouter', 'moss');
  const more = await publishedTheme('Approfondir', 'slate');
  const themes = [welcome, listen, more].map(({ theme }) => theme);
  const course = await draft(app.strapi, COURSE, { title, reference: reference(), themes, optionalThemes: [more.theme] });
  await publish(app.strapi, COURSE, course);
  return { course, welcome: welcome.lessons, listen: listen.lessons };
}

const coursesOf = async (person: string) =>
  (await app.call<{ courses: PersonCourse[] }>(`GET /progress/people/${person}/courses`, { token: staff })).body.courses;

describe('the courses of a person', () => {
  it('ACC-13 names the required themes that keep them from finishing, and those alone, until there are none', async () => {
    const { course, welcome, listen } = await courseOfThree('Le soin');
    const { documentId, email, token } = await app.createPerson('learner@cordee.example');
    const session = await openSession(app.strapi, course, [email]);
    const read = (lesson = '') => readText(app, { course, lesson, token });
    await read(welcome[0]);
    await read(welcome[1]);
    await read(listen[0]);

    const [underWay, ...others] = await coursesOf(documentId);
    expect(others).toEqual([]);
    expect(underWay).toMatchObject({ course, title: 'Le soin', lessons: 6, seen: 3, themes: 3, validated: 1 });
    expect(underWay?.missing).toEqual([{ title: 'Écouter', lessons: 2, seen: 1 }]);
    expect(underWay?.sessions).toMatchObject([{ session, startsOn: '2020-01-01', endsOn: '2040-12-31', finishedOn: null }]);

    await read(listen[1]);
    const [finished] = await coursesOf(documentId);
    expect(finished).toMatchObject({ seen: 4, validated: 2, missing: [] });
    expect(finished?.sessions[0]?.finishedOn).toBe(dayIn('Europe/Paris', new Date()));
  });

  it('ACC-13 says where they are in two sessions of one course once, and of a course whose session they have left', async () => {
    const { course, welcome } = await courseOfThree('Deux fois');
    const { documentId, email, token, id } = await app.createPerson('twice@cordee.example');
    const sessions = [
      await openSession(app.strapi, course, [email], { endsOn: '2039-12-31' }),
      await openSession(app.strapi, course, [email]),
    ];
    await readText(app, { course, lesson: welcome[0] ?? '', token });
    await readText(app, { course, lesson: welcome[1] ?? '', token });
    const [both] = await coursesOf(documentId);
    expect(
      both?.sessions.map(({ session }) => session),
      'the one that ends last first',
    ).toEqual(sessions.toReversed());

    await app.database.query('update cordee.membership set ended_at = now() where person = $1', [id]);
    expect(await coursesOf(documentId)).toMatchObject([{ course, sessions: [], seen: 2, validated: 1 }]);
  });

  it('ACC-13 says of a course that is not published that there is nothing in it, and of who takes none nothing', async () => {
    const { course } = await courseOfThree('Retiré');
    const { documentId, email } = await app.createPerson('unpublished@cordee.example');
    await openSession(app.strapi, course, [email]);
    await app.documents(COURSE).unpublish({ documentId: course });
    expect(await coursesOf(documentId)).toMatchObject([{ title: 'Retiré', lessons: 0, missing: [] }]);
    expect(await coursesOf((await app.createPerson('nobody@cordee.example')).documentId)).toEqual([]);
  });
});
