import { expect, it } from 'vitest';
import { readTable, tableQuery } from './table-address.ts';

it('PART-10 the address of a table holds its search, filter, sorting and page, and nothing that says nothing', () => {
  const address = '?q=Zo%C3%A9+%26+co&statut=attente&tri=-nom&page=3';
  const table = { search: 'Zoé & co', show: 'waiting', sort: '-name', page: 3 } as const;
  expect(readTable(new URLSearchParams(address))).toEqual(table);
  expect(tableQuery(table)).toBe(address);
  expect(tableQuery({ search: '', show: 'all', sort: 'standing', page: 1 })).toBe('');
});

it.each(['?statut=toString&tri=constructor&page=-1', '?page=1.5', '?page=1e9', `?page=x`])(
  'PART-10 what it does not know it leaves out: %s',
  (address) => expect(readTable(new URLSearchParams(address))).toEqual({ search: '', show: 'all', sort: 'standing', page: 1 }),
);
