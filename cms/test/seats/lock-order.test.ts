// Whoever changes a person, their account of the admin, their sessions and their invitations locks them in this order: no two of them wait for each other. (SEAT-8, OPS-3)
import { appOf } from '@cordee/kernel';
import { createStaff } from '@cordee/staff';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitationLink, resetLink } from '../../../plugins/accounts/server/domain/link.ts';
import { joinSession } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD } from '../test-app.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

let house: SlotHouse;
let staff: string;
let session: string;
let person: Readonly<{ id: number; documentId: string; email: string }>;
let invitation: string;
let reset: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 1 });
  staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
  session = await house.openSession({ slots: 1 });
  await createStaff(house.app.strapi, { email: 'm0@cordee.example', firstName: 'Zoé', lastName: 'Martin', roles: ['people'] });
  [person = { id: 0, documentId: '', email: '' }] = house.people;
});
afterAll(() => house.app.close());

/** The member holds the slot, has an invitation that was sent and one that waits, and a link to choose another password. */
async function begin(): Promise<void> {
  const { query } = house.app.database;
  await query('update up_users set password = null, blocked = false, email = $2 where id = $1', [person.id, person.email]);
  await joinAgain().catch(() => undefined);
  await query('delete from cordee.invitation');
  const [sent] = await query<{ id: string }>(
    `insert into cordee.invitation (person, due_at, sent_at, expires_at)
     values ($1, cordee.now(), cordee.now(), cordee.now() + interval '30 days') returning id`,
    [person.id],
  );
  await query(`insert into cordee.invitation (person, due_at) values ($1, cordee.now() + interval '1 day')`, [person.id]);
  invitation = sent?.id ?? '';
  const [asked] = await query<{ id: string }>(
    `insert into cordee.password_reset (person, expires_at) values ($1, cordee.now() + interval '1 hour') returning id`,
    [person.id],
  );
  reset = asked?.id ?? '';
  await house.act(session, 0, 'assign');
}
beforeEach(begin);

const block = (data: object = {}) =>
  house.app.documents('plugin::users-permissions.user').update({ documentId: person.documentId, data: { blocked: true, ...data } });
const remove = async () =>
  house.app.call(`DELETE /seats/sessions/${session}/members/${await house.membershipOf(session, 0)}`, { token: staff });
/** Deactivates the member, who is staff, in Strapi's own settings. */
async function deactivate(): Promise<unknown> {
  const [user] = await house.app.database.query<{ id: number }>('select admin_user as id from cordee.staff where person = $1', [person.id]);
  return house.app.call(`PUT /admin/users/${user?.id}`, { token: staff, body: { isActive: false } });
}
const joinAgain = () => joinSession(house.app.strapi, { session, email: person.email, role: 'learner' });
const accept = () =>
  house.app.call('POST /api/accounts/invitations/accepted', {
    body: { code: invitationLink.code(invitation, appOf(house.app.strapi).settings.LINK_SECRET), password: PASSWORD },
  });
const resetPassword = () =>
  house.app.call('POST /api/accounts/password-resets', {
    body: { code: resetLink.code(reset, appOf(house.app.strapi).settings.LINK_SECRET), password: PASSWORD },
  });

const ROWS = {
  person: () => `select from up_users where id = ${person.id}`,
  session: () => `select from sessions where document_id = '${session}'`,
  'account of the admin': () => `select from admin_users where id = (select admin_user from cordee.staff where person = ${person.id})`,
  invitations: () => `select from cordee.invitation where person = ${person.id}`,
  'links to a new password': () => `select from cordee.password_reset where person = ${person.id}`,
};

/** Whether somebody who waits for one row has locked others already. */
async function locksWhileWaiting(
  act: () => Promise<unknown>,
  { awaited, others }: Record<'awaited' | 'others', keyof typeof ROWS>,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: house.app.database.url });
  await client.connect();
  await client.query('begin');
  await client.query(`${ROWS[awaited]()} for update`);
  const acting = act().catch(() => undefined);
  try {
    await expect
      .poll(() => house.app.database.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
      .toHaveLength(1);
    return await house.app.database.query(`${ROWS[others]()} for update nowait`).then(
      () => false,
      (error: unknown) => error instanceof pg.DatabaseError && error.code === '55P03',
    );
  } finally {
    await client.query('rollback');
    await client.end();
    await acting;
  }
}

describe('H-19 SEAT-8 while it waits', () => {
  it.each([
    ['a block, for a session, no invitation', () => block(), { awaited: 'session', others: 'invitations' }],
    [
      'a block with a new address, for a session, no invitation',
      () => block({ email: 'moved@cordee.example' }),
      { awaited: 'session', others: 'invitations' },
    ],
    ['a removal, for a session, no invitation', remove, { awaited: 'session', others: 'invitations' }],
    ['an accepted invitation, for its person, no invitation', accept, { awaited: 'person', others: 'invitations' }],
    [
      'who chooses another password by a link, for their account, no link',
      resetPassword,
      { awaited: 'person', others: 'links to a new password' },
    ],
    ['a deactivation, for its person, no account of the admin', deactivate, { awaited: 'person', others: 'account of the admin' }],
    ['a deactivation, for a session, no invitation', deactivate, { awaited: 'session', others: 'invitations' }],
    ['who is added, for their account, no session', joinAgain, { awaited: 'person', others: 'session' }],
  ] as const)('%s is locked', async (_, act, rows) => {
    expect(await locksWhileWaiting(act, rows)).toBe(false);
  });
});

it('H-19 SEAT-8 a member is blocked, and moves, while they are removed, added again and accept: all succeed, or are refused in words', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [saved, removed, joined, accepted] = await Promise.all([
      block({ email: `moved-${round}@cordee.example` }).then(() => 'blocked'),
      remove().then(({ status }) => status),
      joinAgain().then(
        () => 'joined',
        (error: { code?: string }) => error.code,
      ),
      accept().then(({ status }) => status),
    ]);
    expect([saved, removed]).toEqual(['blocked', 200]);
    expect(['joined', 'seats.already_member', 'seats.person_not_found']).toContain(joined);
    expect([200, 401, 403, 404, 409, 410]).toContain(accepted);
    expect((await house.standing(session)).holders).toEqual([]);
    await begin();
  }
});
