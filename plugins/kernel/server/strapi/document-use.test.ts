import { describe, expect, it } from 'vitest';
import { type DocumentUse, deletionRefusal, describeUse } from './document-use.ts';

const use = (verb: string, instead: string | null): DocumentUse => ({
  of: 'plugin::x.y',
  sql: '',
  words: { fr: (count) => `${count} ${verb}`, en: (count) => `${count} ${verb}` },
  instead: instead === null ? null : { fr: instead, en: instead },
});
const held = use('dossiers le contiennent', 'Retirez-le de là.');
const told = use('personnes le lisent', null);

describe('why a document is not deleted', () => {
  it.each([
    [2, ['A', 'B'], '2 dossiers le contiennent (« A », « B »)'],
    [4, ['A', 'B', 'C'], '4 dossiers le contiennent (« A », « B », « C »…)'],
    [12, [], '12 dossiers le contiennent'],
  ] as const)('LRN-7 a use is a count and the first names', (count, names, text) => {
    expect(describeUse({ use: held, count, names }, 'fr')).toBe(text);
  });

  it('LRN-7 nothing is said of what nobody uses, or of uses that a deletion does not harm', () => {
    const document = { document: 'd', title: 'T', uses: [] };
    expect(deletionRefusal([document, { ...document, uses: [{ use: told, count: 3, names: [] }] }], 2, 'fr')).toBeUndefined();
  });

  it('LRN-7 each of several is named, what to do instead once', () => {
    const uses = [
      { use: held, count: 1, names: ['A'] },
      { use: told, count: 3, names: [] },
    ];
    const documents = ['T', 'U'].map((title) => ({ document: title, title, uses }));
    expect(deletionRefusal(documents, 3, 'fr')).toBe(
      'Rien n’est supprimé. « T » ne se supprime pas : 1 dossiers le contiennent (« A »). « U » ne se supprime pas : 1 dossiers le contiennent (« A »). Retirez-le de là.',
    );
    expect(deletionRefusal(documents.slice(1), 1, 'en')).toBe('“U” cannot be deleted: 1 dossiers le contiennent (“A”). Retirez-le de là.');
  });
});
