import { describe, expect, it } from 'vitest';
import { arrangeRows } from './arrange-rows.ts';

const people = [
  { name: 'Zoé Martin', days: 3 },
  { name: 'amel Rahmani', days: 20 },
  { name: 'Élise Aubry', days: null },
];
const columns = [
  { id: 'name', sortBy: ({ name }: { name: string }) => name },
  { id: 'days', sortBy: ({ days }: { days: number | null }) => days },
];
const arrange = (chosen: Partial<{ page: number; search: string; sort: string }>, pageSize = 25) => {
  const control = { page: 1, search: '', sort: '', before: '', ...chosen };
  const { rows, ...rest } = arrangeRows(people, { control, columns, searched: ({ name }) => name, pageSize });
  return { ...rest, names: rows.map(({ name }) => name) };
};

describe('the rows of a table that arrived all at once', () => {
  it('keep their order until somebody sorts', () => {
    expect(arrange({}).names).toEqual(['Zoé Martin', 'amel Rahmani', 'Élise Aubry']);
    expect(arrange({ sort: 'gone' }).names).toEqual(['Zoé Martin', 'amel Rahmani', 'Élise Aubry']);
  });

  it.each([
    ['name', ['amel Rahmani', 'Élise Aubry', 'Zoé Martin']],
    ['-name', ['Zoé Martin', 'Élise Aubry', 'amel Rahmani']],
    ['days', ['Zoé Martin', 'amel Rahmani', 'Élise Aubry']],
    ['-days', ['amel Rahmani', 'Zoé Martin', 'Élise Aubry']],
  ])('are sorted by %s as people sort: capitals and accents do not matter, and what is not known comes last', (sort, names) => {
    expect(arrange({ sort }).names).toEqual(names);
  });

  it.each([
    ['ELISE', ['Élise Aubry']],
    ['aubry  elise', ['Élise Aubry']],
    ['ma', ['Zoé Martin', 'amel Rahmani']],
    ['nobody', []],
  ])('are found by "%s"', (search, names) => {
    expect(arrange({ search })).toEqual({ names, total: names.length, pages: 1 });
  });

  it('are cut into pages; after the last comes none', () => {
    expect(arrange({ page: 2 }, 2)).toEqual({ names: ['Élise Aubry'], total: 3, pages: 2 });
    expect(arrange({ page: 9 }, 2).names).toEqual(['Élise Aubry']);
  });
});
