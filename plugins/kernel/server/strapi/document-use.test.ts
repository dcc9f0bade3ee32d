import { describe, expect, it } from 'vitest';
import { type DocumentUse, deletionRefusal, describeUse } from './document-use.ts';

const use = (verb: string, instead: string | null, more: { forGood?: true } = {}): DocumentUse => ({
  of: 'plugin::x.y',
  sql: '',
  words: { fr: (count) => `${count} ${verb}`, en: (count) => `${count} ${verb}` },
  instead: instead === null ? null : { fr: instead, en: instead, ...more },
});
const held = use('dossiers le contiennent', 'Retirez-le de là.');
const kept = use('personnes l’ont suivi', 'Cela se garde.', { forGood: true });
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

  it('LRN-7 nobody is told to end a use when another never ends', () => {
    const uses = [held, kept].map((each) => ({ use: each, count: 2, names: [] }));
    expect(deletionRefusal([{ document: 'd', title: 'T', uses }], 1, 'fr')).toBe(
      '« T » ne se supprime pas : 2 dossiers le contiennent ; 2 personnes l’ont suivi. Cela se garde.',
    );
  });

  it('LRN-7 of many, the first five are told, and how many others there are', () => {
    const documents = Array.from({ length: 7 }, (_, index) => ({
      document: `${index}`,
      title: `T${index}`,
      uses: [{ use: held, count: 2, names: [] }],
    }));
    const refusal = deletionRefusal(documents, 7, 'fr');
    expect(refusal).toContain('« T4 »');
    expect(refusal).not.toContain('« T5 »');
    expect(refusal).toMatch(/2 autres sont utilisés aussi\. Retirez-le de là\.$/);
  });
});
