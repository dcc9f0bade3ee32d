// The two versions that are compared: their files, their databases, their processes.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { root as workingTree } from '../folders.ts';
import { startProcess } from '../managed-process.ts';
import { claimPort } from '../ports.ts';
import { pagesOfLearner } from './page.ts';
import type { RunningVersion } from './scenarios.ts';
import { LEARNER, signIn } from './sign-in.ts';

/** A version of the code: the folder of its files, the name and the settings of its database, and the folder of its logs. */
export type Version = Readonly<{ name: string; root: string; database: string; env: Record<string, string>; logs: string }>;

/** The commit cannot be compared with; the message says why. */
export class CannotCompare extends Error {
  override readonly name = 'CannotCompare';
}

/** Resolves a name of a commit to its short hash. @throws CannotCompare */
export function resolveCommit(name: string): string {
  const { status, stdout, error } = git('rev-parse', '--verify', '--quiet', '--short', '--end-of-options', `${name}^{commit}`);
  if (error) throw new CannotCompare(`git cannot be run: ${error.message}`);
  if (status !== 0) throw new CannotCompare(`There is no commit "${name}" in this repository.`);
  return stdout.trim();
}

/** Checks a commit out into `folder` and installs its packages there. @throws CannotCompare */
export async function checkOut(commit: string, folder: string, signal: AbortSignal): Promise<void> {
  const { status, stderr } = git('worktree', 'add', '--detach', folder, commit);
  if (status !== 0) throw new CannotCompare(`git worktree add failed:\n${stderr}`);

  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  const child = spawn(npm, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32', signal });
  child.once('error', () => {}); // npm was not found, or the signal ended it: `close` follows.
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  signal.throwIfAborted();
  if (exitCode !== 0) throw new CannotCompare('npm ci failed. Is the npm registry reachable, and are 2 GB free on the disk?');
}

/** Removes what `checkOut` has made, also after a run that was killed. */
export function removeCheckout(folder: string): void {
  git('worktree', 'remove', '--force', folder);
  rmSync(folder, { recursive: true, force: true });
  git('worktree', 'prune');
}

/** Creates the tables, the demo data and the course of the benchmark, by the version's own code. @throws CannotCompare, ProcessFailed */
export async function fillDatabase(version: Version): Promise<void> {
  const dataFile = pathToFileURL(path.join(version.root, 'scripts/bench/data.ts')).href;
  const { insertCourse }: Partial<typeof import('./data.ts')> = await import(dataFile).catch(() => ({}));
  if (!insertCourse) throw new CannotCompare(`${version.name} is too old: its benchmark has no insertCourse.`);

  const seed = await startMain(version, 'seed');
  await seed.ended;
  await using client = await connect(version);
  await insertCourse(client.pg, LEARNER.email);
  // The server cleans up by itself neither now nor during the measurements.
  await client.pg.query('vacuum analyze');
}

/** Starts the CMS and the worker of a version, and signs the learner in; both are stopped when the result is disposed of. */
export async function startVersion(version: Version): Promise<RunningVersion & AsyncDisposable> {
  await using started = new AsyncDisposableStack();
  const port = await claimPort();
  for (const command of ['web', 'worker'] as const) started.adopt(await startMain(version, command, port), (child) => child.stop());
  const client = started.use(await connect(version));
  const cms = `http://127.0.0.1:${port}`;
  const token = await signIn(cms);
  const page = await pagesOfLearner(client.pg);

  const stack = started.move();
  return { cms, token, page, client: client.pg, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Runs a command of the version's entry point. Node is that of the working tree in both versions, so that only the code differs. */
const startMain = ({ name, root, env, logs }: Version, command: 'seed' | 'web' | 'worker', port?: number) =>
  startProcess({
    name: `${command} of ${name}`,
    args: ['main.ts', command],
    env: { ...env, ...(port && { CMS_PORT: String(port) }) },
    log: path.join(logs, `${command}.log`),
    cwd: path.join(root, 'cms'),
  });

async function connect({ env }: Version) {
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  return { pg: client, [Symbol.asyncDispose]: () => client.end() };
}

const git = (...args: string[]) => spawnSync('git', args, { cwd: workingTree, encoding: 'utf8' });
