// What happens to a rotation in the moment of its night: whoever is first, a slot goes on once, and everybody is somewhere.
import { currentTime, type Id, inTransaction, type Staff } from '@cordee/kernel';
import type { RotationPage, RotationSettings } from '@cordee/rotations/api';
import { saveFinished, sessionIdOf } from '@cordee/seats';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { passNightAtMidnight } from '../../../plugins/rotations/server/pass-night-at-midnight.ts';
import { removeMember } from '../../../plugins/seats/server/services/remove-member.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;
let session: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 3, settings: { LOG_LEVEL: 'error' } });
});
afterAll(() => house.app.close());

const DAILY: RotationSettings = { kind: 'paced', days: 1, weekends: true, holidays: true, leaversReturn: true };
const NATURAL: RotationSettings = { ...DAILY, kind: 'natural' };

/** One slot, held since three days by the first person; the two others wait. Its turn is over, and the night has not passed. */
async function reopen(): Promise<void> {
  session = await house.openSession({ slots: 1 });
  await house.act(session, 0, 'assign');
  for (const index of [1, 2]) await house.act(session, index, 'wait');
  expect(await save(DAILY)).toBe(204);
  const id = await sessionIdOf(house.app.strapi.db.connection, session);
  await house.app.database.query(
    `update cordee.slot_holding set turn_since = since - interval '3 days', turn_counts_from = null where session = $1`,
    [id],
  );
  await house.app.database.query('update cordee.rotation set night = null where session = $1', [id]);
}
beforeEach(reopen);

const url = () => `/api/rotations/sessions/${session}` as const;
const view = async () => (await house.app.call<RotationPage>(`GET ${url()}`, { token: house.pilot.token })).body;
async function save(settings: RotationSettings, more: object = {}): Promise<string | number> {
  const body = { version: (await view()).version, settings, ...more };
  const answer = await house.app.call<{ code?: string }>(`PUT ${url()}`, { token: house.pilot.token, body });
  return answer.body.code ?? answer.status;
}

const passNight = () =>
  inTransaction(house.app.strapi, async (db) =>
    passNightAtMidnight.run({ strapi: house.app.strapi, db, dueAt: await currentTime(house.app.strapi, db) }),
  );

const person = (index: number) => house.people[index] ?? { id: 0, documentId: '' };
const remove = async (index: number) =>
  removeMember(house.app.strapi, {
    session: await sessionIdOf(house.app.strapi.db.connection, session),
    member: (await house.membershipOf(session, index)) as Id<'membership'>,
    staff: { id: 1, email: 'staff@cordee.example', name: 'Staff' } as unknown as Staff,
  });
const saveBlocked = (index: number, blocked: boolean) =>
  house.app.documents('plugin::users-permissions.user').update({ documentId: person(index).documentId, data: { blocked } });
async function finish(index: number): Promise<void> {
  const [found] = await house.app.database.query<{ course: string }>('select course from cordee.session where document_id = $1', [session]);
  const completed = [{ person: person(index).id, course: found?.course }] as unknown as Parameters<typeof saveFinished>[2];
  await inTransaction(
    house.app.strapi,
    async (db) => void (await saveFinished(house.app.strapi, db, completed, await currentTime(house.app.strapi, db))),
  );
}

/** Lets these wait for the session, in this order, then go on. */
async function inOrder(...acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const client = new pg.Client({ connectionString: house.app.database.url });
  await client.connect();
  await client.query('begin');
  await client.query('select from sessions where document_id = $1 for update', [session]);
  const waiting: Promise<unknown>[] = [];
  for (const act of acts) {
    waiting.push(act());
    await expect
      .poll(() => house.app.database.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
      .toHaveLength(waiting.length);
  }
  await client.query('rollback');
  await client.end();
  await Promise.all(waiting);
}

/** How often the slot was given to somebody since the session was opened. */
const timesGiven = async () =>
  (
    await house.app.database.query('select from cordee.slot_holding h join sessions s on s.id = h.session where s.document_id = $1', [
      session,
    ])
  ).length;

it.each([
  ['is removed', () => remove(0)],
  ['is blocked', () => saveBlocked(0, true)],
  ['finishes', () => finish(0)],
] as const)('ROT-4 H-19 a slot goes on once in the night in which its holder %s, whichever is first', async (_, act) => {
  for (const acts of [
    [act, passNight],
    [passNight, act],
  ]) {
    await inOrder(...acts);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2] });
    expect(await timesGiven()).toBe(2);
    await saveBlocked(0, false);
    if (acts[0] === act) await reopen();
  }
});

it('ROT-4 H-19 whoever is first in line and removed in the night: the next has the slot', async () => {
  await inOrder(passNight, () => remove(1));
  expect(await house.standing(session)).toEqual({ holders: [2], waiting: [0] });
  await reopen();
  await inOrder(() => remove(1), passNight);
  expect(await house.standing(session)).toEqual({ holders: [2], waiting: [0] });
  expect(await timesGiven()).toBe(2);
});

it('ROT-1 ROT-4 an order saved before the night holds in it; one that began from the list before it is refused', async () => {
  const [a, b, c] = await Promise.all([0, 1, 2].map((index) => house.membershipOf(session, index)));
  const order = { from: [b, c], to: [c, b] };
  await inOrder(() => save(DAILY, { order }), passNight);
  expect(await house.standing(session)).toEqual({ holders: [2], waiting: [1, 0] });
  expect(await save(DAILY, { order: { from: [b, c], to: [c, b] } })).toBe('seats.waiting_list_changed');
  expect(await save(DAILY, { order: { from: [b, a], to: [a, b] } })).toBe(204);
});

it('ROT-4 ROT-7 the night of a day on which the rotation became another is that of the one before, or none', async () => {
  await inOrder(() => save(NATURAL), passNight);
  expect(await house.standing(session), 'natural before the night').toEqual({ holders: [0], waiting: [1, 2] });
  await reopen();
  await inOrder(passNight, () => save(NATURAL));
  expect(await house.standing(session), 'natural after it').toEqual({ holders: [1], waiting: [2, 0] });
});

it('ROT-1 H-75 of two pilots who save two kinds at once, one does', async () => {
  for (let round = 0; round < 5; round += 1) {
    const before = await view();
    const [one, other] = await Promise.all([
      save({ ...DAILY, days: 2 + round }, { version: before.version }),
      save({ ...NATURAL, days: 2 + round }, { version: before.version }),
    ]);
    expect([one, other].sort()).toEqual([204, 'rotations.rotation_changed']);
    expect((await view()).saved.kind).toBe(one === 204 ? 'paced' : 'natural');
    expect((await view()).version).toBe(before.version + 1);
  }
});

it('ROT-4 two workers that pass one night at once hand the slot over once', async () => {
  await inOrder(passNight, passNight);
  expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2, 0] });
  expect(await timesGiven()).toBe(2);
});

it('SEAT-8 ROT-2 while it waits for the invitation of whoever gets the slot, that of whoever left it is not locked: a command in another session may want both', async () => {
  const { query } = house.app.database;
  const people = [person(0).id, person(1).id];
  const passwords = await query<{ id: number; password: string }>('select id, password from up_users where id = any($1)', [people]);
  await query('update up_users set password = null where id = any($1)', [people]);
  await query('insert into cordee.invitation (person, due_at) select id, null from up_users where id = any($1)', [people]);
  session = await house.openSession({ slots: 1, rotation: 'natural' });
  for (const index of [1, 0]) await house.act(session, index, 'wait');
  await query(`update cordee.invitation set due_at = cordee.now() + interval '1 day' where person = any($1)`, [people]);

  const client = new pg.Client({ connectionString: house.app.database.url });
  await client.connect();
  await client.query('begin');
  await client.query('select from cordee.invitation where person = $1 for update', [person(0).id]);
  const released = house.act(session, 1, 'release');
  await expect
    .poll(() => query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .toHaveLength(1);
  const other = await query('select from cordee.invitation where person = $1 for update nowait', [person(1).id]).catch(() => 'locked');
  await client.query('rollback');
  await client.end();
  expect(other).not.toBe('locked');
  expect(await released).toBe(204);
  expect(await house.standing(session)).toEqual({ holders: [0], waiting: [] });
  for (const { id, password } of passwords) await query('update up_users set password = $2 where id = $1', [id, password]);
});
