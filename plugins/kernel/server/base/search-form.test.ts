import { describe, expect, it } from 'vitest';
import { SEARCH_FORMS } from '../../../../test/search-forms.ts';
import { searchForm, searchWords } from './search-form.ts';

describe('a text as it is searched', () => {
  it.each(SEARCH_FORMS)('H-83 %j is %j', (text, form) => {
    expect(searchForm(text)).toBe(form);
    expect(searchForm(form), 'once more').toBe(form);
  });

  it('H-83 is searched word by word', () => {
    expect(searchWords('  Martin Zoé\u00a0d’Artagnan ')).toEqual(['martin', 'zoe', 'd', 'artagnan']);
    expect(searchWords(' ’ - ')).toEqual([]);
  });

  it('H-83 is searched by twenty words at most, each of them once', () => {
    expect(searchWords('a b A '.repeat(1000))).toEqual(['a', 'b']);
    expect(searchWords(Array.from({ length: 1000 }, (_, n) => `w${n}`).join(' '))).toHaveLength(20);
  });
});
