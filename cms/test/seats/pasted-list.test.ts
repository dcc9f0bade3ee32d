// What staff do with a list of people that they paste into a session. (ACC-4, SEAT-2, PART-4)
import { dayIn, plusDays } from '@cordee/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pastedPeople } from '../../../plugins/seats/server/domain/pasted-list.ts';
import { openSession, publishedCourse, reference, schoolOf } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let course: string;
let staff: string;
let session: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ course } = await publishedCourse(app.strapi));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  await app.createPerson('lea@cordee.example', { firstName: 'Léa', lastName: 'Petit' });
});
afterAll(() => app.close());

beforeEach(async () => {
  session = await openSession(app.strapi, course, [], { endsOn: '2040-06-30' });
});

type Line = { email: string; firstName: string; lastName: string; state: string; fault: { code: string } | null; isSwapped: boolean };
type Refused = { code?: string; facts?: object };
const send = <Body>(to: string, text: string, more: object = {}) =>
  app.call<Body & Refused>(`POST /seats/sessions/${session}/${to}`, { token: staff, body: { people: pastedPeople(text), ...more } });
const preview = (text: string) => send<{ lines: Line[]; refused: Refused | null }>('pasted/preview', text, { role: 'learner' });
const add = (text: string, more: object = {}) => send<{ added?: number }>('pasted', text, { role: 'learner', ...more });
type Listed = { email: string; firstName: string; lastName: string; role: string; ownEndsOn: string | null };
const found = async () =>
  (await app.call<{ members: Listed[]; total: number }>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
const members = async () => (await found()).members;
const people = async () => (await app.database.query<{ count: string }>('select count(*) from up_users'))[0]?.count;

const crowd = (count: number, of: string) =>
  Array.from({ length: count }, (_, n) => `Prénom${n};Nom${n};${of}${n}@cordee.example`).join('\n');

describe('a preview', () => {
  it('ACC-4 PART-4 says of each line what becomes of it, and writes nothing', async () => {
    await add('Noé Roux <noe@cordee.example>');
    const before = await people();
    const { lines, refused } = (
      await preview(
        `Nom;Prénom;Adresse\nDupont;Marie;Marie@Cordee.example\nLéa;Petit;lea@cordee.example\nRoux;Noé;noe@cordee.example\nDupont;Marie;marie@cordee.example\nSans;Adresse;`,
      )
    ).body;
    expect(lines.map(({ state, firstName, isSwapped, fault }) => [state, firstName, isSwapped, fault?.code])).toEqual([
      ['new', 'Marie', false, undefined],
      ['known', 'Léa', true, undefined],
      ['member', 'Noé', false, undefined],
      ['twice', 'Marie', false, undefined],
      ['wrong', 'Adresse', false, 'seats.address_missing'],
    ]);
    expect([refused, await people(), (await members()).length]).toEqual([null, before, 1]);
  });

  it('SEAT-5 says that a session that is over takes nobody, with its last day', async () => {
    const data = { kind: 'slot', allowance: 1, endsOn: '2020-06-30' };
    await app.documents('plugin::seats.session').update({ documentId: session, data });
    expect((await preview('Marie Dupont <tard@cordee.example>')).body.refused).toMatchObject({
      code: 'seats.session_expired',
      facts: { endsOn: '2020-06-30' },
    });
    expect((await add('Marie Dupont <tard@cordee.example>')).body).toMatchObject({
      code: 'seats.session_expired',
      facts: { endsOn: '2020-06-30' },
    });
  });

  it('SEC-15 ACC-20 an address that is reserved or was erased is wrong', async () => {
    await app.database.query(
      `insert into cordee.address_change (person, email, former, expires_at, ended_at, end_cause, undo_until)
       select id, email, 'kept@cordee.example', now(), now(), 'confirmed', now() + interval '1 day' from up_users where email = 'lea@cordee.example'`,
    );
    const { lines } = (await preview('A B <kept@cordee.example>\nA B <x@efface.invalid>')).body;
    expect(lines.map(({ fault }) => fault?.code)).toEqual(['accounts.address_is_reserved', 'accounts.person_is_erased']);
    expect((await add('A B <kept@cordee.example>')).body.code).toBe('seats.lines_are_wrong');
  });
});

describe('a list', () => {
  it('ACC-4 PART-5 SEAT-6 is added with one role and last day: accounts are opened and invited, one that exists keeps its name', async () => {
    await app.documents('plugin::seats.session').update({ documentId: session, data: { startsOn: '2039-01-05' } });
    const added = await add('Chloe\u0301\u202a;Le\u00a0Goff;chloe.legoff@cordee.example\nX;Y;lea@cordee.example', { endsOn: '2040-01-31' });
    expect(added.body).toEqual({ added: 2 });
    expect(await members()).toMatchObject([
      { firstName: 'Chloé', lastName: 'Le Goff', role: 'learner', ownEndsOn: '2040-01-31', invitation: { state: 'planned' } },
      { firstName: 'Léa', lastName: 'Petit', invitation: null },
    ]);
    const opened = await app.database.query(
      `select username, locale, confirmed, blocked, provider, password, standing, search_form, version is not null as versioned, published_at is not null as published, i.due_at, i.about
       from up_users p join cordee.invitation i on i.person = p.id where p.email = 'chloe.legoff@cordee.example'`,
    );
    const one = await app.call(`POST /seats/sessions/${session}/members`, {
      token: staff,
      body: { email: 'alone@cordee.example', role: 'learner', name: { firstName: 'Chloé', lastName: 'Le Goff' } },
    });
    expect(one.status).toBe(200);
    const alone = await app.database.query(
      `select username, locale, confirmed, blocked, provider, password, standing, search_form, version is not null as versioned, published_at is not null as published, i.due_at, i.about
       from up_users p join cordee.invitation i on i.person = p.id where p.email = 'alone@cordee.example'`,
    );
    expect(JSON.parse(JSON.stringify(opened).replaceAll('chloe.legoff@', 'alone@')), 'as an account that is opened alone').toEqual(
      JSON.parse(JSON.stringify(alone)),
    );
  });

  it('ACC-22 is noted about each, with the account that was opened', async () => {
    await add('Marie Dupont <noted@cordee.example>', { endsOn: '2040-01-31' });
    const acts = await app.database.query(
      `select act, facts::json as facts from cordee.staff_act where person = (select id from up_users where email = 'noted@cordee.example') order by id`,
    );
    expect(acts).toMatchObject([
      { act: 'accounts.person-created' },
      { act: 'seats.member-added' },
      { act: 'seats.last-day-given', facts: { day: '2040-01-31' } },
    ]);
  });

  it('PART-4 with a wrong line adds nobody, and says which', async () => {
    const before = await people();
    const { status, body } = await add('Marie Dupont <ok@cordee.example>\nDurand <sans-prenom@cordee.example>\nx;y;');
    expect([status, body.code, body.facts]).toEqual([422, 'seats.lines_are_wrong', { wrong: 2, line: 2 }]);
    expect([await people(), await members()]).toEqual([before, []]);
  });

  it('ACC-4 of more than 500 is refused with both numbers', async () => {
    expect((await preview(crowd(501, 'trop'))).body).toMatchObject({ code: 'seats.too_many_pasted', facts: { people: 501, most: 500 } });
    expect((await add(crowd(501, 'trop'))).body).toMatchObject({ code: 'seats.too_many_pasted', facts: { people: 501, most: 500 } });
    expect((await add(crowd(10_000, 'trop'))).body.code, 'before any address is locked').toBe('seats.too_many_pasted');
    expect(await members()).toEqual([]);
  });

  it('SEAT-6 with an own last day before the session begins or before today, or an establishment of another company, is refused whole', async () => {
    expect((await add('A B <jour@cordee.example>', { endsOn: '2019-12-31' })).body.code).toBe('seats.last_day_before_first');
    expect((await add('A B <jour@cordee.example>', { endsOn: '2020-02-01' })).body.code, 'that has passed').toBe('seats.last_day_passed');
    expect((await add('A B <jour@cordee.example>', { establishment: 'none' })).body.code).toBe('seats.establishment_not_found');
    expect(await members()).toEqual([]);
  });

  it('SEAT-3 SEAT-4 raises the allowance where staff fill the session, begun from the one that was shown; after fourteen days it is refused, with the day', async () => {
    const company = await schoolOf(app.strapi);
    const open = async (data: object) =>
      (
        await app
          .documents('plugin::seats.session')
          .create({ data: { reference: reference(), course, company, endsOn: '2040-06-30', ...data } })
      ).documentId;
    const today = dayIn('Europe/Paris', new Date());
    session = await open({ startsOn: today });
    expect((await add(crowd(3, 'forfait'), { allowance: 0 })).body).toEqual({ added: 3 });
    const other = await add(crowd(5, 'forfait'), { allowance: 0 });
    expect(other.body).toMatchObject({ code: 'seats.allowance_changed', facts: { from: 0, now: 3 } });
    expect(await members()).toHaveLength(3);

    session = await open({ startsOn: plusDays(today, -15) });
    const closed = { code: 'seats.joining_closed', facts: { until: plusDays(today, -1) } };
    expect((await preview(crowd(1, 'tard'))).body.refused).toMatchObject(closed);
    expect((await add(crowd(1, 'tard'))).body).toMatchObject(closed);
  });

  it('SEAT-3 of more people than a company has seats is refused with both numbers', async () => {
    await app.documents('plugin::seats.session').update({ documentId: session, data: { allowance: 2 } });
    const full = { code: 'seats.no_seat_left', facts: { allowance: 2, counted: 0 } };
    expect((await preview(crowd(3, 'places'))).body.refused).toMatchObject(full);
    expect((await add(crowd(3, 'places'))).body).toMatchObject(full);
    expect(await members()).toEqual([]);
  });

  it('H-75 sent twice, one after the other or at once, adds and invites nobody twice', async () => {
    const twice = await Promise.all([add(crowd(20, 'double')), add(crowd(20, 'double'))]);
    expect(twice.map(({ body }) => body.added).sort()).toEqual([0, 20]);
    expect((await add(crowd(20, 'double'))).body).toEqual({ added: 0 });
    expect(await members()).toHaveLength(20);
    const [{ count } = { count: '' }] = await app.database.query<{ count: string }>(
      `select count(*) from cordee.invitation i join up_users p on p.id = i.person where p.email like 'double%'`,
    );
    expect(count).toBe('20');
  });

  it('SEAT-8 of which others are being added one by one, and in another order, ends well', async () => {
    const lines = crowd(12, 'ordre').split('\n');
    const one = (n: number) =>
      app.call(`POST /seats/sessions/${session}/members`, {
        token: staff,
        body: { email: `ordre${n}@cordee.example`, role: 'learner', name: { firstName: 'A', lastName: 'B' } },
      });
    const all = await Promise.all([add(lines.join('\n')), one(11), add(lines.toReversed().join('\n')), one(3)]);
    expect(all.map(({ status }) => [200, 409].includes(status))).toEqual([true, true, true, true]);
    expect(await members()).toHaveLength(12);
  });

  it('SEAT-2 of 300 people is previewed and added in less than five seconds', async () => {
    const began = performance.now();
    expect((await preview(crowd(300, 'grand'))).body.lines).toHaveLength(300);
    expect((await add(crowd(300, 'grand'))).body).toEqual({ added: 300 });
    const ms = performance.now() - began;
    console.log(`300 people previewed and added in ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(5_000);
    expect((await found()).total).toBe(300);
  });
});
