import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ManagedProcess, ProcessFailed } from '../../../scripts/managed-process.ts';
import { freePort } from '../../../scripts/ports.ts';
import { migrateDatabase, startCms, startWorker } from '../../../scripts/processes.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { testSettings } from '../../../test/settings.ts';

const running: ManagedProcess[] = [];
const databases: TestDatabase[] = [];
const sinks: MailSink[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((part) => part.stop()));
  await Promise.all(sinks.splice(0).map((sink) => sink.stop()));
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

async function database(template: 'tables' | 'demo' | 'empty'): Promise<TestDatabase> {
  const made = await testDatabase(template);
  databases.push(made);
  return made;
}

async function options(url: string, given: Record<string, string> = {}) {
  return {
    env: testSettings(url, { CMS_PORT: String(await freePort()), ...given }),
    logs: path.join(process.env['TEST_LOGS'] ?? '', 'processes'),
  };
}

async function started(part: Promise<ManagedProcess>): Promise<ManagedProcess> {
  running.push(await part);
  return part;
}

const failure = (part: Promise<unknown>): Promise<ProcessFailed> =>
  part.then(
    () => expect.unreachable() as never,
    (error) => error as ProcessFailed,
  );

describe('processes', () => {
  it('OPS-2 two CMS and two workers start at once on an empty database', async () => {
    const { url, query } = await database('empty');
    const [first, second] = [await options(url), await options(url)];
    await Promise.all([started(startCms(first)), started(startCms(second)), started(startWorker(first)), started(startWorker(second))]);

    for (const { env } of [first, second]) expect((await fetch(`http://127.0.0.1:${env['CMS_PORT']}/api/kernel/ready`)).status).toBe(200);
    const migrations = await query<{ id: string }>('select id from cordee.migration');
    expect(new Set(migrations.map(({ id }) => id)).size).toBe(migrations.length);
  });

  it('OPS-2 wrong settings: all of them named, and exit code 78', async () => {
    const error = await failure(startCms(await options('mysql://nowhere', { LINK_SECRET: 'short' })));
    expect(error.exitCode).toBe(78);
    expect(error.message).toContain('DATABASE_URL must be an address such as postgres://');
    expect(error.message).toContain('LINK_SECRET must have at least 32 characters');
  });

  it('OPS-2 a database that is not there: a sentence, and exit code 69', async () => {
    const error = await failure(startCms(await options('postgres://nobody:x@127.0.0.1:9/none')));
    expect([error.exitCode, error.message.includes('The database cannot be reached')]).toEqual([69, true]);
  });

  it('OPS-4 a database of a newer release is refused before anything touches it, with exit code 76', async () => {
    const { url, query } = await database('tables');
    await query("insert into cordee.migration (id) values ('seats/999-from-the-future')");
    await query('alter table lessons add column from_the_future text');
    const error = await failure(startCms(await options(url)));
    expect([error.exitCode, error.message.includes('made by a newer release of Cordée (it holds seats/999-from-the-future)')]).toEqual([
      76,
      true,
    ]);
    expect(
      await query("select from information_schema.columns where table_name = 'lessons' and column_name = 'from_the_future'"),
    ).toHaveLength(1);
  });

  it('OPS-4 starting again changes nothing', async () => {
    const { url, query } = await database('demo');
    const schema = () =>
      query(
        `select table_schema, table_name, column_name, data_type from information_schema.columns where table_schema in ('public', 'cordee') order by 1, 2, 3`,
      );
    const before = await schema();
    await migrateDatabase(await options(url));
    expect(await schema()).toEqual(before);
  });

  it('OPS-3 a stop lets the requests under way end', async () => {
    const { url, query } = await database('demo');
    const where = await options(url);
    const cms = await started(startCms(where));
    await query('begin');
    await query('lock table up_users in access exclusive mode');
    const underWay = answer(`http://127.0.0.1:${where.env['CMS_PORT']}/api/accounts/me`);
    await new Promise((resolve) => setTimeout(resolve, 500));

    const stopping = cms.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await query('commit');
    expect(await underWay).toBe(401);
    await stopping;
    expect(await cms.ended).toBe(0);
  });

  it('NOTE-11 a worker killed in the middle loses no message; the next one sends the rest', async () => {
    const { url, query } = await database('demo');
    const sink = await mailSink();
    sinks.push(sink);
    const where = await options(url, { SMTP_PORT: String(sink.port) });
    await query(`insert into cordee.mail (to_address, template, locale, facts)
      select 'p' || n || '@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}' from generate_series(1, 60) n`);
    const left = async () => (await query("select from cordee.mail where state <> 'sent'")).length;

    const first = await startWorker(where);
    await expect.poll(left, { timeout: 20_000, interval: 10 }).toBeLessThan(45);
    first.kill();
    await first.ended;
    await query("update cordee.clock set ahead = '3 minutes'");
    await started(startWorker(where));
    await expect.poll(left, { timeout: 30_000 }).toBe(0);

    const reached = new Set(sink.received.map((mail) => mail.to?.[0]?.address));
    expect(reached.size).toBe(60);
    // At most the one in the killed worker's hands can have gone out twice, under the same name.
    expect(sink.received.length).toBeLessThanOrEqual(61);
    expect(new Set(sink.received.map((mail) => mail.messageId)).size).toBe(60);
  });
});

const answer = (url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    httpRequest(url, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
