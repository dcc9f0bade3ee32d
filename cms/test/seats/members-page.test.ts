import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, openSession, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Member = { id: string; email: string; lastName: string; managerNames: string[]; standing: object | null };
type Page = { session: object; slots: object; members: Member[]; total: number; pages: number };

let app: TestApp;
let staff: string;
let session: string;
let course: string;

const PEOPLE = [
  ['ines', 'Inès', 'Caradec', 'learner'],
  ['etienne', 'Zoé', 'Étienne', 'learner'],
  ['artagnan', 'Jean-Luc', 'd’Artagnan', 'learner'],
  ['ernst', 'Omar', 'Ernst', 'manager-learner'],
  ['le-goff', 'Amel', 'Le Goff', 'manager'],
] as const;

beforeAll(async () => {
  app = await startTestApp();
  ({ course } = await publishedCourse(app.strapi));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  session = await openSession(app.strapi, course, []);
  await app.documents('plugin::seats.session').update({ documentId: session, data: { kind: 'slot', allowance: 3 } });
  for (const [name, firstName, lastName, role] of PEOPLE) {
    const email = `${name}@cordee.example`;
    await app.createPerson(email);
    await app.database.query('update up_users set first_name = $2, last_name = $3 where email = $1', [email, firstName, lastName]);
    await joinSession(app.strapi, { session, email, role });
  }
  const membership = (name: string) =>
    `(select m.id from cordee.membership m join up_users p on p.id = m.person where p.email = '${name}@cordee.example')`;
  await app.database.query(
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_for)
     select session, 2, id, person, 'staff' from cordee.membership where id = ${membership('etienne')}`,
  );
  await app.database.query(
    `insert into cordee.waiting_member (session, membership, position)
     select session, id, case id when ${membership('ines')} then 2 else 1 end from cordee.membership
     where id in (${membership('ines')}, ${membership('artagnan')})`,
  );
  await app.database.query(
    `insert into cordee.membership_manager (managed, manager, company) select ${membership('ines')}, m.id, m.company from cordee.membership m
     where m.id in (${membership('ernst')}, ${membership('le-goff')})`,
  );
  await app.database.query(`update up_users set blocked = true where email = 'ernst@cordee.example'`);
  await app.database.query(
    `insert into cordee.invitation (person, made_at, sent_at, expires_at, ended_at, end_cause)
     select id, cordee.now() - interval '90 days', cordee.now() - interval '90 days', cordee.now() - interval '60 days', cordee.now() - interval '80 days', 'used'
       from up_users where email in ('ines@cordee.example')
     union all
     select id, cordee.now() - interval '40 days', cordee.now() - interval '40 days', cordee.now() - interval '10 days', null, null
       from up_users where email in ('ines@cordee.example', 'artagnan@cordee.example')
     union all
     select id, cordee.now(), cordee.now(), cordee.now() + interval '30 days', null, null from up_users where email = 'etienne@cordee.example'`,
  );
});
afterAll(() => app.close());

const read = async (query: Record<string, string> = {}) =>
  (await app.call<Page>(`GET /seats/sessions/${session}/members?${new URLSearchParams(query)}`, { token: staff })).body;
const names = async (query: Record<string, string>) => (await read(query)).members.map(({ lastName }) => lastName);

describe('the members of a session', () => {
  it('SEAT-2 SEAT-5 stand below its contract, by last name, with their managers, and how they stand for a slot', async () => {
    const { session: contract, slots, members, total } = await read();
    expect(contract).toMatchObject({
      course: 'Un parcours',
      kind: 'slot',
      members: 5,
      taken: 1,
      allowance: 3,
      free: 2,
      waiting: 2,
      state: 'open',
    });
    expect([slots, total]).toEqual([{ total: 3, free: 2 }, 5]);
    expect(members.map(({ lastName }) => lastName)).toEqual(['Caradec', 'd’Artagnan', 'Ernst', 'Étienne', 'Le Goff']);
    expect(members[0]).toMatchObject({ managerNames: ['Omar Ernst', 'Amel Le Goff'], standing: { slot: null, place: 2 } });
    expect(members[2]).toMatchObject({ manages: { count: 1, names: ['Inès Caradec'] } });
  });

  it.each([
    ['ines caradec', ['Caradec']],
    ['CARADEC Inès', ['Caradec']],
    ["d'artagnan luc", ['d’Artagnan']],
    ['le-goff@', ['Le Goff']],
    ['e\u0301tienne', ['Étienne']],
    ['ines etienne', []],
  ])('H-83 are found by words of name and address, in any order, without accents: %s', async (search, found) => {
    expect(await names({ search })).toEqual(found);
    expect((await read({ search })).total).toBe(found.length);
  });

  it.each([
    ['-person', ['Le Goff', 'Étienne', 'Ernst', 'd’Artagnan', 'Caradec']],
    ['slot', ['Étienne', 'd’Artagnan', 'Caradec', 'Ernst', 'Le Goff']],
    ['role', ['Caradec', 'd’Artagnan', 'Étienne', 'Le Goff', 'Ernst']],
  ])('H-83 SEAT-7 are sorted by %s', async (sort, sorted) => {
    expect(await names({ sort })).toEqual(sorted);
  });

  it.each([
    [{ role: 'manager' }, ['Le Goff']],
    [{ standing: 'holding' }, ['Étienne']],
    [{ standing: 'waiting' }, ['Caradec', 'd’Artagnan']],
    [{ standing: 'none' }, ['Ernst']],
    [{ invitation: 'expired' }, ['Caradec', 'd’Artagnan']],
    [{ invitation: 'sent' }, ['Étienne']],
    [{ invitation: 'none' }, ['Ernst', 'Le Goff']],
    [{ blocked: 'yes' }, ['Ernst']],
    [{ blocked: 'no', standing: 'waiting', search: 'inès' }, ['Caradec']],
    [{ role: 'nobody' }, ['Caradec', 'd’Artagnan', 'Ernst', 'Étienne', 'Le Goff']],
  ])('SEAT-2 ACC-4 are filtered by role, slot, last invitation and block: %s', async (filters: Record<string, string>, found) => {
    expect(await names(filters)).toEqual(found);
  });

  it('SEAT-2 one of them is read alone, for a form', async () => {
    const [, second] = (await read()).members;
    expect((await read({ member: second?.id ?? '' })).members.map(({ id }) => id)).toEqual([second?.id]);
  });

  it('SEAT-5 ROT-1 who holds which slot, and who waits, in order', async () => {
    const board = await app.call<object>(`GET /seats/sessions/${session}/slots`, { token: staff });
    expect(board.body).toMatchObject({
      slots: [
        { slot: 1, holder: null, since: null },
        { slot: 2, holder: { name: 'Zoé Étienne' } },
        { slot: 3, holder: null },
      ],
      totalSlots: 3,
      waiting: [{ name: 'Jean-Luc d’Artagnan', endsOn: '2040-12-31', blocked: false }, { name: 'Inès Caradec' }],
      totalWaiting: 2,
    });
  });

  it('SEAT-9 the timeline of a session says who held which slot, and why; a session of licences has none', async () => {
    const timeline = await app.call<object>(`GET /seats/sessions/${session}/timeline`, { token: staff });
    expect(timeline.body).toMatchObject({
      pages: 1,
      later: null,
      histories: [
        { slot: 1, holdings: [] },
        { slot: 2, holdings: [{ holder: 'Zoé Étienne', began: { cause: 'staff' }, until: null, ended: null }] },
        { slot: 3, holdings: [] },
      ],
    });
    const licences = await openSession(app.strapi, course, []);
    expect(await app.call(`GET /seats/sessions/${licences}/timeline`, { token: staff })).toMatchObject({
      status: 409,
      body: { code: 'seats.no_slot_session' },
    });
    expect((await app.call(`GET /seats/sessions/none/timeline`, { token: staff })).status).toBe(404);
  });

  it('PART-10 ten thousand are paged by 25, and the last page is shown when there are fewer', async () => {
    await app.database.query(
      `with crowd as (
         insert into up_users (document_id, email, username, first_name, last_name, provider)
         select 'crowd-' || n, 'crowd' || n || '@cordee.example', 'crowd' || n, 'Zoé', 'Foule ' || lpad(n::text, 5, '0'), 'local'
         from generate_series(1, 10000) n returning id
       ) insert into cordee.membership (person, session, role) select crowd.id, s.id, 'learner' from crowd, sessions s where s.document_id = $1`,
      [session],
    );
    const found = await read({ search: 'foule zoe', page: '2' });
    expect([found.total, found.pages, found.members.length, found.members[0]?.lastName]).toEqual([10_000, 400, 25, 'Foule 00026']);
    expect((await read({ search: 'foule', page: '10000' })).members.at(-1)?.lastName).toBe('Foule 10000');
  });
});
