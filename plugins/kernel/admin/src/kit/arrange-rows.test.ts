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

  it.each([["D'ARTAGNAN"], ['d’artagnan  jean'], ['jean\u2011pierre'], ['Jean Pierre d\u00a0artagnan']])(
    'H-83 are found by %j',
    (search) => {
      const control = { page: 1, search, sort: '', before: '' };
      const rows = [{ name: 'Jean-Pierre d’Artagnan' }, { name: 'Pierre Artaud' }];
      expect(arrangeRows(rows, { control, columns: [], searched: ({ name }) => name }).total).toBe(1);
    },
  );

  it('H-83 are sorted with one apostrophe beside the other', () => {
    const control = { page: 1, search: '', sort: 'name', before: '' };
    const rows = ['Dupont', 'd’Ormesson', 'Dabert', 'd’Artagnan', "d'Artagnan"].map((name) => ({ name }));
    const sorted = arrangeRows(rows, {
      control,
      columns: [{ id: 'name', sortBy: ({ name }) => name }],
      searched: ({ name }) => name,
    }).rows.map(({ name }) => name);
    expect(sorted).toEqual(['Dabert', 'd’Artagnan', "d'Artagnan", 'd’Ormesson', 'Dupont']);
  });

  it('are cut into pages; after the last comes none', () => {
    expect(arrange({ page: 2 }, 2)).toEqual({ names: ['Élise Aubry'], total: 3, pages: 2 });
    expect(arrange({ page: 9 }, 2).names).toEqual(['Élise Aubry']);
  });
});
