/** Exit codes, following sysexits(3). */
export const EXIT = { usage: 64, damaged: 65, database: 69, disk: 74, running: 75, newer: 76 } as const;

/** A back-up or a restore that cannot be made, explained to the operator. Nothing was left half-done. (OPS-4) */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
  readonly exitCode: (typeof EXIT)[keyof typeof EXIT];

  constructor(message: string, exitCode: BackupFailed['exitCode'], cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

/** Rewords an error of a disk, of S3 or of PostgreSQL for the operator; returns every other error, which is a bug, as it is. */
export function explainError(error: unknown, { attempt, where }: Readonly<{ attempt: string; where: string }>): unknown {
  if (!(error instanceof Error) || error instanceof BackupFailed) return error;

  const code = 'code' in error ? String(error.code) : '';
  const isDatabaseError = 'severity' in error;
  const failed = (reason: string, exitCode: BackupFailed['exitCode']) =>
    new BackupFailed(`${attempt}: ${reason}. Nothing was changed.`, exitCode, error);
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return failed(`a disk is full (${error.message})`, EXIT.disk);
  if (isDatabaseError) return failed(`PostgreSQL refuses it (${error.message})`, EXIT.database);
  if (CONNECTION_LOST.test(`${code} ${error.message}`))
    return failed(`a connection was lost or refused (${code || error.message})`, EXIT.database);
  if ('$metadata' in error) return failed(`${where} does not serve the files (${error.name}: ${error.message})`, EXIT.disk);
  if (DISK_ERRORS.has(code)) return failed(`a file or folder cannot be used (${error.message})`, EXIT.disk);
  return error;
}

const DISK_ERRORS = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOENT',
  'EBUSY',
  'EXDEV',
  'EIO',
  'ENAMETOOLONG',
  'EMFILE',
]);
const CONNECTION_LOST = /^E(CONN|HOST|NET|PIPE|AI_|TIMEDOUT)|ENOTFOUND|Connection terminated|connection error/;
