import { describe, expect, it } from 'vitest';
import { pilotChanges } from './pilot-changes.ts';

describe('the pilots of a company, before and after', () => {
  it.each([
    ['the same, in another order', ['amel', 'marc'], ['marc', 'amel'], []],
    ['one more', ['amel'], ['amel', 'marc'], ['marc companies.pilot-added']],
    ['the last one less', ['amel'], [], ['amel companies.pilot-removed']],
    ['another one', ['amel'], ['marc'], ['marc companies.pilot-added', 'amel companies.pilot-removed']],
  ])('ACC-8 ACC-22 %s', (_, before, after, changes) => {
    expect(pilotChanges(before, after).map(({ person, act }) => `${person} ${act}`)).toEqual(changes);
  });
});
