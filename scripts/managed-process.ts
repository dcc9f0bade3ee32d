// Starts and stops the processes of the app: CMS, worker, site.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * `readyUrl`: a URL that answers once the process is ready, for programs that do not report it over their IPC channel; `signals` stop and
 * kill the process while it is starting.
 */
type StartOptions = Readonly<{
  name: string;
  args: readonly string[];
  env: Record<string, string>;
  log: string;
  cwd: string;
  readyUrl?: string;
  signals?: StartSignals | undefined;
}>;

/** How what is starting is ended: `stop` as a stop would end it, `kill` at once. */
export type StartSignals = Readonly<{ stop: AbortSignal; kill: AbortSignal }>;

/** A running process. `ended` resolves with its exit code; null when a signal ended it. */
export type ManagedProcess = Readonly<{
  name: string;
  pid: number;
  ended: Promise<number | null>;
  stop: () => Promise<void>;
  kill: () => void;
}>;

/** A process did not start; the message contains the end of its output. `exitCode` is null when a signal ended it. */
export class ProcessFailed extends Error {
  override readonly name = 'ProcessFailed';
  readonly exitCode: number | null;

  constructor(processName: string, exitCode: number | null, output: string) {
    super(`${processName} did not start (exit code ${exitCode}):\n${output}`);
    this.exitCode = exitCode;
  }
}

/** How long a process may take to stop before it is killed, in milliseconds. */
const STOP_TIMEOUT_MS = 19_000;

/** Starts a program with the Node of this process and waits until it is ready. @throws ProcessFailed */
export async function startProcess({ name, args, env, log, cwd, readyUrl, signals }: StartOptions): Promise<ManagedProcess> {
  mkdirSync(path.dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: 'a' });
  let tail = '';
  // Detached, in a process group of its own: Ctrl-C reaches the starting process only, which stops its children in order.
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

  child.once('close', () => file.end());

  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = () => stopProcess(child, ended);
  const kill = () => void child.kill('SIGKILL');
  signals?.stop.addEventListener('abort', stop, { once: true });
  signals?.kill.addEventListener('abort', kill, { once: true });
  const readyMessage = new Promise<'ready'>((resolve) =>
    child.on('message', (message) => typeof message === 'object' && 'ready' in message && resolve('ready')),
  );
  const ready = readyUrl ? untilReady(readyUrl, ended) : readyMessage;
  const first = await Promise.race([ready, ended]);
  signals?.stop.removeEventListener('abort', stop);
  signals?.kill.removeEventListener('abort', kill);
  if (first !== 'ready') throw new ProcessFailed(name, first, tail.trim());

  return { name, pid: child.pid ?? 0, ended, stop, kill };
}

async function untilReady(url: string, ended: Promise<unknown>): Promise<'ready'> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && !(await fetch(url).catch(() => undefined))?.ok) await pause(200);
  return 'ready';
}

async function stopProcess(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const timeout = pause(STOP_TIMEOUT_MS, 'timeout' as const, { ref: false });
  if ((await Promise.race([ended, timeout])) === 'timeout') child.kill('SIGKILL');
  await ended;
}
