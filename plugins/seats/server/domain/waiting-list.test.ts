import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { placeChanges, reordered } from './waiting-list.ts';

const list = (members: string) => [...members].map((member) => id<'membership'>(member));
const reorder = (waiting: string, from: string, to: string) => reordered(list(waiting), { from: list(from), to: list(to) }).join('');

describe('the order of the waiting list', () => {
  it.each([
    ['all of it', 'abc', 'abc', 'cab', 'cab'],
    ['its beginning', 'abcd', 'ab', 'ba', 'bacd'],
    ['with somebody more at its end', 'abcd', 'abc', 'cba', 'cbad'],
    ['to what it is', 'ab', 'ab', 'ab', 'ab'],
    ['of nobody', '', '', '', ''],
  ])('ROT-1 is changed: %s', (_, waiting, from, to, order) => expect(reorder(waiting, from, to)).toBe(order));

  it.each([
    ['a colleague put it into another order', 'bac', 'abc', 'cba'],
    ['the first got a slot', 'bc', 'abc', 'cba'],
    ['the last got a slot', 'ab', 'abc', 'cba'],
    ['somebody is left out', 'abc', 'abc', 'ab'],
    ['somebody is there twice', 'abc', 'abc', 'aab'],
    ['somebody does not wait', 'abc', 'abc', 'abx'],
  ])('ROT-1 is refused: %s', (_, waiting, from, to) =>
    expect(() => reorder(waiting, from, to)).toThrow(expect.objectContaining({ code: 'seats.waiting_list_changed' })),
  );

  const members = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 12 });
  const orders = members.chain((waiting) =>
    fc.record({
      waiting: fc.constant(waiting),
      to: fc.shuffledSubarray(waiting, { minLength: waiting.length }),
      head: fc.nat(waiting.length),
    }),
  );

  it('ROT-1 nobody vanishes from it and nobody is on it twice, whatever is asked', () => {
    fc.assert(
      fc.property(members, members, members, (waiting, from, to) => {
        const asked = { from: from.map((each) => id<'membership'>(each)), to: to.map((each) => id<'membership'>(each)) };
        const before = waiting.map((each) => id<'membership'>(each));
        let after = before;
        try {
          after = reordered(before, asked);
        } catch {}
        expect(after.toSorted()).toEqual(before.toSorted());
      }),
    );
  });

  it('ROT-1 of two pilots who begin from one order, only the second is refused, unless the first changed nothing', () => {
    fc.assert(
      fc.property(orders, ({ waiting, to, head }) => {
        const before = waiting.map((each) => id<'membership'>(each));
        const first = reordered(before, { from: before, to: to.map((each) => id<'membership'>(each)) });
        const from = before.slice(0, head);
        const second = () => reordered(first, { from, to: from.toReversed() });
        if (from.every((member, index) => member === first[index])) expect(second().toSorted()).toEqual(before.toSorted());
        else expect(second).toThrow();
      }),
    );
  });
});

it.each([
  ['the last one comes first', 'abcd', 'dabc', 'd4→1'],
  ['the first one comes last', 'abcd', 'bcda', 'a1→4'],
  ['two neighbours change places: one of them', 'abcd', 'acbd', 'b2→3'],
  ['two who are apart change places: both', 'abcde', 'aecdb', 'b2→5 e5→2'],
  ['one comes up and another goes down', 'abcdef', 'ebcdaf', 'a1→5 e5→1'],
  ['all are turned round: all but one', 'abc', 'cba', 'a1→3 b2→2'],
  ['nothing changes', 'ab', 'ab', ''],
])('ROT-1 who was moved: %s', (_, before, after, changes) =>
  expect(
    placeChanges(
      list(before).map((membership) => ({ membership })),
      list(after),
    )
      .map(({ membership, from, to }) => `${membership}${from}→${to}`)
      .join(' '),
  ).toBe(changes),
);
