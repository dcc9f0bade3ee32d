import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/folders.ts';
import type { ManagedProcess, ProcessFailed } from '../../../scripts/managed-process.ts';
import { claimPort } from '../../../scripts/ports.ts';
import { migrateDatabase, startCms, startWorker } from '../../../scripts/processes.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { startTcpProxy } from '../../../test/proxy.ts';
import { testSettings } from '../../../test/settings.ts';

const processes: ManagedProcess[] = [];
const databases: TestDatabase[] = [];
const mailServers: MailServer[] = [];

afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.stop()));
  await Promise.all(mailServers.splice(0).map((mailServer) => mailServer.stop()));
  await Promise.all(databases.splice(0).map((database) => database.drop()));
});

async function createDatabase(template: 'tables' | 'demo' | 'empty'): Promise<TestDatabase> {
  const database = await createTestDatabase(template);
  databases.push(database);
  return database;
}

async function processOptions(url: string, settings: Record<string, string> = {}) {
  return {
    env: testSettings(url, { CMS_PORT: String(await claimPort()), ...settings }),
    logs: path.join(process.env['TEST_LOGS'] ?? '', 'processes'),
  };
}

/** Stops this process after the test. */
async function stopAfterwards(starting: Promise<ManagedProcess>): Promise<ManagedProcess> {
  processes.push(await starting);
  return starting;
}

const failureOf = (starting: Promise<unknown>): Promise<ProcessFailed> =>
  starting.then(
    () => expect.unreachable() as never,
    (error) => error as ProcessFailed,
  );

describe('processes', () => {
  it('OPS-2 two CMS and two workers start at once on an empty database', async () => {
    const { url, query } = await createDatabase('empty');
    const [first, second] = [await processOptions(url), await processOptions(url)];
    await Promise.all([
      stopAfterwards(startCms(first)),
      stopAfterwards(startCms(second)),
      stopAfterwards(startWorker(first)),
      stopAfterwards(startWorker(second)),
    ]);

    for (const { env } of [first, second])
      expect((await fetch(`http://127.0.0.1:${env['CMS_PORT']}/api/kernel/ready`)).status, `CMS at ${env['CMS_PORT']}`).toBe(200);
    const migrations = await query<{ id: string }>('select id from cordee.migration');
    expect(new Set(migrations.map(({ id }) => id)).size).toBe(migrations.length);
  });

  it('OPS-2 wrong settings: all of them named, and exit code 78', async () => {
    const error = await failureOf(startCms(await processOptions('mysql://nowhere', { LINK_SECRET: 'short' })));
    expect(error.exitCode).toBe(78);
    expect(error.message).toContain('DATABASE_URL must be an address such as postgres://');
    expect(error.message).toContain('LINK_SECRET must have at least 32 characters');
  });

  it('OPS-2 a database that cannot be reached: a message, and exit code 69', async () => {
    const error = await failureOf(startCms(await processOptions('postgres://nobody:x@127.0.0.1:9/none')));
    expect(error.exitCode).toBe(69);
    expect(error.message).toMatch(/The database cannot be reached.*\n +at /);
  });

  it('OPS-3 another connection that is refused while the CMS starts: its stack, and the exit code of a bug', async () => {
    const { url } = await createDatabase('tables');
    const connectsOnceStarting = `import net from 'node:net';
      const timer = setInterval(() => {
        if (process.listenerCount('uncaughtException') === 0) return;
        clearInterval(timer);
        net.connect(9, '127.0.0.1');
      }, 10);`;
    const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(connectsOnceStarting)}`;
    const error = await failureOf(startCms(await processOptions(url, { NODE_OPTIONS })));
    expect(error.message).toMatch(/ECONNREFUSED 127\.0\.0\.1:9\n +at /);
    expect(error.exitCode).toBe(70);
  });

  it('OPS-3 a warning of Node or of a library is a line of JSON in the log', async () => {
    const { url } = await createDatabase('tables');
    const { env, logs } = await processOptions(url);
    const warnsOnSignal = `data:text/javascript,process.once('SIGUSR2',()=>process.emitWarning('canary'))`;
    const worker = await stopAfterwards(
      startWorker({ env: { ...env, NODE_OPTIONS: `--import ${warnsOnSignal}` }, logs: path.join(logs, 'warnings') }),
    );
    process.kill(worker.pid, 'SIGUSR2');

    const log = () => readFileSync(path.join(logs, 'warnings', 'worker.log'), 'utf8').split('\n');
    await expect
      .poll(() =>
        log()
          .filter((line) => line.includes('canary'))
          .map((line) => JSON.parse(line).level),
      )
      .toEqual(['warn']);
  });

  it.each([
    ['create-staff', ''],
    ['employ', 'The command "employ" is now called "create-staff"'],
  ])('ACC-22 the command %s creates the first member of staff', async (command, notice) => {
    const { url, query } = await createDatabase('tables');
    const { env } = await processOptions(url);
    const args = ['main.ts', command, '--email', 'first@cordee.example', '--first-name', 'Zoé', '--last-name', 'Martin'];
    const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: path.join(root, 'cms'), env: { ...process.env, ...env } });
    expect(stderr).toContain(notice);
    expect(await query('select p.email from cordee.staff s join up_users p on p.id = s.person')).toEqual([
      { email: 'first@cordee.example' },
    ]);
  });

  it('OPS-4 a database of a newer release is refused before anything touches it, with exit code 76', async () => {
    const { url, query } = await createDatabase('tables');
    await query("insert into cordee.migration (id) values ('seats/999-from-the-future')");
    await query('alter table lessons add column from_the_future text');
    const error = await failureOf(startCms(await processOptions(url)));
    expect(error.exitCode).toBe(76);
    expect(error.message).toContain('made by a newer release of Cordée (it holds seats/999-from-the-future)');
    expect(
      await query("select from information_schema.columns where table_name = 'lessons' and column_name = 'from_the_future'"),
    ).toHaveLength(1);
  });

  it('OPS-4 edited migrations are refused before anything is touched, with exit code 77', async () => {
    const { url, query } = await createDatabase('tables');
    await query("update cordee.migration set checksum = 'of another text' where id in ('seats/002-roles', 'courses/001-outline')");
    await query("delete from cordee.migration where id = 'progress/003-badges-awarded-at-once'");
    await query('alter table lessons add column not_in_the_model text');
    const error = await failureOf(migrateDatabase(await processOptions(url)));
    expect(error.exitCode).toBe(77);
    expect(error.message).toContain('edited after this database had applied them: courses/001-outline.sql, seats/002-roles.sql.');
    expect(
      await query("select from information_schema.columns where table_name = 'lessons' and column_name = 'not_in_the_model'"),
    ).toHaveLength(1);
    expect(await query("select from cordee.migration where id = 'progress/003-badges-awarded-at-once'")).toEqual([]);
  });

  it('OPS-4 starting again changes nothing', async () => {
    const { url, query } = await createDatabase('demo');
    const schema = () =>
      query(
        `select table_schema, table_name, column_name, data_type from information_schema.columns where table_schema in ('public', 'cordee') order by 1, 2, 3`,
      );
    const before = await schema();
    await migrateDatabase(await processOptions(url));
    expect(await schema()).toEqual(before);
  });

  it.each([
    ['is cut', 'disconnect'],
    ['freezes', 'freeze'],
  ] as const)('OPS-3 a connection that %s while the CMS starts: exit code 69, with which it is started again', async (_, trouble) => {
    const { url, query } = await createDatabase('tables');
    const proxy = await startTcpProxy(url);
    const failure = failureOf(startCms(await processOptions(proxy.url)));
    await expect
      .poll(() => query("select from pg_stat_activity where datname = current_database() and application_name = 'cordee'"), {
        interval: 10,
      })
      .not.toEqual([]);
    proxy[trouble]();
    expect((await failure).exitCode).toBe(69);
    proxy.close();
  });

  it('OPS-3 connections to the database that break while the CMS starts, although it answers others: exit code 69', async () => {
    const { url } = await createDatabase('tables');
    const proxy = await startTcpProxy(url);
    const failure = failureOf(startCms(await processOptions(proxy.url)));
    const breaking = setInterval(proxy.reset, 10);
    const { exitCode, message } = await failure;
    clearInterval(breaking);
    proxy.close();
    expect(message).toContain('ECONNRESET');
    expect(exitCode).toBe(69);
  });

  it('OPS-3 of several errors that end a start, the first decides the exit code', async () => {
    const { url } = await createDatabase('tables');
    const proxy = await startTcpProxy(url);
    proxy.freeze();
    const failsTwice = `const timer = setInterval(() => {
        if (process.listenerCount('uncaughtException') === 0) return;
        clearInterval(timer);
        setTimeout(() => { throw new Error('canary2'); }, 100);
        throw Object.assign(new Error('canary1'), { code: 'ETIMEDOUT' });
      }, 10);`;
    const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(failsTwice)}`;
    const { exitCode, message } = await failureOf(startCms(await processOptions(proxy.url, { NODE_OPTIONS })));
    proxy.close();
    expect([exitCode, message]).toEqual([69, expect.stringContaining('canary1')]);
  });

  it('OPS-3 errors that nothing handles: all logged with their stacks, the requests under way end, and exit code 70', async () => {
    const { url, query } = await createDatabase('demo');
    const failsOnSignal = `data:text/javascript,globalThis.n=0;process.on('SIGUSR2',()=>Promise.reject(Error('canary'+(++n))))`;
    const { env, logs } = await processOptions(url, { NODE_OPTIONS: `--import ${failsOnSignal}` });
    const folder = path.join(logs, 'unhandled');
    const cms = await stopAfterwards(startCms({ env, logs: folder }));
    await query('begin');
    await query('lock table up_users in access exclusive mode');
    const cmsUrl = `http://127.0.0.1:${env['CMS_PORT']}`;
    const status = statusOf(`${cmsUrl}/api/accounts/me`);
    await new Promise((resolve) => setTimeout(resolve, 500));

    process.kill(cms.pid, 'SIGUSR2');
    await expect.poll(() => statusOf(`${cmsUrl}/api/kernel/live`).catch(() => 'refused'), { message: 'of a new request' }).toBe('refused');
    process.kill(cms.pid, 'SIGUSR2');
    const log = () => readFileSync(path.join(folder, 'cms.log'), 'utf8');
    await expect.poll(log, { message: 'while it stops' }).toContain('unhandled: Error: canary2\\n    at ');
    await query('commit');
    expect(await status, 'of the request under way').toBe(401);
    expect(await cms.ended).toBe(70);
    expect(log()).toContain('unhandled: Error: canary1\\n    at ');
  });

  it('OPS-3 a stop lets the requests under way end', async () => {
    const { url, query } = await createDatabase('demo');
    const options = await processOptions(url);
    const cms = await stopAfterwards(startCms(options));
    await query('begin');
    await query('lock table up_users in access exclusive mode');
    const status = statusOf(`http://127.0.0.1:${options.env['CMS_PORT']}/api/accounts/me`);
    await new Promise((resolve) => setTimeout(resolve, 500));

    const stopping = cms.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await query('commit');
    expect(await status, 'of the request under way').toBe(401);
    await stopping;
    expect(await cms.ended, 'exit code').toBe(0);
  });

  it('NOTE-11 a worker killed in the middle loses no message; the next one sends the rest', async () => {
    const { url, query } = await createDatabase('demo');
    const mailServer = await startMailServer();
    mailServers.push(mailServer);
    const options = await processOptions(url, { SMTP_PORT: String(mailServer.port) });
    await query(`insert into cordee.mail (to_address, template, locale, facts)
      select 'p' || n || '@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}' from generate_series(1, 60) n`);
    const unsentCount = async () => (await query("select from cordee.mail where state <> 'sent'")).length;

    const first = await startWorker(options);
    await expect.poll(unsentCount, { timeout: 20_000, interval: 10 }).toBeLessThan(45);
    first.kill();
    await first.ended;
    await query("update cordee.clock set ahead = '3 minutes'");
    await stopAfterwards(startWorker(options));
    await expect.poll(unsentCount, { timeout: 30_000 }).toBe(0);

    // Beside them the demo data tells those who were given a slot.
    const received = mailServer.received.filter((mail) => /^p\d+@/.test(mail.to?.[0]?.address ?? ''));
    expect(new Set(received.map((mail) => mail.to?.[0]?.address)).size).toBe(60);
    // At most the four messages that the killed worker was sending can have gone out twice, under the same message id.
    expect(received.length).toBeLessThanOrEqual(64);
    expect(new Set(received.map((mail) => mail.messageId)).size).toBe(60);
  });
});

const statusOf = (url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    httpRequest(url, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
