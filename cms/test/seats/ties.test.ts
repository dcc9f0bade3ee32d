// Pilots say who manages whom in their sessions of slots. (TEAM-2)
import { SESSION } from '@cordee/seats';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, OPEN_LONG, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { startTwoCompanies } from './two-companies.ts';

type Role = 'learner' | 'manager' | 'manager-learner';
type Person = Readonly<{ document: string; token: string; id: string; email: string }>;
type Choice = { id: string; name: string; available?: boolean; chosen: boolean };
type Form = { code?: string; managers: Choice[] | null; team: { total: number; members: Choice[] } | null };

let app: TestApp;
let course: string;
let token: string;
let strangersToken: string;
let staff: string;
let company: string;
let foreign: string;

beforeAll(async () => {
  ({ app, course, company, foreign, token, strangersToken } = await startTwoCompanies());
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const openSession = async (of: string, kind: 'slot' | 'licence' = 'slot') => {
  const filled = kind === 'slot' ? { allowance: 2 } : OPEN_LONG;
  const data = { reference: reference(), course, company: of, kind, startsOn: '2020-01-01', endsOn: '2040-12-31', ...filled };
  return (await app.documents(SESSION).create({ data })).documentId;
};
async function join(session: string, name: string, role: Role): Promise<Person> {
  const person = await app.createPerson(`${name}@cordee.example`, { firstName: 'Max', lastName: name });
  await joinSession(app.strapi, { session, email: person.email, role });
  const [found] = await app.database.query<{ id: string }>(
    `select m.id from cordee.current_membership m join sessions s on s.id = m.session where s.document_id = $1 and m.person = $2`,
    [session, person.id],
  );
  return { document: person.documentId, token: person.token, email: person.email, id: found?.id ?? '' };
}
const form = async (session: string, member: string, query = '') =>
  (await app.call<Form>(`GET /api/seats/sessions/${session}/members/${member}${query}`, { token })).body;
type Ties = readonly Readonly<{ managed: string; manager: string }>[];
const change = async (session: string, body: { tie?: Ties; untie?: Ties }, as = token) => {
  const answer = await app.call<{ code?: string }>(`PUT /api/seats/sessions/${session}/ties`, {
    token: as,
    body: { tie: [], untie: [], ...body },
  });
  return answer.body?.code ?? answer.status;
};
/** A session of slots with a learner and a manager who learns, another manager elsewhere in the company, and one of another company. */
async function world(name: string) {
  const [here, there, elsewhere] = [await openSession(company), await openSession(company, 'licence'), await openSession(foreign)];
  return {
    here,
    there,
    learner: await join(here, `${name}-learner`, 'learner'),
    near: await join(here, `${name}-near`, 'manager-learner'),
    far: await join(there, `${name}-far`, 'manager'),
    stranger: await join(elsewhere, `${name}-stranger`, 'manager'),
  };
}
const namesOf = (choices: readonly Choice[] | null | undefined) => choices?.map(({ name }) => name);

describe('the managers of a member, chosen by a pilot', () => {
  it('TEAM-2 ACC-8 are those of the company, and nobody of another; the manager then sees the member, and the audit log says who did it', async () => {
    const { here, learner, near, far, stranger } = await world('tied');
    const names = namesOf((await form(here, learner.id)).managers);
    expect(names).toEqual(expect.arrayContaining(['Max tied-near', 'Max tied-far']));
    expect(names).not.toContain('Max tied-stranger');
    expect((await form(here, learner.id)).team).toBeNull();
    expect(namesOf((await form(here, near.id)).managers), 'nobody manages themselves').not.toContain('Max tied-near');

    const both = [near, far].map(({ id: manager }) => ({ managed: learner.id, manager }));
    expect(await change(here, { tie: both })).toBe(204);
    expect(await change(here, { tie: both }), 'once more').toBe(204);
    expect((await form(here, learner.id)).managers?.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(
      expect.arrayContaining([near.id, far.id]),
    );
    expect(await change(here, { untie: both.slice(0, 1) })).toBe(204);
    const seen = await app.call<{ members: { name: string }[] }>(`GET /api/seats/sessions/${here}`, { token: far.token });
    expect(seen.body.members.map(({ name }) => name)).toEqual(['Max tied-learner']);

    expect(await change(here, { tie: [{ managed: learner.id, manager: stranger.id }] })).toBe('seats.manager_not_found');
    expect(await change(here, { tie: [{ managed: near.id, manager: near.id }] }), 'themself').toBe('seats.manager_not_found');
    expect(await change(here, { tie: [{ managed: near.id, manager: learner.id }] }), 'a learner').toBe('seats.manager_not_found');
    const { entries } = (await app.call<{ entries: object[] }>(`GET /staff/people/${learner.document}/acts`, { token: staff })).body;
    expect(entries).toMatchObject([
      { act: 'seats.managers-changed', staff: 'Marc Teixeira', facts: { count: '1' } },
      { act: 'seats.managers-changed', staff: 'Marc Teixeira', facts: { count: '2' } },
    ]);
  });

  it('TEAM-2 are chosen on the form of the manager too: members of that session who learn, those they manage first, and found by name', async () => {
    const { here, learner, near, far } = await world('team');
    const others = [await join(here, 'team-aubin', 'learner'), await join(here, 'team-zola', 'learner')];
    expect((await form(here, near.id)).team).toMatchObject({
      total: 3,
      members: [
        { name: 'Max team-aubin', chosen: false },
        { name: 'Max team-learner', chosen: false },
        { name: 'Max team-zola', chosen: false },
      ],
    });
    expect(await change(here, { tie: [learner, ...others].map(({ id }) => ({ managed: id, manager: near.id })) })).toBe(204);
    expect(await change(here, { untie: [{ managed: others[0]?.id ?? '', manager: near.id }] })).toBe(204);
    expect(namesOf((await form(here, near.id)).team?.members)).toEqual(['Max team-learner', 'Max team-zola', 'Max team-aubin']);
    expect(namesOf((await form(here, near.id, '?search=ZOLA')).team?.members)).toEqual(['Max team-zola']);
    const only = await join(here, 'team-manager', 'manager');
    expect(await form(here, only.id)).toMatchObject({ managers: null, team: { total: 4 } });
    expect((await form(here, far.id)).code, 'a manager of another session has no form here').toBe('seats.member_not_found');
  });

  it('ACC-8 H-93 one who is blocked or past their last day is offered no more; a tie to them stays, is marked, and can be ended', async () => {
    const { here, there, learner, near, far } = await world('gone');
    const tie = [near, far].map(({ id: manager }) => ({ managed: learner.id, manager }));
    await change(here, { tie });
    await app.documents('plugin::users-permissions.user').update({ documentId: near.document, data: { blocked: true } });
    await app.database.query("update cordee.membership set ends_on = '2021-01-01' where id = $1", [far.id]);
    const marked = (await form(here, learner.id)).managers?.filter(({ id }) => [near.id, far.id].includes(id));
    expect(marked).toMatchObject([
      { available: false, chosen: true },
      { available: false, chosen: true },
    ]);
    const other = await join(here, 'gone-other', 'learner');
    const offered = namesOf((await form(here, other.id)).managers);
    for (const name of ['Max gone-near', 'Max gone-far']) expect(offered).not.toContain(name);
    for (const { id: manager } of [near, far])
      expect(await change(here, { tie: [{ managed: other.id, manager }] })).toBe('seats.manager_not_found');

    const tied = await app.call<{ code?: string }>(`PUT /seats/sessions/${here}/members/${other.id}`, {
      token: staff,
      body: { tie: [near.id] },
    });
    expect(tied.body.code).toBe('seats.manager_not_found');
    const list = await app.call<{ managers: Choice[] }>(`GET /seats/sessions/${there}/managers`, { token: staff });
    expect(list.body.managers.filter(({ id }) => [near.id, far.id].includes(id)).map(({ available }) => available)).toEqual([false, false]);

    expect(await change(here, { untie: tie })).toBe(204);
    expect((await form(here, learner.id)).managers?.some(({ chosen }) => chosen)).toBe(false);
  });

  it('TEAM-2 ACC-8 are refused in words when the membership of the manager ends at that moment', async () => {
    const { here, learner, far } = await world('race');
    const client = new pg.Client({ connectionString: app.database.url });
    await client.connect();
    try {
      await client.query('begin');
      await client.query('update cordee.membership set ended_at = cordee.clock_time() where id = $1', [far.id]);
      const tying = change(here, { tie: [{ managed: learner.id, manager: far.id }] });
      await expect
        .poll(() => app.database.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
        .toHaveLength(1);
      await client.query('commit');
      expect(await tying).toBe('seats.manager_not_found');
    } finally {
      await client.end();
    }
  });

  it('TEAM-2 ACC-8 nobody is managed who does not learn, and two managers of one name are told apart by their addresses', async () => {
    const { here, near } = await world('learns');
    const only = await join(here, 'learns-manager', 'manager');
    expect(await change(here, { tie: [{ managed: only.id, manager: near.id }] })).toBe('seats.member_not_found');
    expect((await form(here, near.id)).managers).toContainEqual(expect.objectContaining({ id: only.id, email: only.email }));
  });

  it('TEAM-2 ACC-8 are twenty at most, whether a pilot or staff choose them; who has more is left as they are, and has fewer', async () => {
    const { here, there, learner } = await world('many');
    const managers = await app.database.query<{ id: string }>(
      `with crowd as (insert into up_users (document_id, email, username, first_name, last_name, provider, confirmed)
         select 'boss' || n, 'boss' || n || '@cordee.example', 'boss' || n, 'Max', 'Chef ' || n, 'local', true
         from generate_series(1, 22) n returning id)
       insert into cordee.membership (person, session, role) select crowd.id, s.id, 'manager' from crowd, sessions s where s.document_id = $1
       returning id`,
      [there],
    );
    const tie = managers.map(({ id: manager }) => ({ managed: learner.id, manager }));
    const changeAsStaff = async (body: object) => {
      const answer = await app.call<{ code?: string }>(`PUT /seats/sessions/${here}/members/${learner.id}`, { token: staff, body });
      return answer.body?.code ?? answer.status;
    };
    const [last, first] = [managers[20]?.id ?? '', managers[0]?.id ?? ''];
    expect(await change(here, { tie: tie.slice(0, 21) })).toBe('seats.too_many_managers');
    expect(await change(here, { tie: tie.slice(0, 20) })).toBe(204);
    expect(await change(here, { tie: tie.slice(20) })).toBe('seats.too_many_managers');
    expect(await changeAsStaff({ tie: [last] })).toBe('seats.too_many_managers');
    expect(await changeAsStaff({ tie: [last], untie: [first] })).toBe(200);

    await app.database.query(
      'insert into cordee.membership_manager (managed, manager, company) select $1, id, company from cordee.membership where id = $2 or id = $3',
      [learner.id, first, managers[21]?.id],
    );
    expect(await change(here, { untie: tie.slice(0, 1) }), 'of twenty-two').toBe(204);
    expect(await changeAsStaff({ untie: managers.slice(1).map(({ id }) => id) }), 'all of twenty-one').toBe(200);
  });

  it('TEAM-2 SEC-16 are the business of the pilots of the company, in its sessions of slots, and for the members of that session alone', async () => {
    const { here, there, learner, near } = await world('rights');
    const elsewhere = await join(there, 'rights-licence', 'learner');
    const tie = [{ managed: learner.id, manager: near.id }];
    expect(await change(here, { tie }, strangersToken)).toBe('seats.session_not_found');
    expect(await change(here, { tie }, near.token), 'a manager').toBe('seats.session_not_found');
    expect(await change(there, { tie: [{ managed: elsewhere.id, manager: near.id }] })).toBe('seats.no_slot_session');
    expect(await change(here, { tie: [{ managed: elsewhere.id, manager: near.id }] })).toBe('seats.member_not_found');
    await app.database.query(
      'insert into cordee.membership_manager (managed, manager, company) select $1, id, company from cordee.membership where id = $2',
      [elsewhere.id, near.id],
    );
    expect(await change(here, { untie: [{ managed: elsewhere.id, manager: near.id }] })).toBe(204);
    expect(await app.database.query('select from cordee.membership_manager where managed = $1', [elsewhere.id])).toHaveLength(1);
  });
});
