import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { enrolment, matchTotpPeriod, minutesOff } from './totp.ts';

// RFC 6238, appendix B: the last six digits for SHA-1.
const SECRET = new TextEncoder().encode('12345678901234567890');
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const;

const at = (seconds: number) => new Date(seconds * 1000);
const SIX_DIGITS = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'));
/** The codes of the period of the third vector, and of those before and after it. */
const ACCEPTED = [-30, 0, 30].map((late) =>
  new TOTP({ secret: new Secret({ buffer: Uint8Array.from(SECRET).buffer }) }).generate({ timestamp: at(VECTORS[2][0] + late).getTime() }),
);
const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

describe('a TOTP code', () => {
  it.each(VECTORS)('ACC-6 at %i s the code is %s', (seconds, code) => {
    expect(matchTotpPeriod(code, SECRET, { now: at(seconds), lastPeriod: 0 })).toBe(Math.floor(seconds / 30));
  });

  it('ACC-6 a code works half a minute too late or too early, and no longer', () => {
    const [seconds, code] = VECTORS[2];
    const worksAfter = (late: number) => matchTotpPeriod(code, SECRET, { now: at(seconds + late), lastPeriod: 0 }) !== undefined;
    expect([-60, -30, 30, 60].map(worksAfter)).toEqual([false, true, true, false]);
  });

  it('ACC-6 no code works twice, nor one from before', () => {
    const [seconds, code] = VECTORS[2];
    const period = Math.floor(seconds / 30);
    expect(matchTotpPeriod(code, SECRET, { now: at(seconds), lastPeriod: period })).toBeUndefined();
    expect(matchTotpPeriod(code, SECRET, { now: at(seconds + 30), lastPeriod: period })).toBeUndefined();
  });

  it.each([' 005 924 ', '005-924', '005–924', '005.924', '005\u00a0924', '００５９２４', '0 0 5 9 2 4', '\u200e005924'])(
    'ACC-6 H-78 is typed with any separator: %j',
    (typed) => {
      expect(matchTotpPeriod(typed, SECRET, { now: at(1_234_567_890), lastPeriod: 0 })).toBeDefined();
    },
  );

  it.each([
    ['a minute late', 60, 1],
    ['ten minutes late', 600, 10],
    ['three minutes early', -180, 3],
    ['eleven minutes late', 660, undefined],
  ])('H-78 a code that is %s tells how far the clock is off', (_, late, minutes) => {
    const [seconds, code] = VECTORS[2];
    expect(minutesOff(code, SECRET, { now: at(seconds + late), lastPeriod: 0 })).toBe(minutes);
  });

  it('H-78 a code that was used tells nothing about the clock', () => {
    const [seconds, code] = VECTORS[2];
    expect(minutesOff(code, SECRET, { now: at(seconds + 90), lastPeriod: Math.floor(seconds / 30) })).toBeUndefined();
  });

  it('ACC-6 whatever else is typed is refused, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), SIX_DIGITS), (typed) => {
        fc.pre(!ACCEPTED.includes(digitsOf(typed)));
        expect(matchTotpPeriod(typed, SECRET, { now: at(1_234_567_890), lastPeriod: 0 })).toBeUndefined();
      }),
    );
  });

  it('ACC-6 an app is given the issuer, the address and the secret', () => {
    const { secret, uri } = enrolment(SECRET, { issuer: 'Cordée', label: 'amel@cordee.example' });
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toContain('otpauth://totp/Cord%C3%A9e:amel%40cordee.example?issuer=Cord%C3%A9e&secret=GEZDGNBV');
  });
});
