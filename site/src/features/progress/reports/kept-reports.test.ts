import { expect, it } from 'vitest';
import { type KeptReport, sortOut } from './kept-reports.ts';

const DAY = 86_400_000;
const report = (person: string, day: number): readonly [string, KeptReport] => [
  `${person} ${day}`,
  { person, url: '/parcours/c/lecons/l/joue', body: { page: `${day}.s`, played: [[0, 5]], position: 5 }, keptAt: day * DAY },
];
const kept = [report('lina', 10), report('amel', 10), report('lina', 9)];

it('H-79 H-85 reports that are kept on a device are offered, oldest first, to the person whose page it was, and to nobody else', () => {
  const { own, expired } = sortOut(kept, { person: 'lina', now: 10 * DAY });
  expect(own.map(({ keptAt }) => keptAt / DAY)).toEqual([9, 10]);
  expect(sortOut(kept, { person: 'theo', now: 10 * DAY }).own).toEqual([]);
  expect(expired).toEqual([]);
});

it('H-85 they are forgotten after seven days, whoever looks', () => {
  const { own, expired } = sortOut(kept, { person: 'amel', now: 16 * DAY + 1 });
  expect(own).toHaveLength(1);
  expect(expired).toEqual(['lina 9']);
});
