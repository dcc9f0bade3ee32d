// When whoever learns in a session of slots is invited.
import { atHour, dayIn } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { OPEN_LONG } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

type Member = { id: string; email: string; invitation: { state: string; at: string | null } | null };
type SessionView = { members: Member[]; learnersInvitedAt: string | null; invitedOnceCalledUp: boolean };

let house: SlotHouse;
let mailServer: MailServer;
let staff: string;

beforeAll(async () => {
  mailServer = await startMailServer();
  const settings = { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' };
  house = await startSlotHouse({ members: 0, settings });
  staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
  house.app.startWorker();
});
afterEach(() => house.app.shiftClock('0'));
afterAll(async () => {
  await house.app.close();
  await mailServer.stop();
});

const inDays = (days: number) => dayIn('Europe/Paris', new Date(Date.now() + days * 86_400_000));
const sixIn = (days: number) => atHour('Europe/Paris', inDays(days), 6);
const shiftClockTo = (instant: Date, minutes: number) =>
  house.app.shiftClock(`${Math.round((instant.getTime() - Date.now()) / 1000) + minutes * 60} seconds`);

const openIn = (days: number, data: object = {}) =>
  house.openSession({ slots: 2, dates: { startsOn: inDays(days), endsOn: inDays(days + 90), ...data } });
const moveTo = (session: string, days: number) =>
  house.app.documents(SESSION).update({ documentId: session, data: { startsOn: inDays(days) } });
const view = async (session: string) =>
  (await house.app.call<SessionView>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
const memberAt = async (session: string, email: string) => (await view(session)).members.find((member) => member.email === email);
const invitationOf = async (session: string, email: string) => (await memberAt(session, email))?.invitation;
const memberId = async (session: string, email: string) => (await memberAt(session, email))?.id ?? '';
const act = async (session: string, email: string, action: string) => house.actOn(session, await memberId(session, email), action);

/** Undoes, as the pilot, what was last done about the slot of a member. */
async function undo(session: string, email: string): Promise<number> {
  const member = `/api/seats/sessions/${session}/members/${await memberId(session, email)}` as const;
  const { token } = house.pilot;
  const { body } = await house.app.call<{ undo: { id: string } }>(`GET ${member}`, { token });
  return (await house.app.call(`POST ${member}/slot/undo`, { token, body: { undo: body.undo.id } })).status;
}

async function add(session: string, email: string, data: object = {}): Promise<void> {
  const body = { email, role: 'learner', name: { firstName: 'Léa', lastName: 'Morin' }, ...data };
  expect((await house.app.call(`POST /seats/sessions/${session}/members`, { token: staff, body })).status).toBe(200);
}

async function blockAndUnblock(email: string): Promise<void> {
  const users = house.app.documents('plugin::users-permissions.user');
  const [person] = await users.findMany({ filters: { email } });
  for (const blocked of [true, false]) await users.update({ documentId: person?.documentId ?? '', data: { blocked } });
}

const invitationsTo = (email: string) =>
  mailServer.received.filter(({ to, subject }) => to?.[0]?.address === email && subject?.startsWith('Bienvenue'));
const waitForInvitation = (email: string) => expect.poll(() => invitationsTo(email), { timeout: 20_000 }).toHaveLength(1);

let sentinels = 0;
/** Waits until whatever was due before has been sent. */
async function everythingSent(): Promise<void> {
  sentinels += 1;
  const email = `sentinel-${sentinels}@cordee.example`;
  await add(await openIn(-1), email, { role: 'manager' });
  await waitForInvitation(email);
}

describe('whoever learns in a session of slots', () => {
  it('ACC-4 is invited once they are put on the waiting list, and not again', async () => {
    const session = await openIn(2);
    expect(await view(session)).toMatchObject({ learnersInvitedAt: null, invitedOnceCalledUp: true });
    await add(session, 'lea@cordee.example');
    expect(await invitationOf(session, 'lea@cordee.example')).toEqual({ state: 'planned', at: null });
    await shiftClockTo(sixIn(2), 10);
    await everythingSent();
    expect(invitationsTo('lea@cordee.example'), 'on the first day').toEqual([]);

    expect(await act(session, 'lea@cordee.example', 'wait')).toBe(204);
    await waitForInvitation('lea@cordee.example');
    await expect.poll(() => invitationOf(session, 'lea@cordee.example')).toMatchObject({ state: 'sent' });
    for (const action of ['leave', 'wait', 'assign']) expect(await act(session, 'lea@cordee.example', action), action).toBe(204);
    await everythingSent();
    expect(invitationsTo('lea@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 is invited once they get a slot; somebody who manages in it, at once', async () => {
    const session = await openIn(-10);
    await add(session, 'slot@cordee.example');
    await add(session, 'manages@cordee.example', { role: 'manager-learner' });
    await waitForInvitation('manages@cordee.example');
    expect(invitationsTo('slot@cordee.example')).toEqual([]);
    expect(await act(session, 'slot@cordee.example', 'assign')).toBe(204);
    await waitForInvitation('slot@cordee.example');
  });

  it('ACC-4 is not invited before six on the first day, which moves the invitation with it', async () => {
    const session = await openIn(1);
    await add(session, 'early@cordee.example');
    await shiftClockTo(sixIn(1), -120);
    expect(await act(session, 'early@cordee.example', 'wait')).toBe(204);
    expect(await invitationOf(session, 'early@cordee.example')).toEqual({ state: 'planned', at: sixIn(1).toISOString() });
    for (const days of [4, 1]) {
      await moveTo(session, days);
      expect(await invitationOf(session, 'early@cordee.example')).toEqual({ state: 'planned', at: sixIn(days).toISOString() });
    }
    await everythingSent();
    expect(invitationsTo('early@cordee.example')).toEqual([]);
    await shiftClockTo(sixIn(1), 1);
    await waitForInvitation('early@cordee.example');
  });

  it('ACC-4 keeps the invitation to another session, and waits again once they are in slots alone, wherever its first day is moved', async () => {
    const [slots, licence] = [await openIn(-1), await openIn(5, { kind: 'licence', ...OPEN_LONG })];
    await add(licence, 'both@cordee.example');
    await add(slots, 'both@cordee.example');
    expect(await invitationOf(slots, 'both@cordee.example')).toEqual({ state: 'planned', at: sixIn(5).toISOString() });
    const removed = `DELETE /seats/sessions/${licence}/members/${await memberId(licence, 'both@cordee.example')}` as const;
    expect((await house.app.call(removed, { token: staff })).status).toBe(200);
    for (const days of [3, -3]) {
      expect(await invitationOf(slots, 'both@cordee.example')).toEqual({ state: 'planned', at: null });
      await moveTo(slots, days);
    }
    expect(await invitationOf(slots, 'both@cordee.example')).toEqual({ state: 'planned', at: null });
    await add(await openIn(7, { kind: 'licence', ...OPEN_LONG }), 'both@cordee.example');
    expect(await invitationOf(slots, 'both@cordee.example')).toEqual({ state: 'planned', at: sixIn(7).toISOString() });
  });

  it('ACC-4 is invited again once they are called up, if their invitation works no more, or ended with a block', async () => {
    const [licence, slots] = [await openIn(-50, { kind: 'licence', ...OPEN_LONG }), await openIn(-1)];
    for (const email of ['expired@cordee.example', 'blocked@cordee.example']) {
      await add(licence, email);
      await waitForInvitation(email);
      await add(slots, email);
    }
    await house.app.database.query(
      `update cordee.invitation set sent_at = sent_at - interval '31 days', expires_at = expires_at - interval '31 days'
       from up_users p where p.id = person and p.email = 'expired@cordee.example'`,
    );
    await blockAndUnblock('blocked@cordee.example');
    for (const [email, action] of [
      ['expired@cordee.example', 'wait'],
      ['blocked@cordee.example', 'assign'],
    ] as const) {
      expect(await act(slots, email, action), action).toBe(204);
      await expect.poll(() => invitationsTo(email), { timeout: 20_000 }).toHaveLength(2);
    }
    expect(await act(slots, 'expired@cordee.example', 'assign')).toBe(204);
    await everythingSent();
    expect(invitationsTo('expired@cordee.example')).toHaveLength(2);
  });

  it('ACC-4 taken off the waiting list before six on the first day, is not invited; once they have held a slot, they are', async () => {
    const session = await openIn(1);
    await add(session, 'off@cordee.example');
    await add(session, 'held@cordee.example');
    await shiftClockTo(sixIn(1), -120);
    const [planned, unplanned] = [sixIn(1).toISOString(), null].map((at) => ({ state: 'planned', at }));
    for (const [action, invitation] of [
      ['wait', planned],
      ['undo', unplanned],
      ['wait', planned],
      ['leave', unplanned],
      ['undo', planned],
    ] as const) {
      const acting = action === 'undo' ? undo(session, 'off@cordee.example') : act(session, 'off@cordee.example', action);
      expect(await acting, action).toBe(204);
      expect(await invitationOf(session, 'off@cordee.example'), action).toEqual(invitation);
    }
    for (const action of ['assign', 'release']) {
      expect(await act(session, 'held@cordee.example', action), action).toBe(204);
      expect(await invitationOf(session, 'held@cordee.example'), action).toEqual(planned);
    }
  });

  it('ACC-4 H-19 blocked while they wait for a slot, is not invited when the block ends', async () => {
    const session = await openIn(1);
    await add(session, 'lost@cordee.example');
    await shiftClockTo(sixIn(1), -120);
    expect(await act(session, 'lost@cordee.example', 'wait')).toBe(204);
    await blockAndUnblock('lost@cordee.example');
    expect(await invitationOf(session, 'lost@cordee.example')).toEqual({ state: 'planned', at: null });
  });

  it('ACC-4 who has chosen a password is not invited', async () => {
    const session = await openIn(-1);
    await house.app.createPerson('known@cordee.example');
    await add(session, 'known@cordee.example');
    expect(await act(session, 'known@cordee.example', 'wait')).toBe(204);
    expect(await invitationOf(session, 'known@cordee.example')).toBeNull();
  });
});
