// `npm start`: the whole house on this machine, from an empty folder to the addresses printed.
// `npm run seed -- --size M`: its demo data alone, with a crowd of learners.
import { existsSync, mkdirSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MailDev } from 'maildev';
import pg from 'pg';
import { DEMO_ACCOUNTS } from '../cms/demo/accounts.ts';
import { buildAll } from './builds.ts';
import { checkDisk, DiskUnusable } from './disk.ts';
import { dataFolder, root } from './folders.ts';
import { type ManagedProcess, ProcessFailed } from './managed-process.ts';
import { freePort } from './ports.ts';
import { removePostgres, startPostgres } from './postgres.ts';
import { developCms, developSite, seedDemo, startCms, startSite, startWorker } from './processes.ts';
import { localSecrets } from './secrets.ts';
import { AlreadyRunning, acquireInstanceLock } from './single-instance.ts';

type Closer = { name: string; close: () => Promise<unknown> };
type Environment = Record<string, string>;

const began = performance.now();
const closers: Closer[] = [];
let stopping = false;

if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
const own = { database: process.env['DATABASE_URL'], smtp: process.env['SMTP_HOST'] };
const options = new Set(process.argv.slice(2));
const dev = options.has('--dev');

const say = (line: string) => console.log(`• ${line}`);
const seconds = () => ((performance.now() - began) / 1000).toFixed(1);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
if (process.send) process.on('disconnect', () => void stop(0));

try {
  await startAll();
} catch (error) {
  const known = error instanceof DiskUnusable || error instanceof AlreadyRunning || error instanceof ProcessFailed;
  console.error(`\n${known ? error.message : error instanceof Error ? error.stack : error}`);
  await stop(error instanceof ProcessFailed ? error.exitCode : error instanceof DiskUnusable ? 74 : 1);
}

async function startAll(): Promise<void> {
  checkDisk(dataFolder);
  await acquireInstanceLock(dataFolder);
  if (options.has('--reset')) await reset();

  const databaseUrl = own.database ?? (await embeddedDatabase());
  const mailbox = own.smtp ? undefined : await openMailbox();
  const env = await settings(databaseUrl, mailbox);
  const where = { env, logs: path.join(dataFolder, 'logs') };
  if (options.has('--seed')) return seedOnly(where);
  if (!dev) await buildAll(env, say);

  if (env['DEMO'] === 'true') await loadDemo(where);
  say('Starting the CMS …');
  const cms = await supervise(() => (dev ? developCms(where) : startCms(where)));
  say('Starting the worker and the site …');
  const [worker] = await Promise.all([supervise(() => startWorker(where)), supervise(() => (dev ? developSite(where) : startSite(where)))]);
  printAddresses(env, mailbox?.web);
  if (dev) watchPlugins([cms, worker]);
}

/** Strapi follows the changes of its own folder, Astro those of the site; the rooms are ours to follow. */
function watchPlugins(processes: readonly SupervisedProcess[]): void {
  let timer: NodeJS.Timeout | undefined;
  watchFolder(path.join(root, 'plugins'), { recursive: true }, (_, file) => {
    if (!file || !/\.(ts|sql)$/.test(file) || /\.test\.ts$|[\\/]admin[\\/]|node_modules/.test(file)) return;

    clearTimeout(timer);
    timer = setTimeout(() => {
      say(`${file} has changed: starting the CMS and the worker again …`);
      for (const child of processes) child.restart();
    }, 300);
  });
}

async function embeddedDatabase(): Promise<string> {
  say('Starting PostgreSQL …');
  const server = await startPostgres(path.join(dataFolder, 'postgres'));
  closers.push({ name: 'PostgreSQL', close: server.stop });
  void server.ended.then(() => {
    if (!stopping) console.error('\nPostgreSQL ended unexpectedly; without it nothing works. npm start takes up where it was.');
    return stop(1);
  });
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  const { rowCount } = await client.query(`select from pg_database where datname = 'cordee'`);
  if (rowCount === 0) await client.query('create database cordee');
  await client.end();
  return server.url('cordee');
}

async function openMailbox(): Promise<{ smtp: number; web: string }> {
  const [smtp, web] = [await freePort(), await choosePort('the mailbox', 1080)];
  const mailbox = new MailDev({ smtp, web, ip: '127.0.0.1', webIp: '127.0.0.1', silent: true });
  await mailbox.start();
  closers.push({ name: 'the mailbox', close: () => mailbox.stop() });
  return { smtp, web: `http://localhost:${web}` };
}

async function settings(databaseUrl: string, mailbox: { smtp: number } | undefined): Promise<Environment> {
  const [site, cms] = [
    await choosePort('the site', Number(process.env['SITE_PORT'] ?? 4321)),
    await choosePort('the admin', Number(process.env['CMS_PORT'] ?? 1337)),
  ];
  const publicDir = process.env['PUBLIC_DIR'] ?? path.join(dataFolder, 'public');
  mkdirSync(path.join(publicDir, 'uploads'), { recursive: true });

  return {
    ...localSecrets(dataFolder),
    DEMO: own.database ? 'false' : 'true',
    STAFF_SECOND_STEP: own.database ? 'true' : 'false',
    ...(!own.database && { CONTACT: 'equipe@cordee.example' }),
    SITE_URL: `http://localhost:${site}`,
    CMS_URL: `http://localhost:${cms}`,
    CMS_INTERNAL_URL: `http://127.0.0.1:${cms}`,
    ...(mailbox && { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mailbox.smtp) }),
    ...given(),
    SITE_PORT: String(site),
    CMS_PORT: String(cms),
    PUBLIC_DIR: publicDir,
    DATABASE_URL: databaseUrl,
  };
}

/** What the environment says, where it says something: it goes before what the house would choose. */
function given(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)) as Environment;
}

async function choosePort(what: string, wanted: number): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken: ${what} takes ${port}.`);
  return port;
}

async function loadDemo(where: { env: Environment; logs: string }): Promise<void> {
  const stamp = path.join(dataFolder, 'demo-loaded');
  if (!own.database && existsSync(stamp)) return;

  say('Making the tables and loading the demo data …');
  await seedDemo(where);
  if (!own.database) writeFileSync(stamp, '');
}

/** The demo data and no more; with `--size`, a crowd beside it. */
async function seedOnly(where: { env: Environment; logs: string }): Promise<void> {
  const size = process.argv[process.argv.indexOf('--size') + 1];
  say(`Loading the demo data${process.argv.includes('--size') ? `, and a crowd of size ${size}` : ''} …`);
  await seedDemo(where, process.argv.includes('--size') && size ? ['--size', size] : []);
  say(`Done in ${seconds()} s. npm start opens the house on it.`);
  await stop(0);
}

/** A part that is kept running. */
type SupervisedProcess = { restart: () => void };

/** Keeps a part running: one that ends without being asked to is started again. */
async function supervise(start: () => Promise<ManagedProcess>): Promise<SupervisedProcess> {
  let child = await start();
  let asked = false;
  let down = false;
  closers.push({ name: child.name, close: () => child.stop() });
  void watch();
  return {
    restart() {
      asked = true;
      void (down ? begin() : child.stop());
    },
  };

  async function begin(): Promise<void> {
    asked = down = false;
    try {
      child = await start();
      void watch();
    } catch (error) {
      console.error((error as Error).message);
      // Who is writing code mends it, and the next change starts the part again.
      down = dev;
      if (!dev) await stop(1);
    }
  }

  async function watch(): Promise<void> {
    await child.ended;
    if (stopping) return;
    if (!asked) say(`The ${child.name} ended unexpectedly (see its log in ${path.join(dataFolder, 'logs')}); starting it again …`);
    await begin();
  }
}

function printAddresses(env: Environment, mailbox: string | undefined): void {
  const accounts = env['DEMO'] === 'true' ? DEMO_ACCOUNTS : [];
  const admin = `${env['CMS_URL']}/admin`;
  writeFileSync(
    path.join(dataFolder, 'house.json'),
    JSON.stringify({ site: env['SITE_URL'], admin, mailbox: mailbox ?? null, accounts }, null, 2),
  );

  console.log(`\nThe house stands (${seconds()} s).\n\n  Site      ${env['SITE_URL']}\n  Admin     ${admin}`);
  if (mailbox) console.log(`  Mailbox   ${mailbox}`);
  if (accounts.length > 0) {
    console.log('\nDemo accounts:');
    for (const { role, email, password } of accounts) console.log(`  ${role.padEnd(22)} ${email.padEnd(28)} ${password}`);
  }
  console.log('\nCtrl-C stops all of it.');
}

async function reset(): Promise<void> {
  if (own.database)
    throw new DiskUnusable('--reset is for the embedded database only: DATABASE_URL points to another one, which is left alone.');

  say('Beginning anew: removing the database, the uploads and the logs …');
  await removePostgres(path.join(dataFolder, 'postgres'));
  for (const gone of ['public', 'logs', 'demo-loaded', 'house.json', 'secrets.json'])
    rmSync(path.join(dataFolder, gone), { recursive: true, force: true });
}

/** Site and worker first, then the CMS, the mailbox and the database: each while what it needs still stands. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (closers.length > 0) console.log('\n• Stopping …');
  for (const { close } of closers.reverse()) await close().catch((error: Error) => console.error(error.message));
  process.exit(exitCode);
}
