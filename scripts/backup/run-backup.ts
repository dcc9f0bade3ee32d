// `npm run backup [-- --to <folder>]`: makes a back-up of the installation, while it runs or not.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { backupsFolder, describeInstallation, fileStore, openForBackup } from './installation.ts';
import { makeBackup } from './make-backup.ts';

await runCommand('npm run backup [-- --to <folder>]', async (log) => {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { to: { type: 'string' } } });
  const parent = values.to ? path.resolve(process.env['INIT_CWD'] ?? '.', values.to) : backupsFolder;

  log('Opening the database …');
  const { databaseUrl, close } = await openForBackup();
  try {
    log('Backing up …');
    const files = await fileStore();
    const { folder, manifest } = await makeBackup({ databaseUrl, files, parent, kind: 'requested', ...describeInstallation() });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `\nThe back-up is complete: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files.\n\n  ${folder}\n`,
    );
    for (const note of manifest.notes) console.log(note);
    if (manifest.missingFiles.length > 0)
      console.log(
        `${manifest.missingFiles.length} files that the database refers to are not in ${files.where}: see "missingFiles" in manifest.json.`,
      );
    console.log('It holds personal data and secrets: store it encrypted, and not on this machine alone.');
    console.log(`To restore it: npm run restore -- ${folder}`);
  } finally {
    await close();
  }
});
