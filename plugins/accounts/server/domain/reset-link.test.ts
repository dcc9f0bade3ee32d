import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resetCode, resetIn } from './reset-link.ts';

const secret = 'a secret of the house, long enough';

describe('the code of a reset link', () => {
  it('ACC-2 leads back to its reset', () => {
    const id = randomUUID();
    expect(resetIn(resetCode(id, secret), secret)).toBe(id);
  });

  it('ACC-2 cannot be made from what the database holds', () => {
    const id = randomUUID();
    for (const forged of [
      id,
      `${id}.`,
      `${id}.${'a'.repeat(43)}`,
      resetCode(id, 'another secret'),
      `${randomUUID()}.${resetCode(id, secret).split('.')[1]}`,
      '',
      '.',
      'é.é',
    ])
      expect(resetIn(forged, secret)).toBeUndefined();
  });
});
