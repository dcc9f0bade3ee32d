import { describe, expect, it } from 'vitest';
import { isRecoveryCode, recoveryCode, recoveryHash } from './recovery-code.ts';

describe('a recovery code', () => {
  it('ACC-6 is sixteen signs in groups, another for other chance', () => {
    const codes = [0, 1, 255].map((byte) => recoveryCode(new Uint8Array(10).fill(byte)));
    for (const code of codes) expect(code).toMatch(/^([a-hj-kmnp-tv-z0-9]{4}-){3}[a-hj-kmnp-tv-z0-9]{4}$/);
    expect(new Set(codes).size).toBe(3);
  });

  it.each([
    ' K3F0 aaaa-BBB1.cccc',
    'k3fo-aaaa-bbbi-cccc',
    'K3FO–AAAA—BBBI‑CCCC',
    'k3f0aaaabbblcccc',
    'ｋ３ｆ０－ａａａａ－ｂｂｂ１－ｃｃｃｃ',
  ])('ACC-6 H-78 typed %s is the same', (typed) => {
    expect(recoveryHash(typed)).toEqual(recoveryHash('k3f0-aaaa-bbb1-cccc'));
    expect(isRecoveryCode(typed)).toBe(true);
  });
});
