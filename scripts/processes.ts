import path from 'node:path';
import { root } from './folders.ts';
import { type ManagedProcess, startProcess } from './managed-process.ts';

type Options = Readonly<{ env: Record<string, string>; logs: string }>;

const start =
  (name: string, cwd: string, args: string[]) =>
  ({ env, logs }: Options): Promise<ManagedProcess> =>
    startProcess({
      name,
      args,
      env: { NODE_ENV: 'production', TZ: 'UTC', ...env },
      log: path.join(logs, `${name}.log`),
      cwd: path.join(root, cwd),
    });

/** The parts of the house, each started with its settings and the folder for its log. */
export const startCms = start('cms', 'cms', ['main.ts', 'web']);
export const startWorker = start('worker', 'cms', ['main.ts', 'worker']);
export const startSite = start('site', 'site', ['main.ts']);

const bin = (name: string) => path.join(root, 'node_modules', name);

/** The CMS with an admin that follows every change of its source. */
export const developCms = ({ env, logs }: Options): Promise<ManagedProcess> =>
  startProcess({
    name: 'cms',
    args: [bin('@strapi/strapi/bin/strapi.js'), 'develop'],
    env: { ...env, NODE_ENV: 'development', TZ: 'UTC' },
    log: path.join(logs, 'cms.log'),
    cwd: path.join(root, 'cms'),
    readyAt: `${env['CMS_INTERNAL_URL']}/api/kernel/live`,
  });

/** The site, made anew at every change of its source. */
export const developSite = ({ env, logs }: Options): Promise<ManagedProcess> =>
  startProcess({
    name: 'site',
    args: [bin('astro/bin/astro.mjs'), 'dev', '--host', '127.0.0.1', '--port', env['SITE_PORT'] ?? '4321'],
    env: { ...env, NODE_ENV: 'development', TZ: 'UTC' },
    log: path.join(logs, 'site.log'),
    cwd: path.join(root, 'site'),
    readyAt: `http://127.0.0.1:${env['SITE_PORT']}/connexion`,
  });

/** Loads the demo data, once; with `--size M` also a crowd of learners. */
export const seedDemo = (options: Options, args: readonly string[] = []): Promise<void> => runToCompletion('seed', options, args);

/** Makes the tables, or brings them up to date. */
export const migrateDatabase = (options: Options): Promise<void> => runToCompletion('migrate', options);

async function runToCompletion(task: string, options: Options, args: readonly string[] = []): Promise<void> {
  const part = await start(task, 'cms', ['main.ts', task, ...args])(options);
  await part.ended;
}
