import { describe, expect, it } from 'vitest';
import { DatabaseIsNewer, missing } from './migrations.ts';

const known = ['kernel/001-ground', 'seats/001-membership', 'seats/002-slots'].map((id) => ({ id, sql: '' }));

describe('migrations', () => {
  it('OPS-4 what was not run yet is run, in order', () => {
    expect(missing(known, ['kernel/001-ground']).map(({ id }) => id)).toEqual(['seats/001-membership', 'seats/002-slots']);
  });

  it('OPS-4 a database that knows more than the code is refused', () => {
    expect(() => missing(known, ['kernel/001-ground', 'seats/003-rotations'])).toThrow(DatabaseIsNewer);
  });
});
