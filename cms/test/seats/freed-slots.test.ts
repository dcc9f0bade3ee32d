import { eraseAccount } from '@cordee/accounts';
import { currentTime, inTransaction } from '@cordee/kernel';
import { SESSION, sessionIdOf } from '@cordee/seats';
import { createStaff } from '@cordee/staff';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { leaveSlotsAtMidnight } from '../../../plugins/seats/server/leave-slots-at-midnight.ts';
import { slotSession } from '../../../plugins/seats/server/services/slot-store.ts';
import { createStaffUser } from '../staff.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

let house: SlotHouse;
let staff: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 5, settings: { SITE_URL: 'https://cordee.example' } });
  staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
});
afterEach(() => house.app.shiftClock('0'));
afterAll(() => house.app.close());

const saveBlocked = (index: number, blocked: boolean) =>
  house.app.documents('plugin::users-permissions.user').update({ documentId: house.people[index]?.documentId ?? '', data: { blocked } });
const remove = async (session: string, index: number) =>
  house.app.call(`DELETE /seats/sessions/${session}/members/${await house.membershipOf(session, index)}`, { token: staff });
const saveLastDay = async (session: string, index: number, day: string) =>
  house.app.database.query('update cordee.membership set ends_on = $1 where id = $2', [day, await house.membershipOf(session, index)]);
const today = async () =>
  (await house.app.database.query<{ day: string }>(`select to_char(cordee.now() at time zone 'Europe/Paris', 'YYYY-MM-DD') as day`))[0]
    ?.day ?? '';
const untilMidnight = () =>
  house.app.database.query(
    `update cordee.clock set ahead = (date_trunc('day', now() at time zone 'Europe/Paris') + interval '1 day')
       at time zone 'Europe/Paris' - now() + interval '1 second'`,
  );

const runNight = () =>
  inTransaction(house.app.strapi, async (db) => {
    const dueAt = await currentTime(house.app.strapi);
    return leaveSlotsAtMidnight.run({ strapi: house.app.strapi, db, dueAt });
  });

/** A session of one slot, which the first person holds, and for which the second and third wait. */
async function heldAndAwaited(rotation?: 'natural' | 'paced'): Promise<string> {
  const session = await house.openSession({ slots: 1, ...(rotation && { rotation }) });
  await house.act(session, 0, 'assign');
  for (const index of [1, 2]) await house.act(session, index, 'wait');
  expect(await house.standing(session)).toEqual({ holders: [0], waiting: [1, 2] });
  return session;
}

describe('what frees a slot', () => {
  it('H-19 blocking frees the slot and the place at once, in every session; unblocking gives neither back', async () => {
    const [held, awaited] = [await house.openSession({ slots: 1 }), await heldAndAwaited()];
    await house.act(held, 1, 'assign');
    await saveBlocked(1, true);
    expect(await house.standing(held)).toEqual({ holders: [], waiting: [] });
    expect(await house.standing(awaited)).toEqual({ holders: [0], waiting: [2] });
    expect(await house.causes(held)).toEqual(['blocked']);
    expect(await house.act(held, 1, 'assign')).toBe('seats.member_blocked');
    await saveBlocked(1, false);
    expect(await house.standing(held)).toEqual({ holders: [], waiting: [] });
    expect(await house.standing(awaited)).toEqual({ holders: [0], waiting: [2] });
  });

  it('H-19 ACC-22 so does deactivating a member of staff in Strapi’s own settings, and ends their links', async () => {
    const [held, awaited] = [await house.openSession({ slots: 1 }), await heldAndAwaited()];
    await house.act(held, 1, 'assign');
    const { email = '', token = '', id } = house.people[1] ?? {};
    await createStaff(house.app.strapi, { email, firstName: 'Zoé', lastName: 'Martin', roles: ['people'] });
    await house.app.database.query(
      `insert into cordee.address_change (person, email, expires_at) values ($1, 'elsewhere@cordee.example', cordee.now() + interval '1 day')`,
      [id],
    );
    const [user] = await house.app.database.query<{ id: number }>('select admin_user as id from cordee.staff where person = $1', [id]);
    const save = (isActive: boolean) => house.app.call(`PUT /admin/users/${user?.id}`, { token: staff, body: { isActive } });

    expect((await save(false)).status).toBe(200);
    expect(await house.standing(held)).toEqual({ holders: [], waiting: [] });
    expect(await house.standing(awaited)).toEqual({ holders: [0], waiting: [2] });
    expect(await house.causes(held)).toEqual(['blocked']);
    expect((await house.app.call('GET /api/accounts/me', { token })).status).toBe(401);
    expect(await house.app.database.query('select end_cause from cordee.address_change where person = $1', [id])).toEqual([
      { end_cause: 'withdrawn' },
    ]);

    expect((await save(true)).status).toBe(200);
    expect(await house.standing(held)).toEqual({ holders: [], waiting: [] });
  });

  it('H-19 whoever is blocked while they are given a slot does not keep it', async () => {
    const session = await house.openSession({ slots: 1 });
    await Promise.all([saveBlocked(1, true), house.act(session, 1, 'assign')]);
    expect((await house.standing(session)).holders).toEqual([]);
    await saveBlocked(1, false);
  });

  it('H-19 ROT-7 at midnight after their own last day the slot and the place are free, as of that midnight', async () => {
    const session = await heldAndAwaited();
    const day = await today();
    for (const index of [0, 1]) await saveLastDay(session, index, day);
    await untilMidnight();
    const night = await runNight();
    expect(night.left).toBeGreaterThanOrEqual(2);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [2] });
    expect(await house.causes(session)).toEqual(['last-day']);
    expect(
      await house.app.database.query(
        `select to_char(h.until at time zone 'Europe/Paris', 'HH24:MI:SS') as at, (h.until at time zone 'Europe/Paris')::date = $2::date + 1 as after
         from cordee.slot_holding h join sessions s on s.id = h.session where s.document_id = $1`,
        [session, day],
      ),
    ).toEqual([{ at: '00:00:00', after: true }]);
    expect(await house.act(session, 0, 'assign')).toBe('seats.member_has_ended');
    expect(await house.act(session, 1, 'wait')).toBe('seats.member_has_ended');
  });
});

it('H-19 H-20 a session that is made to end in the past has no holders and no list from then on', async () => {
  const session = await heldAndAwaited('paced');
  await house.app.documents(SESSION).update({ documentId: session, data: { endsOn: '2020-12-31' } });
  expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
  expect(await house.causes(session)).toEqual(['last-day']);
  await house.app.documents(SESSION).update({ documentId: session, data: { endsOn: '2040-12-31' } });
  expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
});

it('SEAT-7 ROT-1 who has finished waits for no slot, and gets one only while nobody waits', async () => {
  const session = await house.openSession({ slots: 2 });
  await house.app.database.query(
    `insert into cordee.course_finish (person, session, course, finished_at)
     select $2, s.id, s.course, cordee.now() from cordee.session s where s.document_id = $1`,
    [session, house.people[0]?.id],
  );
  await house.act(session, 1, 'wait');
  expect(await house.act(session, 0, 'assign')).toBe('seats.finished_gives_way');
  expect(await house.act(session, 0, 'wait')).toBe('seats.finished_waits_for_none');
  const { body } = await house.app.call<{ members: { may: string[]; email: string }[] }>(`GET /api/seats/sessions/${session}`, {
    token: house.pilot.token,
  });
  expect(body.members.find(({ email }) => email === house.people[0]?.email)?.may).toEqual([]);
  await house.act(session, 1, 'leave');
  expect(await house.act(session, 0, 'assign')).toBe(204);
});

it('PART-10 ROT-7 of a waiting list, only the first in line is read, and one more for each free slot; never who cannot hold one', async () => {
  const session = await house.openSession({ slots: 1 });
  await house.act(session, 0, 'assign');
  for (const index of [1, 2, 3, 4]) await house.act(session, index, 'wait');
  const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map((index) => house.membershipOf(session, index)));
  const db = house.app.strapi.db.connection;
  const inLine = async () => {
    const found = await slotSession(db, { session: await sessionIdOf(db, session), today: await today() });
    return found?.waiting.map(({ membership }) => membership);
  };
  expect(await inLine()).toEqual([first]);
  await house.app.documents(SESSION).update({ documentId: session, data: { allowance: 3 } });
  expect(await inLine()).toEqual([first, second, third]);
  await house.app.database.query('update up_users set blocked = true where id = $1', [house.people[1]?.id]);
  expect(await inLine()).toEqual([second, third, fourth]);
  await saveBlocked(1, false);
});

describe('where slots go round', () => {
  it.each([
    ['taken back by the pilot', (session: string) => house.act(session, 0, 'release'), 'pilot'],
    ['left by who is removed', (session: string) => remove(session, 0), 'left'],
    ['left by who is blocked', () => saveBlocked(0, true), 'blocked'],
  ] as const)('H-20 ROT-7 a slot %s goes to the first in line, there and then', async (_, free, cause) => {
    const session = await heldAndAwaited('natural');
    await free(session);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2] });
    expect(await house.causes(session)).toEqual([cause]);
    await saveBlocked(0, false);
  });

  it('H-20 ROT-7 a slot that is there more goes to the first in line, and who joins the list gets one that is free', async () => {
    const session = await heldAndAwaited('paced');
    await house.app.documents(SESSION).update({ documentId: session, data: { allowance: 3 } });
    expect(await house.standing(session)).toEqual({ holders: [0, 1, 2], waiting: [] });
    await house.app.documents(SESSION).update({ documentId: session, data: { allowance: 4 } });
    await house.act(session, 3, 'wait');
    expect(await house.standing(session)).toEqual({ holders: [0, 1, 2, 3], waiting: [] });
  });

  it('H-20 nobody is given the slot that is for the first in line', async () => {
    const session = await heldAndAwaited('natural');
    await house.app.database.query(
      `update cordee.slot_holding h set until = cordee.clock_time(), released_for = 'staff' from sessions s
       where s.id = h.session and s.document_id = $1`,
      [session],
    );
    expect(await house.act(session, 3, 'assign')).toBe('seats.others_wait');
    expect(await house.act(session, 1, 'assign')).toBe(204);
  });

  it('ROT-7 without a rotation a slot that is freed stays free', async () => {
    const session = await heldAndAwaited();
    await house.act(session, 0, 'release');
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [1, 2] });
  });
});

it('H-19 SEAT-9 erasing a holder frees the slot, with that cause on the history', async () => {
  const session = await house.openSession({ slots: 1 });
  const { id, documentId } = house.people[4] ?? { id: 0, documentId: '' };
  await house.act(session, 4, 'assign');
  await inTransaction(house.app.strapi, async (db) => {
    const [account] = (await db.raw('select id from up_users where id = ?', [id])).rows;
    await eraseAccount(house.app.strapi, db, { id: account.id, documentId });
  });
  expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
  expect(await house.causes(session)).toEqual(['erased']);
});
