import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../scripts/folders.ts';
import { freePort } from '../scripts/ports.ts';

type Installation = { process: ChildProcess; said: () => string; ended: Promise<number | null> };
type Addresses = { site: string; admin: string; mailbox: string; accounts: { role: string; email: string; password: string }[] };

const installations: Installation[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const { process: app, ended } of installations.splice(0)) {
    app.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-house-'));
  folders.push(folder);
  return folder;
}

/** What `npm start` runs once the packages are there. */
async function start(folder: string, { args = [] as string[], env = {} as Record<string, string> } = {}): Promise<Installation> {
  const ports = { SITE_PORT: String(await freePort()), CMS_PORT: String(await freePort()) };
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(DATABASE_|SMTP_|DEMO|TEST_|CMS_|SITE_|PUBLIC_)/.test(name)),
  );
  const app = spawn(process.execPath, ['scripts/start.ts', ...args], {
    cwd: root,
    env: { ...clean, CORDEE_DATA: folder, TZ: 'UTC', ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const ended = new Promise<number | null>((resolve) => app.once('exit', resolve));
  const started = { process: app, said: () => said, ended };
  installations.push(started);
  return started;
}

async function standing(folder: string, options: Parameters<typeof start>[1] = {}): Promise<Installation & { addresses: Addresses }> {
  const app = await start(folder, options);
  const early = app.ended.then(() => Promise.reject(new Error(app.said())));
  const up = expect.poll(() => app.said(), { timeout: 120_000, interval: 100 }).toContain('The house stands');
  await Promise.race([up, early]);
  early.catch(() => {});
  return { ...app, addresses: JSON.parse(readFileSync(path.join(folder, 'house.json'), 'utf8')) };
}

const answers = async (address: string) => (await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined))?.status;
const children = (pid: number | undefined) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

async function signIn({ site }: Addresses, { email, password }: { email: string; password: string }): Promise<boolean> {
  const answer = await fetch(`${site}/connexion?_action=signIn`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site },
    body: new URLSearchParams({ email, password }),
  });
  return answer.headers.get('set-cookie')?.startsWith('cordee=') ?? false;
}

describe('OPS-1 npm start', () => {
  it('brings up the whole house, also when a port is taken, keeps its data, and begins anew when asked to', async () => {
    const folder = newFolder();
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const first = await standing(folder, { env: { SITE_PORT: String(port) } });
    taken.close();
    const { addresses } = first;
    expect(first.said()).toContain(`Port ${port} is taken: the site takes`);
    expect([await answers(`${addresses.site}/ready`), await answers(addresses.admin), await answers(addresses.mailbox)]).toEqual([
      200, 200, 200,
    ]);
    for (const account of addresses.accounts.slice(1)) expect(await signIn(addresses, account)).toBe(true);
    expect(first.said()).toContain(addresses.accounts[0]?.password);
    const secrets = readFileSync(path.join(folder, 'secrets.json'), 'utf8');

    const second = await start(folder);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('This house is running already');
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await answers(`${addresses.site}/live`)).toBeUndefined();

    const again = await standing(folder);
    expect(again.said()).not.toContain('demo data');
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe(secrets);
    again.process.kill('SIGTERM');
    await again.ended;

    const anew = await standing(folder, { args: ['--reset'] });
    expect(anew.said()).toContain('loading the demo data');
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).not.toBe(secrets);
  }, 240_000);

  it.runIf(existsSync('/proc/self/task'))(
    'after kill -9 of any part it goes on, or starts again',
    async () => {
      const folder = newFolder();
      let app = await standing(folder);
      for (const command of ['main.ts worker', 'main.ts web']) {
        const pid = children(app.process.pid).find((child) => commandOf(child).includes(command)) ?? 0;
        process.kill(pid, 'SIGKILL');
        await expect
          .poll(() => children(app.process.pid).some((child) => child !== pid && commandOf(child).includes(command)), { timeout: 20_000 })
          .toBe(true);
      }
      await expect.poll(() => answers(`${app.addresses.site}/ready`), { timeout: 20_000 }).toBe(200);

      const postgres = children(app.process.pid).find((child) => commandOf(child).includes('bin/postgres')) ?? 0;
      process.kill(postgres, 'SIGKILL');
      expect(await app.ended).toBe(1);
      expect(app.said()).toContain('PostgreSQL ended unexpectedly');

      app = await standing(folder);
      const orphans = children(app.process.pid);
      app.process.kill('SIGKILL');
      await app.ended;
      // PostgreSQL outlives a house that is killed; the next start takes care of it.
      await expect
        .poll(() => orphans.filter((pid) => existsSync(`/proc/${pid}`) && !commandOf(pid).includes('postgres')), { timeout: 20_000 })
        .toEqual([]);
      app = await standing(folder);
      expect(await signIn(app.addresses, app.addresses.accounts[1] as Addresses['accounts'][0])).toBe(true);
    },
    240_000,
  );

  it.runIf(process.getuid?.() === 0)(
    'as root, in a folder that other users cannot enter',
    async () => {
      const locked = newFolder();
      chmodSync(locked, 0o700);
      const folder = path.join(locked, 'data');
      mkdirSync(folder);
      const app = await standing(folder);
      expect(await answers(`${app.addresses.site}/ready`)).toBe(200);
      app.process.kill('SIGTERM');
      await app.ended;
      await pause(100);
      const anew = await standing(folder, { args: ['--reset'] });
      anew.process.kill('SIGTERM');
      await anew.ended;
    },
    240_000,
  );

  it('known passwords never reach a database that was given, and --reset leaves it alone', async () => {
    const folder = newFolder();
    const refused = await start(folder, { args: ['--reset'], env: { DATABASE_URL: 'postgres://x@127.0.0.1:9/x' } });
    expect(await refused.ended).not.toBe(0);
    expect(refused.said()).toContain('which is left alone');
    const { testDatabase } = await import('./database.ts');
    const database = await testDatabase('tables');
    const app = await standing(folder, { env: { DATABASE_URL: database.url } });
    expect(app.addresses.accounts).toEqual([]);
    expect(await database.query('select from up_users union all select from admin_users')).toEqual([]);
    app.process.kill('SIGTERM');
    await app.ended;
    await database.drop();
  }, 120_000);
});
