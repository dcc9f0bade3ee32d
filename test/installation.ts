// Installations as `npm start` runs them, each in a folder of its own, for the tests that stop and kill them.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { root } from '../scripts/folders.ts';
import { claimPort } from '../scripts/ports.ts';

type Installation = { process: ChildProcess; output: () => string; ended: Promise<number | null> };
export type Addresses = { site: string; admin: string; mailbox: string; accounts: { role: string; email: string; password: string }[] };
export type RunningInstallation = Installation & { addresses: Addresses };

type StartOptions = { args?: string[]; env?: Record<string, string> };

const installations: Installation[] = [];
const folders: string[] = [];

/** Stops all installations and removes their folders. */
export async function removeInstallations(): Promise<void> {
  for (const { process: app, ended } of installations.splice(0)) {
    app.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-start-'));
  folders.push(folder);
  return folder;
}

/** Runs what `npm start` runs once the packages are installed. */
export async function start(folder: string, { args = [], env = {} }: StartOptions = {}): Promise<Installation> {
  const ports = { SITE_PORT: String(await claimPort()), CMS_PORT: String(await claimPort()) };
  const ownEnv = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(DATABASE_|SMTP_|DEMO|TEST_|CMS_|SITE_|PUBLIC_)/.test(name)),
  );
  const app = spawn(process.execPath, ['scripts/start.ts', ...args], {
    cwd: root,
    env: { ...ownEnv, CORDEE_DATA: folder, TZ: 'UTC', ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => app.once('exit', resolve));
  const installation = { process: app, output: () => output, ended };
  installations.push(installation);
  return installation;
}

/** Starts an installation and waits until it runs; @throws Error with its output when it ends before. */
export async function startAndWait(folder: string, options: StartOptions = {}): Promise<RunningInstallation> {
  const app = await start(folder, options);
  const endedEarly = app.ended.then(() => Promise.reject(new Error(app.output())));
  const isRunning = vi.waitFor(() => expect(app.output()).toContain('The house stands'), { timeout: 120_000, interval: 100 });
  await Promise.race([isRunning, endedEarly]);
  endedEarly.catch(() => {});
  return { ...app, addresses: JSON.parse(readFileSync(path.join(folder, 'house.json'), 'utf8')) };
}

export const statusOf = async (url: string) => (await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined))?.status;

/** The processes that a process has started. */
export const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

/** The process of an installation whose command matches, such as `main.ts web`. */
export const pidOf = (app: Installation, command: RegExp): number | undefined =>
  childrenOf(app.process.pid).find((child) => command.test(commandOf(child)));
