import { beforeEach, describe, expect, it } from 'vitest';
import { baseOf, enterForm, noteBase, noteSaved } from '../forms/form-bases';
import { resume } from './resume';

const OF = { model: 'plugin::courses.lesson', document: 'le-point' };
const KEPT = { ...OF, form: 'form', person: '1', title: 'Le point', keptAt: 0 };
const read = { version: 3, values: { title: 'Titre lu', text: 'Texte lu', reference: 'R' } };

/** Resumes texts one after the other in one form, and returns what stands in it. */
function resumed(...texts: { version: number; base: object; values: object }[]): object {
  let values: object = read.values;
  const setValues = (next: object) => {
    values = next;
  };
  for (const text of texts)
    resume({ values, setValues }, { ...KEPT, version: text.version, base: { ...text.base }, values: { ...text.values } });
  return values;
}

beforeEach(() => {
  enterForm({});
  noteBase(OF, read);
});

describe('a form in which kept text was resumed', () => {
  const first = { version: 1, base: { title: 'Titre 1' }, values: { title: 'Mon titre' } };
  const second = { version: 2, base: { text: 'Texte 2' }, values: { text: 'Mon texte' } };

  it.each([[[first, second]], [[second, first]]])(
    'H-93 H-94 begins from the oldest version and from what each text was typed over',
    (texts) => {
      expect(resumed(...texts)).toEqual({ title: 'Mon titre', text: 'Mon texte', reference: 'R' });
      expect(baseOf(OF)).toEqual({ version: 1, values: { title: 'Titre 1', text: 'Texte 2', reference: 'R' } });
    },
  );

  it('H-93 goes on from there when what is beside it is mounted again, and ends with the form or its save', () => {
    const form = {};
    enterForm(form);
    resumed(first);
    enterForm(form);
    expect(baseOf(OF)?.version).toBe(1);
    enterForm({});
    expect(baseOf(OF)).toEqual(read);
    resumed(first);
    noteSaved(OF, 4);
    expect(baseOf(OF)?.version).toBe(4);
  });
});
