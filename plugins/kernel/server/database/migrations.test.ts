import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumOf, DatabaseIsNewer, MigrationsEdited, migrationsIn, pendingMigrations } from './migrations.ts';

const known = ['kernel/001-ground', 'seats/001-membership', 'seats/002-slots'].map((id) => ({ id, sql: `-- ${id}` }));
const withoutChecksums = (...ids: string[]) => ids.map((id) => ({ id, checksum: null }));
const applied = known.map((migration) => ({ id: migration.id, checksum: checksumOf(migration) }));
const errorOf = (attempt: () => unknown): Error => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return expect.unreachable() as never;
};

describe('migrations', () => {
  it('OPS-4 pending migrations are applied in order', () => {
    const pending = pendingMigrations(known, withoutChecksums('kernel/001-ground'));
    expect(pending.map(({ id }) => id)).toEqual(['seats/001-membership', 'seats/002-slots']);
  });

  it('OPS-4 a database with migrations that the code does not know is refused', () => {
    const newer = withoutChecksums('kernel/001-ground', 'seats/003-rotations');
    expect(() => pendingMigrations(known, newer)).toThrow(DatabaseIsNewer);
  });

  it('OPS-4 a database with the migrations as they were applied is accepted', () => {
    expect(pendingMigrations(known, applied)).toEqual([]);
  });

  it('OPS-4 migrations that were edited are refused, each by its name', () => {
    const edited = known.map(({ id, sql }) => ({ id, sql: id === 'kernel/001-ground' ? sql : `${sql}, edited` }));
    const error = errorOf(() => pendingMigrations(edited, applied));
    expect(error).toBeInstanceOf(MigrationsEdited);
    expect(error.message).toContain('seats/001-membership.sql, seats/002-slots.sql');
    expect(error.message).not.toContain('kernel/001-ground');
  });

  it('OPS-4 a migration applied before checksums were stored is not refused', () => {
    expect(pendingMigrations(known, withoutChecksums(...known.map(({ id }) => id)))).toEqual([]);
  });

  it('OPS-4 a migration applied under its former name is not pending', () => {
    const mobile = { id: 'accounts/011-mobile', sql: '' };
    expect(pendingMigrations([mobile], withoutChecksums('accounts/006-mobile'))).toEqual([]);
  });
});

describe('migration files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
    for (const [checkout, end] of Object.entries({ unix: '\n', windows: '\r\n' })) {
      mkdirSync(path.join(folder, checkout));
      writeFileSync(path.join(folder, checkout, '002-slots.sql'), ['create table slot ();', 'create table rotation ();', ''].join(end));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('OPS-4 are the same whatever line ends git checks them out with', () => {
    const unix = migrationsIn('seats', path.join(folder, 'unix'));
    expect(unix.map(({ id }) => id)).toEqual(['seats/002-slots']);
    expect(migrationsIn('seats', path.join(folder, 'windows'))).toEqual(unix);
  });
});
