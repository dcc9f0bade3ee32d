import { appliedMigrations, DatabaseIsNewer, MigrationsEdited, pendingMigrations } from '@cordee/kernel';
import pg from 'pg';
import { removeSurplus } from './backup-folders.ts';
import type { FreeBytes } from './free-space.ts';
import { backupsFolder, describeInstallation, fileStore, knownMigrations } from './installation.ts';
import { makeBackup } from './make-backup.ts';

/**
 * Backs up a database that this release is about to migrate; does nothing for a new database and for one that is up to date. The last five
 * of these back-ups are retained. @throws BackupFailed before anything was changed (OPS-4)
 */
export async function backUpBeforeUpgrade(
  databaseUrl: string,
  log: (line: string) => void,
  { parent = backupsFolder, free }: Readonly<{ parent?: string; free?: FreeBytes }> = {},
): Promise<void> {
  const pending = await pendingOf(databaseUrl);
  if (pending === 0) return;

  log(`This release changes the database (${pending} ${pending === 1 ? 'migration' : 'migrations'}): backing it up first …`);
  const request = { databaseUrl, files: await fileStore(), parent, kind: 'before-upgrade', ...describeInstallation() } as const;
  const { folder } = await makeBackup({ ...request, ...(free && { free }) });
  log(`The back-up is in ${folder}.`);
  await removeSurplus(parent);
}

async function pendingOf(connectionString: string): Promise<number> {
  const database = new pg.Client({ connectionString });
  await database.connect();
  try {
    const applied = await appliedMigrations(database);
    return applied.length === 0 ? 0 : pendingMigrations(knownMigrations(), applied).length;
  } catch (error) {
    // The CMS refuses such a database, and explains why.
    if (error instanceof DatabaseIsNewer || error instanceof MigrationsEdited) return 0;
    throw error;
  } finally {
    await database.end();
  }
}
