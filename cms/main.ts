// The entry point of the CMS and the worker: `node main.ts web` and `node main.ts worker` run until they are stopped;
// `node main.ts migrate`, `node main.ts seed [--size M]`, for the first member of staff
// `node main.ts create-staff --email … --first-name … --last-name …`, and after a restore
// `node main.ts erase-again <file with a JSON array of document ids>` exit when they are done.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type CmsSettings,
  cmsSettings,
  DatabaseIsNewer,
  MigrationsEdited,
  SettingsRefused,
  serveInTurns,
  startWorker,
} from '@cordee/kernel';
import { drain, EXIT_BUG, endInOrder } from '@cordee/kernel/shutdown';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { closeStrapi, isDatabaseAway, loadStrapi } from './boot.ts';

/** Exit codes, following sysexits(3): what has to be fixed before the process is started again. */
const EXIT = { ok: 0, bug: EXIT_BUG, database: 69, newer: 76, edited: 77, settings: 78 } as const;

type Running = Readonly<{ stop: () => Promise<void> }>;

process.env['TZ'] = 'UTC';
process.env['NODE_ENV'] ??= 'production';
process.env['STRAPI_TELEMETRY_DISABLED'] = 'true';

const command = process.argv[2] ?? '';
process.env['CORDEE_PROCESS'] = command;

const commands: Record<string, (strapi: Core.Strapi, settings: CmsSettings) => Promise<Running>> = {
  web,
  worker,
  migrate,
  seed,
  'create-staff': createStaff,
  'erase-again': eraseAgain,
};

/** Former names of commands, which work for one more release. */
const RENAMED_COMMANDS: Readonly<Record<string, string>> = { employ: 'create-staff' };

let isExiting = false;

// While it starts, nothing is under way that would have to end first.
process.on('uncaughtException', exitWith);
process.on('disconnect', () => process.exit(EXIT.ok));

try {
  const settings = cmsSettings();
  const newName = RENAMED_COMMANDS[command];
  const start = commands[newName ?? command];
  if (!start) throw new SettingsRefused([`the first argument must be one of ${Object.keys(commands).join(', ')}`]);
  if (newName) console.error(`The command "${command}" is now called "${newName}"; the former name will be removed in the next release.`);

  const strapi = await loadStrapi(settings, { admin: command === 'web' });
  const running = await start(strapi, settings);
  endInOrder({
    log: strapi.log,
    async stop() {
      await running.stop();
      await closeStrapi(strapi);
    },
  });
  process.send?.({ ready: command });
} catch (error) {
  await exitWith(error);
}

async function web(strapi: Core.Strapi, settings: CmsSettings): Promise<Running> {
  strapi.server.mount();
  serveInTurns(strapi);
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(settings.CMS_PORT, settings.HOST, resolve);
  });
  strapi.log.info(`listening on ${settings.HOST}:${settings.CMS_PORT}`);
  return { stop: () => drain(httpServer) };
}

async function worker(strapi: Core.Strapi): Promise<Running> {
  const running = startWorker(strapi);
  strapi.log.info('the worker is running');
  return running;
}

/** The migrations have run while Strapi was loaded: nothing is left to do. */
async function migrate(strapi: Core.Strapi): Promise<Running> {
  return exitDone(strapi);
}

async function seed(strapi: Core.Strapi): Promise<Running> {
  const { seedDemo } = await import('./demo/seed.ts');
  await seedDemo(strapi);
  const size = process.argv[process.argv.indexOf('--size') + 1];
  if (process.argv.includes('--size')) await (await import('./demo/crowd.ts')).seedCrowd(strapi, size ?? '');
  return exitDone(strapi);
}

/** Creates the first member of staff, who can give access to others: sends them an invitation and gives them every permission. (ACC-22) */
async function createStaff(strapi: Core.Strapi): Promise<Running> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { email: { type: 'string' }, 'first-name': { type: 'string' }, 'last-name': { type: 'string' } },
  });
  const { email, 'first-name': firstName, 'last-name': lastName } = values;
  if (!email || !firstName || !lastName) throw new SettingsRefused(['create-staff needs --email, --first-name and --last-name']);

  await (await import('@cordee/staff')).createStaff(strapi, { email, firstName, lastName, roles: ['settings'] });
  return exitDone(strapi);
}

/** Erases the people again who had been erased between a back-up and its restore; `npm run restore` lists them in a file. (H-68) */
async function eraseAgain(strapi: Core.Strapi): Promise<Running> {
  const file = process.argv[3];
  if (!file) throw new SettingsRefused(['erase-again needs the path of a file with a JSON array of document ids']);

  const people = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  await (await import('@cordee/accounts')).eraseAgain(strapi, people);
  return exitDone(strapi);
}

async function exitDone(strapi: Core.Strapi): Promise<never> {
  process.send?.({ ready: command });
  await closeStrapi(strapi);
  process.exit(EXIT.ok);
}

/**
 * Logs why the process ends, with the stack of what no person has declared, and exits with the code that says what has to be fixed. The first
 * error decides: others follow from it, and to log may be what fails.
 */
async function exitWith(error: unknown): Promise<void> {
  if (isExiting) return;

  isExiting = true;
  const declared = exitCodeOfRefusal(error);
  console.error(declared !== undefined && error instanceof Error ? error.message : error);
  process.exit(declared ?? ((await isDatabaseAway(error, process.env['DATABASE_URL'])) ? EXIT.database : EXIT.bug));
}

/** The exit code of a refusal to start, whose message says all that a person needs to put it right. */
function exitCodeOfRefusal(error: unknown): number | undefined {
  if (error instanceof SettingsRefused) return EXIT.settings;
  if (error instanceof DatabaseIsNewer) return EXIT.newer;
  if (error instanceof MigrationsEdited) return EXIT.edited;
  return undefined;
}
