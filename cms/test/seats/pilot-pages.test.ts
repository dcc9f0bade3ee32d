// What pilots see of their sessions: the table of the members, the waiting list, the timeline.
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, OPEN_LONG, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { startTwoCompanies } from './two-companies.ts';

type Member = {
  id: string;
  name: string | null;
  email: string;
  slot: number | null;
  place: number | null;
  since: string | null;
  may: string[];
};
type Table = { code?: string; counts: object; total: number; page: number; pages: number; members: Member[] };

let app: TestApp;
let course: string;
let company: string;
let token: string;
let strangersToken: string;

beforeAll(async () => {
  ({ app, course, company, token, strangersToken } = await startTwoCompanies());
});
afterAll(() => app.close());

let people = 0;

/** A session with these members, by their names; returns its document id. */
async function session(names: readonly string[], data: object = { kind: 'slot', allowance: 2 }): Promise<string> {
  const { documentId } = await app
    .documents(SESSION)
    .create({ data: { reference: reference(), course, company, startsOn: '2020-01-01', endsOn: '2040-12-31', ...data } });
  for (const name of names) {
    const [firstName = '', lastName = ''] = name.split('|');
    people += 1;
    await app.createPerson(`p${people}@cordee.example`, { firstName, lastName });
    await joinSession(app.strapi, { session: documentId, email: `p${people}@cordee.example`, role: 'learner' });
  }
  return documentId;
}
const table = async (of: string, query = '', as = token) =>
  (await app.call<Table>(`GET /api/seats/sessions/${of}?${query}`, { token: as })).body;
const names = async (of: string, query = '') => (await table(of, query)).members.map(({ name }) => name);
async function idOf(of: string, name: string): Promise<string> {
  const found = (await table(of)).members.find((member) => member.name === name);
  if (!found) throw new Error(`${name} is not in the session.`);
  return found.id;
}
const act = async (of: string, name: string, body: object) =>
  app.call<{ code?: string }>(`POST /api/seats/sessions/${of}/members/${await idOf(of, name)}/slot`, { token, body });
const waiting = async (of: string) => {
  const { body } = await app.call<{ code?: string; total: number; members: Member[] }>(`GET /api/seats/sessions/${of}/waiting-list`, {
    token,
  });
  return body.members.map(({ name }) => name);
};
const reorder = async (of: string, from: readonly string[], to: readonly string[]) => {
  const ids = (list: readonly string[]) => Promise.all(list.map((name) => idOf(of, name)));
  const body = { from: await ids(from), to: await ids(to) };
  return app.call<{ code?: string }>(`PUT /api/seats/sessions/${of}/waiting-list`, { token, body });
};

describe('the table of a session', () => {
  it('TEAM-1 SEAT-7 shows holders by their slots, who waits, in order, then the others, and counts them', async () => {
    const of = await session(['Zoé|Zola', 'Yves|Yvon', 'Ana|Aubin', 'Bo|Brun']);
    await act(of, 'Zoé Zola', { action: 'assign' });
    await act(of, 'Yves Yvon', { action: 'wait' });
    expect(await table(of)).toMatchObject({
      kind: 'slot',
      slots: 2,
      free: 1,
      counts: { all: 4, holding: 1, waiting: 1, other: 2 },
      total: 4,
      page: 1,
      pages: 1,
      members: [
        { name: 'Zoé Zola', slot: 1, may: ['release'] },
        { name: 'Yves Yvon', place: 1, may: ['assign', 'leave'] },
        { name: 'Ana Aubin', slot: null, place: null, since: null },
        { name: 'Bo Brun' },
      ],
    });
    expect(await names(of, 'show=holding')).toEqual(['Zoé Zola']);
    expect(await names(of, 'show=waiting')).toEqual(['Yves Yvon']);
    expect(await names(of, 'show=other&sort=-name')).toEqual(['Bo Brun', 'Ana Aubin']);
    expect(await names(of, 'sort=since')).toEqual(['Zoé Zola', 'Yves Yvon', 'Ana Aubin', 'Bo Brun']);
  });

  it('H-83 PART-10 is searched as people type, and sorted as a French reader expects', async () => {
    const of = await session(['Étienne|d’Artagnan', "Anne|D'Artagnan", 'Zoé|Élan', 'Marie-Laure|Le Goff', 'Max|Effe', 'Chloé|Lebrun'], {
      kind: 'licence',
      ...OPEN_LONG,
    });
    expect(await names(of, 'sort=name')).toEqual([
      "Anne D'Artagnan",
      'Étienne d’Artagnan',
      'Max Effe',
      'Zoé Élan',
      'Marie-Laure Le Goff',
      'Chloé Lebrun',
    ]);
    for (const typed of ["etienne d'artagnan", ' ARTAGNAN   Étienne ', 'e\u0301tienne', 'd artagnan etienne'])
      expect([typed, await names(of, `search=${encodeURIComponent(typed)}`)]).toEqual([typed, ['Étienne d’Artagnan']]);
    expect(await names(of, 'search=marie+laure')).toEqual(['Marie-Laure Le Goff']);
    for (const typed of ['%', '_', '100%']) expect(await names(of, `search=${encodeURIComponent(typed)}`)).toEqual([]);
  });

  it('PART-10 has pages of fifty, and a page beyond the last is the last', async () => {
    const of = await session(['Ana|Aubin']);
    await app.database.query(
      `with crowd as (insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed)
         select 'crowd' || n, 'crowd' || n || '@cordee.example', 'crowd' || n, 'Max', 'Foule ' || lpad(n::text, 3, '0'), 'local', true
         from generate_series(1, 120) n returning id)
       insert into cordee.membership (person, session, role) select crowd.id, s.id, 'learner' from crowd, sessions s where s.document_id = $1`,
      [of],
    );
    expect(await table(of, 'page=2&search=foule')).toMatchObject({ total: 120, page: 2, pages: 3, counts: { all: 121 } });
    expect((await names(of, 'page=2&search=foule')).at(0)).toBe('Max Foule 051');
    expect(await table(of, 'page=99&search=foule')).toMatchObject({ page: 3 });
    expect((await names(of, 'page=99&search=foule')).length).toBe(20);
    expect(await table(of, 'search=personne')).toMatchObject({ total: 0, page: 1, pages: 1, members: [] });
  });

  it('TEAM-1 of a licence session it has no slots, and nothing to do', async () => {
    const of = await session(['Ana|Aubin'], { kind: 'licence', ...OPEN_LONG });
    const view = await table(of);
    expect(view).toMatchObject({ kind: 'licence', slots: 0, members: [{ name: 'Ana Aubin', role: 'learner', slot: null, may: [] }] });
    expect(view.members[0]?.since).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('SEAT-6 says who has a last day of their own', async () => {
    const of = await session(['Ana|Aubin', 'Bo|Brun'], { kind: 'licence', ...OPEN_LONG });
    await app.database.query("update cordee.membership set ends_on = '2030-06-30' where id = $1", [await idOf(of, 'Ana Aubin')]);
    expect((await table(of)).members).toMatchObject([{ endsOn: '2030-06-30' }, { endsOn: null }]);
  });

  it('ACC-20 a member whose data were erased has no name', async () => {
    const of = await session(['Ana|Aubin']);
    await app.database.query(
      `update up_users u set email = 'x1@efface.invalid', first_name = '', last_name = '' from cordee.membership m
       where m.person = u.id and m.session = (select id from sessions where document_id = $1)`,
      [of],
    );
    expect((await table(of)).members).toMatchObject([{ name: null, email: '' }]);
  });
});

describe('the table of a manager', () => {
  const tie = (managed: string, manager: string) =>
    app.database.query(
      'insert into cordee.membership_manager (managed, manager, company) select $1, id, company from cordee.membership where id = $2',
      [managed, manager],
    );

  it('TEAM-1 ACC-8 shows whom they manage, of any session of the company, without anything to do or any count of the others', async () => {
    const manager = await app.createPerson('manager@cordee.example', { firstName: 'Max', lastName: 'Manager' });
    const [own, other] = [await session(['Ana|Aubin', 'Bo|Brun']), await session(['Cleo|Colin'], { kind: 'licence', ...OPEN_LONG })];
    await joinSession(app.strapi, { session: own, email: 'manager@cordee.example', role: 'manager' });
    expect(await table(own, '', manager.token)).toMatchObject({ as: 'manager', slots: 2, free: 2, total: 0, members: [] });
    expect((await table(other, '', manager.token)).code).toBe('seats.session_not_found');

    const membership = await idOf(own, 'Max Manager');
    await tie(await idOf(own, 'Bo Brun'), membership);
    await tie(await idOf(other, 'Cleo Colin'), membership);
    expect(await table(own, '', manager.token)).toMatchObject({
      counts: { all: 1, holding: 0, waiting: 0, other: 1 },
      total: 1,
      members: [{ name: 'Bo Brun', may: [] }],
    });
    expect(await names(own, 'search=aubin')).toEqual(['Ana Aubin']);
    expect((await table(own, 'search=aubin', manager.token)).members).toEqual([]);
    expect((await table(other, '', manager.token)).members).toMatchObject([{ name: 'Cleo Colin' }]);
    const home = await app.call<{ managedSessions: object[] }>('GET /api/home', { token: manager.token });
    expect(home.body.managedSessions).toHaveLength(2);
    for (const view of ['waiting-list', 'timeline'])
      expect((await app.call(`GET /api/seats/sessions/${own}/${view}`, { token: manager.token })).status).toBe(404);

    await app.database.query('update cordee.membership set ends_on = $2 where id = $1', [membership, '2020-01-01']);
    for (const each of [own, other]) expect((await table(each, '', manager.token)).code).toBe('seats.session_not_found');
  });
});

describe('a slot that is released', () => {
  it('ROT-1 takes its holder off the list, or puts them at its end when that is ticked', async () => {
    const of = await session(['Ana|Aubin', 'Bo|Brun', 'Cleo|Colin']);
    for (const name of ['Ana Aubin', 'Bo Brun']) await act(of, name, { action: 'assign' });
    await act(of, 'Cleo Colin', { action: 'wait' });
    const form = await app.call<{ mayRequeue: boolean; next: string }>(
      `GET /api/seats/sessions/${of}/members/${await idOf(of, 'Ana Aubin')}`,
      {
        token,
      },
    );
    expect(form.body).toMatchObject({ mayRequeue: true, next: 'Cleo Colin' });
    for (const _ of ['once', 'again']) expect((await act(of, 'Ana Aubin', { action: 'release', requeue: true })).status).toBe(204);
    await act(of, 'Bo Brun', { action: 'release' });
    expect(await waiting(of)).toEqual(['Cleo Colin', 'Ana Aubin']);
    expect(await table(of)).toMatchObject({ free: 2 });
  });

  it('ROT-7 ROT-1 where slots go round, the form says who gets it at once, and whoever is alone is not put on the list to get it back', async () => {
    const of = await session(['Ana|Aubin', 'Bo|Brun'], { kind: 'slot', allowance: 1 });
    await act(of, 'Ana Aubin', { action: 'assign' });
    await app.database.query("insert into cordee.rotation (session, kind) select id, 'natural' from sessions where document_id = $1", [of]);
    const form = async () =>
      (await app.call<object>(`GET /api/seats/sessions/${of}/members/${await idOf(of, 'Ana Aubin')}`, { token })).body;
    expect(await form()).toMatchObject({ rotates: true, mayRequeue: false, next: null });
    await act(of, 'Bo Brun', { action: 'wait' });
    expect(await form()).toMatchObject({ rotates: true, mayRequeue: true, next: 'Bo Brun' });
    await act(of, 'Ana Aubin', { action: 'release', requeue: true });
    expect((await table(of)).members).toMatchObject([
      { name: 'Bo Brun', slot: 1 },
      { name: 'Ana Aubin', place: 1 },
    ]);
  });
});

describe('the waiting list', () => {
  const ABC = ['Ana Aubin', 'Bo Brun', 'Cleo Colin'];
  const [A = '', B = '', C = ''] = ABC;
  const list = async () => {
    const of = await session(['Ana|Aubin', 'Bo|Brun', 'Cleo|Colin', 'Dan|Doré']);
    for (const name of ABC) await act(of, name, { action: 'wait' });
    return of;
  };

  it('ROT-1 is put into another order; who joins meanwhile stays at its end', async () => {
    const of = await list();
    await act(of, 'Dan Doré', { action: 'wait' });
    expect((await reorder(of, ABC, [C, A, B])).status).toBe(204);
    expect(await waiting(of)).toEqual([C, A, B, 'Dan Doré']);
    expect((await table(of, 'show=waiting')).members.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
  });

  it('ROT-1 the second of two who reorder one list is refused, and nothing changes; so is whoever overlooks that somebody got a slot', async () => {
    const of = await list();
    expect((await reorder(of, ABC, [B, A, C])).status).toBe(204);
    const second = await reorder(of, ABC, [C, A, B]);
    expect([second.status, second.body.code]).toEqual([409, 'seats.waiting_list_changed']);
    expect(await waiting(of)).toEqual([B, A, C]);
    await act(of, B, { action: 'assign' });
    expect((await reorder(of, [B, A, C], [C, A, B])).body.code).toBe('seats.waiting_list_changed');
    expect(await waiting(of)).toEqual([A, C]);
  });

  it('ROT-1 ACC-22 who put it into another order is noted about whoever was moved, by name until that is erased', async () => {
    const staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
    const of = await list();
    expect((await reorder(of, ABC, [B, A, C])).status).toBe(204);
    const [{ reference: name } = { reference: '' }] = await app.database.query<{ reference: string }>(
      'select reference from sessions where document_id = $1',
      [of],
    );
    const actsAbout = async (member: string) => {
      const [{ document } = { document: '' }] = await app.database.query<{ document: string }>(
        'select p.document_id as document from cordee.membership m join cordee.person p on p.id = m.person where m.id = $1',
        [await idOf(of, member)],
      );
      return (await app.call<{ entries: object[] }>(`GET /staff/people/${document}/acts`, { token: staff })).body.entries;
    };
    const act = { act: 'seats.waiting-list-reordered', staff: 'Marc Teixeira' };
    expect(await actsAbout(A)).toMatchObject([{ ...act, facts: { session: name, from: '1', to: '2' } }]);
    for (const other of [B, C]) expect(await actsAbout(other)).toEqual([]);
    const { id: former } = await app.createPerson('former-pilot@cordee.example');
    await app.database.query("update up_users set email = 'x3@efface.invalid' where id = $1", [former]);
    await app.database.query(
      `insert into cordee.staff_act (act, by_person, person, facts)
       select act, $1, person, facts from cordee.staff_act where act = 'seats.waiting-list-reordered' and facts->>'session' = $2`,
      [former, name],
    );
    expect(await actsAbout(A)).toMatchObject([
      { ...act, staff: null },
      { ...act, staff: 'Marc Teixeira' },
    ]);
    await expect(
      app.database.query("insert into cordee.staff_act (act, staff, staff_name, by_person) values ('seats.x', 1, 'A B', 1)"),
    ).rejects.toMatchObject({ constraint: 'act_is_of_staff_or_person' });
  });

  it('ROT-1 of ten who reorder at once, one is heard', async () => {
    const of = await list();
    const answers = await Promise.all(Array.from({ length: 10 }, () => reorder(of, ABC, [B, C, A])));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(409)]);
    expect(await waiting(of)).toEqual([B, C, A]);
  });

  it('ACC-8 SEC-16 is for the pilots of the company alone, and a licence session has none', async () => {
    const of = await list();
    const others = await app.call<{ code?: string }>(`GET /api/seats/sessions/${of}/waiting-list`, { token: strangersToken });
    expect(others.body.code).toBe('seats.session_not_found');
    const licence = await session([], { kind: 'licence', ...OPEN_LONG });
    expect((await app.call<{ code?: string }>(`GET /api/seats/sessions/${licence}/waiting-list`, { token })).body.code).toBe(
      'seats.no_slot_session',
    );
  });
});

describe('the timeline', () => {
  type Holding = { holder: string | null; since: string; until: string | null; began: object; ended: object | null };
  type Timeline = { from: string; to: string; earlier: string | null; histories: { slot: number; holdings: Holding[] }[] };
  const timeline = async (of: string, query = '') =>
    (await app.call<Timeline>(`GET /api/seats/sessions/${of}/timeline?${query}`, { token })).body;

  it('SEAT-9 says who had which slot, from when to when, and by whom it began and ended', async () => {
    const of = await session(['Ana|Aubin', 'Bo|Brun']);
    for (const action of ['assign', 'release']) await act(of, 'Ana Aubin', { action });
    await act(of, 'Bo Brun', { action: 'assign' });
    const byMarc = { cause: 'pilot', by: 'Marc Teixeira' };
    const now = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect((await timeline(of)).histories).toEqual([
      {
        slot: 1,
        holdings: [
          { holder: 'Ana Aubin', since: now, until: now, began: byMarc, ended: byMarc },
          { holder: 'Bo Brun', since: now, until: null, began: byMarc, ended: null },
        ],
      },
      { slot: 2, holdings: [] },
    ]);
  });

  it('SEAT-6 SEAT-9 begins with the first slot that was held, also when the first day of the session was moved later', async () => {
    const of = await session(['Ana|Aubin']);
    await act(of, 'Ana Aubin', { action: 'assign' });
    await app.documents(SESSION).update({ documentId: of, data: { startsOn: '2040-06-01' } });
    const { from, to, histories } = await timeline(of);
    expect([from, to]).toEqual([histories[0]?.holdings[0]?.since.slice(0, 10), from]);
    expect(histories[0]?.holdings).toMatchObject([{ holder: 'Ana Aubin', until: null }]);
  });

  it('SEAT-9 ends with the last day of the session when a slot was held until its midnight', async () => {
    const of = await session(['Ana|Aubin']);
    await app.database.query(
      `insert into cordee.slot_holding (session, slot, membership, person, since, assigned_for, until, released_for)
       select m.session, 1, m.id, m.person, '2026-03-01T08:00Z', 'pilot', '2026-03-14T23:00Z', 'last-day'
       from cordee.membership m where m.session = (select id from sessions where document_id = $1)`,
      [of],
    );
    await app.database.query("update sessions set starts_on = '2026-03-01', ends_on = '2026-03-14' where document_id = $1", [of]);
    expect((await timeline(of)).to).toBe('2026-03-14');
  });

  it('SEAT-9 H-19 names causes and the former member, in the time of the organisation, and goes back by twelve weeks', async () => {
    const of = await session(['Ana|Aubin']);
    await app.database.query(
      `insert into cordee.slot_holding (session, slot, membership, person, since, assigned_for, until, released_for)
       select m.session, 1, m.id, m.person, '2026-03-01T23:30Z', 'rotation', '2026-03-10T22:00Z', 'erased'
       from cordee.membership m where m.session = (select id from sessions where document_id = $1)`,
      [of],
    );
    await app.database.query(
      `update up_users u set email = 'x2@efface.invalid', first_name = '', last_name = '' from cordee.membership m
       where m.person = u.id and m.session = (select id from sessions where document_id = $1)`,
      [of],
    );
    const { histories, earlier } = await timeline(of, 'until=2026-03-20');
    expect(earlier).toBe('2025-12-26');
    expect(histories[0]?.holdings).toEqual([
      {
        holder: null,
        since: '2026-03-02T00:30',
        until: '2026-03-10T23:00',
        began: { cause: 'rotation', by: null },
        ended: { cause: 'erased', by: null },
      },
    ]);
    expect((await timeline(of, 'until=2026-03-01')).histories[0]?.holdings).toEqual([]);
  });
});
