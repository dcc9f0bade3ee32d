// What staff do about slots in the admin: on the form of a session, and on that of a person.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffUser } from '../staff.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

type Standing = { slot: number | null; place: number | null; finished: boolean; may: string[] };
type Question = Standing & {
  code?: string;
  name: string;
  rotates: boolean;
  mayRequeue: boolean;
  line: { id: string; name: string }[];
  overtaken: { id: string; name: string } | null;
};

let house: SlotHouse;
let token: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 5 });
  token = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true, name: ['Anouk', 'Delcourt'] });
});
afterAll(() => house.app.close());

const slotOf = async (session: string, index: number) =>
  `/seats/sessions/${session}/members/${await house.membershipOf(session, index)}/slot` as const;
/** Acts as staff; the status of the answer, or the code of the refusal. */
async function act(session: string, index: number, body: object): Promise<string | number> {
  const answer = await house.app.call<{ code?: string } | null>(`POST ${await slotOf(session, index)}`, { token, body });
  return answer.body?.code ?? answer.status;
}
const question = async (session: string, index: number) =>
  (await house.app.call<Question>(`GET ${await slotOf(session, index)}`, { token })).body;
const acts = async (index: number) => {
  const { entries } = (
    await house.app.call<{ entries: { act: string; staff: string; facts: object }[] }>(
      `GET /staff/people/${house.people[index]?.documentId}/acts`,
      { token },
    )
  ).body;
  return entries;
};
const rotate = (session: string, kind: string) =>
  house.app.database.query('insert into cordee.rotation (session, kind) select id, $2 from sessions where document_id = $1', [
    session,
    kind,
  ]);
const reasons = (session: string) =>
  house.app.database.query(
    `select h.slot, h.assigned_for, h.assigned_by, h.released_for, h.released_by
     from cordee.slot_holding h join sessions s on s.id = h.session where s.document_id = $1 order by h.since`,
    [session],
  );

describe('the slots of a session, for staff', () => {
  it('SEAT-7 SEAT-9 ACC-14 staff assign and release in any company; the timeline says that staff did, the audit log who', async () => {
    const session = await house.openSession({ slots: 1 });
    expect(await act(session, 0, { action: 'assign' })).toBe(200);
    expect(await act(session, 0, { action: 'assign' }), 'once more').toBe(200);
    expect(await act(session, 1, { action: 'assign' })).toBe('seats.no_free_slot');
    expect(await act(session, 0, { action: 'release' })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
    expect(await reasons(session)).toEqual([
      { slot: 1, assigned_for: 'staff', assigned_by: null, released_for: 'staff', released_by: null },
    ]);
    const [{ reference } = { reference: '' }] = await house.app.database.query<{ reference: string }>(
      'select reference from sessions where document_id = $1',
      [session],
    );
    expect(await acts(0)).toMatchObject([
      { act: 'seats.slot-released', staff: 'Anouk Delcourt', facts: { session: reference } },
      { act: 'seats.slot-assigned', staff: 'Anouk Delcourt', facts: { session: reference } },
    ]);
  });

  it('ROT-1 staff put a member on the waiting list and take them off it, and a release puts its holder at its end on demand', async () => {
    const session = await house.openSession({ slots: 1 });
    for (const [index, action] of [
      [0, 'assign'],
      [1, 'wait'],
      [2, 'wait'],
      [2, 'leave'],
    ] as const)
      expect(await act(session, index, { action })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [0], waiting: [1] });
    expect(await act(session, 0, { action: 'release', requeue: true })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [1, 0] });
    expect((await acts(2)).map((each) => each.act)).toEqual(['seats.taken-off-waiting-list', 'seats.put-on-waiting-list']);
    expect((await acts(0)).slice(0, 2).map((each) => each.act)).toEqual(['seats.put-on-waiting-list', 'seats.slot-released']);
  });

  it('H-20 where slots go round, staff give a free one past the first in line by naming them, and whoever else is first is asked about again', async () => {
    const session = await house.openSession({ slots: 2 });
    await act(session, 0, { action: 'assign' });
    for (const index of [1, 2]) await act(session, index, { action: 'wait' });
    await rotate(session, 'natural');
    const [first, second] = [await house.membershipOf(session, 1), await house.membershipOf(session, 2)];
    expect(await question(session, 3)).toMatchObject({ rotates: true, overtaken: { id: first }, may: ['assign', 'wait'] });
    expect((await question(session, 1)).overtaken, 'whose turn it is').toBeNull();

    expect(await act(session, 3, { action: 'assign' })).toBe('seats.others_wait');
    expect(await act(session, 3, { action: 'assign', overtaken: second })).toBe('seats.others_wait');
    expect(await house.standing(session)).toEqual({ holders: [0], waiting: [1, 2] });
    expect(await act(session, 3, { action: 'assign', overtaken: first })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [0, 3], waiting: [1, 2] });
    expect((await acts(1))[0]).toMatchObject({ act: 'seats.overtaken', staff: 'Anouk Delcourt' });
    expect((await acts(3))[0]).toMatchObject({ act: 'seats.slot-assigned' });
  });

  it('H-20 ROT-7 a slot that staff release goes to the first in line, or to another one whom they choose, naming whom that one overtakes', async () => {
    const session = await house.openSession({ slots: 1, rotation: 'natural' });
    await act(session, 0, { action: 'assign' });
    for (const index of [1, 2, 3]) await act(session, index, { action: 'wait' });
    const [first, second, third] = await Promise.all([1, 2, 3].map((index) => house.membershipOf(session, index)));
    expect(await question(session, 0)).toMatchObject({
      rotates: true,
      mayRequeue: true,
      line: [{ id: first }, { id: second }, { id: third }],
    });
    for (const body of [{ to: third }, { to: third, overtaken: second }])
      expect(await act(session, 0, { action: 'release', ...body })).toBe('seats.others_wait');
    expect(await act(session, 0, { action: 'release', to: await house.membershipOf(session, 0) })).toBe('seats.already_holds');
    expect(await house.standing(session)).toEqual({ holders: [0], waiting: [1, 2, 3] });

    expect(await act(session, 0, { action: 'release', to: third, overtaken: first, requeue: true })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [3], waiting: [1, 2, 0] });
    expect(await act(session, 3, { action: 'release' })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2, 0] });
    expect(await reasons(session)).toMatchObject([
      { assigned_for: 'staff', released_for: 'staff' },
      { assigned_for: 'staff', released_for: 'staff' },
      { assigned_for: 'rotation', released_for: null },
    ]);
    expect((await acts(1))[0]).toMatchObject({ act: 'seats.overtaken' });
  });

  it('H-20 nobody gets a slot that a colleague has released meanwhile, and its holder is not put on the list: staff are told', async () => {
    const session = await house.openSession({ slots: 1, rotation: 'natural' });
    await act(session, 0, { action: 'assign' });
    for (const index of [1, 2]) await act(session, index, { action: 'wait' });
    const [first, second] = [await house.membershipOf(session, 1), await house.membershipOf(session, 2)];
    const chosen = { action: 'release', to: second, overtaken: first, requeue: true };
    expect(await act(session, 0, { action: 'release' })).toBe(200);
    expect(await act(session, 0, chosen)).toBe('seats.already_released');
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2] });
    expect(await act(session, 1, { action: 'release', to: second })).toBe(200);
    expect(await act(session, 1, { action: 'release', to: second }), 'sent again').toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [2], waiting: [] });
  });

  it('SEAT-7 who gets a slot, and who is put back on the list, is said of a release alone', async () => {
    const session = await house.openSession({ slots: 1 });
    const to = await house.membershipOf(session, 1);
    for (const action of ['assign', 'wait', 'leave'])
      for (const more of [{ to }, { requeue: true }])
        expect(await act(session, 0, { action, ...more }), `${action} ${Object.keys(more)}`).toBe('kernel.invalid_request');
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
  });

  it('SEAT-7 H-20 a member of another session is none of this one, nor gets its slot', async () => {
    const [session, other] = [await house.openSession({ slots: 1 }), await house.openSession({ slots: 1 })];
    const foreign = await house.membershipOf(other, 1);
    const path = `/seats/sessions/${session}/members/${foreign}/slot` as const;
    await act(session, 0, { action: 'assign' });
    expect((await house.app.call(`GET ${path}`, { token })).status).toBe(404);
    for (const action of ['assign', 'release', 'wait', 'leave'])
      expect((await house.app.call(`POST ${path}`, { token, body: { action } })).status, action).toBe(404);
    expect(await act(session, 0, { action: 'release', to: foreign, requeue: true })).toBe('seats.member_not_found');
    expect(await house.standing(session)).toEqual({ holders: [0], waiting: [] });
    expect(await house.standing(other)).toEqual({ holders: [], waiting: [] });
  });

  it('H-20 whoever is first in line is named, however many are blocked before them on the list', async () => {
    const session = await house.openSession({ slots: 2, rotation: 'natural' });
    await act(session, 0, { action: 'assign' });
    await house.app.database.query(
      `with blocked as (insert into up_users (document_id, email, username, first_name, last_name, provider, blocked)
         select md5(e), e, e, 'Membre', n::text, 'local', true from generate_series(1, 201) n, lateral (select 'b' || n || '@cordee.example' as e) a
         returning id),
       members as (insert into cordee.membership (person, session, role)
         select blocked.id, s.id, 'learner' from blocked, sessions s where s.document_id = $1 returning id, session)
       insert into cordee.waiting_member (membership, session, position)
         select id, session, row_number() over (order by id) from members`,
      [session],
    );
    const first = await house.membershipOf(session, 1);
    await house.app.database.query(
      'insert into cordee.waiting_member (membership, session, position) select id, session, 202 from cordee.membership where id = $1',
      [first],
    );
    expect(await question(session, 3)).toMatchObject({ overtaken: { id: first }, may: ['assign', 'wait'] });
  });

  it('ROT-7 whoever is put on the list while a slot is free and goes round is told that they get it at once', async () => {
    const [rotating, other] = [await house.openSession({ slots: 1, rotation: 'natural' }), await house.openSession({ slots: 1 })];
    expect(await question(rotating, 0)).toMatchObject({ getsFreeSlot: true });
    expect(await question(other, 0)).toMatchObject({ getsFreeSlot: false });
    await act(rotating, 0, { action: 'wait' });
    expect(await house.standing(rotating)).toEqual({ holders: [0], waiting: [] });
    expect(await question(rotating, 1)).toMatchObject({ getsFreeSlot: false });
  });

  it('H-20 a pilot names nobody to overtake', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, 1, 'wait');
    await rotate(session, 'paced');
    const overtaken = await house.membershipOf(session, 1);
    const path = `/api/seats/sessions/${session}/members/${await house.membershipOf(session, 2)}/slot` as const;
    const answer = await house.app.call<{ code: string }>(`POST ${path}`, {
      token: house.pilot.token,
      body: { action: 'assign', overtaken },
    });
    expect(answer.body.code).toBe('kernel.invalid_request');
    expect(await house.act(session, 2, 'assign')).toBe('seats.others_wait');
  });

  it('SEAT-7 ROT-1 the members of a session show slots, places and what can be done', async () => {
    const session = await house.openSession({ slots: 2, members: 3 });
    await act(session, 0, { action: 'assign' });
    await act(session, 1, { action: 'wait' });
    const { body } = await house.app.call<{ slots: object; members: { email: string; standing: Standing }[] }>(
      `GET /seats/sessions/${session}/members`,
      { token },
    );
    expect(body.slots).toEqual({ total: 2, free: 1 });
    expect(body.members.toSorted((a, b) => a.email.localeCompare(b.email)).map(({ standing }) => standing)).toEqual([
      { slot: 1, place: null, finished: false, may: ['release'] },
      { slot: null, place: 1, finished: false, may: ['assign', 'leave'] },
      { slot: null, place: null, finished: false, may: ['assign', 'wait'] },
    ]);
  });

  it('ACC-8 ACC-13 a person shows, by session, their role, last day, managers, and slot or place, with what can be done', async () => {
    const [session, other] = [await house.openSession({ slots: 1, members: 3 }), await house.openSession({ slots: 1, members: 3 })];
    await act(session, 0, { action: 'assign' });
    await act(session, 2, { action: 'wait' });
    await act(session, 1, { action: 'wait' });
    const [managed, manager] = [await house.membershipOf(session, 1), await house.membershipOf(other, 0)];
    await house.app.database.query("update cordee.membership set role = 'manager-learner' where id = $1", [manager]);
    await house.app.database.query("update up_users set first_name = 'Eva', last_name = 'Colin' where id = $1", [house.people[0]?.id]);
    await house.app.call(`PUT /seats/sessions/${session}/members/${managed}`, {
      token,
      body: { endsOn: '2039-06-30', tie: [manager] },
    });
    const { sessions } = (
      await house.app.call<{ sessions: { member: string; standing: Standing }[] }>(
        `GET /seats/people/${house.people[1]?.documentId}/sessions`,
        { token },
      )
    ).body;
    expect(sessions.find(({ member }) => member === managed)).toMatchObject({
      session,
      role: 'learner',
      endsOn: '2039-06-30',
      ownEndsOn: '2039-06-30',
      managers: ['Eva Colin'],
      standing: { slot: null, place: 2, may: ['leave'] },
    });
    expect(sessions.find(({ member }) => member !== managed && member !== manager)).toMatchObject({ ownEndsOn: null, managers: [] });
  });
});
