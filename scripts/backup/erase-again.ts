import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../folders.ts';
import { startProcess } from '../managed-process.ts';
import { BackupFailed, EXIT } from './backup-failed.ts';
import { erasuresFile } from './installation.ts';

/**
 * Erases the people again who had been erased between a back-up and its restore, by the product's own code. Their list is deleted once it
 * is done. @throws ProcessFailed, BackupFailed; then `npm start` tries again (H-68)
 */
export async function eraseAgain({
  env,
  logs,
  file = erasuresFile,
}: Readonly<{ env: Record<string, string>; logs: string; file?: string }>): Promise<void> {
  if (!existsSync(file)) return;

  const child = await startProcess({
    name: 'erase-again',
    args: ['main.ts', 'erase-again', file],
    env: { NODE_ENV: 'production', TZ: 'UTC', ...env },
    log: path.join(logs, 'erase-again.log'),
    cwd: path.join(root, 'cms'),
  });
  if ((await child.ended) !== 0)
    throw new BackupFailed(
      `People who had been erased could not be erased again: see ${path.join(logs, 'erase-again.log')}.`,
      EXIT.database,
    );
  rmSync(file);
}
