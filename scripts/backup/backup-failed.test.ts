import { describe, expect, it } from 'vitest';
import { BackupFailed, EXIT, explainError } from './backup-failed.ts';
import { checkFreeSpace } from './free-space.ts';

const MB = 1024 * 1024;
const explain = (error: unknown) => explainError(error, { attempt: 'The back-up could not be made', where: 'https://s3.example' });
const errorWith = (properties: object) => Object.assign(new Error('what happened'), properties);

describe('OPS-4 a failure of a back-up or a restore, in words', () => {
  it.each([
    ['a full disk', { code: 'ENOSPC' }, /a disk is full/, EXIT.disk],
    ["a full disk of PostgreSQL's", { code: '53100', severity: 'ERROR' }, /a disk is full/, EXIT.disk],
    ['a folder without rights', { code: 'EACCES' }, /cannot be used \(what happened\)/, EXIT.disk],
    ['an error of PostgreSQL', { code: '42501', severity: 'ERROR' }, /PostgreSQL refuses it \(what happened\)/, EXIT.database],
    ['a connection that was lost', { message: 'Connection terminated unexpectedly' }, /connection was lost/, EXIT.database],
    ['an error of S3', { $metadata: {} }, /https:\/\/s3\.example does not serve the files/, EXIT.disk],
  ])('%s', (_, properties, message, exitCode) => {
    const explained = explain(errorWith(properties));
    expect(explained).toBeInstanceOf(BackupFailed);
    expect(explained).toMatchObject({ message: expect.stringMatching(message), exitCode });
    expect(explained).toMatchObject({ message: expect.stringMatching(/^The back-up could not be made: .* Nothing was changed\.$/) });
  });

  it('a bug stays one', () => {
    const bug = new TypeError('x is undefined');
    expect(explain(bug)).toBe(bug);
  });

  it('too little room, with both numbers and a reserve', () => {
    expect(() => checkFreeSpace('/data', 100 * MB, () => 149 * MB)).toThrow(/\/data has 149 MB free; 150 MB are needed/);
    expect(() => checkFreeSpace('/data', 100 * MB, () => 150 * MB)).not.toThrow();
  });
});
