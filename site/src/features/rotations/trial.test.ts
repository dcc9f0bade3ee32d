import { describe, expect, it } from 'vitest';
import { isOfAnotherList, listMark, readTrial, trialAddress, triedOrder } from './trial.ts';

const read = (address: string) => readTrial(new URLSearchParams(address));

describe('what is tried on the page of a rotation', () => {
  it('ROT-6 is as saved where the address says nothing', () => {
    expect(read('')).toEqual({ query: {}, typed: { days: null, slots: null }, wrong: [], order: null, list: null, from: null });
    expect(read('type=x&ordre=1,x&du=demain&slots=').query).toEqual({});
  });

  it('ROT-6 has all its fields once it has a kind: a box that is not ticked is not sent', () => {
    expect(read('type=rythmee&jours=4&week-ends=oui&slots=3&ordre=2+1').query).toEqual({
      kind: 'paced',
      days: 4,
      weekends: 'true',
      holidays: 'false',
      leaversReturn: 'false',
      slots: 3,
      order: '2,1',
    });
  });

  it.each(['0', '10000', '2.5', '', '-1', '1e2', 'quatre'])('ROT-3 a turn of %j days is none: what was typed is kept', (days) => {
    const trial = read(`type=rythmee&jours=${days}`);
    expect([trial.wrong, trial.typed.days, trial.query.days]).toEqual([['days'], days, undefined]);
    expect(read(`type=naturelle&jours=${days}`).wrong).toEqual([]);
  });

  it.each(['1', '9999', ' 5 '])('ROT-3 a turn of %j days is one', (days) => {
    expect(read(`type=rythmee&jours=${days}`)).toMatchObject({ wrong: [], query: { days: Number(days) } });
  });

  it('ROT-6 a button moves one of those who wait by a place; what is no order of a list is left out', () => {
    expect(read('ordre=1+2+3&monter=3').order).toEqual([1, 3, 2]);
    expect(read('ordre=3+1+2&descendre=3').order).toEqual([1, 3, 2]);
    expect(read('ordre=1+2+3&monter=1').order).toEqual([1, 2, 3]);
    for (const order of ['1+1', '2+3', '0+1', '1+x']) expect(read(`ordre=${order}`).order).toBeNull();
  });

  it('ROT-6 an order of a list that has grown leaves the new ones behind; one of a list that has shrunk is none', () => {
    expect(triedOrder(read('ordre=3+1+2'), 4)).toEqual([3, 1, 2, 4]);
    expect(triedOrder(read('ordre=3+1+2'), 2)).toEqual([1, 2]);
    expect(triedOrder(read(''), 2)).toEqual([1, 2]);
  });

  it('ROT-6 H-75 an order is of the list that it was made for: of no other people, of no other order of them, and of none without its mark', () => {
    const trial = read(`ordre=3+1+2&liste=${listMark(['a', 'b', 'c'])}`);
    expect(isOfAnotherList(trial, ['a', 'b', 'c'])).toBe(false);
    for (const list of [['c', 'a', 'b'], ['a', 'b'], ['a', 'b', 'c', 'd'], ['a', 'b', 'd'], []]) {
      expect(isOfAnotherList(trial, list), list.join()).toBe(true);
    }
    expect(isOfAnotherList(read('ordre=3+1+2'), ['a', 'b', 'c'])).toBe(true);
    for (const address of ['liste=x', 'ordre=1+2&liste=x']) expect(isOfAnotherList(read(address), ['a', 'b'])).toBe(false);
  });

  it('ROT-6 is read again from its own address', () => {
    const settings = { kind: 'paced', days: 4, weekends: false, holidays: true, leaversReturn: true } as const;
    const { query, order, list, from } = read(trialAddress({ settings, slots: 3, order: [2, 3, 1], list: 'mark', from: '2027-02-01' }));
    expect(query).toEqual({ kind: 'paced', days: 4, weekends: 'false', holidays: 'true', leaversReturn: 'true', slots: 3, order: '2,3,1' });
    expect([order, list, from]).toEqual([[2, 3, 1], 'mark', '2027-02-01']);
  });
});
