import { existsSync } from 'node:fs';
import path from 'node:path';
import { DiskUnusable } from '../disk.ts';
import { root } from '../folders.ts';
import { ProcessFailed } from '../managed-process.ts';
import { BackupFailed, EXIT } from './backup-failed.ts';

/** Runs a command with the settings of `.env`, prints a failure in words, and exits with a code that follows sysexits(3). */
export async function runCommand(usage: string, run: (log: (line: string) => void) => Promise<void>): Promise<void> {
  if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
  try {
    await run((line) => console.log(`• ${line}`));
    process.exit(0);
  } catch (error) {
    console.error(`\n${isExpected(error) ? error.message : isUsage(error) ? `${error.message}\nUsage: ${usage}` : stackOf(error)}`);
    process.exit(error instanceof BackupFailed || error instanceof ProcessFailed ? (error.exitCode ?? 1) : isUsage(error) ? EXIT.usage : 1);
  }
}

const isExpected = (error: unknown): error is Error =>
  error instanceof BackupFailed || error instanceof ProcessFailed || error instanceof DiskUnusable;

const isUsage = (error: unknown): error is Error => error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code));

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : String(error));
