import { describe, expect, it } from 'vitest';
import { wayAgain } from './template.ts';

const message = (url?: string) => ({ subject: 'x', paragraphs: [], footnote: 'x', ...(url && { action: { label: 'x', url } }) });

describe('a message that is sent again', () => {
  it.each([
    ['without a link', undefined, 'same'],
    ['with a link for all', 'https://cordee.example/connexion', 'same'],
    ['with a personal link', 'https://cordee.example/x?code=abc', 'never'],
    ['with a personal link among others', 'https://cordee.example/x?a=1&code=abc', 'never'],
  ])('ACC-19 %s, of which its template says nothing', (_, url, way) => {
    expect(wayAgain({}, message(url))).toBe(way);
  });

  it('ACC-19 follows its template where that says how', () => {
    const anew = async () => {};
    expect(wayAgain({ again: anew }, message('https://cordee.example/x?code=abc'))).toBe(anew);
    expect(wayAgain({ again: 'never' }, message())).toBe('never');
  });
});
