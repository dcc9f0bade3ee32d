import { describe, expect, it } from 'vitest';
import { EMPTY_NOTE, revise } from './note.ts';
import { RevisedElsewhere } from './refusals.ts';

describe('a note', () => {
  it('is revised by whoever has read its latest revision', () => {
    const first = revise(EMPTY_NOTE, { text: 'Écouter d’abord.', revision: 0 });
    expect(revise(first, { text: 'Écouter.', revision: 1 })).toEqual({ text: 'Écouter.', revision: 2 });
  });

  it('is not overwritten from a page that has read an earlier one', () => {
    expect(() => revise({ text: 'Écouter.', revision: 2 }, { text: '', revision: 1 })).toThrow(RevisedElsewhere);
  });
});
