import { describe, expect, it } from 'vitest';
import { relationAfter } from './relations';

const held = [1, 2, 3].map((id) => ({ id, documentId: `d${id}` }));
const after = (change: Partial<Parameters<typeof relationAfter>[1]>) =>
  relationAfter(held, { connect: [], disconnect: [], ...change }).map(({ id }) => id);

describe('what a relation holds after a change', () => {
  it('H-93 is what it held, without what was taken out', () => {
    expect(after({})).toEqual([1, 2, 3]);
    expect(after({ disconnect: [{ id: 2 }] })).toEqual([1, 3]);
    expect(after({ disconnect: [{ id: 99, documentId: 'd3' }] })).toEqual([1, 2]);
  });

  it('H-93 has what was added at its place, and at the end without one', () => {
    expect(after({ connect: [{ id: 4 }, { id: 5, position: { start: true } }] })).toEqual([5, 1, 2, 3, 4]);
    expect(
      after({
        connect: [
          { id: 4, position: { before: 'd2' } },
          { id: 5, position: { after: 2 } },
        ],
      }),
    ).toEqual([1, 4, 2, 5, 3]);
  });

  it('H-93 has what was moved once, at its new place', () => {
    expect(after({ connect: [{ id: 3, position: { before: 1 } }] })).toEqual([3, 1, 2]);
    expect(after({ connect: [{ id: 1, position: { end: true } }] })).toEqual([2, 3, 1]);
  });

  it('H-93 places an entry after the one that it stands beside, in whatever order they are sent', () => {
    expect(
      after({
        connect: [
          { id: 5, position: { before: 4 } },
          { id: 4, position: { before: 2 } },
        ],
      }),
    ).toEqual([1, 5, 4, 2, 3]);
    expect(after({ connect: [{ id: 5, position: { before: 9 } }] })).toEqual([1, 2, 3, 5]);
  });
});
