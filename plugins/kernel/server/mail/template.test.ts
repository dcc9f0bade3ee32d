import { describe, expect, it } from 'vitest';
import { resendPolicyOf } from './template.ts';

const message = (url?: string) => ({ subject: 'x', paragraphs: [], footnote: 'x', ...(url && { action: { label: 'x', url } }) });

describe('whether a message can be sent again', () => {
  it.each([
    ['without a link', undefined, 'same'],
    ['with a link that is not personal', 'https://cordee.example/connexion', 'same'],
    ['with a personal link', 'https://cordee.example/x?code=abc', 'never'],
    ['with a personal link among others', 'https://cordee.example/x?a=1&code=abc', 'never'],
  ])('ACC-19 %s, when its template has no policy', (_, url, policy) => {
    expect(resendPolicyOf({}, message(url))).toBe(policy);
  });

  it('ACC-19 the policy of its template counts, where there is one', () => {
    const sendNew = async () => {};
    expect(resendPolicyOf({ resend: sendNew }, message('https://cordee.example/x?code=abc'))).toBe(sendNew);
    expect(resendPolicyOf({ resend: 'never' }, message())).toBe('never');
  });
});
