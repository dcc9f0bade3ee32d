// Pilots add members to their sessions of slots. (SEAT-5, TEAM-2)
import { COMPANY } from '@cordee/companies';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { startTwoCompanies } from './two-companies.ts';

type Added = { code?: string; member: string; name: string; keepsName: boolean; facts: { fields: { path: string }[] } };
type Page = {
  code?: string;
  establishments: { document: string; name: string }[];
  managers: { id: string; name: string; email: string }[];
};

let app: TestApp;
let course: string;
let company: string;
let foreign: string;
let token: string;
let strangersToken: string;
let staff: string;

beforeAll(async () => {
  ({ app, course, company, foreign, token, strangersToken } = await startTwoCompanies());
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

async function openSession(data: object = {}): Promise<string> {
  const dates = { startsOn: '2020-01-01', endsOn: '2040-12-31' };
  const session = { reference: reference(), course, company, kind: 'slot', allowance: 2, ...dates, ...data };
  return (await app.documents(SESSION).create({ data: session })).documentId;
}
const page = async (session: string, as = token) =>
  (await app.call<Page>(`GET /api/seats/sessions/${session}/new-member`, { token: as })).body;
const add = (session: string, email: string, data: object = {}, as = token) =>
  app.call<Added>(`POST /api/seats/sessions/${session}/members`, {
    token: as,
    body: { firstName: 'Léa', lastName: 'Morin', email, role: 'learner', managers: [], ...data },
  });
const membersOf = (session: string) =>
  app.database.query<{ id: string; email: string; role: string; establishment: string }>(
    `select m.id, p.email, m.role, e.name as establishment from cordee.current_membership m join up_users p on p.id = m.person
     join cordee.establishment e on e.id = m.establishment join sessions s on s.id = m.session where s.document_id = $1 order by p.email`,
    [session],
  );
const mailsTo = (email: string) =>
  app.database.query<{ template: string; facts: object }>(
    'select template, facts::json as facts from cordee.mail where to_address = $1 order by 1',
    [email],
  );
const invitationsOf = (email: string) =>
  app.database.query<{ due: boolean | null }>(
    'select i.due_at <= cordee.now() as due from cordee.invitation i join up_users p on p.id = i.person where p.email = $1',
    [email],
  );
const managersOf = (member: string) =>
  app.database.query<{ manager: string }>('select manager from cordee.membership_manager where managed = $1', [member]);
const actsAbout = async (email: string) => {
  const [person] = await app.database.query<{ document_id: string }>('select document_id from up_users where email = $1', [email]);
  return (await app.call<{ entries: object[] }>(`GET /staff/people/${person?.document_id}/acts`, { token: staff })).body.entries;
};

describe('a person whom a pilot adds', () => {
  it('SEAT-5 TEAM-2 is a member in the role, at the place and with the managers that were chosen; the audit log says who did it', async () => {
    const session = await openSession();
    const { documentId: second } = await app.documents('plugin::companies.establishment').create({ data: { name: 'Nantes', company } });
    await app.createPerson('chief@cordee.example', { firstName: 'Ana', lastName: 'Aubin' });
    await joinSession(app.strapi, { session, email: 'chief@cordee.example', role: 'manager' });
    const view = await page(session);
    expect(view.establishments.map(({ name }) => name)).toContain('Nantes');
    const chief = view.managers.find(({ email }) => email === 'chief@cordee.example')?.id ?? '';

    const added = await add(session, ' Lea@Cordee.example', { establishment: second, managers: [chief] });
    expect(added).toMatchObject({ status: 200, body: { name: 'Léa Morin', keepsName: false } });
    expect(await membersOf(session)).toContainEqual({
      id: added.body.member,
      email: 'lea@cordee.example',
      role: 'learner',
      establishment: 'Nantes',
    });
    expect(await managersOf(added.body.member)).toEqual([{ manager: chief }]);
    expect(await actsAbout('lea@cordee.example')).toMatchObject([
      { act: 'seats.managers-changed', staff: 'Marc Teixeira', facts: { count: '1' } },
      { act: 'seats.member-added', staff: 'Marc Teixeira' },
    ]);
  });

  it('ACC-4 learns: is invited once called up; manages: at once, and nobody manages who does not learn', async () => {
    const session = await openSession();
    const { body: manager } = await add(session, 'boss@cordee.example', { role: 'manager' });
    expect(await invitationsOf('boss@cordee.example')).toEqual([{ due: true }]);
    await add(session, 'both@cordee.example', { role: 'manager-learner', managers: [manager.member] });
    expect(await invitationsOf('both@cordee.example')).toEqual([{ due: true }]);
    await add(session, 'learns@cordee.example');
    expect(await invitationsOf('learns@cordee.example')).toEqual([{ due: null }]);
    const other = await add(session, 'other-boss@cordee.example', { role: 'manager', managers: [manager.member] });
    expect([other.status, await managersOf(other.body.member)]).toEqual([200, []]);
    expect(await mailsTo('learns@cordee.example')).toEqual([]);
  });

  it('PART-5 has an account: keeps its name, is told by one mail and not invited; who is blocked, or has chosen no password, gets no such mail', async () => {
    const session = await openSession();
    await app.createPerson('known@cordee.example', { firstName: 'Inès', lastName: 'Roche' });
    expect((await add(session, 'known@cordee.example')).body).toMatchObject({ name: 'Inès Roche', keepsName: true });
    expect(await mailsTo('known@cordee.example')).toMatchObject([
      { template: 'seats.added-to-session', facts: { firstName: 'Inès', company: 'Horizon', role: 'learner' } },
    ]);
    expect(await invitationsOf('known@cordee.example')).toEqual([]);

    const { documentId } = await app.createPerson('blocked@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { blocked: true } });
    await add(await openSession({ company: foreign }), 'waits@cordee.example', {}, strangersToken);
    for (const email of ['blocked@cordee.example', 'waits@cordee.example']) {
      expect((await add(session, email)).status, email).toBe(200);
      expect(await mailsTo(email), email).toEqual([]);
    }
  });

  it('H-75 is added once by a form that is sent twice; one of later, or that says another role or manager, is told that they are there', async () => {
    const session = await openSession();
    const { body: manager } = await add(session, 'manager-of-twice@cordee.example', { role: 'manager' });
    await app.createPerson('twice@cordee.example');
    for (const email of ['twice@cordee.example', 'new-twice@cordee.example']) {
      const answers = await Promise.all([add(session, email), add(session, email)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(new Set(answers.map(({ body }) => body.member)).size).toBe(1);
      expect(await actsAbout(email)).toHaveLength(1);
      for (const other of [{ role: 'manager' }, { managers: [manager.member] }])
        expect((await add(session, email, other)).body.code).toBe('seats.already_member');
    }
    expect(await mailsTo('twice@cordee.example')).toHaveLength(1);
    await app.database.query("update cordee.membership set since = since - interval '11 minutes'");
    expect((await add(session, 'twice@cordee.example')).body).toMatchObject({
      code: 'seats.already_member',
      facts: { email: 'twice@cordee.example' },
    });
  });

  it('TEAM-2 is named, has an address, and gets no other role', async () => {
    const session = await openSession();
    const refused = await add(session, 'nobody', { firstName: ' ', lastName: 'https://x.example' });
    expect(refused.body.facts.fields.map(({ path }) => path).sort()).toEqual(['email', 'firstName', 'lastName']);
    for (const role of ['pilot', 'student', 'administrator', 'tester'])
      expect((await add(session, 'role@cordee.example', { role })).status, role).toBe(422);
    expect(await membersOf(session)).toEqual([]);
  });

  it('SEAT-1 ACC-8 is at a place of the company, and managed by its managers', async () => {
    const session = await openSession();
    const { documentId: elsewhere } = await app.documents(COMPANY).create({ data: { legalName: 'Plus loin' } });
    const [place] = await app.database.query<{ document_id: string }>(
      'select e.document_id from cordee.establishment e join cordee.company c on c.id = e.company where c.document_id = $1',
      [elsewhere],
    );
    expect((await add(session, 'place@cordee.example', { establishment: place?.document_id })).body.code).toBe(
      'seats.establishment_not_found',
    );
    const { body: stranger } = await add(
      await openSession({ company: foreign }),
      'far@cordee.example',
      { role: 'manager' },
      strangersToken,
    );
    expect((await add(session, 'managed@cordee.example', { managers: [stranger.member] })).body.code).toBe('seats.manager_not_found');
    expect(await app.database.query("select from up_users where email in ('place@cordee.example', 'managed@cordee.example')")).toEqual([]);
  });
});

describe('the sessions to which a pilot adds people', () => {
  it('SEAT-4 SEAT-5 have slots and are not over: of others they are told whom to ask, or the last day', async () => {
    const [licences, over] = [await openSession({ kind: 'licence', allowance: 0 }), await openSession({ endsOn: '2020-12-31' })];
    for (const answer of [await page(licences), (await add(licences, 'licence@cordee.example')).body])
      expect(answer).toMatchObject({ code: 'seats.members_added_by_team', facts: { contact: 'none' } });
    for (const answer of [await page(over), (await add(over, 'over@cordee.example')).body])
      expect(answer).toMatchObject({ code: 'seats.session_expired', facts: { endsOn: '2020-12-31' } });
  });

  it('SEC-16 TEAM-2 are those of the companies that they pilot: a member who manages adds nobody, nor does the pilot of another company', async () => {
    const session = await openSession();
    const manager = await app.createPerson('manages@cordee.example');
    await joinSession(app.strapi, { session, email: manager.email, role: 'manager-learner' });
    for (const as of [strangersToken, manager.token]) {
      expect((await page(session, as)).code).toBe('seats.session_not_found');
      expect((await add(session, 'none@cordee.example', {}, as)).body.code).toBe('seats.session_not_found');
    }
  });
});

it('SEAT-5 two hundred people an hour are added by one pilot, who is told when the next can be', async () => {
  const session = await openSession();
  await app.database.query('delete from cordee.guess');
  await app.database.query(
    `insert into cordee.guess (subject, at) select 'inviting:' || id, cordee.now() - interval '20 minutes' from up_users, generate_series(1, 199)
     where email = 'other-pilot@cordee.example'`,
  );
  const theirs = await openSession({ company: foreign });
  expect((await add(theirs, 'last@cordee.example', {}, strangersToken)).status).toBe(200);
  const refused = await add(theirs, 'beyond@cordee.example', {}, strangersToken);
  expect([refused.status, refused.body]).toMatchObject([429, { code: 'accounts.too_many_invited', facts: { minutes: 40 } }]);
  expect((await add(session, 'beyond@cordee.example')).status, 'another pilot').toBe(200);
});
