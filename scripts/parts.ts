import path from 'node:path';
import { root } from './folders.ts';
import { type Part, startPart } from './part.ts';

type Options = Readonly<{ env: Record<string, string>; logs: string }>;

const start = (name: string, cwd: string, args: string[]) => ({ env, logs }: Options): Promise<Part> =>
  startPart({ name, args, env: { NODE_ENV: 'production', TZ: 'UTC', ...env }, log: path.join(logs, `${name}.log`), cwd: path.join(root, cwd) });

/** The parts of the house, each started with its settings and the folder for its log. */
export const startCms = start('cms', 'cms', ['main.ts', 'web']);
export const startWorker = start('worker', 'cms', ['main.ts', 'worker']);
export const startSite = start('site', 'site', ['main.ts']);

/** Loads the demo data, once. */
export async function seedDemo({ env, logs }: Options): Promise<void> {
  const seeding = await start('seed', 'cms', ['main.ts', 'seed'])({ env, logs });
  await seeding.ended;
}
