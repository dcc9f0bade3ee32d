import { describe, expect, it } from 'vitest';
import { collides, merged, visibleChanges } from './merge';

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
    expect(merged(mine, {}, {})).toEqual(mine);
    expect(merged(mine, { title: 'theirs', body: 'mine' }, {})).toEqual({ body: 'De moi' });
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
    expect(merged({ lessons }, {}, { lessons: [{ id: 1 }, { id: 2 }] })).toEqual({
      lessons: {
        connect: [lessons.connect[0], lessons.connect[1], { id: 6, position: { end: true } }],
        disconnect: [{ id: 2 }],
      },
    });
  });
});
