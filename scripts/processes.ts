import path from 'node:path';
import { root } from './folders.ts';
import { type ManagedProcess, type StartSignals, startProcess } from './managed-process.ts';

/** `app`: the root folder of the app, unless it is this repository; `signals` stop and kill the process while it is starting. */
type Options = Readonly<{ env: Record<string, string>; logs: string; app?: string; signals?: StartSignals }>;

/**
 * How glibc gives the memory of a decoded image back once it is drawn, rather than keep it in pieces for each thread: without, a flood of images
 * takes twice as much. (SEC-7, H-97)
 */
const FREE_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/** Settings that hold unless the environment of this process sets them. */
const defaults = (settings: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, process.env[name] || value]));

const start =
  (name: string, cwd: string, args: string[]) =>
  ({ env, logs, app = root, signals }: Options): Promise<ManagedProcess> =>
    startProcess({
      name,
      args,
      env: { NODE_ENV: 'production', TZ: 'UTC', ...defaults(FREE_MEMORY), ...env },
      log: path.join(logs, `${name}.log`),
      cwd: path.join(app, cwd),
      signals,
    });

/** Start the processes of the app, each with its settings (`env`) and the folder for its log (`logs`). */
export const startCms = start('cms', 'cms', ['main.ts', 'web']);
export const startWorker = start('worker', 'cms', ['main.ts', 'worker']);
export const startSite = start('site', 'site', ['main.ts']);

const bin = (name: string) => path.join(root, 'node_modules', name);

/** Starts the CMS in development mode: the admin is reloaded on every change of its source. */
export const developCms = ({ env, logs, signals }: Options): Promise<ManagedProcess> =>
  startProcess({
    name: 'cms',
    args: [bin('@strapi/strapi/bin/strapi.js'), 'develop'],
    env: { ...env, NODE_ENV: 'development', TZ: 'UTC' },
    log: path.join(logs, 'cms.log'),
    cwd: path.join(root, 'cms'),
    readyUrl: `${env['CMS_INTERNAL_URL']}/api/kernel/live`,
    signals,
  });

/** Starts the site in development mode: it is reloaded on every change of its source. */
export const developSite = ({ env, logs, signals }: Options): Promise<ManagedProcess> =>
  startProcess({
    name: 'site',
    args: [bin('astro/bin/astro.mjs'), 'dev', '--host', '127.0.0.1', '--port', env['SITE_PORT'] ?? '4321'],
    env: { ...env, NODE_ENV: 'development', TZ: 'UTC' },
    log: path.join(logs, 'site.log'),
    cwd: path.join(root, 'site'),
    readyUrl: `http://127.0.0.1:${env['SITE_PORT']}/connexion`,
    signals,
  });

/** Loads the demo data unless it is loaded already; with `--size M` also a crowd of learners. */
export const seedDemo = (options: Options, args: readonly string[] = []): Promise<void> => runToCompletion('seed', options, args);

/** Creates the tables, or migrates them to this release. */
export const migrateDatabase = (options: Options): Promise<void> => runToCompletion('migrate', options);

async function runToCompletion(command: string, options: Options, args: readonly string[] = []): Promise<void> {
  const child = await start(command, 'cms', ['main.ts', command, ...args])(options);
  await child.ended;
}
