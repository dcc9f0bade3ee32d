import { describe, expect, it } from 'vitest';
import { changesAgain, changesOf } from './changes';

const NONE = { connect: [], disconnect: [] };

describe('what a form saves, and what is kept of it', () => {
  it('H-93 H-94 is what its user changed, and nothing else', () => {
    const base = { title: 'Un', body: undefined, lessons: NONE, open: false };
    expect(changesOf(base, base)).toEqual({});
    expect(changesOf({ ...base, body: null, lessons: { ...NONE } }, base)).toEqual({});
    expect(changesOf({ ...base, body: '' }, base)).toEqual({ body: '' });
    expect(changesOf({ ...base, title: null }, base)).toEqual({ title: null });
    expect(changesOf({ ...base, title: 'Deux', open: true }, base)).toEqual({ title: 'Deux', open: true });
  });

  it('H-93 H-94 is another file, and not the same file at an address that was signed anew', () => {
    const film = (id: number, url: string) => ({ id, mime: 'video/mp4', url });
    expect(changesOf({ video: film(7, '/a?key=1') }, { video: film(7, '/a?key=2') })).toEqual({});
    expect(changesOf({ video: film(8, '/b?key=1') }, { video: film(7, '/a?key=2') })).toHaveProperty('video');
  });

  it('H-93 H-94 is a relation that was added to, and one that was emptied again', () => {
    const lessons = { connect: [{ id: 3 }], disconnect: [] };
    expect(changesOf({ lessons }, { lessons: NONE })).toEqual({ lessons });
    expect(changesOf({ lessons: NONE }, {})).toEqual({});
    expect(changesOf({ lessons: NONE }, { lessons })).toEqual({ lessons: NONE });
  });

  it('H-94 is also what was sent without an answer, and put back since', () => {
    const base = { title: 'Un', body: 'Deux', lessons: NONE };
    const lessons = { connect: [{ id: 3 }], disconnect: [] };
    expect(changesAgain({ ...base, body: 'Trois' }, base, { title: 'Perdu' })).toEqual({ title: 'Un', body: 'Trois' });
    expect(changesAgain({ ...base, lessons }, base, { lessons })).toEqual({ lessons });
    expect(changesAgain(base, base, { lessons })).toEqual({});
    expect(changesAgain({ title: 'Un', body: null }, {}, { title: 'Un', body: 'Perdu' })).toEqual({ title: 'Un', body: null });
  });
});
