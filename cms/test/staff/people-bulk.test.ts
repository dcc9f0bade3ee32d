// What staff do in the list of people: add somebody, and change several people at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, publishedCourse, schoolOf } from '../course.ts';
import { createStaffUser, createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const USER = 'plugin::users-permissions.user';

let app: TestApp;
let staff: string;
let peopleStaff: string;
let course: string;
let school: string;
let today: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  peopleStaff = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
  ({ course } = await publishedCourse(app.strapi));
  school = await schoolOf(app.strapi);
  today = new Date().toISOString().slice(0, 10);
});
afterAll(() => app.close());

let count = 0;
async function open(data: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const session = { reference: `Liste-${count}`, course, company: school, startsOn: today, endsOn: '2040-12-31', ...data };
  return (await app.documents('plugin::seats.session').create({ data: session })).documentId;
}

/** Opens an account without a password. */
const invitee = async (email: string, data: Record<string, unknown> = {}): Promise<string> =>
  (await app.documents(USER).create({ data: { email, firstName: 'Inès', lastName: 'Caradec', ...data } })).documentId;

const add = (body: Record<string, unknown>, token = staff) =>
  app.call<{ person: string; code?: string }>('POST /staff/people', { token, body });
const bulk = <Body>(what: 'invitations' | 'blocks' | 'memberships', body: Record<string, unknown>, token = staff) =>
  app.call<Body & { code?: string; facts?: { names?: string } }>(`POST /staff/people-${what}`, { token, body });
const membersOf = async (session: string) =>
  (
    await app.database.query<{ email: string; role: string }>(
      `select p.email, m.role from cordee.current_membership m join up_users p on p.id = m.person join sessions s on s.id = m.session
       where s.document_id = $1 order by p.email`,
      [session],
    )
  ).map(({ email, role }) => `${email} ${role}`);
const actsAbout = async (person: string) =>
  (await app.call<{ entries: { act: string }[] }>(`GET /staff/people/${person}/acts`, { token: staff })).body.entries.map(({ act }) => act);
const invitations = async (person: string) =>
  app.database.query<{ due: boolean }>(
    `select due_at is not null as due from cordee.invitation i join up_users p on p.id = i.person where p.document_id = $1`,
    [person],
  );

describe('a person who is added', () => {
  const zoe = { firstName: 'Zoé', lastName: 'Abadie' };

  it('ACC-4 ACC-13 has an account, a session and a role by one form, and is invited as its session says', async () => {
    const session = await open();
    const { status, body } = await add({ ...zoe, email: 'Zoe@cordee.example ', membership: { session, role: 'manager-learner' } });
    expect(status).toBe(200);
    expect(await membersOf(session)).toEqual(['zoe@cordee.example manager-learner']);
    expect(await actsAbout(body.person)).toEqual(['seats.member-added', 'accounts.person-created']);
    expect(await invitations(body.person)).toEqual([{ due: true }]);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('ACC-4 who comes into no session is invited at once when staff say so: %s', async (invites, sent) => {
    const { body } = await add({ ...zoe, email: `alone-${invites}@cordee.example`, invites });
    expect(await invitations(body.person)).toHaveLength(sent);
    expect((await actsAbout(body.person)).filter((act) => act === 'accounts.invited')).toHaveLength(sent);
  });

  it('ACC-4 whose address has an account is named, and comes into the session once staff say so, with their own name', async () => {
    const session = await open();
    const person = await invitee('known@cordee.example');
    const form = { ...zoe, email: 'known@cordee.example', membership: { session, role: 'learner' } };
    expect((await add(form)).body).toMatchObject({ code: 'staff.person_exists', facts: { person, name: 'Inès Caradec' } });
    expect(await membersOf(session)).toEqual([]);
    expect((await add({ ...form, known: 'somebody-else' })).body.code).toBe('staff.person_exists');
    expect((await add({ ...form, known: person })).body).toEqual({ person });
    expect(await membersOf(session)).toEqual(['known@cordee.example learner']);
    const [stored] = await app.database.query<{ first_name: string }>('select first_name from up_users where document_id = $1', [person]);
    expect(stored?.first_name).toBe('Inès');
  });

  it('ACC-13 of a form that is refused for its session nothing stays', async () => {
    const form = { ...zoe, email: 'nothing@cordee.example', membership: { session: 'nowhere', role: 'learner' } };
    expect((await add(form)).body.code).toBe('seats.session_not_found');
    const over = await open({ kind: 'slot', allowance: 1, startsOn: '2020-01-01', endsOn: '2020-02-01' });
    expect((await add({ ...form, membership: { session: over, role: 'learner' } })).body.code).toBe('seats.session_expired');
    expect(await app.database.query('select from up_users where email = $1', [form.email])).toEqual([]);
  });

  it('ACC-4 two forms at once open one account, and whoever is second reads whose it is', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => add({ ...zoe, email: 'once@cordee.example', invites: true })));
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'staff.person_exists', 'staff.person_exists']);
    expect(await app.database.query('select from up_users where email = $1', ['once@cordee.example'])).toHaveLength(1);
  });

  it('ACC-22 nobody is put into a session by a role that may not', async () => {
    const role = await app.strapi.service('admin::role').create({ name: 'People alone' });
    const permission = { action: 'plugin::staff.people', subject: null, conditions: [], properties: {} };
    await app.strapi.service('admin::role').assignPermissions(role.id, [permission]);
    const token = await createStaffWithRole(app, 'alone@cordee.example', role.code);
    const form = { ...zoe, email: 'not-mine@cordee.example' };
    expect((await add({ ...form, membership: { session: await open(), role: 'learner' } }, token)).body.code).toBe(
      'staff.members_not_yours',
    );
    expect((await add(form, token)).status).toBe(200);
  });
});

describe('an invitation of several people', () => {
  it('ACC-4 goes to who has no password; of each of the others staff read why not', async () => {
    const people = [
      await invitee('several-1@cordee.example'),
      await invitee('several-2@cordee.example', { firstName: 'Zoé' }),
      (await app.createPerson('several-3@cordee.example', { firstName: 'Léa', lastName: 'Roy' })).documentId,
      await invitee('several-4@cordee.example', { firstName: 'Max', blocked: true }),
    ];
    const first = await bulk<{ invited: number; others: object[] }>('invitations', { people });
    expect(first.body).toEqual({
      invited: 2,
      others: [
        { name: 'Léa Roy', why: 'has-password' },
        { name: 'Max Caradec', why: 'blocked' },
      ],
    });
    expect([await actsAbout(people[0] ?? ''), await actsAbout(people[2] ?? '')]).toEqual([['accounts.invited'], []]);
  });

  it('ACC-22 leaves out who is staff, for whom others answer', async () => {
    const administrator = await invitee('administrator@cordee.example', { standing: 'administrator' });
    const { body } = await bulk<{ invited: number; others: object[] }>('invitations', { people: [administrator] }, peopleStaff);
    expect(body).toEqual({ invited: 0, others: [{ name: 'Inès Caradec', why: 'staff' }] });
  });

  it('ACC-4 no more than 200 at once, and nobody when one of them is gone', async () => {
    const people = Array.from({ length: 201 }, (_, index) => `p${index}`);
    expect((await bulk('invitations', { people })).status).toBe(422);
    const person = await invitee('with-a-ghost@cordee.example');
    expect((await bulk('invitations', { people: [person, 'ghost'] })).body.code).toBe('accounts.person_not_found');
    expect(await invitations(person)).toEqual([]);
  });
});

describe('a block of several people', () => {
  it('ACC-13 H-19 ends sign-ins and slots of all at once, and is noted', async () => {
    const session = await open({ kind: 'slot', allowance: 2 });
    const people = [await app.createPerson('holder@cordee.example'), await app.createPerson('idle@cordee.example')];
    const changedBy = (document: string) =>
      app.database.query("select staff_name from cordee.field_change where document = $1 and field = 'blocked'", [document]);
    await joinSession(app.strapi, { session, email: 'holder@cordee.example', role: 'learner' });
    const [member] = await app.database.query<{ id: string }>('select id from cordee.membership where person = $1', [people[0]?.id]);
    const assigned = await app.call(`POST /seats/sessions/${session}/members/${member?.id}/slot`, {
      token: staff,
      body: { action: 'assign' },
    });
    expect(assigned.status).toBe(200);
    const before = await invitee('blocked-before@cordee.example', { blocked: true });

    const answer = await bulk('blocks', { people: [...people.map(({ documentId }) => documentId), before] });
    expect(answer.body).toEqual({ blocked: 2, before: 1 });
    for (const { token, documentId } of people) {
      expect((await app.call('GET /api/accounts/me', { token })).status).toBe(401);
      expect(await actsAbout(documentId)).toContain('accounts.blocked-changed');
      expect(await changedBy(documentId)).toEqual([{ staff_name: expect.stringMatching(/./) }]);
    }
    expect(await app.database.query('select from cordee.slot_holding where membership = $1 and until is null', [member?.id])).toEqual([]);
    expect(await actsAbout(before)).not.toContain('accounts.blocked-changed');
  });

  it('ACC-22 blocks nobody when one of them is staff, whom others answer for, and names them', async () => {
    const person = await invitee('beside@cordee.example');
    const administrator = await invitee('chief@cordee.example', { firstName: 'Anouk', standing: 'administrator' });
    const { status, body } = await bulk('blocks', { people: [person, administrator] }, peopleStaff);
    expect([status, body.code, body.facts?.names]).toEqual([403, 'staff.staff_among_them', 'Anouk Caradec']);
    expect(
      await app.database.query("select from up_users where blocked and email in ('beside@cordee.example', 'chief@cordee.example')"),
    ).toEqual([]);
  });
});

describe('several people who are put into a session', () => {
  it('SEAT-5 come in together, each with an entry in their history', async () => {
    const session = await open({ kind: 'slot', allowance: 1 });
    const people = [await invitee('joins-1@cordee.example'), await invitee('joins-2@cordee.example')];
    expect((await bulk('memberships', { people, session, role: 'learner' })).body).toEqual({ added: 2, before: 0 });
    expect(await membersOf(session)).toEqual(['joins-1@cordee.example learner', 'joins-2@cordee.example learner']);
    expect(await actsAbout(people[1] ?? '')).toContain('seats.member-added');
  });

  it('SEAT-3 take seats together: without enough nobody comes in, and both numbers are those of before', async () => {
    const session = await open({ filledBy: 'company', allowance: 2 });
    await joinSession(app.strapi, { session, email: (await app.createPerson('seated@cordee.example')).email, role: 'learner' });
    const people = [await invitee('seat-1@cordee.example'), await invitee('seat-2@cordee.example')];
    expect((await bulk('memberships', { people, session, role: 'learner' })).body).toMatchObject({
      code: 'seats.no_seat_left',
      facts: { allowance: 2, counted: 1 },
    });
    expect(await membersOf(session)).toEqual(['seated@cordee.example learner']);
    expect((await bulk('memberships', { people, session, role: 'manager' })).body).toEqual({ added: 2, before: 0 });
  });

  it('SEAT-3 raise the allowance that follows the members, unless it has changed since staff saw it', async () => {
    const session = await open();
    const people = [await invitee('raises-1@cordee.example'), await invitee('raises-2@cordee.example')];
    const form = { people, session, role: 'learner' };
    expect((await bulk('memberships', { ...form, allowance: 5 })).body).toMatchObject({
      code: 'seats.allowance_changed',
      facts: { from: 5, now: 0 },
    });
    expect((await bulk('memberships', { ...form, allowance: 0 })).body).toEqual({ added: 2, before: 0 });
    const choices = await app.call<{ sessions: { document: string; seats: object | null }[] }>('GET /staff/session-choices?search=liste', {
      token: staff,
    });
    expect(choices.body.sessions.find(({ document }) => document === session)?.seats).toMatchObject({
      filledBy: 'staff',
      allowance: 2,
      counted: 2,
      joinableUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('SEAT-5 leave out who is a member already, so that the same form sent twice adds nobody', async () => {
    const session = await open();
    const people = [await invitee('all-1@cordee.example'), await invitee('all-2@cordee.example')];
    await joinSession(app.strapi, { session, email: 'all-2@cordee.example', role: 'manager' });
    const form = { people, session, role: 'learner', allowance: 0 };
    expect((await bulk('memberships', form)).body).toEqual({ added: 1, before: 1 });
    expect((await bulk('memberships', form)).body).toEqual({ added: 0, before: 2 });
    expect(await membersOf(session)).toEqual(['all-1@cordee.example learner', 'all-2@cordee.example manager']);
  });

  it('ACC-20 come in all or none: not beside somebody who was erased', async () => {
    const session = await open();
    const erased = await invitee('is-erased@cordee.example');
    const gone = await app.call(`POST /staff/people/${erased}/erasure`, { token: staff, body: { email: 'is-erased@cordee.example' } });
    expect(gone.status).toBeLessThan(300);
    const people = [await invitee('beside-erased@cordee.example'), erased];
    expect((await bulk('memberships', { people, session, role: 'learner' })).body.code).toBe('accounts.person_is_erased');
    expect(await membersOf(session)).toEqual([]);
  });
});
