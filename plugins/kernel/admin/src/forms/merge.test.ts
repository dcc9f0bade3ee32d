import { describe, expect, it } from 'vitest';
import { collides, merged, mergedText, visibleChanges } from './merge';

const NONE = { connect: [], disconnect: [] };
const by = (field: string) => ({ field, at: '2026-11-27T14:05:00Z', staff: 'Amel Roy' });

describe('two changes of one document', () => {
  it('H-93 are shown where a value is another one, and not where it was changed back', () => {
    const base = { title: 'Un', body: undefined, lessons: NONE };
    const theirs = { title: 'Deux', body: null, lessons: { count: 3 }, fullName: 'Zoé' };
    const changes = ['title', 'body', 'lessons', 'fullName'].map(by);
    expect(visibleChanges(changes, base, theirs).map(({ field }) => field)).toEqual(['title', 'lessons']);
  });

  it('H-93 collide in the fields that both changed, to different values', () => {
    const mine = { title: 'De moi', colour: 'pine' };
    const theirs = { title: 'D’Amel', colour: 'pine', body: 'D’Amel' };
    expect([by('title'), by('colour'), by('body')].map((change) => collides(change, mine, theirs))).toEqual([true, false, false]);
  });

  it('H-93 are taken over together, but for what was chosen of the other', () => {
    const mine = { title: 'De moi', body: 'De moi' };
    const sides = { base: {}, mine, theirs: {}, theirRelations: {} };
    expect(merged(sides, {})).toEqual(mine);
    expect(merged(sides, { title: 'theirs', body: 'mine' })).toEqual({ body: 'De moi' });
  });

  it('H-93 a relation is placed at the end where its neighbour is gone, and what is gone already is not taken out', () => {
    const lessons = {
      connect: [
        { id: 4, position: { before: 1 } },
        { id: 5, position: { after: 4 } },
        { id: 6, position: { before: 9 } },
      ],
      disconnect: [{ id: 2 }, { id: 9 }],
    };
    const theirRelations = { lessons: [{ id: 1 }, { id: 2 }] };
    expect(merged({ base: {}, mine: { lessons }, theirs: {}, theirRelations }, {})).toEqual({
      lessons: {
        connect: [lessons.connect[0], lessons.connect[1], { id: 6, position: { end: true } }],
        disconnect: [{ id: 2 }],
      },
    });
  });

  const BASE = 'Un\n\nDeux\n\nTrois';
  const both = (mine: string, theirs: string, base: unknown = BASE) =>
    mergedText({ base: { body: base }, mine: { body: mine }, theirs: { body: theirs } }, 'body');

  it.each([
    ['a paragraph each, at different places', 'Un\n\nMoi\n\nDeux\n\nTrois', `${BASE}\n\nElle`, 'Un\n\nMoi\n\nDeux\n\nTrois\n\nElle'],
    ['a paragraph above all, and one below', `Moi\n\n${BASE}`, `${BASE}\n\nElle`, `Moi\n\n${BASE}\n\nElle`],
    ['one corrected, another taken out', 'Un !\n\nDeux\n\nTrois', 'Un\n\nDeux', 'Un !\n\nDeux'],
    ['the same in both', 'Un\n\nDeux\n\nTrois !', 'Un !\n\nDeux\n\nTrois !', 'Un !\n\nDeux\n\nTrois !'],
  ])('H-93 the changes of a text are kept both: %s', (_, mine, theirs, result) => {
    expect(both(mine, theirs)).toBe(result);
  });

  it('H-93 not where both changed the same lines, or it is no text', () => {
    expect(both('Un\n\nMoi\n\nTrois', 'Un\n\nElle\n\nTrois')).toBeUndefined();
    expect(both(`${BASE}\n\nMoi`, `${BASE}\n\nElle`)).toBeUndefined();
    expect(both('Moi', 'Elle', null)).toBeUndefined();
    expect(mergedText({ base: { seconds: 1 }, mine: { seconds: 2 }, theirs: { seconds: 3 } }, 'seconds')).toBeUndefined();
  });

  it('H-93 a text whose changes are both kept is saved merged', () => {
    const sides = { base: { body: BASE }, mine: { body: `Moi\n\n${BASE}` }, theirs: { body: `${BASE}\n\nElle` }, theirRelations: {} };
    expect(merged(sides, { body: 'both' })).toEqual({ body: `Moi\n\n${BASE}\n\nElle` });
  });
});
