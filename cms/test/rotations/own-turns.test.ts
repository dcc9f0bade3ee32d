// The turns of a member in a course, as their calendar file has them.
import type { OwnTurns } from '@cordee/rotations/api';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;
let session: string;
let course: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 3 });
  session = await house.openSession({ slots: 1 });
  await house.app.database.query(
    `insert into cordee.rotation (session, kind, days, weekends, holidays, night)
     select id, 'paced', 4, true, true, (cordee.now() at time zone 'Europe/Paris')::date from sessions where document_id = $1`,
    [session],
  );
  for (const index of [0, 1]) await house.act(session, index, 'wait');
  const [found] = await house.app.database.query<{ course: string }>('select course from cordee.session where document_id = $1', [session]);
  course = found?.course ?? '';
});
afterEach(() => house.app.shiftClock('0'));
afterAll(() => house.app.close());

const turnsOf = async (index: number) =>
  (
    await house.app.call<OwnTurns>(`GET /api/rotations/courses/${course}/turns`, {
      token: await house.app.signIn(house.people[index]?.email ?? ''),
    })
  ).body.turns;
const dayAhead = async (days: number) =>
  (
    await house.app.database.query<{ day: string }>(
      `select to_char((now() at time zone 'Europe/Paris')::date + $1::integer, 'YYYY-MM-DD') as day`,
      [days],
    )
  )[0]?.day ?? '';

it('ROT-6 are the one that runs and those to come, which are approximate; nobody reads those of others', async () => {
  const [first, second] = await Promise.all([0, 1].map((index) => house.membershipOf(session, index)));
  expect((await turnsOf(0)).slice(0, 2)).toEqual([
    { id: `${first}-1`, from: await dayAhead(0), to: await dayAhead(4), approximate: false },
    { id: `${first}-2`, from: await dayAhead(8), to: await dayAhead(12), approximate: true },
  ]);
  expect((await turnsOf(1))[0]).toEqual({ id: `${second}-1`, from: await dayAhead(4), to: await dayAhead(8), approximate: true });
  expect(await turnsOf(2), 'neither holds a slot nor waits').toEqual([]);
});

it('ROT-6 a turn keeps its id while its likely days move', async () => {
  const [before] = await turnsOf(1);
  await house.app.database.query('update cordee.rotation set days = 2');
  const [after] = await turnsOf(1);
  expect(after?.id).toBe(before?.id);
  expect([before?.from, after?.from]).toEqual([await dayAhead(4), await dayAhead(2)]);
});

it('ROT-6 where a pilot moves the slots there is none: nobody knows when a slot is taken back', async () => {
  await house.app.database.query("update cordee.rotation set kind = 'none'");
  expect(await turnsOf(0)).toEqual([]);
  expect(await turnsOf(1)).toEqual([]);
});
