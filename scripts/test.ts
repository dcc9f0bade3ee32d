// `npm test`: check, then domain, api and browser tests, on a PostgreSQL of their own; the last line counts them.
// `npm run drill`: the same for the attacks that take minutes.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { testSettings } from '../test/settings.ts';
import { buildAll } from './builds.ts';
import { check } from './checks.ts';
import { dataFolder, root } from './folders.ts';
import { removePostgres, startPostgres } from './postgres.ts';
import { migrateDatabase, seedDemo } from './processes.ts';
import { acquireInstanceLock } from './single-instance.ts';

const folder = path.join(dataFolder, 'test');
const report = path.join(folder, 'report.json');
const say = (line: string) => console.log(`• ${line}`);

// Whoever waits for these answers wants them fast, and nobody needs the data after a crash.
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB'];

const DRILL = '--drill';
const drills = process.argv.includes(DRILL);

process.exit(await run(process.argv.slice(2).filter((word) => word !== DRILL)));

async function run(filters: readonly string[]): Promise<number> {
  if (filters.length === 0 && !drills && !(await check(say))) return 1;

  await waitForTurn();
  say('Starting PostgreSQL for the tests …');
  await removePostgres(path.join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startPostgres(path.join(folder, 'postgres'), { flags: FAST_SETTINGS });
  try {
    await makeTemplates(server.url);
    return await vitest(filters, server.url('postgres'));
  } finally {
    await server.stop();
  }
}

/** Waits until no other run of the tests uses this folder. */
async function waitForTurn(): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const free = await acquireInstanceLock(folder).then(
      () => true,
      () => false,
    );
    if (free) return;
    if (tries === 0) say('Another run of the tests is under way; waiting for its end …');
    await pause(2_000);
  }
}

/** One database with all tables, one with the demo data too; every test file gets a copy of one of them. */
async function makeTemplates(url: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query('create database cordee_tables');
  const env = testSettings(url('cordee_tables'));
  await buildAll(env, say);

  say('Making the tables and the demo data …');
  await migrateDatabase({ env, logs: path.join(folder, 'logs') });
  await client.query('create database cordee_demo template cordee_tables');
  const demo = testSettings(url('cordee_demo'));
  await seedDemo({ env: demo, logs: path.join(folder, 'logs') });
  process.env['TEST_UPLOADS'] = demo['PUBLIC_DIR'];
  await client.end();
}

async function vitest(filters: readonly string[], url: string): Promise<number> {
  const args = [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    `--project=${drills ? '' : '!'}drill`,
    ...filters,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_POSTGRES: url, TEST_LOGS: path.join(folder, 'logs') },
  });
  const status = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));

  if (status !== 0 && numFailedTests === 0) console.log('A test file could not be run: see above.');
  const failed = Math.max(numFailedTests, status !== 0 ? 1 : 0);
  console.log(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  return status;
}
