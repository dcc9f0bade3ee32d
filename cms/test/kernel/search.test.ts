// People type a search as they speak; lists are in the order that a French reader expects.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEARCH_FORMS } from '../../../test/search-forms.ts';
import { openSession, publishedCourse } from '../course.ts';
import { createStaffUser, createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let people: string;
let superAdmin: string;
const PERSON = 'plugin::users-permissions.user';
const COMPANY = 'plugin::companies.company';
const SESSION = 'plugin::seats.session';
const LESSON = 'plugin::courses.lesson';

/** In the order that a French reader expects, by last name. */
const NAMES: readonly [firstName: string, lastName: string][] = [
  ['Zoé', 'Abélard'],
  ['Charles', "d'Artagnan"],
  ['Diane', 'd’Artagnan'],
  ['Jean', 'd’Ormesson'],
  ['Ali', 'Dabert'],
  ['Bob', 'Élise'],
  ['Carl', 'Eluard'],
  ['Zoe\u0301', 'Martin\u2011Dupont'],
];
const COMPANIES = ['Ateliers du Rhône', "L'Étoile d’Or", 'L’Étoile du Nord', 'Œuvres réunies', 'Zénith'];

beforeAll(async () => {
  app = await startTestApp();
  superAdmin = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  people = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
  for (const [i, [firstName, lastName]] of NAMES.toReversed().entries())
    await app.documents(PERSON).create({ data: { firstName, lastName, email: `person_${i}@cordee.example` } });
  for (const legalName of COMPANIES.toReversed()) await app.documents(COMPANY).create({ data: { legalName } });
  const { course } = await publishedCourse(app.strapi);
  for (const reference of ['Été à Évreux', 'Hiver'])
    await app.documents(SESSION).update({ documentId: await openSession(app.strapi, course, []), data: { reference } });
});
afterAll(() => app.close());

type Row = { firstName: string; lastName: string; legalName: string; reference: string; title: string };
type Page = { results: Row[]; pagination: { total: number } };
const list = async (uid: string, query: string, token = people) =>
  (await app.call<Page>(`GET /content-manager/collection-types/${uid}?pageSize=50&${query}`, { token })).body;
const find = async (uid: string, search: string, token = people) => (await list(uid, `_q=${encodeURIComponent(search)}`, token)).results;
const nameOf = ({ firstName, lastName }: Row) => `${firstName} ${lastName}`;

describe('a text as it is searched, in SQL', () => {
  it.each(SEARCH_FORMS)('H-83 %j is %j', async (text, form) => {
    expect(await app.database.query('select cordee.search_form($1) as form', [text])).toEqual([{ form }]);
  });

  it('H-83 every search form is held by the columns that its content type names', async () => {
    const triggers = await app.database.query<{ table: string; columns: string }>(
      `select tgrelid::regclass::text as "table", encode(tgargs, 'escape') as columns from pg_trigger
       where tgname = 'hold_search_form' order by 1`,
    );
    const declared = Object.values(app.strapi.contentTypes).flatMap(({ uid, attributes, collectionName }) => {
      const form: { of?: string[] } | undefined = attributes['searchForm'];
      const { attributes: stored } = app.strapi.db.metadata.get(uid);
      const columns = form?.of?.map((name) => `${Object(stored[name]).columnName}\\000`).join('');
      return columns ? [{ table: collectionName, columns }] : [];
    });
    expect(declared.length).toBe(9);
    expect(declared.toSorted((a, b) => (String(a.table) < String(b.table) ? -1 : 1))).toEqual(triggers);
  });
});

describe('a search in the lists of the admin', () => {
  it.each([
    ['zoe', ['Zoé Abélard', 'Zoé Martin\u2011Dupont']],
    ['ZOÉ', ['Zoé Abélard', 'Zoé Martin\u2011Dupont']],
    ['  abelard   zoe ', ['Zoé Abélard']],
    ['Zoe Martin-Dupont', ['Zoé Martin\u2011Dupont']],
    ['martin dupont', ['Zoé Martin\u2011Dupont']],
    ["d'artagnan", ["Charles d'Artagnan", 'Diane d’Artagnan']],
    ['D’ARTAGNAN diane', ['Diane d’Artagnan']],
    ['person_0@cordee', ['Zoé Martin\u2011Dupont']],
    ['person%0', []],
    ['zoe nobody', []],
  ])('H-83 finds people by %j', async (search, names) => {
    expect((await find(PERSON, search)).map(nameOf).sort()).toEqual(names.toSorted());
  });

  it('H-83 finds companies, sessions and lessons alike', async () => {
    expect((await find(COMPANY, "l'etoile")).map(({ legalName }) => legalName).sort()).toEqual(["L'Étoile d’Or", 'L’Étoile du Nord']);
    expect((await find(COMPANY, 'reunies oeuvres')).map(({ legalName }) => legalName)).toEqual(['Œuvres réunies']);
    expect((await find(SESSION, 'evreux ete')).map(({ reference }) => reference)).toEqual(['Été à Évreux']);
    expect((await find(LESSON, 'UN  TÉXTE', superAdmin)).map(({ title }) => title)).toEqual(['Un texte']);
  });

  it('H-83 finds what was written since, whoever wrote it', async () => {
    await app.database.query("update up_users set last_name = 'Nuñez', search_form = 'x' where last_name = 'Dabert'");
    expect((await find(PERSON, 'nunez')).map(nameOf)).toEqual(['Ali Nuñez']);
    await app.database.query("update up_users set last_name = 'Dabert' where last_name = 'Nuñez'");
  });

  it.each(['people', 'super admin'])('SEC-1 H-83 shows the search form to nobody, nor answers questions about it: %s', async (who) => {
    const token = who === 'people' ? people : superAdmin;
    expect(JSON.stringify(await list(PERSON, '', token))).not.toMatch(/searchForm|abelard zoe/);
    const all = (await list(PERSON, '', token)).pagination.total;
    expect((await list(PERSON, 'filters[searchForm][$contains]=abelard', token)).pagination.total).toBe(all);
  });
});

describe('the order of the lists of the admin', () => {
  it('H-83 is that of a French reader', async () => {
    const byName = (await list(PERSON, 'sort=lastName:ASC&_q=person_')).results;
    expect(byName.map(nameOf)).toEqual(NAMES.map((names) => names.join(' ').normalize()));
    const descending = (await list(PERSON, 'sort=lastName:DESC&_q=person_')).results;
    expect(descending.map(nameOf)).toEqual(NAMES.map((names) => names.join(' ').normalize()).toReversed());
    const companies = (await list(COMPANY, 'sort=legalName:ASC')).results.map(({ legalName }) => legalName);
    expect(companies).toEqual(expect.arrayContaining(COMPANIES));
    expect(companies.filter((name) => COMPANIES.includes(name ?? ''))).toEqual(COMPANIES);
    expect((await list(SESSION, 'sort=reference:ASC')).results.map(({ reference }) => reference)).toEqual(['Été à Évreux', 'Hiver']);
  });
});

describe('where a related document is chosen', () => {
  const choose = async (search: string, token = people) =>
    (
      await app.call<{ results: { nameAndAddress: string; documentId: string }[] }>(
        `GET /content-manager/relations/${COMPANY}/pilots?pageSize=10&page=1&_filter=$contains&_q=${encodeURIComponent(search)}`,
        { token },
      )
    ).body.results;

  it('H-83 SEAT-1 people are found by first name, last name and address, and listed as French readers expect', async () => {
    expect((await choose('zoe abelard')).map(({ nameAndAddress }) => nameAndAddress)).toEqual(['Zoé Abélard (person_7@cordee.example)']);
    expect((await choose('person_7')).map(({ nameAndAddress }) => nameAndAddress)).toEqual(['Zoé Abélard (person_7@cordee.example)']);
    const all = (await choose('')).map(({ nameAndAddress }) => nameAndAddress.replace(/ \(.*/, ''));
    expect(all).toEqual(NAMES.map((names) => names.join(' ').normalize()));
  });
});

describe('the messages', () => {
  const messagesFor = async (search: string) =>
    (
      await app.call<{ messages: { to: string }[] }>(`GET /staff/messages?search=${encodeURIComponent(search)}`, { token: people })
    ).body.messages.map(({ to }) => to);

  it('H-83 ACC-19 are found by the name of whom they are for, by part of their address, and by any address in full', async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts, person)
       select 'former@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}'::jsonb, id from up_users where last_name = 'Abélard'
       union all select 'person_7@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', null
       union all select 'nobody@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', null`,
    );
    const both = ['former@cordee.example', 'person_7@cordee.example'];
    for (const search of ['abelard ZOE', 'person_7@', ' Zoé  Abélard ']) expect((await messagesFor(search)).sort(), search).toEqual(both);
    expect(await messagesFor('Nobody@cordee.example ')).toEqual(['nobody@cordee.example']);
    expect(await messagesFor('nobody')).toEqual([]);
  });
});
