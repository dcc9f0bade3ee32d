// What the first page of the admin shows of courses: drafts, and what colleagues changed.
import { COURSE, LESSON, THEME } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, publish, publishedCourse } from '../course.ts';
import { createStaffUser, createStaffWithRole, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'content@cordee.example', 'cordee-content');
});
afterAll(() => app.close());

type Changed = { model: string; document: string; title: string; by: string | null; state: string };
const changes = async () => (await app.call<{ drafts: Changed[]; latest: Changed[] }>('GET /courses/home/changes', { token: staff })).body;

describe('drafts', () => {
  it('LRN-8 are what was never published or was changed since, the latest first; what is published as it is drafted is none', async () => {
    const { course, text } = await publishedCourse(app.strapi);
    expect((await changes()).drafts).toEqual([]);

    const written = await draft(app.strapi, THEME, { title: 'Une idée', reference: 'IDEE', colour: 'pine' });
    await app.documents(LESSON).update({ documentId: text, data: { title: 'Un meilleur texte' } });
    expect((await changes()).drafts).toMatchObject([
      { model: LESSON, document: text, title: 'Un meilleur texte', state: 'changed' },
      { model: THEME, document: written, title: 'Une idée', state: 'never-published' },
    ]);
    await publish(app.strapi, LESSON, text);
    const { drafts, latest } = await changes();
    expect(drafts.map(({ document }) => document)).toEqual([written]);
    expect(latest.map(({ document }) => document)).toContain(course);
  });
});

describe('what was changed last', () => {
  it('ACC-22 names the colleague who did', async () => {
    const colleague = await createStaffUser(app, 'colleague@cordee.example', { superAdmin: true, name: ['Anouk', 'Delcourt'] });
    const { course } = await publishedCourse(app.strapi);
    const saved = await app.call(`PUT /content-manager/collection-types/${COURSE}/${course}`, {
      token: colleague,
      headers: await fromStoredVersion(app, COURSE, course),
      body: { title: 'Un autre titre' },
    });
    expect(saved.status).toBe(200);
    expect((await changes()).latest[0]).toMatchObject({
      model: COURSE,
      document: course,
      title: 'Un autre titre',
      by: 'Anouk Delcourt',
      state: 'changed',
    });
  });
});
