import { describe, expect, it } from 'vitest';
import { changedParams, chosenIn, withTyped } from './table-state.ts';

describe('the URL of a table', () => {
  it.each([
    ['page=3', { search: 'zoé' }, 'search=zo%C3%A9'],
    ['page=3&search=a', { search: '' }, ''],
    ['search=a', { page: 2 }, 'search=a&page=2'],
    ['page=2', { page: 1 }, ''],
    ['job=x&before=9', { before: '7' }, 'job=x&before=7'],
    ['job=x&before=7', { before: '' }, 'job=x'],
    ['before=7&page=2', { sort: '-name' }, 'sort=-name'],
    ['page=2&search=a', { filters: { state: 'blocked' } }, 'search=a&state=blocked'],
    ['page=2&state=blocked&role=pilot', { filters: { state: '' } }, 'role=pilot'],
  ])('%s, when %o is chosen, becomes %s', (before, change, after) => {
    expect(changedParams(new URLSearchParams(before), change).toString()).toBe(after);
  });

  it.each([
    [{ filters: { state: 'blocked' } }, ' zoé', { search: 'zoé', filters: { state: 'blocked' } }],
    [{ sort: 'name' }, '', { search: '', sort: 'name' }],
    [{ search: '' }, 'zoé', { search: '' }],
    [{ page: 2 }, 'zoé', { page: 2 }],
    [{ before: '7' }, 'zoé', { before: '7' }],
    [{ filters: { state: 'blocked' } }, null, { filters: { state: 'blocked' } }],
  ])('%o, where %o stands in the search field, is %o', (change, typed, whole) => {
    expect(withTyped(change, typed)).toEqual(whole);
  });

  it('holds the choices of the filters of the table, and not those of another', () => {
    expect(chosenIn(new URLSearchParams('state=blocked&role=&job=x'), ['state', 'role'])).toEqual({ state: 'blocked' });
  });
});
