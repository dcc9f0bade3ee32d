import { describe, expect, it } from 'vitest';
import { fieldErrors } from './form-errors.ts';

describe('the errors of a form', () => {
  it('LRN-2 say at a field all that is wrong with it, each once', () => {
    const wrong = { field: 'colour', message: 'Cette couleur est prise.' };
    const error = fieldErrors([wrong, wrong, { field: 'colour', message: 'Elle manque.' }, { field: 'title', message: 'Vide.' }]);
    expect(error).toMatchObject({
      message: 'Cette couleur est prise. Elle manque. Vide.',
      details: {
        errors: [
          { path: ['colour'], message: 'Cette couleur est prise. Elle manque.' },
          { path: ['title'], message: 'Vide.' },
        ],
      },
    });
  });
});
