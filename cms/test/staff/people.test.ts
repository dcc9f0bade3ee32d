// The list of people that staff search.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod/v4';
import type { staffAdminApi } from '../../../plugins/staff/admin-api.ts';
import { joinSession, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const COMPANY = 'plugin::companies.company';

type People = z.output<(typeof staffAdminApi.people)['response']>;

let app: TestApp;
let staff: string;
let clinic: string;
let session: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  const { course } = await publishedCourse(app.strapi);
  const person = (email: string, firstName: string, lastName: string, data = {}) =>
    app.documents('plugin::users-permissions.user').create({ data: { email, firstName, lastName, ...data } });
  const pilot = await person('marc@lilas.example', 'Marc', 'Teixeira');
  const company = async (legalName: string, pilots: string[] = []) =>
    (await app.documents(COMPANY).create({ data: { legalName, pilots } })).documentId;
  clinic = await company('Clinique des Lilas', [pilot.documentId]);
  const today = new Date().toISOString().slice(0, 10);
  const open = async (reference: string, of: string) =>
    (
      await app
        .documents('plugin::seats.session')
        .create({ data: { reference, course, company: of, startsOn: today, endsOn: '2040-12-31' } })
    ).documentId;
  session = await open('LILAS-1', clinic);
  const other = await open('Fonderie-2', await company('Fonderie Étienne'));
  await person('ines@lilas.example', 'Inès', 'Caradec');
  await person('ines.caradec@fonderie.example', 'Inès', 'Caradec', { blocked: true });
  await person('e.dartagnan@fonderie.example', 'Élodie', 'd’Artagnan', { standing: 'tester' });
  await person('zoe@nulle-part.example', 'Zoé', 'Abadie');
  await joinSession(app.strapi, { session, email: 'ines@lilas.example', role: 'manager-learner' });
  await joinSession(app.strapi, { session: other, email: 'ines.caradec@fonderie.example', role: 'learner' });
  await joinSession(app.strapi, { session: other, email: 'e.dartagnan@fonderie.example', role: 'learner' });
});
afterAll(() => app.close());

const list = async (query: Record<string, string> = {}) =>
  (await app.call<People>(`GET /staff/people?${new URLSearchParams(query)}`, { token: staff })).body;
const addresses = async (query: Record<string, string>) => (await list(query)).people.map(({ email }) => email);

const CLINIC = 'ines@lilas.example';
const FOUNDRY = 'ines.caradec@fonderie.example';
const ARTAGNAN = 'e.dartagnan@fonderie.example';

describe('a search', () => {
  it.each([
    ['Inès, je crois Caradec, de la clinique', [CLINIC]],
    ['caradec ines', [CLINIC, FOUNDRY]],
    ['CARADEC INE\u0300S', [CLINIC, FOUNDRY]],
    ['fonderie etienne cara', [FOUNDRY]],
    ["D'Artagnan Elodie", [ARTAGNAN]],
    ['lilas marc', ['marc@lilas.example']],
    ['nulle part', ['zoe@nulle-part.example']],
    ['dec@fond', [FOUNDRY]],
    ['100%', []],
  ])('ACC-13 H-83 “%s” finds %j, whatever the order, case and accents', async (search, found) => {
    const { people, words, matched } = await list({ search });
    expect(people.map(({ email }) => email).sort()).toEqual([...found].sort());
    expect(matched).toBe(found.length > 0 ? words : 0);
  });

  it('H-83 when nobody has all words, those are listed who have most of them, and the list says so', async () => {
    const { people, words, matched, total } = await list({ search: 'Agnès Caradec Lilas' });
    expect(people.map(({ email }) => email)).toEqual([CLINIC]);
    expect({ words, matched, total }).toEqual({ words: 3, matched: 2, total: 1 });
  });
});

describe('the list', () => {
  it('ACC-13 says who somebody is, where they learn and for whom, and what they can do', async () => {
    const [person] = (await list({ search: 'ines lilas' })).people;
    expect(person).toMatchObject({
      firstName: 'Inès',
      lastName: 'Caradec',
      state: 'invited',
      standing: 'none',
      isStaff: false,
      sessions: [{ document: session, reference: 'LILAS-1', role: 'manager-learner' }],
      otherSessions: 0,
      companies: [{ document: clinic, legalName: 'Clinique des Lilas', pilots: false }],
      lastAt: null,
    });
    expect((await list({ search: 'teixeira' })).people[0]?.companies).toEqual([
      { document: clinic, legalName: 'Clinique des Lilas', pilots: true },
    ]);
  });

  it.each([
    [{ state: 'blocked' }, [FOUNDRY]],
    [{ state: 'erased' }, []],
    [{ role: 'tester' }, [ARTAGNAN]],
    [{ role: 'pilot' }, ['marc@lilas.example']],
    [{ role: 'manager-learner' }, [CLINIC]],
    [{ role: 'learner', state: 'invited' }, [ARTAGNAN]],
    [{ role: 'learner', search: 'caradec' }, [FOUNDRY]],
  ])('ACC-13 is filtered: %j', async (query, found) => {
    expect(await addresses(query as Record<string, string>)).toEqual(found);
  });

  it('ACC-13 lists the people of a session, or of a company, and names it', async () => {
    const members = await list({ session });
    expect([members.people.map(({ email }) => email), members.session]).toEqual([[CLINIC], 'LILAS-1']);
    expect(await addresses({ session, role: 'learner' }), 'the role is that in the session').toEqual([]);
    const people = await list({ company: clinic });
    expect([people.people.map(({ email }) => email), people.company]).toEqual([[CLINIC, 'marc@lilas.example'], 'Clinique des Lilas']);
    expect(await list({ session: 'nobody-knows' })).toMatchObject({ people: [], total: 0, session: null });
  });

  it('ACC-13 H-83 sorts by last name as a French reader expects, or by who was there last', async () => {
    const names = async (sort: string) => (await list({ sort })).people.map(({ lastName }) => lastName);
    expect((await names('name')).slice(0, 4)).toEqual(['Abadie', 'Caradec', 'Caradec', 'd’Artagnan']);
    expect((await names('-name')).at(-1)).toBe('Abadie');
    await app.database.query(
      `insert into cordee.connection (person, signed_in, began_at, seen_at)
       select id, true, cordee.now() - interval '1 hour', cordee.now() from up_users where email = $1`,
      [ARTAGNAN],
    );
    expect((await names('-last'))[0]).toBe('d’Artagnan');
    expect((await names('last')).at(-1)).toBe('d’Artagnan');
  });

  it('ACC-13 has pages of 25, and counts all', async () => {
    await app.database.query(
      `insert into up_users (document_id, email, username, first_name, last_name, version)
       select 'page' || n, 'page' || n || '@foule.example', 'page' || n, 'Foule', 'Page ' || lpad(n::text, 2, '0'), 1 from generate_series(1, 30) n`,
    );
    const [first, second, beyond] = await Promise.all(['1', '2', '9'].map((page) => list({ search: 'foule page', page })));
    expect(beyond, 'a page beyond the last').toEqual(second);
    expect([first?.people.length, first?.total, first?.pages]).toEqual([25, 30, 2]);
    expect(second?.people.map(({ lastName }) => lastName)).toEqual(['Page 26', 'Page 27', 'Page 28', 'Page 29', 'Page 30']);
  });
});
