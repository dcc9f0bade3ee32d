import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Addresses,
  childrenOf,
  commandOf,
  newFolder,
  pidOf,
  type RunningInstallation,
  removeInstallations,
  start,
  startAndWait,
  statusOf,
} from './installation.ts';
import { portOf } from './port-of.ts';

const START_TIMEOUT_MS = 240_000;

async function canSignIn({ site }: Addresses, { email, password }: { email: string; password: string }): Promise<boolean> {
  const response = await fetch(`${site}/connexion?_action=accounts.signIn`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site },
    body: new URLSearchParams({ email, password }),
  });
  return response.headers.get('set-cookie')?.startsWith('cordee=') ?? false;
}

describe('OPS-1 npm start, in an empty folder where a port is taken', () => {
  let folder: string;
  let takenPort: number;
  let first: RunningInstallation;
  let secrets: string;
  const readSecrets = () => readFileSync(path.join(folder, 'secrets.json'), 'utf8');

  beforeAll(async () => {
    folder = newFolder();
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    takenPort = portOf(server);
    first = await startAndWait(folder, { env: { SITE_PORT: String(takenPort) } });
    server.close();
    secrets = readSecrets();
  }, START_TIMEOUT_MS);
  afterAll(removeInstallations);

  it('takes another port', () => {
    expect(first.output()).toContain(`Port ${takenPort} is taken: the site takes`);
  });

  it('brings up the site, the admin and the mailbox', async () => {
    expect(await statusOf(`${first.addresses.site}/ready`), 'site').toBe(200);
    expect(await statusOf(first.addresses.admin), 'admin').toBe(200);
    expect(await statusOf(first.addresses.mailbox), 'mailbox').toBe(200);
  });

  it('lets every demo account sign in, and tells the password', async () => {
    for (const account of first.addresses.accounts.slice(1)) expect(await canSignIn(first.addresses, account), account.email).toBe(true);
    expect(first.output()).toContain(first.addresses.accounts[0]?.password);
  });

  it('does not start twice', async () => {
    const second = await start(folder);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('This house is running already');
  });

  it('ends when it is interrupted', async () => {
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(await statusOf(`${first.addresses.site}/live`)).toBeUndefined();
  });

  it(
    'keeps its data',
    async () => {
      const again = await startAndWait(folder);
      expect(again.output()).not.toContain('demo data');
      expect(readSecrets()).toBe(secrets);
      again.process.kill('SIGTERM');
      await again.ended;
    },
    START_TIMEOUT_MS,
  );

  it(
    'begins anew when it is told to',
    async () => {
      const anew = await startAndWait(folder, { args: ['--reset'] });
      expect(anew.output()).toContain('loading the demo data');
      expect(readSecrets()).not.toBe(secrets);
    },
    START_TIMEOUT_MS,
  );
});

describe('OPS-1 npm start', () => {
  afterEach(removeInstallations);

  it.runIf(existsSync('/proc/self/task'))(
    'after kill -9 of any part it goes on, or starts again',
    async () => {
      const folder = newFolder();
      let app = await startAndWait(folder);
      // Those that are named twice are killed again at once, while they start.
      for (const command of [/main\.ts worker/, /bin\/postgres/, /bin\/postgres/, /main\.ts web/, /main\.ts web/]) {
        const pid = pidOf(app, command) ?? 0;
        process.kill(pid, 'SIGKILL');
        await expect
          .poll(() => pidOf(app, command), { message: command.source, timeout: 20_000 })
          .toSatisfy((next) => next && next !== pid);
      }
      await expect.poll(() => statusOf(`${app.addresses.site}/ready`), { timeout: 30_000 }).toBe(200);

      const orphans = childrenOf(app.process.pid);
      app.process.kill('SIGKILL');
      await app.ended;
      // PostgreSQL outlives an installation that is killed; the next start takes it over.
      await expect
        .poll(() => orphans.filter((pid) => existsSync(`/proc/${pid}`) && !commandOf(pid).includes('postgres')), { timeout: 20_000 })
        .toEqual([]);
      app = await startAndWait(folder);
      const [, account] = app.addresses.accounts;
      expect(account && (await canSignIn(app.addresses, account))).toBe(true);
    },
    START_TIMEOUT_MS,
  );

  it.runIf(process.getuid?.() === 0)(
    'as root, in a folder that other users cannot enter',
    async () => {
      const locked = newFolder();
      chmodSync(locked, 0o700);
      const folder = path.join(locked, 'data');
      mkdirSync(folder);
      const app = await startAndWait(folder);
      expect(await statusOf(`${app.addresses.site}/ready`)).toBe(200);
      app.process.kill('SIGTERM');
      await app.ended;
      await pause(100);
      const anew = await startAndWait(folder, { args: ['--reset'] });
      anew.process.kill('SIGTERM');
      await anew.ended;
    },
    START_TIMEOUT_MS,
  );

  it('--reset leaves a database that was given alone', async () => {
    const refused = await start(newFolder(), { args: ['--reset'], env: { DATABASE_URL: 'postgres://x@127.0.0.1:9/x' } });
    expect(await refused.ended).not.toBe(0);
    expect(refused.output()).toContain('which is left alone');
  });

  it('known passwords never reach a database that was given', async () => {
    const { createTestDatabase } = await import('./database.ts');
    const database = await createTestDatabase('tables');
    const app = await startAndWait(newFolder(), { env: { DATABASE_URL: database.url } });
    expect(app.addresses.accounts).toEqual([]);
    expect(await database.query('select from up_users union all select from admin_users')).toEqual([]);
    app.process.kill('SIGTERM');
    await app.ended;
    await database.drop();
  }, 120_000);
});
