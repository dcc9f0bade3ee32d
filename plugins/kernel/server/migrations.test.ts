import { describe, expect, it } from 'vitest';
import { DatabaseIsNewer, pendingMigrations } from './migrations.ts';

const known = ['kernel/001-ground', 'seats/001-membership', 'seats/002-slots'].map((id) => ({ id, sql: '' }));

describe('migrations', () => {
  it('OPS-4 pending migrations are applied in order', () => {
    expect(pendingMigrations(known, ['kernel/001-ground']).map(({ id }) => id)).toEqual(['seats/001-membership', 'seats/002-slots']);
  });

  it('OPS-4 a database with migrations that the code does not know is refused', () => {
    expect(() => pendingMigrations(known, ['kernel/001-ground', 'seats/003-rotations'])).toThrow(DatabaseIsNewer);
  });
});
