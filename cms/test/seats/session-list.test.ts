import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, openSession, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Row = { reference: string; company: { document: string; name: string } | null; state: string };
type List = { sessions: Row[]; total: number; pages: number; company: object | null };

const SESSION = 'plugin::seats.session';

let app: TestApp;
let staff: string;
let course: string;
let clinic: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ course } = await publishedCourse(app.strapi));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  const company = async (legalName: string) =>
    (await app.documents('plugin::companies.company').create({ data: { legalName } })).documentId;
  clinic = await company('Clinique d’Artagnan');
  const foundry = await company('Fonderie Étienne');

  const open = async (reference: string, data: object, dates = {}) => {
    const session = await openSession(app.strapi, course, [], dates);
    await app.documents(SESSION).update({ documentId: session, data: { reference, ...data } });
    return session;
  };
  await open('Équipe de nuit', { company: clinic, allowance: 12 });
  const relay = await open('Relais', { company: clinic, kind: 'slot', allowance: 3 }, { startsOn: '2021-01-01' });
  await open('Été 2030', { company: foundry }, { startsOn: '2030-06-01' });
  await open('Zinc', { company: foundry }, { startsOn: '2019-01-01', endsOn: '2019-06-30' });
  for (const name of ['holds', 'waits', 'neither', 'leads']) {
    const { email } = await app.createPerson(`${name}@cordee.example`);
    await joinSession(app.strapi, { session: relay, email, role: name === 'leads' ? 'manager' : 'learner' });
  }
  const membership = (email: string) =>
    `(select m.id from cordee.membership m join up_users p on p.id = m.person where p.email = '${email}')`;
  await app.database.query(
    `insert into cordee.slot_holding (session, slot, membership, person, assigned_for)
     select session, 1, id, person, 'staff' from cordee.membership where id = ${membership('holds@cordee.example')}`,
  );
  await app.database.query(
    `insert into cordee.waiting_member (session, membership, position)
     select session, id, 1 from cordee.membership where id = ${membership('waits@cordee.example')}`,
  );
});
afterAll(() => app.close());

const list = async (query: Record<string, string> = {}) =>
  (await app.call<List>(`GET /seats/sessions?${new URLSearchParams(query)}`, { token: staff })).body;
const references = async (query: Record<string, string>) => (await list(query)).sessions.map(({ reference }) => reference);

describe('the list of sessions', () => {
  it('SEAT-2 has the latest first, with members, seats taken and free, who waits, dates and state', async () => {
    const { sessions, total, pages } = await list();
    expect(sessions.map(({ reference }) => reference)).toEqual(['Été 2030', 'Relais', 'Équipe de nuit', 'Zinc']);
    expect({ total, pages }).toEqual({ total: 4, pages: 1 });
    expect(sessions[1]).toMatchObject({
      company: { document: clinic, name: 'Clinique d’Artagnan' },
      course: 'Un parcours',
      kind: 'slot',
      members: 4,
      taken: 1,
      allowance: 3,
      free: 2,
      waiting: 1,
      startsOn: '2021-01-01',
      endsOn: '2040-12-31',
      state: 'open',
    });
    expect(sessions.map(({ state }) => state)).toEqual(['not-yet', 'open', 'open', 'ended']);
  });

  it.each([
    ['clinique ARTAGNAN', ['Relais', 'Équipe de nuit']],
    ["d'artagnan equipe", ['Équipe de nuit']],
    ['  nuit   e\u0301quipe ', ['Équipe de nuit']],
    ['parcours etienne ete', ['Été 2030']],
    ['relais fonderie', []],
    ['100%', []],
  ])('H-83 finds by words of reference, company and course, in any order, without accents: %s', async (search, found) => {
    expect(await references({ search })).toEqual(found);
    expect((await list({ search })).total).toBe(found.length);
  });

  it.each([
    ['reference', ['Équipe de nuit', 'Été 2030', 'Relais', 'Zinc']],
    ['-reference', ['Zinc', 'Relais', 'Été 2030', 'Équipe de nuit']],
    ['-members', ['Relais', 'Équipe de nuit', 'Été 2030', 'Zinc']],
    ['-waiting', ['Relais', 'Équipe de nuit', 'Été 2030', 'Zinc']],
    ['-taken', ['Relais', 'Équipe de nuit', 'Été 2030', 'Zinc']],
    ['endsOn', ['Zinc', 'Équipe de nuit', 'Relais', 'Été 2030']],
    ['-company', ['Été 2030', 'Zinc', 'Équipe de nuit', 'Relais']],
  ])('H-83 is sorted by %s, É with E', async (sort, sorted) => {
    expect(await references({ sort })).toEqual(sorted);
  });

  it('SEAT-2 is filtered by state, kind and company; a filter that is none is ignored', async () => {
    expect(await references({ state: 'open', kind: 'licence' })).toEqual(['Équipe de nuit']);
    expect(await references({ state: 'ended' })).toEqual(['Zinc']);
    const ofClinic = await list({ company: clinic, search: 'parcours', sort: '-free' });
    expect(ofClinic.sessions.map(({ reference }) => reference)).toEqual(['Équipe de nuit', 'Relais']);
    expect(ofClinic.company).toEqual({ document: clinic, name: 'Clinique d’Artagnan' });
    expect(await list({ company: 'none' })).toEqual({ sessions: [], total: 0, pages: 1, company: null });
    expect((await list({ state: 'x', kind: 'y', sort: 'z' })).total).toBe(4);
  });

  it('SEAT-2 has pages of 25, and shows the last one when there are fewer', async () => {
    await app.database.query(
      `with added as (
         insert into sessions (document_id, reference, starts_on, ends_on, published_at)
         select 'many-' || n, 'Beaucoup ' || lpad(n::text, 2, '0'), date '2022-01-01' + n, '2040-01-01', now() from generate_series(1, 60) n returning id
       ) insert into sessions_company_lnk (session_id, company_id) select added.id, c.company from added, cordee.school c`,
    );
    const page = async (number: string) => references({ search: 'beaucoup', sort: 'reference', page: number });
    expect([(await page('1')).length, (await page('2'))[0], (await page('3')).length]).toEqual([25, 'Beaucoup 26', 10]);
    expect(await page('9')).toEqual(await page('3'));
    expect(await list({ search: 'beaucoup' })).toMatchObject({ total: 60, pages: 3 });
  });
});

describe('a company', () => {
  it('SEAT-1 ACC-8 has establishments with their members, pilots by name, and sessions with theirs, which ends last on top', async () => {
    for (const [email, lastName] of [
      ['zed@cordee.example', 'Zed'],
      ['etienne@cordee.example', 'Étienne'],
    ] as const) {
      const { documentId } = await app.createPerson(email);
      await app.database.query("update up_users set first_name = 'Max', last_name = $2 where document_id = $1", [documentId, lastName]);
      await app.database.query(
        `insert into companies_pilots_lnk (company_id, user_id) select c.id, p.id from companies c, up_users p where c.document_id = $1 and p.document_id = $2`,
        [clinic, documentId],
      );
    }
    const { body } = await app.call<{ sessions: Row[] }>(`GET /seats/companies/${clinic}/overview`, { token: staff });
    expect(body).toMatchObject({
      establishments: [{ members: 4 }],
      pilots: [
        { name: 'Max Étienne', email: 'etienne@cordee.example', blocked: false },
        { name: 'Max Zed', email: 'zed@cordee.example' },
      ],
      total: 2,
    });
    expect(body.sessions.map(({ reference, state }) => [reference, state])).toEqual([
      ['Équipe de nuit', 'open'],
      ['Relais', 'open'],
    ]);
    expect((await app.call(`GET /seats/companies/none/overview`, { token: staff })).body).toEqual({
      establishments: [],
      pilots: [],
      sessions: [],
      total: 0,
    });
  });
});
