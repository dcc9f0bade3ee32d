// What members read on their home page about their turn.
import type { Home } from '@cordee/home/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;
let session: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 4 });
  session = await house.openSession({ slots: 1 });
  for (const index of [0, 1, 2]) await house.act(session, index, 'wait');
});
afterAll(() => house.app.close());

const turnOf = async (index: number) =>
  (await house.app.call<Home>('GET /api/home', { token: house.people[index]?.token ?? '' })).body.turn;
const setRotation = async (settings: Readonly<{ kind: string; days?: number }>, endsOn = '2040-12-31') => {
  const path = `/api/rotations/sessions/${session}` as const;
  const { token } = house.pilot;
  await house.app.database.query('update sessions set ends_on = $2 where document_id = $1', [session, endsOn]);
  const { version } = (await house.app.call<{ version: number }>(`GET ${path}`, { token })).body;
  const body = { version, settings: { days: 5, weekends: true, holidays: true, leaversReturn: true, ...settings } };
  expect((await house.app.call(`PUT ${path}`, { token, body })).status).toBe(204);
};
const dayAhead = async (days: number) =>
  (
    await house.app.database.query<{ day: string }>(
      `select to_char((now() at time zone 'Europe/Paris')::date + $1::integer, 'YYYY-MM-DD') as day`,
      [days],
    )
  )[0]?.day ?? '';

describe('home says of the turn of a member', () => {
  it('ROT-5 nothing where slots do not go round', async () => {
    expect(await turnOf(1)).toBeNull();
  });

  it('ROT-5 ROT-6 in a paced rotation: until when it runs, about when it comes, and nothing to who does not wait', async () => {
    await setRotation({ kind: 'paced', days: 4 });
    expect(await turnOf(0)).toEqual({ state: 'holds', until: await dayAhead(3), isKept: false });
    expect(await turnOf(1)).toEqual({ state: 'waits', from: await dayAhead(4) });
    expect(await turnOf(2)).toEqual({ state: 'waits', from: await dayAhead(8) });
    expect(await turnOf(3)).toBeNull();
  });

  it('ROT-6 that it does not come before the session ends', async () => {
    await setRotation({ kind: 'paced', days: 4 }, await dayAhead(6));
    expect(await turnOf(1)).toEqual({ state: 'waits', from: await dayAhead(4) });
    expect(await turnOf(2)).toEqual({ state: 'waits', from: null });
  });

  it('ROT-2 in a natural rotation nothing to who holds a slot until they finish', async () => {
    await setRotation({ kind: 'natural' });
    expect(await turnOf(0)).toBeNull();
    expect(await turnOf(1)).toEqual({ state: 'waits', from: null });
  });

  it('ROT-5 that they keep their slot while nobody waits', async () => {
    await setRotation({ kind: 'paced' });
    for (const index of [1, 2]) await house.act(session, index, 'leave');
    expect(await turnOf(0)).toEqual({ state: 'holds', until: '2040-12-31', isKept: true });
  });
});
