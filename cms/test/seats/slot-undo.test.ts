// A pilot undoes at once what they did about a slot. (SEAT-7, ROT-1)
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

let house: SlotHouse;

beforeAll(async () => {
  house = await startSlotHouse({ members: 4 });
});
afterAll(() => house.app.close());

type Form = { undo: { id: string; seconds: number } | null };
const [ANA, BO, CLEO] = [0, 1, 2];

const undoOf = async (session: string, index: number): Promise<Form['undo']> => {
  const path = `GET /api/seats/sessions/${session}/members/${await house.membershipOf(session, index)}` as const;
  return (await house.app.call<Form>(path, { token: house.pilot.token })).body.undo;
};
/** Undoes; the status of the answer, or the code of the refusal. */
async function undo(session: string, index: number, id: string | undefined, token = house.pilot.token): Promise<string | number> {
  const path = `POST /api/seats/sessions/${session}/members/${await house.membershipOf(session, index)}/slot/undo` as const;
  const answer = await house.app.call<{ code?: string }>(path, { token, body: { undo: id } });
  return answer.body?.code ?? answer.status;
}
const release = async (session: string, index: number, requeue: boolean) =>
  house.app.call(`POST /api/seats/sessions/${session}/members/${await house.membershipOf(session, index)}/slot`, {
    token: house.pilot.token,
    body: { action: 'release', requeue },
  });

describe('what a pilot did about a slot', () => {
  it('SEAT-7 H-75 is offered to be undone: the slot is free again, whoever got it waits at their place, and a second click is the same success', async () => {
    const session = await house.openSession({ slots: 1 });
    expect(await undoOf(session, ANA), 'before').toBeNull();
    for (const index of [ANA, BO, CLEO]) await house.act(session, index, 'wait');
    await house.act(session, BO, 'assign');
    const offer = await undoOf(session, BO);
    expect(offer?.seconds).toBeGreaterThan(5);
    expect(await undoOf(session, ANA), 'of another member').toBeNull();
    expect(await Promise.all([0, 1].map(() => undo(session, BO, offer?.id)))).toEqual([204, 204]);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [ANA, BO, CLEO] });
    expect(await house.causes(session), 'the history says it').toEqual(['pilot']);
    expect(await undoOf(session, BO), 'undone').toBeNull();
  });

  it('ROT-7 a slot that went to the first in line comes back, and they are first in line again', async () => {
    const session = await house.openSession({ slots: 1, rotation: 'natural' });
    await house.act(session, ANA, 'assign');
    for (const index of [BO, CLEO]) await house.act(session, index, 'wait');
    await release(session, ANA, true);
    expect(await house.standing(session)).toEqual({ holders: [BO], waiting: [CLEO, ANA] });
    expect(await undo(session, ANA, (await undoOf(session, ANA))?.id)).toBe(204);
    expect(await house.standing(session)).toEqual({ holders: [ANA], waiting: [BO, CLEO] });
  });

  it('SEAT-7 is not undone once something else has changed, and nothing changes then', async () => {
    const session = await house.openSession({ slots: 2 });
    await house.act(session, ANA, 'assign');
    const offer = await undoOf(session, ANA);
    // By the team: it leaves the last command of the pilot what it is.
    await house.app.database.query(
      `insert into cordee.waiting_member (session, membership, position) select s.id, $2, 1 from sessions s where s.document_id = $1`,
      [session, await house.membershipOf(session, BO)],
    );
    expect(await undo(session, ANA, offer?.id)).toBe('seats.slots_changed_since');
    await house.act(session, CLEO, 'assign');
    expect(await undo(session, ANA, offer?.id), 'an older one').toBe('seats.slots_changed_since');
    expect(await house.standing(session)).toEqual({ holders: [ANA, CLEO], waiting: [BO] });
  });

  it('ROT-1 is not undone once the team has taken somebody off the list and put them back at the same place', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, BO, 'wait');
    const offer = await undoOf(session, BO);
    const member = [await house.membershipOf(session, BO)];
    await house.app.database.query('delete from cordee.waiting_member where membership = $1', member);
    await house.app.database.query(
      'insert into cordee.waiting_member (session, membership, position) select session, id, 1 from cordee.membership where id = $1',
      member,
    );
    expect(await undo(session, BO, offer?.id)).toBe('seats.slots_changed_since');
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [BO] });
  });

  it('H-19 SEAT-7 does not give a slot back to whoever was blocked meanwhile', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, 3, 'assign');
    await house.act(session, 3, 'release');
    const offer = await undoOf(session, 3);
    await house.app.database.query('update up_users set blocked = true where id = $1', [house.people[3]?.id]);
    expect(await undo(session, 3, offer?.id)).toBe('seats.slots_changed_since');
    await house.app.database.query('update up_users set blocked = false where id = $1', [house.people[3]?.id]);
    expect(await undo(session, 3, offer?.id)).toBe(204);
    expect(await house.standing(session)).toEqual({ holders: [3], waiting: [] });
  });

  it('ROT-1 H-19 does not put back on the list whoever has finished meanwhile', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, BO, 'wait');
    await house.act(session, BO, 'leave');
    const offer = await undoOf(session, BO);
    await house.app.database.query(
      `insert into cordee.course_finish (person, session, course, finished_at)
       select $2, s.id, s.course, cordee.now() from cordee.session s where s.document_id = $1`,
      [session, house.people[BO]?.id],
    );
    expect(await undo(session, BO, offer?.id)).toBe('seats.slots_changed_since');
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
  });

  it('ROT-7 is not undone once the slots go round', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, BO, 'wait');
    await house.act(session, ANA, 'assign');
    const offer = await undoOf(session, ANA);
    await house.app.database.query(
      "insert into cordee.rotation (session, kind) select id, 'natural' from sessions where document_id = $1",
      [session],
    );
    expect(await undo(session, ANA, offer?.id)).toBe('seats.slots_changed_since');
    expect(await house.standing(session)).toEqual({ holders: [ANA], waiting: [BO] });
  });

  it('ROT-7 gives back their places to two who got slots at once, when slots go round since', async () => {
    const session = await house.openSession({ slots: 2 });
    await house.act(session, ANA, 'assign');
    for (const index of [BO, CLEO, 3]) await house.act(session, index, 'wait');
    await house.app.database.query(
      "insert into cordee.rotation (session, kind) select id, 'natural' from sessions where document_id = $1",
      [session],
    );
    await house.act(session, ANA, 'release');
    expect(await house.standing(session)).toEqual({ holders: [BO, CLEO], waiting: [3] });
    expect(await undo(session, ANA, (await undoOf(session, ANA))?.id)).toBe(204);
    expect(await house.standing(session)).toEqual({ holders: [ANA], waiting: [BO, CLEO, 3] });
  });

  it('H-21 H-22 SEAT-7 no mail says that a slot is there that was taken back by then, nor that one is gone that was given back', async () => {
    const session = await house.openSession({ slots: 1 });
    const templatesOnceSent = async () => {
      const worker = house.app.startWorker();
      await expect
        .poll(() => house.app.database.query('select from cordee.delivery where done_at is null'), { timeout: 20_000 })
        .toEqual([]);
      await worker.stop();
      const mails = await house.app.database.query<{ template: string }>(
        `select template from cordee.mail where facts->>'reference' = (select reference from sessions where document_id = $1)
         order by template`,
        [session],
      );
      return mails.map(({ template }) => template);
    };
    await house.act(session, ANA, 'assign');
    await undo(session, ANA, (await undoOf(session, ANA))?.id);
    expect(await templatesOnceSent()).toEqual(['seats.slot-released']);

    await house.act(session, BO, 'assign');
    expect(await templatesOnceSent()).toEqual(['seats.slot-assigned', 'seats.slot-released']);
    await house.act(session, BO, 'release');
    await undo(session, BO, (await undoOf(session, BO))?.id);
    expect(await templatesOnceSent()).toEqual(['seats.slot-assigned', 'seats.slot-assigned', 'seats.slot-released']);
  });

  it('SEAT-7 SEC-16 is undone for ten seconds, and by who did it alone', async () => {
    const session = await house.openSession({ slots: 1 });
    await house.act(session, ANA, 'assign');
    const offer = await undoOf(session, ANA);
    expect(await undo(session, ANA, offer?.id, house.people[ANA]?.token)).toBe('seats.session_not_found');
    await house.app.shiftClock('16 seconds');
    expect(await undoOf(session, ANA)).toBeNull();
    expect(await undo(session, ANA, offer?.id)).toBe('seats.too_late_to_undo');
    await house.app.shiftClock('0');
    expect(await house.standing(session)).toEqual({ holders: [ANA], waiting: [] });
  });
});
