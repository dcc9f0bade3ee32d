import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, openSession, publish, publishedCourse, reference } from '../course.ts';
import { openHouse, type TestHouse } from '../house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
  house.work();
});
afterAll(() => house.close());

type Pitch = { theme: string; won: boolean; seen: number; lessons: number };
type CourseView = { lessons: number; seen: number; left: number; route: { pitches: Pitch[] } };

const read = (course: string, lesson: string, token: string) =>
  house.call(`POST /api/progress/courses/${course}/lessons/${lesson}/read`, { token, body: {} });
const pitches = async (course: string, token: string) =>
  (await house.call<CourseView>(`GET /api/progress/courses/${course}`, { token })).body.route.pitches;
const badges = (person: number) =>
  house.database.query<{ course: string; theme: string }>('select course, theme from cordee.badge where person = $1 order by won_at', [
    person,
  ]);

/** A published course of one theme with so many texts. */
async function texts(count: number): Promise<{ course: string; theme: string; module: string; lessons: string[] }> {
  const lessons = [];
  for (let index = 0; index < count; index += 1)
    lessons.push(await draft(house.strapi, LESSON, { title: `Texte ${index}`, reference: reference(), body: 'Des mots.' }));
  const module = await draft(house.strapi, MODULE, { title: 'M', reference: reference(), lessons });
  const theme = await draft(house.strapi, THEME, { title: 'T', reference: reference(), colour: 'pine', modules: [module] });
  const course = await draft(house.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
  for (const lesson of lessons) await publish(house.strapi, LESSON, lesson);
  for (const [uid, id] of [
    [MODULE, module],
    [THEME, theme],
    [COURSE, course],
  ] as const)
    await publish(house.strapi, uid, id);
  return { course, theme, module, lessons };
}

describe('badges', () => {
  it('LRN-16 a theme is validated when its last lesson is seen, once, and that is announced', async () => {
    const { course, theme, lessons } = await texts(2);
    const { id, token } = await house.person('winner@cordee.example');
    await openSession(house.strapi, course, ['winner@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    expect(await pitches(course, token)).toMatchObject([{ won: false, seen: 1 }]);
    await read(course, lessons[1] ?? '', token);
    expect(await pitches(course, token)).toMatchObject([{ won: true, seen: 2 }]);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toEqual([{ course, theme }]);
    expect(
      await house.database.query("select from cordee.event where name = 'progress.badge-won' and (payload->>'person')::int = $1", [id]),
    ).toHaveLength(1);
  });

  it('LRN-16 the last two lessons, seen at the same moment, give the badge', async () => {
    const { course, theme, lessons } = await texts(2);
    const { id, token } = await house.person('quick@cordee.example');
    await openSession(house.strapi, course, ['quick@cordee.example']);
    await Promise.all(lessons.map((lesson) => read(course, lesson, token)));
    await expect.poll(() => badges(id), { timeout: 10_000 }).toEqual([{ course, theme }]);
  });

  it('LRN-16 a badge won stays won when the theme grows', async () => {
    const { course, module, lessons } = await texts(1);
    const { id, token } = await house.person('keeper@cordee.example');
    await openSession(house.strapi, course, ['keeper@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);

    const more = await draft(house.strapi, LESSON, { title: 'De plus', reference: reference(), body: 'Des mots.' });
    await house.strapi.documents(MODULE as never).update({ documentId: module, data: { lessons: [...lessons, more] } as never });
    await publish(house.strapi, LESSON, more);
    await publish(house.strapi, MODULE, module);
    expect(await pitches(course, token)).toMatchObject([{ won: true, seen: 1, lessons: 2 }]);
  });

  it('LRN-16 whoever had seen all but the lesson that is taken out wins the badge', async () => {
    const { course, lessons } = await texts(2);
    const { id, token } = await house.person('lucky@cordee.example');
    await openSession(house.strapi, course, ['lucky@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    await (house.strapi.documents(LESSON as never) as never as { unpublish: (of: object) => Promise<void> }).unpublish({
      documentId: lessons[1],
    });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);
  });

  it('LRN-15 in a new course holding lessons already seen they are seen, and its badge is won on joining', async () => {
    const { course, theme, lessons } = await texts(1);
    const { id, token } = await house.person('mover@cordee.example');
    await openSession(house.strapi, course, ['mover@cordee.example']);
    await read(course, lessons[0] ?? '', token);
    const second = await draft(house.strapi, COURSE, { title: 'C2', reference: reference(), themes: [theme] });
    await publish(house.strapi, COURSE, second);
    await openSession(house.strapi, second, ['mover@cordee.example']);
    expect((await house.call<CourseView>(`GET /api/progress/courses/${second}`, { token })).body).toMatchObject({ seen: 1, left: 0 });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(2);
  });

  it('LRN-15 a session moved to another course: everything is counted anew from what was done', async () => {
    const [first, second] = [await texts(1), await publishedCourse(house.strapi)];
    const { id, token } = await house.person('moved@cordee.example');
    const session = await openSession(house.strapi, second.course, ['moved@cordee.example']);
    await openSession(house.strapi, first.course, ['moved@cordee.example']);
    await read(first.course, first.lessons[0] ?? '', token);
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(1);

    const third = await draft(house.strapi, COURSE, { title: 'C3', reference: reference(), themes: [first.theme] });
    await publish(house.strapi, COURSE, third);
    await house.strapi.documents('plugin::seats.session' as never).update({ documentId: session, data: { course: third } as never });
    await expect.poll(() => badges(id), { timeout: 10_000 }).toHaveLength(2);
  });
});
