import { describe, expect, it } from 'vitest';
import { recoveryCode, recoveryHash } from './recovery-code.ts';

describe('a recovery code', () => {
  it('ACC-6 is sixteen signs in groups, another for other chance', () => {
    const codes = [0, 1, 255].map((byte) => recoveryCode(new Uint8Array(10).fill(byte)));
    for (const code of codes) expect(code).toMatch(/^([a-hj-kmnp-tv-z0-9]{4}-){3}[a-hj-kmnp-tv-z0-9]{4}$/);
    expect(new Set(codes).size).toBe(3);
  });

  it('ACC-6 is the same however it is typed', () => {
    expect(recoveryHash(' K3F9 aaaa-BBBB.cccc')).toEqual(recoveryHash('k3f9-aaaa-bbbb-cccc'));
  });
});
