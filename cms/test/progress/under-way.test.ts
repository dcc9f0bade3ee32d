// What the first page of the admin says of learners under way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, publishedCourse } from '../course.ts';
import { createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
});
afterAll(() => app.close());

type UnderWay = { people: number; courses: { course: string; title: string; following: number; underWay: number }[] };
const read = async () => (await app.call<UnderWay>('GET /progress/under-way', { token: staff })).body;

describe('learners under way', () => {
  it('ACC-18 counts by course who follows it today, and who of them came in the last three weeks; each person once altogether', async () => {
    const [first, second] = [await publishedCourse(app.strapi), await publishedCourse(app.strapi)];
    const [here, away, over] = [
      await app.createPerson('here@cordee.example'),
      await app.createPerson('away@cordee.example'),
      await app.createPerson('over@cordee.example'),
    ];
    await app.database.query('delete from cordee.connection where person = $1', [away.id]);
    const seen = (person: number, days: number) =>
      app.database.query(
        `insert into cordee.connection (person, signed_in, began_at, seen_at)
         select $1, true, at, at from (select cordee.now() - $2 * interval '1 day' as at) t`,
        [person, days],
      );
    await seen(away.id, 22);
    await openSession(app.strapi, first.course, [here.email, away.email]);
    await openSession(app.strapi, second.course, [here.email]);
    await openSession(app.strapi, second.course, [over.email], { endsOn: '2020-12-31' });

    const under = await read();
    expect(under.people).toBe(1);
    expect(under.courses).toEqual([
      { course: first.course, title: 'Un parcours', following: 2, underWay: 1 },
      { course: second.course, title: 'Un parcours', following: 1, underWay: 1 },
    ]);
    await seen(away.id, 20);
    expect((await read()).people).toBe(2);
  });
});
