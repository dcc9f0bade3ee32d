import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ token } = await app.createPerson('amel@cordee.example'));
});
afterAll(() => app.close());

/** Starts a process of the next release on the database of the app, which goes on answering: the statuses of its answers meanwhile. */
async function statusesDuringUpgrade(): Promise<Set<number>> {
  const statuses = new Set<number>();
  let upgraded = false;
  const upgrade = migrateDatabase({
    env: testSettings(app.database.url),
    logs: path.join(process.env['TEST_LOGS'] ?? '', 'views'),
  }).finally(() => {
    upgraded = true;
  });
  while (!upgraded) statuses.add((await app.call('GET /api/home', { token })).status);
  await upgrade;
  return statuses;
}

/** The identities of the published views in the database: others once they have been made again. */
const views = () =>
  app.database.query<{ name: string; oid: number }>(
    'select name, to_regclass(name)::oid::integer as oid from cordee.published_view order by name',
  );

/** What a worker does with an event: the mail to whom it concerns reads a view. */
async function requestPasswordReset(): Promise<void> {
  await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'amel@cordee.example' } });
}

describe('OPS-2 published views, in a rolling restart', () => {
  it('stay when nothing changes: no request fails', async () => {
    const before = await views();
    expect(await statusesDuringUpgrade()).toEqual(new Set([200]));
    expect(await views()).toEqual(before);
  });

  it.each([
    ['the text of one changes', "update cordee.published_view set checksum = 'of another release' where name = 'cordee.person'"],
    [
      'one is no longer published',
      "create view cordee.former as select; insert into cordee.published_view values ('cordee.former', '', 99)",
    ],
    ['a migration is pending', "delete from cordee.migration where id = 'progress/003-badges-awarded-at-once'"],
    ['the tables of Strapi change', "update strapi_database_schema set hash = 'of another release'"],
  ])('are all made again when %s: for that moment the CMS is unavailable, and never at fault', async (_, change) => {
    const before = await views();
    await app.database.query(change);

    const statuses = await statusesDuringUpgrade();
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await app.call('GET /api/home', { token })).status).toBe(200);
    const after = await views();
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(after.filter(({ oid }) => before.some((view) => view.oid === oid))).toEqual([]);
  });

  it('are missed by a worker for a moment, which does its work then', async () => {
    const worker = app.startWorker();
    await app.database.query("update cordee.published_view set checksum = 'of another release' where name = 'cordee.person'");
    const [statuses] = await Promise.all([statusesDuringUpgrade(), requestPasswordReset()]);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await requestPasswordReset();
    await expect.poll(() => app.database.query('select from cordee.delivery where done_at is null'), { timeout: 20_000 }).toEqual([]);
    expect(await app.database.query("select from cordee.mail where template = 'accounts.password-reset'")).not.toEqual([]);
    await worker.stop();
  });

  it('another relation that is missing is a bug', async () => {
    await app.database.query('alter table cordee.picture rename to picture_away');
    expect((await app.call('GET /api/home', { token })).status).toBe(500);
    await app.database.query('alter table cordee.picture_away rename to picture');
    expect((await app.call('GET /api/home', { token })).status).toBe(200);
  });

  it('do not keep Strapi from changing a column that they read', async () => {
    await app.database.query(
      `drop view cordee.company cascade; delete from cordee.published_view where name = 'cordee.company';
       alter table companies alter column legal_name type text;
       update strapi_database_schema set hash = 'of another release', schema = replace(schema::text, '"legal_name","type":"string","args":[]', '"legal_name","type":"text","args":["longtext"]')::json`,
    );
    await statusesDuringUpgrade();
    const [column] = await app.database.query<{ type: string }>(
      "select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'companies'::regclass and attname = 'legal_name'",
    );
    expect(column?.type).toBe('character varying(255)');
  });
});
