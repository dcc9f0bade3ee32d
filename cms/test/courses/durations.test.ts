// How the duration of a film is stored, whatever is typed. (LRN-5)
import { LESSON } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, reference } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let editor: string;

beforeAll(async () => {
  app = await startTestApp();
  editor = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

type Schemas = { data: { uid: string; attributes: Record<string, { type: string; customField?: string }> }[] };

describe('the duration of a film', () => {
  it('LRN-5 is typed in a field of ours, and stored as seconds', async () => {
    const { body } = await app.call<Schemas>('GET /content-manager/content-types', { token: editor });
    expect(body.data.find(({ uid }) => uid === LESSON)?.attributes['durationSeconds']).toMatchObject({
      type: 'integer',
      customField: 'plugin::courses.duration',
    });
    expect(
      await app.database.query(
        "select data_type from information_schema.columns where table_name = 'lessons' and column_name = 'duration_seconds'",
      ),
    ).toEqual([{ data_type: 'integer' }]);
  });

  it('LRN-5 a text that the form could not read is not saved', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'x', reference: reference() });
    const save = async (durationSeconds: unknown) =>
      app.call(`PUT /content-manager/collection-types/${LESSON}/${lesson}`, {
        token: editor,
        body: { durationSeconds },
        headers: await fromStoredVersion(app, LESSON, lesson),
      });
    expect((await save('3:3x')).status).toBe(400);
    expect((await save(213)).status).toBe(200);
    expect(await app.database.query('select duration_seconds as s from lessons where document_id = $1', [lesson])).toEqual([{ s: 213 }]);
  });
});
