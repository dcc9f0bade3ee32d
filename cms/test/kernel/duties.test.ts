import { type Duty, houseOf, row, startWorker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../house.ts';

let house: TestHouse;

const duty: Duty = {
  id: 'test.do',
  async run({ db }) {
    const due = await row<{ id: number }>(db, 'select id from todo where not done order by id limit 1 for update skip locked');
    if (!due) return false;
    await db.raw('insert into effect values (:id)', due);
    await db.raw('update todo set done = true where id = :id', due);
    return true;
  },
};
const broken: Duty = {
  id: 'test.broken',
  async run({ db }) {
    await db.raw('insert into effect values (-1)');
    throw new Error('not this one');
  },
};

beforeAll(async () => {
  house = await openHouse();
  await house.database.query('create table todo (id int, done boolean default false)');
  await house.database.query('create table effect (id int)');
  await house.database.query('insert into todo select generate_series(1, 40)');
  houseOf(house.strapi).rooms.push({ name: 'test', folder: import.meta.dirname, duties: [broken, duty] });
});
afterAll(() => house.close());

describe('a duty', () => {
  it('is done once for each thing that is due, with two workers at it, whatever other duties break', async () => {
    const workers = [startWorker(house.strapi), startWorker(house.strapi)];
    await expect.poll(() => house.database.query('select from todo where not done'), { timeout: 10_000 }).toEqual([]);
    await Promise.all(workers.map((worker) => worker.stop()));
    const effects = await house.database.query<{ id: number }>('select id from effect order by id');
    expect(effects.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});
