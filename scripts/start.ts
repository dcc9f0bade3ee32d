// `npm start`: starts the whole system on this machine, with a database and a mailbox of its own unless the environment names others.
// `npm run seed -- --size M`: loads the demo data only, with a crowd of learners.
import { existsSync, mkdirSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MailDev } from 'maildev';
import { DEMO_ACCOUNTS } from '../cms/demo/accounts.ts';
import { BackupFailed } from './backup/backup-failed.ts';
import { backUpBeforeUpgrade } from './backup/before-upgrade.ts';
import { eraseAgain } from './backup/erase-again.ts';
import { buildAll } from './builds.ts';
import { checkDisk, DiskUnusable } from './disk.ts';
import { dataFolder, root } from './folders.ts';
import { type ManagedProcess, ProcessFailed, type StartSignals } from './managed-process.ts';
import { claimPort } from './ports.ts';
import { createDatabase, type Postgres, removePostgres, startPostgres } from './postgres.ts';
import { developCms, developSite, seedDemo, startCms, startSite, startWorker } from './processes.ts';
import { localSecrets } from './secrets.ts';
import { AlreadyRunning, acquireInstanceLock } from './single-instance.ts';
import { type Stage, stopStages } from './stop-stages.ts';
import { type Supervised, supervise } from './supervisor.ts';

type Environment = Record<string, string>;
type ProcessOptions = Readonly<{ env: Environment; logs: string; signals?: StartSignals }>;

/**
 * How long a process may take to start, in milliseconds, before it counts as hanging: longer than the tables of a large database take to
 * migrate, which would otherwise begin anew for ever. PostgreSQL may take however long, for its recovery. (OPS-3)
 */
const START_TIMEOUT_MS = 30 * 60_000;

const startedAt = performance.now();
let stopping = false;

/**
 * What runs, in the order in which it is stopped: the site and the worker need the CMS and the mailbox, and all of them the database. The requests
 * of the site have 12 of its seconds to end (`plugins/kernel/shutdown.ts`). (OPS-3)
 */
const stages: Readonly<Record<'services' | 'cms' | 'database', Stage>> = {
  services: { parts: [], killedAfterMs: 13_000 },
  cms: { parts: [], killedAfterMs: 16_500 },
  database: { parts: [], killedAfterMs: 19_000 },
};

if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
const external = { database: process.env['DATABASE_URL'], smtp: process.env['SMTP_HOST'] };
const options = new Set(process.argv.slice(2));
const dev = options.has('--dev');

const log = (line: string) => console.log(`• ${line}`);
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
if (process.send) process.on('disconnect', () => void stop(0));

process.on('uncaughtException', (error) => void giveUp(error));

await startAll().catch(giveUp);

/** Says why nothing more can be done, and stops everything; while that is under way, what fails is told. */
async function giveUp(error: unknown): Promise<void> {
  if (stopping) return console.error(error);
  const isExpected = [DiskUnusable, AlreadyRunning, ProcessFailed, BackupFailed].some((expected) => error instanceof expected);
  console.error(`\n${error instanceof Error ? (isExpected ? error.message : error.stack) : error}`);
  const hasExitCode = error instanceof ProcessFailed || error instanceof BackupFailed;
  return stop(hasExitCode ? (error.exitCode ?? 1) : error instanceof DiskUnusable ? 74 : 1);
}

async function startAll(): Promise<void> {
  checkDisk(dataFolder);
  await acquireInstanceLock(dataFolder);
  if (options.has('--reset')) await reset();

  const databaseUrl = external.database ?? (await embeddedDatabase());
  if (!external.database) await backUpBeforeUpgrade(databaseUrl, log);
  const mailbox = external.smtp ? undefined : await openMailbox();
  const env = await buildSettings(databaseUrl, mailbox);
  const processOptions = { env, logs: path.join(dataFolder, 'logs') };
  if (options.has('--seed')) return seedOnly(processOptions);
  if (!dev) await buildAll(env, log);

  await eraseAgain(processOptions);
  if (env['DEMO'] === 'true') await loadDemo(processOptions);
  log('Starting the CMS …');
  const cms = keepRunning('CMS', dev ? developCms : startCms, processOptions);
  stages.cms.parts.push(cms);
  await cms.ready;
  log('Starting the worker and the site …');
  const worker = keepRunning('worker', startWorker, processOptions);
  const site = keepRunning('site', dev ? developSite : startSite, processOptions);
  stages.services.parts.push(worker, site);
  await Promise.all([worker.ready, site.ready]);
  printAddresses(env, mailbox?.web);
  if (dev) watchPlugins([cms, worker]);
}

/** Restarts processes when a plugin changes. Strapi watches its own folder and Astro the site, but neither watches the plugins. */
function watchPlugins(processes: readonly Supervised[]): void {
  let timer: NodeJS.Timeout | undefined;
  watchFolder(path.join(root, 'plugins'), { recursive: true }, (_, file) => {
    if (!file || !/\.(ts|sql)$/.test(file) || /\.test\.ts$|[\\/]admin[\\/]|node_modules/.test(file)) return;

    clearTimeout(timer);
    timer = setTimeout(() => {
      log(`${file} has changed: restarting the CMS and the worker …`);
      for (const child of processes) child.restart();
    }, 300);
  });
}

async function embeddedDatabase(): Promise<string> {
  log('Starting PostgreSQL …');
  const { promise, resolve } = Promise.withResolvers<Postgres>();
  const port = await claimPort();
  const start = async (signals: StartSignals) => {
    const server = await startPostgres(path.join(dataFolder, 'postgres'), { port, signals, log });
    resolve(server);
    return server;
  };
  const supervised = supervise({ name: 'database', start, log, giveUp });
  stages.database.parts.push(supervised);
  const server = await promise;
  await createDatabase(server, 'cordee');
  return server.url('cordee');
}

async function openMailbox(): Promise<{ smtp: number; web: string }> {
  const [smtp, web] = [await claimPort(), await choosePort('the mailbox', 1080)];
  const mailbox = new MailDev({ smtp, web, ip: '127.0.0.1', webIp: '127.0.0.1', silent: true });
  await mailbox.start();
  stages.cms.parts.push({ name: 'mailbox', stop: () => mailbox.stop() });
  return { smtp, web: `http://localhost:${web}` };
}

async function buildSettings(databaseUrl: string, mailbox: { smtp: number } | undefined): Promise<Environment> {
  const [site, cms] = [
    await choosePort('the site', Number(process.env['SITE_PORT'] ?? 4321)),
    await choosePort('the admin', Number(process.env['CMS_PORT'] ?? 1337)),
  ];
  const publicDir = process.env['PUBLIC_DIR'] ?? path.join(dataFolder, 'public');
  mkdirSync(path.join(publicDir, 'uploads'), { recursive: true });

  return {
    ...localSecrets(dataFolder),
    DEMO: external.database ? 'false' : 'true',
    STAFF_SECOND_STEP: external.database ? 'true' : 'false',
    ...(!external.database && { CONTACT: 'equipe@cordee.example' }),
    SITE_URL: `http://localhost:${site}`,
    CMS_URL: `http://localhost:${cms}`,
    CMS_INTERNAL_URL: `http://127.0.0.1:${cms}`,
    ...(mailbox && { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mailbox.smtp) }),
    ...environmentSettings(),
    SITE_PORT: String(site),
    CMS_PORT: String(cms),
    PUBLIC_DIR: publicDir,
    DATABASE_URL: databaseUrl,
  };
}

/** The environment variables that are set and not empty: they take precedence over the defaults. */
function environmentSettings(): Environment {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

async function choosePort(service: string, preferred: number): Promise<number> {
  const port = await claimPort(preferred);
  if (port !== preferred) log(`Port ${preferred} is taken: ${service} takes ${port}.`);
  return port;
}

async function loadDemo(processOptions: ProcessOptions): Promise<void> {
  const stamp = path.join(dataFolder, 'demo-loaded');
  if (!external.database && existsSync(stamp)) return;

  log('Creating the tables and loading the demo data …');
  await seedDemo(processOptions);
  if (!external.database) writeFileSync(stamp, '');
}

/** Loads the demo data and exits; with `--size`, adds a crowd to it. */
async function seedOnly(processOptions: ProcessOptions): Promise<void> {
  const size = process.argv[process.argv.indexOf('--size') + 1];
  log(`Loading the demo data${process.argv.includes('--size') ? `, and a crowd of size ${size}` : ''} …`);
  await seedDemo(processOptions, process.argv.includes('--size') && size ? ['--size', size] : []);
  log(`Done in ${seconds()} s. Run npm start to use it.`);
  await stop(0);
}

/** Starts a process, and starts it again whenever it ends, until the whole system is stopped. */
function keepRunning(name: string, start: (options: ProcessOptions) => Promise<ManagedProcess>, options: ProcessOptions): Supervised {
  return supervise({
    name,
    start: (signals) => start({ ...options, signals }),
    startTimeoutMs: START_TIMEOUT_MS,
    log: (line) => log(`${line} (logs: ${options.logs})`),
    giveUp,
    waitsForRestart: dev,
  });
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
    const width = Math.max(...accounts.map(({ role }) => role.length));
    for (const { role, email, password } of accounts) console.log(`  ${role.padEnd(width)} ${email.padEnd(28)} ${password}`);
  }
  console.log('\nCtrl-C stops everything.');
}

async function reset(): Promise<void> {
  if (external.database)
    throw new DiskUnusable('--reset is for the embedded database only: DATABASE_URL points to another one, which is left alone.');

  log('Resetting: deleting the database, the uploads and the logs …');
  await removePostgres(path.join(dataFolder, 'postgres'), log);
  for (const name of ['public', 'logs', 'demo-loaded', 'house.json', 'secrets.json', 'erase-again.json'])
    rmSync(path.join(dataFolder, name), { recursive: true, force: true });
}

/** Stops everything, each process before those that it depends on, and exits; whatever hangs is killed, and all is over in 20 s. (OPS-3) */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const { services, cms, database } = stages;
  if (database.parts.length + cms.parts.length > 0) console.log('\n• Stopping …');
  await stopStages([services, cms, database], (failure) => console.error(failure));
  process.exit(exitCode);
}
