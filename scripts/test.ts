// `npm test`: runs the checks, then the domain, api and browser tests on a PostgreSQL of their own; the last line counts them.
// `npm run drill`: runs the attack tests that take minutes.

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
const log = (line: string) => console.log(`• ${line}`);

// The tests should be fast, and their data need not survive a crash.
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB'];

const DRILL = '--drill';
const drills = process.argv.includes(DRILL);

process.exit(await run(process.argv.slice(2).filter((arg) => arg !== DRILL)));

async function run(filters: readonly string[]): Promise<number> {
  if (filters.length === 0 && !drills && !(await check(log))) return 1;

  await waitForTurn();
  log('Starting PostgreSQL for the tests …');
  await removePostgres(path.join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const server = await startPostgres(path.join(folder, 'postgres'), { flags: FAST_SETTINGS });
  try {
    await createTemplates(server.url);
    return await runVitest(filters, server.url('postgres'));
  } finally {
    await server.stop();
  }
}

/** Waits until no other test run uses this folder. */
async function waitForTurn(): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const acquired = await acquireInstanceLock(folder).then(
      () => true,
      () => false,
    );
    if (acquired) return;
    if (tries === 0) log('Another test run is under way; waiting for it to end …');
    await pause(2_000);
  }
}

/** Creates the template databases, one with all tables and one with the demo data too; each test file runs on a copy of one of them. */
async function createTemplates(url: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  // When a step below fails, PostgreSQL is stopped before this connection is closed: what failed is the error to show.
  client.on('error', () => {});
  await client.connect();
  await client.query('create database cordee_tables');
  const env = testSettings(url('cordee_tables'));
  await buildAll(env, log);

  log('Creating the tables and the demo data …');
  await migrateDatabase({ env, logs: path.join(folder, 'logs') });
  await client.query('create database cordee_demo template cordee_tables');
  const demo = testSettings(url('cordee_demo'));
  await seedDemo({ env: demo, logs: path.join(folder, 'logs') });
  process.env['TEST_UPLOADS'] = demo['PUBLIC_DIR'];
  await client.end();
}

/** The projects of `vitest.config.ts`; the tests that ask what all others did run with all others only. */
function projects(filters: readonly string[]): string[] {
  if (drills) return ['--project=drill'];

  return ['--project=!drill', ...(filters.length > 0 ? ['--project=!after'] : [])];
}

async function runVitest(filters: readonly string[], url: string): Promise<number> {
  const args = [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...projects(filters),
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
