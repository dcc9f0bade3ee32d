import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Migration, migrationsOf } from '@cordee/kernel';
import { dataFolder, root } from '../folders.ts';
import { createDatabase, hasPostgresData, type Postgres, runningPostgres, startPostgres } from '../postgres.ts';
import { localSecrets } from '../secrets.ts';
import { AlreadyRunning, acquireInstanceLock } from '../single-instance.ts';
import { BackupFailed, EXIT } from './backup-failed.ts';
import type { FileStore } from './file-store.ts';
import { filesOnDisk } from './files-on-disk.ts';
import { filesOnS3 } from './files-on-s3.ts';

/** The folder of back-ups, unless another one is named. */
export const backupsFolder = path.join(dataFolder, 'backups');

/** Where the people are listed who have to be erased again after a restore. */
export const erasuresFile = path.join(dataFolder, 'erase-again.json');

const postgresFolder = path.join(dataFolder, 'postgres');

/** The database of an installation; `close` stops the embedded server if it was started for this. */
type OpenDatabase = Readonly<{ databaseUrl: string; isLocal: boolean; close: () => Promise<void> }>;

/** Opens the database for a back-up: the one of DATABASE_URL, the embedded one that runs, or the embedded one, started for the time of it. */
export async function openForBackup(): Promise<OpenDatabase> {
  const external = externalDatabase();
  if (external) return external;
  if (!hasPostgresData(postgresFolder))
    throw new BackupFailed(`There is nothing to back up: ${dataFolder} holds no database, and DATABASE_URL names none.`, EXIT.usage);

  if (await isRunning()) {
    const server = runningPostgres(postgresFolder);
    if (!server) throw new BackupFailed('The installation is starting or stopping. Try again in a minute.', EXIT.running);
    return { databaseUrl: server.url('cordee'), isLocal: true, close: async () => {} };
  }
  return embedded(await startPostgres(postgresFolder));
}

/** Opens the database for a restore; an embedded one is created if there is none. @throws BackupFailed while the installation runs */
export async function openForRestore(): Promise<OpenDatabase> {
  if (await isRunning()) throw new BackupFailed('The installation is running. Nothing was changed. Stop it, then restore.', EXIT.running);

  const external = externalDatabase();
  if (external) return external;
  const server = await startPostgres(postgresFolder);
  const database = embedded(server);
  await createDatabase(server, 'cordee');
  return database;
}

function externalDatabase(): OpenDatabase | undefined {
  const databaseUrl = process.env['DATABASE_URL'];
  return databaseUrl ? { databaseUrl, isLocal: false, close: async () => {} } : undefined;
}

function embedded(server: Postgres): OpenDatabase {
  // The server would outlive this process; without it the work fails, and cleans up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
  return { databaseUrl: server.url('cordee'), isLocal: true, close: server.stop };
}

/** Whether `npm start` runs in this data folder. If not, it cannot be started until this process ends. */
const isRunning = () =>
  acquireInstanceLock(dataFolder).then(
    () => false,
    (error: unknown) => {
      if (error instanceof AlreadyRunning) return true;
      throw error;
    },
  );

/** The folder of public files, as `npm start` chooses it. */
const publicDir = () => process.env['PUBLIC_DIR'] || path.join(dataFolder, 'public');

/** Returns the file store that the settings name: S3 when they have a bucket, else the uploads folder. */
export function fileStore(env: NodeJS.ProcessEnv = process.env): FileStore | Promise<FileStore> {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = env;
  const values = { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY };
  const missing = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length === Object.keys(values).length) return filesOnDisk(path.join(publicDir(), 'uploads'));
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_REGION || !S3_ACCESS_KEY || !S3_SECRET_KEY)
    throw new BackupFailed(`These settings of the file store are missing: ${missing.join(', ')}.`, EXIT.usage);

  return filesOnS3({ S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY });
}

/** What a back-up says of the installation that it is of. */
export function describeInstallation(): { release: string; siteUrl: string | null; owner: string; secretsFile: string } {
  const addresses = path.join(dataFolder, 'house.json');
  const siteUrl = process.env['SITE_URL'] || (existsSync(addresses) ? JSON.parse(readFileSync(addresses, 'utf8')).site : null);
  const database = process.env['DATABASE_URL'] ?? dataFolder;
  return {
    release: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version,
    siteUrl,
    owner: createHash('sha256').update(database).digest('hex').slice(0, 12),
    secretsFile: path.join(dataFolder, 'secrets.json'),
  };
}

/** Returns the migrations that this release knows, those of the kernel first: other plugins refer to its tables. */
export function knownMigrations(): Migration[] {
  const plugins = readdirSync(path.join(root, 'plugins')).sort((a, b) => Number(b === 'kernel') - Number(a === 'kernel'));
  return migrationsOf(plugins.map((name) => ({ name, folder: path.join(root, 'plugins', name, 'server') })));
}

/** The settings of a command of the CMS that needs no other process, such as erasing people again. */
export const commandSettings = (databaseUrl: string): Record<string, string> => ({
  ...localSecrets(dataFolder),
  SMTP_HOST: '127.0.0.1',
  ...Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
  PUBLIC_DIR: publicDir(),
  DATABASE_URL: databaseUrl,
});
