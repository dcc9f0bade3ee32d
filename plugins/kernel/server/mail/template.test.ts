import { describe, expect, it } from 'vitest';
import { resendPolicyOf } from './template.ts';

const message = (url?: string) => ({ subject: 'x', paragraphs: [], footnote: 'x', ...(url && { action: { label: 'x', url } }) });

describe('a message that is sent resend', () => {
  it.each([
    ['without a link', undefined, 'same'],
    ['with a link for all', 'https://cordee.example/connexion', 'same'],
    ['with a personal link', 'https://cordee.example/x?code=abc', 'never'],
    ['with a personal link among others', 'https://cordee.example/x?a=1&code=abc', 'never'],
  ])('ACC-19 %s, of which its template says nothing', (_, url, policy) => {
    expect(resendPolicyOf({}, message(url))).toBe(policy);
  });

  it('ACC-19 follows its template where that says how', () => {
    const anew = async () => {};
    expect(resendPolicyOf({ resend: anew }, message('https://cordee.example/x?code=abc'))).toBe(anew);
    expect(resendPolicyOf({ resend: 'never' }, message())).toBe('never');
  });
});
