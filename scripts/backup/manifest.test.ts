import { describe, expect, it } from 'vitest';
import { BackupFailed } from './backup-failed.ts';
import { checksumsOf, type Manifest, parseManifest, tablePath } from './manifest.ts';

const SHA = 'a'.repeat(64);
const manifest: Manifest = {
  ...{ format: 1, kind: 'requested', release: '1.0.0', createdAt: '2026-11-27T08:00:00.123Z', siteUrl: null, serverVersion: '18.1' },
  ...{ databaseBytes: 1, migrations: ['kernel/001-ground'], schema: { beforeData: SHA, afterData: SHA } },
  tables: [{ schema: 'public', name: 'up_users', columns: ['id'], rows: 1, sha256: SHA }],
  sequences: [{ schema: 'cordee', name: 'event_id_seq', value: '9223372036854775807', isCalled: true }],
  files: [{ name: 'film.mp4', size: 3, sha256: SHA, type: 'video/mp4' }],
  ...{ missingFiles: [], secrets: SHA, notes: [] },
};
const parse = (changes: object) => parseManifest(JSON.stringify({ ...manifest, ...changes }), '/backups/x');

describe('OPS-4 the manifest of a back-up', () => {
  it('is read as it was written', () => {
    expect(parse({})).toEqual(manifest);
  });

  it('has a checksum for every other file of the back-up', () => {
    expect(checksumsOf(manifest).map(({ path }) => path)).toEqual([
      ...['schema/before-data.sql', 'schema/after-data.sql', 'tables/public.up_users.copy.gz', 'files/film.mp4', 'secrets.json'],
    ]);
    expect(checksumsOf({ ...manifest, secrets: null })).toHaveLength(4);
  });

  it.each([
    ['of a later format', { format: 2 }],
    ['without a checksum', { schema: { beforeData: SHA } }],
    ['with a checksum that is none', { secrets: 'abc' }],
    ['with a file outside of its folder', { files: [{ name: '../../etc/passwd', size: 1, sha256: SHA }] }],
    ['with an absolute file', { files: [{ name: '/etc/passwd', size: 1, sha256: SHA }] }],
    ['with a file outside of its folder, as Windows writes it', { files: [{ name: 'a\\..\\..\\b', size: 1, sha256: SHA }] }],
    ['with a sequence whose value is no number', { sequences: [{ schema: 'x', name: 'y', value: '1; drop', isCalled: true }] }],
  ])('is refused %s', (_, changes) => {
    expect(() => parse(changes)).toThrow(BackupFailed);
  });

  it('gives each table a file of its own, whatever its name', () => {
    const names = ['a', 'A b', 'a/b', '../a', 'é'].map((name) => tablePath({ schema: 'cordee', name }));
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^tables\/cordee\.[^/\\]+\.copy\.gz$/);
  });
});
