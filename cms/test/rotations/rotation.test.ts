import { currentTime, inTransaction } from '@cordee/kernel';
import type { RotationPage, RotationSettings } from '@cordee/rotations/api';
import { saveFinished } from '@cordee/seats';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { passNightAtMidnight } from '../../../plugins/rotations/server/pass-night-at-midnight.ts';
import { leaveSlotsAtMidnight } from '../../../plugins/seats/server/leave-slots-at-midnight.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;

beforeAll(async () => {
  house = await startSlotHouse({ members: 6 });
});
afterEach(() => house.app.shiftClock('0'));
afterAll(() => house.app.close());

const NATURAL = { kind: 'natural', days: 5, weekends: true, holidays: true, leaversReturn: true } as const;
const paced = (days: number, more: Partial<RotationSettings> = {}): RotationSettings => ({ ...NATURAL, kind: 'paced', days, ...more });

const signIn = () => house.app.signIn(house.pilot.email);
const view = async (session: string, query = '') =>
  (await house.app.call<RotationPage & { code?: string }>(`GET /api/rotations/sessions/${session}${query}`, { token: await signIn() }))
    .body;
/** Saves settings that were begun from the present version; the status of the answer, or the code of the refusal. */
async function save(session: string, settings: object, more: { version?: number; order?: object } = {}): Promise<string | number> {
  const { version } = await view(session);
  const { status, body } = await house.app.call<{ code?: string }>(`PUT /api/rotations/sessions/${session}`, {
    token: await signIn(),
    body: { version, settings, ...more },
  });
  return body.code ?? status;
}
/** The turns of the calendar, each as `slot person from to`; people by their numbers. */
async function turns(session: string, query = ''): Promise<string[]> {
  const { members, turns: planned } = await view(session, query);
  const ids = await Promise.all(house.people.map((_, index) => house.membershipOf(session, index)));
  return planned.map(({ slot, member, from, to }) => `${slot} ${ids.indexOf(members[member]?.id ?? '')} ${from} ${to}`);
}
const inLine = async (session: string, indexes: readonly number[]) => {
  for (const index of indexes) await house.act(session, index, 'wait');
};
const finish = async (session: string, index: number) => {
  const [found] = await house.app.database.query<{ course: string }>('select course from cordee.session where document_id = $1', [session]);
  await inTransaction(house.app.strapi, async (db) => {
    const completed = [{ person: house.people[index]?.id, course: found?.course } as Parameters<typeof saveFinished>[2][number]];
    await saveFinished(house.app.strapi, db, completed, await currentTime(house.app.strapi, db));
  });
};

/** A second after 00:00 in Paris, so many days from today. */
const toMidnight = (days: number) =>
  house.app.database.query(
    `update cordee.clock set ahead = (date_trunc('day', now() at time zone 'Europe/Paris') + $1 * interval '1 day') at time zone 'Europe/Paris'
       - now() + interval '1 second'`,
    [days],
  );
const runNight = async () => {
  for (const job of [passNightAtMidnight, leaveSlotsAtMidnight])
    await inTransaction(house.app.strapi, async (db) => {
      await job.run({ strapi: house.app.strapi, db, dueAt: await currentTime(house.app.strapi, db) });
    });
};
const dayAhead = async (days: number) =>
  (
    await house.app.database.query<{ day: string }>(
      `select to_char((now() at time zone 'Europe/Paris')::date + $1::integer, 'YYYY-MM-DD') as day`,
      [days],
    )
  )[0]?.day ?? '';

describe('the rotation of a session', () => {
  it('ROT-1 ROT-7 is none until a pilot chooses one; then free slots are filled at once', async () => {
    const session = await house.openSession({ slots: 2 });
    await inLine(session, [0, 1, 2]);
    expect(await view(session)).toMatchObject({ saved: { kind: 'none' }, version: 0, turns: [], withoutTotal: 3 });
    expect(await save(session, NATURAL)).toBe(204);
    expect(await house.standing(session)).toEqual({ holders: [0, 1], waiting: [2] });
    expect(await view(session)).toMatchObject({ saved: NATURAL, version: 1 });
  });

  it('ROT-2 in a natural one who finishes gives way at once to the first in line, and is kept while nobody waits', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0, 1]);
    await save(session, NATURAL);
    await finish(session, 0);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [] });
    await finish(session, 1);
    expect(await house.standing(session), 'kept').toEqual({ holders: [1], waiting: [] });
    expect(await house.act(session, 2, 'wait')).toBe(204);
    expect(await house.standing(session), 'gives way to who joins the list').toEqual({ holders: [2], waiting: [] });
    expect(await house.causes(session)).toEqual(['rotation', 'rotation']);
  });

  it('ROT-6 the calendar shows what is tried, and nothing is saved', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0, 1, 2]);
    const tried = '?kind=paced&days=3&weekends=true&holidays=true&order=3,1,2';
    expect((await turns(session, tried)).slice(0, 4)).toEqual([
      `1 2 ${await dayAhead(0)} ${await dayAhead(3)}`,
      `1 0 ${await dayAhead(3)} ${await dayAhead(6)}`,
      `1 1 ${await dayAhead(6)} ${await dayAhead(9)}`,
      `1 2 ${await dayAhead(9)} ${await dayAhead(12)}`,
    ]);
    expect((await turns(session, `${tried}&slots=3`)).slice(0, 3).map((turn) => turn.slice(0, 3))).toEqual(['1 2', '2 0', '3 1']);
    for (const order of ['1,1', '2,3', '4,1,2,3'])
      expect(await turns(session, `?kind=paced&order=${order}`)).toEqual(await turns(session, '?kind=paced'));
    expect((await view(session)).version).toBe(0);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [0, 1, 2] });
  });

  it('ROT-3 ROT-4 ROT-7 night after night the turns happen as the calendar showed', async () => {
    const session = await house.openSession({ slots: 2 });
    await inLine(session, [0, 1, 2, 3, 4]);
    expect(await save(session, paced(2))).toBe(204);
    const shown = await turns(session);
    for (let day = 1; day <= 9; day += 1) {
      await toMidnight(day);
      await runNight();
      const today = await dayAhead(day);
      const holding = shown.filter((turn) => turn.slice(4, 14) <= today && today < turn.slice(15)).sort();
      expect((await house.standing(session)).holders, today).toEqual(holding.map((turn) => Number(turn[2])));
    }
  });

  it('ROT-4 a night passes once, and after days of downtime each slot changes hands once', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0, 1, 2]);
    await save(session, paced(1));
    await toMidnight(6);
    await runNight();
    await runNight();
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2, 0] });
    expect((await turns(session)).slice(0, 2)).toEqual([
      `1 1 ${await dayAhead(6)} ${await dayAhead(7)}`,
      `1 2 ${await dayAhead(7)} ${await dayAhead(8)}`,
    ]);
  });

  it('ROT-7 a holder who was kept gives way in the night after somebody joined the list, whatever N has become', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0]);
    await save(session, paced(2));
    await toMidnight(4);
    await runNight();
    expect(await save(session, paced(300))).toBe(204);
    expect(await house.act(session, 1, 'wait')).toBe(204);
    await runNight();
    expect(await house.standing(session)).toEqual({ holders: [0], waiting: [1] });
    await toMidnight(5);
    await runNight();
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [0] });
  });

  it('ROT-3 who has not finished returns to the list, or does not', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0, 1]);
    await save(session, paced(1, { leaversReturn: false }));
    await toMidnight(1);
    await runNight();
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [] });
  });

  it('SEAT-7 ROT-7 a slot that an undo gives back goes on with the turn that it was', async () => {
    const session = await house.openSession({ slots: 1 });
    await inLine(session, [0, 1]);
    await save(session, paced(4));
    await toMidnight(2);
    const before = await turns(session);
    const member = await house.membershipOf(session, 0);
    expect(await house.actOn(session, member, 'release')).toBe(204);
    const token = await signIn();
    const { undo } = (await house.app.call<{ undo: { id: string } }>(`GET /api/seats/sessions/${session}/members/${member}`, { token }))
      .body;
    await house.app.call(`POST /api/seats/sessions/${session}/members/${member}/slot/undo`, { token, body: { undo: undo.id } });
    expect(await turns(session)).toEqual(before);
  });
});

describe('what is refused', () => {
  it('ROT-1 the second of two pilots who save at once; a form sent twice is one success', async () => {
    const session = await house.openSession({ slots: 1 });
    const { version } = await view(session);
    expect(await save(session, NATURAL, { version })).toBe(204);
    expect(await save(session, NATURAL, { version }), 'sent twice').toBe(204);
    expect(await save(session, paced(3), { version })).toBe('rotations.rotation_changed');
    expect((await view(session)).saved).toEqual(NATURAL);
  });

  it('ROT-1 the order of the list is saved with the settings, or neither', async () => {
    const session = await house.openSession({ slots: 0 });
    await inLine(session, [0, 1, 2]);
    const [a, b, c] = await Promise.all([0, 1, 2].map((index) => house.membershipOf(session, index)));
    expect(await save(session, NATURAL, { order: { from: [b, a, c], to: [c, b, a] } })).toBe('seats.waiting_list_changed');
    expect((await view(session)).saved.kind).toBe('none');
    expect(await save(session, NATURAL, { order: { from: [a, b, c], to: [c, b, a] } })).toBe(204);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [2, 1, 0] });
  });

  it.each([0, 10_000, 2.5, -1])('ROT-3 turns of %s days', async (days) => {
    const session = await house.openSession({ slots: 1 });
    expect(await save(session, paced(days))).toBe('kernel.invalid_request');
    expect((await view(session, `?kind=paced&days=${days}`)).code).toBe('kernel.invalid_request');
  });

  it('ROT-1 a session that is over', async () => {
    const session = await house.openSession({ slots: 1, members: 0, dates: { startsOn: '2020-01-01', endsOn: '2020-12-31' } });
    await house.openSession({ slots: 1 });
    expect(await save(session, NATURAL)).toBe('seats.session_expired');
  });
});
