// `npm run restore -- <folder>`: replaces the database and the files of the installation by those of a back-up.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../folders.ts';
import { BackupFailed, EXIT } from './backup-failed.ts';
import { runCommand } from './command.ts';
import { eraseAgain } from './erase-again.ts';
import { commandSettings, describeInstallation, erasuresFile, fileStore, knownMigrations, openForRestore } from './installation.ts';
import { type Restored, restoreBackup } from './restore-backup.ts';

const USAGE = 'npm run restore -- <folder of the back-up> [--ignore-present]';

await runCommand(USAGE, async (log) => {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { 'ignore-present': { type: 'boolean', default: false } },
  });
  const [name, ...rest] = positionals;
  if (!name || rest.length > 0) throw new BackupFailed(`Name the folder of one back-up: ${USAGE}`, EXIT.usage);
  const folder = path.resolve(process.env['INIT_CWD'] ?? '.', name);
  if (!existsSync(folder)) throw new BackupFailed(`There is no folder ${folder}.`, EXIT.usage);

  log('Opening the database …');
  const { databaseUrl, isLocal, close } = await openForRestore();
  try {
    log('Verifying the back-up, then restoring it …');
    const restored = await restoreBackup({
      ...{ folder, databaseUrl, files: await fileStore(), secretsFile: describeInstallation().secretsFile, erasuresFile },
      ...{ migrations: knownMigrations(), isDatabaseLocal: isLocal, ignorePresent: values['ignore-present'] },
    });
    // `npm start` must not add its demo data to what was restored.
    if (isLocal) writeFileSync(path.join(dataFolder, 'demo-loaded'), '');
    if (restored.revocations.erased.length > 0) log('Erasing again the people who were erased since the back-up …');
    await eraseAgain({ env: commandSettings(databaseUrl), logs: path.join(dataFolder, 'logs') });
    console.log(`\n${summaryOf(restored)}`);
  } finally {
    await close();
  }
});

function summaryOf({ manifest, rows, revocations }: Restored): string {
  const { isKnown, erased, blocked, adminAccess } = revocations;
  const since = isKnown
    ? `Since the back-up, ${erased.length} people were erased, ${blocked} blocked and ${adminAccess} lost their admin access: that was applied again.`
    : `Since the back-up, ${erased.length} people were erased, as the file store tells: that was applied again. Who was blocked or lost other rights since\n` +
      'cannot be known, because the database that was replaced was empty or of another installation: do that again by hand.';
  return [
    `Restored: ${rows} rows in ${manifest.tables.length} tables and ${manifest.files.length} files, of the back-up made on ${manifest.createdAt}`,
    `by release ${manifest.release}${manifest.siteUrl ? ` for ${manifest.siteUrl}` : ''}.`,
    '',
    since,
    'Everybody has to sign in again, with the password of the time of the back-up.',
    ...manifest.notes,
    '',
    'No mail or other message is sent and no job runs until staff resume them on the page "Tâches" of the admin, which lists what was due.',
    '',
    'Next: npm start',
  ].join('\n');
}
