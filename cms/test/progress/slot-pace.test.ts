// The pace of a learner who takes turns on a slot.
import { COMPANY } from '@cordee/companies';
import { dayIn, plusDays } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinSession, publishedCourse, readText, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const TODAY = dayIn('Europe/Paris', new Date());

it('TEAM-5 LRN-11 counts the days on which they held a slot, each once, and not those between, nor what was seen elsewhere before them', async () => {
  // A text counts three minutes, as the film does: one of them read is a half.
  const { course, text } = await publishedCourse(app.strapi, { seconds: 180 });
  const { token, email } = await app.createPerson('lea@cordee.example');
  const company = (await app.documents(COMPANY).create({ data: { legalName: 'Horizon' } })).documentId;
  const data = {
    reference: reference(),
    course,
    company,
    kind: 'slot',
    allowance: 1,
    startsOn: plusDays(TODAY, -20),
    endsOn: '2040-12-31',
  };
  const session = (await app.documents(SESSION).create({ data })).documentId;
  await joinSession(app.strapi, { session, email, role: 'learner' });
  const hold = (since: string, until: string | null) =>
    app.database.query(
      `insert into cordee.slot_holding (session, slot, membership, person, since, assigned_for, until, released_for)
       select m.session, 1, m.id, m.person, $2::timestamp at time zone 'Europe/Paris', 'rotation', $3::timestamp at time zone 'Europe/Paris',
         case when $3::text is not null then 'rotation' end
       from cordee.membership m join sessions s on s.id = m.session where s.document_id = $1`,
      [session, since, until],
    );
  // Twice on one day, then until midnight of the day after the next; and since yesterday: four days.
  await hold(`${plusDays(TODAY, -9)} 08:00`, `${plusDays(TODAY, -9)} 12:00`);
  await hold(`${plusDays(TODAY, -9)} 14:00`, `${plusDays(TODAY, -7)} 00:00`);
  await hold(`${plusDays(TODAY, -1)} 00:00`, null);
  expect(await readText(app, { course, lesson: text, token })).toBe(204);

  const arrival = plusDays(TODAY, 4);
  expect((await app.call(`GET /api/progress/courses/${course}`, { token })).body).toMatchObject({ following: true, arrival });
  expect((await app.call('GET /api/home', { token })).body).toMatchObject({ course: { arrival } });

  await app.database.query("update cordee.lesson_view set seen_at = seen_at - interval '12 days' where seen_at is not null");
  expect((await app.call('GET /api/home', { token })).body).toMatchObject({ course: { following: true, arrival: null } });
});
