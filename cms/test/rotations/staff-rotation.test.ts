// What staff do about the rotation of a session in the admin.
import type { RotationPlan, RotationSettings } from '@cordee/rotations/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';
import { createStaffUser } from '../staff.ts';

let house: SlotHouse;
let token: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 4 });
  token = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true, name: ['Anouk', 'Delcourt'] });
});
afterAll(() => house.app.close());

const PACED: RotationSettings = { kind: 'paced', days: 3, weekends: true, holidays: true, leaversReturn: true };

const view = async (session: string, query = '') =>
  (await house.app.call<RotationPlan>(`GET /rotations/sessions/${session}${query}`, { token })).body;
/** Saves as staff; the status of the answer, or the code of the refusal. */
async function save(session: string, body: object): Promise<string | number> {
  const answer = await house.app.call<{ code?: string } | null>(`PUT /rotations/sessions/${session}`, { token, body });
  return answer.body?.code ?? answer.status;
}
const actsAbout = async (index: number) =>
  (
    await house.app.call<{ entries: { act: string; staff: string; facts: object }[] }>(
      `GET /staff/people/${house.people[index]?.documentId}/acts`,
      { token },
    )
  ).body.entries;
const referenceOf = async (session: string) =>
  (await house.app.database.query<{ reference: string }>('select reference from sessions where document_id = $1', [session]))[0]?.reference;
const inLine = async (session: string) => {
  for (const index of [0, 1, 2]) await house.act(session, index, 'wait');
  return Promise.all([0, 1, 2].map((index) => house.membershipOf(session, index)));
};

describe('the rotation of a session, for staff', () => {
  it('ROT-1 ROT-6 is shown as it is tried, and nothing is saved', async () => {
    const session = await house.openSession({ slots: 1 });
    const [first, second, third] = await inLine(session);
    const plan = await view(session, '?kind=paced&days=3&weekends=true&holidays=true&order=3,1,2');
    expect(plan).toMatchObject({
      version: 0,
      saved: { kind: 'none' },
      tried: { ...PACED, slots: 1 },
      waitingTotal: 3,
      endsOn: '2040-12-31',
    });
    expect(plan.turns.slice(0, 3).map(({ member }) => plan.members[member]?.id)).toEqual([third, first, second]);
    expect(plan.waiting[0]?.from, 'who gets a slot at once').toBe(plan.today);
    expect((await view(session)).saved.kind).toBe('none');
  });

  it('ROT-1 ROT-7 ACC-14 staff save it with an order of the list: free slots are filled at once, and the audit log names who did so', async () => {
    const session = await house.openSession({ slots: 1 });
    const reference = await referenceOf(session);
    const from = await inLine(session);
    const [first, second, third] = from;
    expect(await save(session, { version: 0, settings: PACED, order: { from, to: [third, first, second] } })).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [2], waiting: [0, 1] });
    expect(await view(session)).toMatchObject({ saved: PACED, version: 1 });
    expect((await actsAbout(2)).slice(0, 2)).toMatchObject([
      { act: 'rotations.rotation-changed', staff: 'Anouk Delcourt', facts: { session: reference, kind: 'paced', days: '3' } },
      { act: 'seats.waiting-list-reordered', staff: 'Anouk Delcourt', facts: { session: reference, from: '3', to: '1' } },
    ]);
    expect((await actsAbout(1))[0]).toMatchObject({ act: 'rotations.rotation-changed', staff: 'Anouk Delcourt' });
    expect(
      (await actsAbout(3)).map(({ facts }) => facts),
      'who has no part in it',
    ).not.toContainEqual(expect.objectContaining({ session: reference, kind: 'paced' }));
  });

  it('ROT-1 whoever began from other settings, or from another list, is refused, and nothing is saved', async () => {
    const session = await house.openSession({ slots: 0 });
    const [first, second, third] = await inLine(session);
    expect(await save(session, { version: 0, settings: { ...PACED, kind: 'natural' } })).toBe(200);
    const begun = (await view(session)).version;
    expect(await save(session, { version: begun, settings: { ...PACED, days: 4 } })).toBe(200);
    expect(await save(session, { version: begun, settings: PACED })).toBe('rotations.rotation_changed');
    const other = { from: [second, first, third], to: [third, first, second] };
    expect(await save(session, { version: begun, settings: { ...PACED, days: 4 }, order: other })).toBe('seats.waiting_list_changed');
    expect(await view(session)).toMatchObject({ saved: { days: 4 } });
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [0, 1, 2] });
  });
});
