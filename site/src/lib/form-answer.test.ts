import { describe, expect, it } from 'vitest';
import { decryptAnswer, encryptAnswer } from './form-answer.ts';

const secret = 'a secret of the site, long enough to be one';
const answer = { id: 'x', action: 'accounts.signUp', result: { type: 'data', body: 'é'.repeat(200) } } as const;

describe('the outcome of a form, kept for the page that shows it', () => {
  it('H-75 comes back as it was', () => {
    const value = encryptAnswer(answer, secret) ?? '';
    expect(value).not.toContain(Buffer.from('signUp').toString('base64url').slice(0, 6));
    expect(decryptAnswer(value, secret)).toEqual(answer);
  });

  it('H-75 is nothing when it was changed, cut, or made elsewhere', () => {
    const value = encryptAnswer(answer, secret) ?? '';
    const changed = Buffer.from(value, 'base64url');
    changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);
    for (const other of ['', 'x', value.slice(0, -3), changed.toString('base64url'), encryptAnswer(answer, `${secret}.`) ?? ''])
      expect(decryptAnswer(other, secret)).toBeUndefined();
  });

  it('H-75 is not kept when it fits no cookie', () => {
    expect(encryptAnswer({ ...answer, result: 'x'.repeat(4_000) }, secret)).toBeUndefined();
  });
});
