// A process of the house: the CMS, a worker, a site.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** `readyAt`: an address that answers once the part is up, for programs that do not say so over their channel. */
type Start = Readonly<{ name: string; args: readonly string[]; env: Record<string, string>; log: string; cwd: string; readyAt?: string }>;

/** A part that is up. `ended` tells how it ended, whoever ended it. */
export type ManagedProcess = Readonly<{
  name: string;
  pid: number;
  ended: Promise<number | null>;
  stop: () => Promise<void>;
  kill: () => void;
}>;

/** A part that did not come up; `said` is the end of what it printed. */
export class ProcessFailed extends Error {
  override readonly name = 'ProcessFailed';
  readonly exitCode: number;

  constructor(part: string, exitCode: number | null, said: string) {
    super(`${part} did not start (exit code ${exitCode}):\n${said}`);
    this.exitCode = exitCode ?? 1;
  }
}

/** How long a part may take to drain before it is killed, in milliseconds. */
const STOP_TIMEOUT_MS = 25_000;

/** Starts a part with this very Node and waits until it says that it is ready. */
export async function startProcess({ name, args, env, log, cwd, readyAt }: Start): Promise<ManagedProcess> {
  mkdirSync(path.dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: 'a' });
  let tail = '';
  // A group of its own: Ctrl-C reaches the house, which stops its parts in order.
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk).slice(-3_000);
      file.write(chunk);
    });
  }

  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const says = new Promise<'ready'>((resolve) =>
    child.on('message', (message) => (message as { ready?: string }).ready && resolve('ready')),
  );
  const ready = readyAt ? untilReady(readyAt, ended) : says;
  const first = await Promise.race([ready, ended]);
  if (first !== 'ready') throw new ProcessFailed(name, first, tail.trim());

  return { name, pid: child.pid ?? 0, ended, stop: () => stopProcess(child, ended), kill: () => child.kill('SIGKILL') };
}

async function untilReady(address: string, ended: Promise<unknown>): Promise<'ready'> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  while (!gone && !(await fetch(address).catch(() => undefined))?.ok) await pause(200);
  return 'ready';
}

async function stopProcess(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const late = pause(STOP_TIMEOUT_MS, 'late' as const, { ref: false });
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  await ended;
}
