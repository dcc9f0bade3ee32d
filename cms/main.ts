// The one entry of the CMS and the worker: `node main.ts web`, `node main.ts worker`,
// and, for what ends by itself, `node main.ts migrate`, `node main.ts seed [--size M]` and
// `node main.ts employ --email … --first-name … --last-name …`, for the first member of staff.
import { parseArgs } from 'node:util';
import { type CmsSettings, cmsSettings, SettingsRefused, startWorker } from '@cordee/kernel';
import { drain } from '@cordee/kernel/drain';
import type { Core } from '@strapi/strapi';
import { closeStrapi, DatabaseIsNewer, DatabaseUnusable, loadStrapi } from './boot.ts';

/** Exit codes, after sysexits(3): what has to be mended before a start makes sense. */
const EXIT = { ok: 0, bug: 70, database: 69, newer: 76, settings: 78 } as const;

/** How long requests under way may take to end once a stop is asked for, in milliseconds. */
const DRAIN_TIMEOUT_MS = 20_000;

type Running = Readonly<{ stop: () => Promise<void> }>;

process.env['TZ'] = 'UTC';
process.env['NODE_ENV'] ??= 'production';
process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';

const role = process.argv[2] ?? '';
process.env['CORDEE_PROCESS'] = role;

const roles: Record<string, (strapi: Core.Strapi, settings: CmsSettings) => Promise<Running>> = { web, worker, migrate, seed, createStaff };

try {
  const settings = cmsSettings();
  const start = roles[role];
  if (!start) throw new SettingsRefused([`the first argument must be one of ${Object.keys(roles).join(', ')}`]);

  const strapi = await loadStrapi(settings, { admin: role === 'web' });
  const running = await start(strapi, settings);
  stopOnSignal(strapi, running);
  process.send?.({ ready: role });
} catch (error) {
  exitWith(error);
}

async function web(strapi: Core.Strapi, settings: CmsSettings): Promise<Running> {
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(settings.CMS_PORT, settings.HOST, resolve);
  });
  strapi.log.info(`listening on ${settings.HOST}:${settings.CMS_PORT}`);
  return { stop: () => drain(httpServer, DRAIN_TIMEOUT_MS) };
}

async function worker(strapi: Core.Strapi): Promise<Running> {
  const running = startWorker(strapi);
  strapi.log.info('working');
  return running;
}

/** Loading is all it takes: the tables are there. */
async function migrate(strapi: Core.Strapi): Promise<Running> {
  return done(strapi);
}

async function seed(strapi: Core.Strapi): Promise<Running> {
  const { seedDemo } = await import('./demo/seed.ts');
  await seedDemo(strapi);
  const size = process.argv[process.argv.indexOf('--size') + 1];
  if (process.argv.includes('--size')) await (await import('./demo/crowd.ts')).seedCrowd(strapi, size ?? '');
  return done(strapi);
}

/** Somebody must be able to come in and let others in: they get an invitation, and may do everything. (ACC-22) */
async function createStaff(strapi: Core.Strapi): Promise<Running> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { email: { type: 'string' }, 'first-name': { type: 'string' }, 'last-name': { type: 'string' } },
  });
  const { email, 'first-name': firstName, 'last-name': lastName } = values;
  if (!email || !firstName || !lastName) throw new SettingsRefused(['employ needs --email, --first-name and --last-name']);

  await (await import('@cordee/accounts')).createStaff(strapi, { email, firstName, lastName, roles: ['settings'] });
  return done(strapi);
}

async function done(strapi: Core.Strapi): Promise<never> {
  process.send?.({ ready: role });
  await closeStrapi(strapi);
  process.exit(EXIT.ok);
}

function stopOnSignal(strapi: Core.Strapi, running: Running): void {
  let stopping = false;
  // Strapi would cut every request under way as soon as it is asked to stop.
  for (const signal of ['SIGTERM', 'SIGINT']) process.removeAllListeners(signal);
  const stop = async (why: string) => {
    if (stopping) return;
    stopping = true;
    strapi.log.info(`stopping: ${why}`);
    await running.stop();
    await closeStrapi(strapi);
    process.exit(EXIT.ok);
  };
  process.on('SIGTERM', () => stop('asked to'));
  process.on('SIGINT', () => stop('asked to'));
  // Started by the house: when the house is gone, nobody would ever stop this process.
  if (process.send) process.on('disconnect', () => stop('the house is gone'));
}

function exitWith(error: unknown): never {
  const known = error instanceof SettingsRefused || error instanceof DatabaseIsNewer || error instanceof DatabaseUnusable;
  console.error(known ? error.message : error);
  process.exit(exitCode(error));
}

function exitCode(error: unknown): number {
  if (error instanceof SettingsRefused) return EXIT.settings;
  if (error instanceof DatabaseIsNewer) return EXIT.newer;
  if (error instanceof DatabaseUnusable) return EXIT.database;
  return EXIT.bug;
}
