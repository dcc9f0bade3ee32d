import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePersonalData, readPersonalData } from '../../../plugins/kernel/server/personal-data/personal-data.ts';
import { joinSession, openSession, publishedCourse, schoolOf } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const COMPANY = 'plugin::companies.company';

let app: TestApp;
let session: string;
let course: string;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ course } = await publishedCourse(app.strapi));
  session = await openSession(app.strapi, course, []);
  await app.createPerson('amel@cordee.example');
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const members = (token?: string) =>
  app.call<{ members: { id: string; document: string; email: string; role: string }[]; code?: string }>(
    `GET /seats/sessions/${session}/members`,
    {
      ...(token && { token }),
    },
  );
const add = (email: string, role = 'learner', token = staff) =>
  app.call(`POST /seats/sessions/${session}/members`, { token, body: { email, role } });

describe('a last day of one’s own', () => {
  type Listed = { id: string; email: string; ownEndsOn: string | null };
  const firstEstablishment = async (session: string) =>
    (await app.call<{ establishments: { document: string }[] }>(`GET /seats/sessions/${session}/members`, { token: staff })).body
      .establishments[0]?.document;
  const put = async (session: string, id: string, endsOn: string | null) =>
    app.call<{ code?: string }>(`PUT /seats/sessions/${session}/members/${id}`, {
      token: staff,
      body: { endsOn, establishment: await firstEstablishment(session) },
    });
  const open = async (person: string, more: Record<string, unknown> = {}) => {
    const { email, documentId, token } = await app.createPerson(`${person}@cordee.example`);
    const among = await openSession(app.strapi, course, [], { endsOn: '2040-06-30' });
    await app.documents('plugin::seats.session').update({ documentId: among, data: more });
    await joinSession(app.strapi, { session: among, email, role: 'learner' });
    const listed = async () =>
      (await app.call<{ members: Listed[] }>(`GET /seats/sessions/${among}/members`, { token: staff })).body.members[0];
    return { among, documentId, token, listed, id: (await listed())?.id ?? '' };
  };

  it('SEAT-6 ACC-13 ends the access of a member earlier or later than the session, and is noted', async () => {
    const { among, documentId, token, listed, id } = await open('own-day');
    const status = async () => (await app.call(`GET /api/progress/courses/${course}`, { token })).status;
    expect((await put(among, id, '2020-03-01')).status).toBe(200);
    expect([await status(), (await listed())?.ownEndsOn]).toEqual([403, '2020-03-01']);
    expect((await put(among, id, '2041-01-31')).status, 'after that of the session').toBe(200);
    expect(await status()).toBe(200);
    expect((await put(among, id, '2019-12-31')).body.code).toBe('seats.last_day_before_first');
    const { sessions } = (await app.call<{ sessions: object[] }>(`GET /seats/people/${documentId}/sessions`, { token: staff })).body;
    expect(sessions).toMatchObject([{ endsOn: '2041-01-31' }]);

    expect((await put(among, id, null)).status).toBe(200);
    expect((await listed())?.ownEndsOn).toBeNull();
    const { entries } = (await app.call<{ entries: object[] }>(`GET /staff/people/${documentId}/acts`, { token: staff })).body;
    expect(entries).toMatchObject([
      { act: 'seats.last-day-taken', facts: { day: '2040-06-30' } },
      { act: 'seats.last-day-given', facts: { day: '2041-01-31' } },
      { act: 'seats.last-day-given', facts: { day: '2020-03-01' } },
    ]);
  });

  it('SEAT-6 stays when the last day of the session moves; the first day does not move past it', async () => {
    const { among, listed, id } = await open('keeps-day');
    const save = (data: object) => app.documents('plugin::seats.session').update({ documentId: among, data });
    await put(among, id, '2030-03-31');
    await save({ endsOn: '2039-06-30' });
    expect((await listed())?.ownEndsOn).toBe('2030-03-31');
    await expect(save({ startsOn: '2030-04-01' })).rejects.toThrow(/dernier jour propre à des membres.*: \S/);
    expect((await save({ startsOn: '2030-03-31' }))?.startsOn).toBe('2030-03-31');
  });

  it('SEAT-6 in a slot session comes no later than that of the session, whatever door gives it, and moves back with it', async () => {
    const { among, listed, id } = await open('slot-day', { kind: 'slot', allowance: 1 });
    expect((await put(among, id, '2040-07-01')).body.code).toBe('seats.last_day_after_session');
    await expect(app.database.query("update cordee.membership set ends_on = '2040-07-01' where id = $1", [id])).rejects.toMatchObject({
      constraint: 'own_last_day_is_in_slot_session',
    });
    expect((await put(among, id, '2040-06-30')).status).toBe(200);
    await app.documents('plugin::seats.session').update({ documentId: among, data: { endsOn: '2030-06-30' } });
    expect((await listed())?.ownEndsOn).toBe('2040-06-30');
    expect(await app.database.query('select ends_on::text from cordee.current_membership where id = $1', [id])).toEqual([
      { ends_on: '2030-06-30' },
    ]);
    expect((await put(among, id, '2040-06-30')).status, 'the same day again').toBe(200);
  });

  it('H-93 ACC-13 a form writes only what was changed in it: the day stays when managers are chosen in another', async () => {
    const { among, listed, id } = await open('two-staff');
    await put(among, id, '2030-03-31');
    const body = { tie: [], untie: [] };
    expect((await app.call(`PUT /seats/sessions/${among}/members/${id}`, { token: staff, body })).status).toBe(200);
    expect((await listed())?.ownEndsOn).toBe('2030-03-31');
  });

  it('SEAT-5 a slot session takes members until it is over', async () => {
    const { among } = await open('last-one', { kind: 'slot', allowance: 1 });
    await app.documents('plugin::seats.session').update({ documentId: among, data: { endsOn: '2020-06-30' } });
    const body = { email: 'amel@cordee.example', role: 'learner' };
    const late = await app.call<{ code: string }>(`POST /seats/sessions/${among}/members`, { token: staff, body });
    expect(late.body.code).toBe('seats.session_expired');
  });

  it('H-19 SEAT-9 that has passed frees the slot, with this cause', async () => {
    const { among, id } = await open('gone-day', { kind: 'slot', allowance: 1 });
    await app.database.query(
      `insert into cordee.slot_holding (session, slot, membership, person, assigned_for) select session, 1, id, person, 'staff' from cordee.membership where id = $1`,
      [id],
    );
    const causes = () => app.database.query('select released_for from cordee.slot_holding where membership = $1', [id]);
    await put(among, id, '2040-01-01');
    expect(await causes()).toEqual([{ released_for: null }]);
    await put(among, id, '2020-02-01');
    expect(await causes()).toEqual([{ released_for: 'last-day' }]);
  });

  it('ACC-5 SEAT-6 the pilots of a company run its sessions until the last of their members leaves', async () => {
    const { documentId, token } = await app.createPerson('long-pilot@cordee.example');
    const { documentId: company } = await app.documents(COMPANY).create({ data: { legalName: 'Longtemps', pilots: [documentId] } });
    const { among, id } = await open('stays', { company });
    await put(among, id, '2041-01-31');
    await app.documents('plugin::seats.session').update({ documentId: among, data: { endsOn: '2020-06-30' } });
    const scopes = async () => (await app.call<{ person: { scopes: object[] } }>('GET /api/home', { token })).body.person.scopes;
    expect(await scopes()).toMatchObject([{ kind: 'team', title: 'Longtemps' }]);
    await put(among, id, null);
    expect(await scopes()).toEqual([]);
  });
});

describe('the establishment of a member', () => {
  type View = { establishments: { document: string; name: string }[]; members: { id: string; document: string; establishment: string }[] };
  const ESTABLISHMENT = 'plugin::companies.establishment';
  const company = (legalName: string) => app.documents(COMPANY).create({ data: { legalName } });
  const establishment = (of: string, name: string) => app.documents(ESTABLISHMENT).create({ data: { name, company: of } });
  const sessionOf = async (of: string) => {
    const opened = await openSession(app.strapi, course, []);
    await app.documents('plugin::seats.session').update({ documentId: opened, data: { company: of } });
    return opened;
  };
  const view = async (of: string) => (await app.call<View>(`GET /seats/sessions/${of}/members`, { token: staff })).body;
  const namesIn = async (of: string) => (await view(of)).establishments.map(({ name }) => name);
  const join = async (of: string, person: string, more: object = {}) => {
    const { email } = await app.createPerson(`${person}@cordee.example`);
    return app.call<{ code?: string }>(`POST /seats/sessions/${of}/members`, { token: staff, body: { email, role: 'learner', ...more } });
  };

  it('SEAT-1 H-92 “Dupliquer” makes a company with an establishment of its own, and without the sessions', async () => {
    const { documentId: original } = await company('À dupliquer');
    await establishment(original, 'Lyon');
    const opened = await sessionOf(original);
    const clone = await app.call<{ data: { documentId: string } }>(`POST /content-manager/collection-types/${COMPANY}/clone/${original}`, {
      token: staff,
      body: { legalName: 'Dupliquée' },
    });
    expect(clone.status).toBe(200);
    expect(await namesIn(opened)).toEqual(['Établissement principal', 'Lyon']);
    expect(await namesIn(await sessionOf(clone.body.data.documentId))).toEqual(['Établissement principal']);
  });

  it('SEAT-1 ACC-22 is one of the company of their session: the first, or the one that staff choose, which is noted', async () => {
    const { documentId: here } = await company('Établie ici');
    const { documentId: elsewhere } = await company('Établie ailleurs');
    const opened = await sessionOf(here);
    expect(await namesIn(opened)).toEqual(['Établissement principal']);
    const { documentId: lyon } = await establishment(here, 'Lyon');
    const { documentId: foreign } = await establishment(elsewhere, 'Lyon');

    expect((await join(opened, 'at-first')).status).toBe(200);
    expect((await join(opened, 'at-lyon', { establishment: lyon })).status).toBe(200);
    expect((await join(opened, 'at-foreign', { establishment: foreign })).body.code).toBe('seats.establishment_not_found');
    const { establishments, members } = await view(opened);
    expect(members.map((member) => member.establishment).sort()).toEqual([establishments[0]?.document, lyon].sort());

    const [member] = members.filter((each) => each.establishment === lyon);
    const move = (to: string) =>
      app.call<{ code?: string }>(`PUT /seats/sessions/${opened}/members/${member?.id}`, {
        token: staff,
        body: { endsOn: null, establishment: to },
      });
    expect((await move(foreign)).body.code).toBe('seats.establishment_not_found');
    for (const time of ['once', 'again']) expect((await move(establishments[0]?.document ?? '')).status, time).toBe(200);
    expect((await view(opened)).members.map((each) => each.establishment)).not.toContain(lyon);
    const acts = await app.call<{ entries: object[] }>(`GET /staff/people/${member?.document}/acts`, { token: staff });
    expect(acts.body.entries).toMatchObject([
      {
        act: 'seats.establishment-changed',
        staff: 'A B',
        facts: { session: expect.any(String), establishment: 'Établissement principal' },
      },
      { act: 'seats.member-added' },
    ]);
    await expect(
      app.database.query(
        'update cordee.membership set establishment = (select id from establishments where document_id = $2) where id = $1',
        [member?.id, foreign],
      ),
    ).rejects.toMatchObject({ constraint: 'membership_establishment_fkey' });
  });

  it('SEAT-1 follows when the session is given another company', async () => {
    const { documentId: before } = await company('Avant');
    const { documentId: after } = await company('Après');
    const opened = await sessionOf(before);
    await join(opened, 'moved');
    await app.documents('plugin::seats.session').update({ documentId: opened, data: { company: after } });
    const { establishments, members } = await view(opened);
    expect(establishments).toHaveLength(1);
    expect(members).toMatchObject([{ establishment: establishments[0]?.document }]);
  });

  it('SEAT-1 H-84 has a name that no other of its company has, and stays in it', async () => {
    const { documentId: here } = await company('Unique SA');
    const { documentId: elsewhere } = await company('Autre SA');
    const { documentId } = await establishment(here, 'Lyon Part-Dieu');
    await expect(establishment(here, ' LYON  Part-Dieu')).rejects.toThrow('a déjà un établissement de ce nom');
    const { documentId: second } = await establishment(here, 'Nantes');
    const save = (data: object) => app.documents(ESTABLISHMENT).update({ documentId: second, data });
    await expect(save({ name: 'lyon part-dieu' })).rejects.toThrow('a déjà un établissement de ce nom');
    await expect(save({ company: elsewhere })).rejects.toThrow('n’en change pas');
    await expect(save({ company: null })).rejects.toThrow('n’en change pas');
    await expect(app.documents(ESTABLISHMENT).create({ data: { name: 'À personne' } })).rejects.toThrow('choisissez-la');
    expect((await save({ name: 'Nantes', address: '1, quai de la Fosse' }))?.['address']).toBe('1, quai de la Fosse');
    await app.documents(ESTABLISHMENT).delete({ documentId });
  });

  const remove = async (uid: string, document: string) => {
    const { status, body } = await app.call<{ error: { message: string } }>(`DELETE /content-manager/collection-types/${uid}/${document}`, {
      token: staff,
    });
    return status === 200 ? 'deleted' : body.error.message;
  };

  it('SEAT-1 is not deleted while it has, or had, members, nor when it is the last of its company', async () => {
    const { documentId: here } = await company('Deux lieux');
    const opened = await sessionOf(here);
    await join(opened, 'stays-there');
    const [main] = (await view(opened)).establishments;
    const { documentId: second } = await establishment(here, 'Second');
    expect(await remove(ESTABLISHMENT, main?.document ?? '')).toContain('un membre de session y est ou y fut rattaché');
    expect(await remove(ESTABLISHMENT, second)).toBe('deleted');

    const { documentId: alone } = await company('Un lieu');
    const [only] = (await view(await sessionOf(alone))).establishments;
    expect(await remove(ESTABLISHMENT, only?.document ?? '')).toContain('n’en a pas d’autre');
    await expect(app.database.query('delete from establishments where document_id = $1', [only?.document])).rejects.toMatchObject({
      constraint: 'company_has_establishment',
    });
  });

  it('SEAT-1 SEAT-3 a company with sessions is not deleted, nor the school; one without goes with its establishments', async () => {
    const { documentId: busy } = await company('Occupée');
    await sessionOf(busy);
    expect(await remove(COMPANY, busy)).toContain('une session en dépend');
    await expect(app.database.query('delete from companies where document_id = $1', [busy])).rejects.toMatchObject({
      constraint: 'session_has_company',
    });
    expect(await remove(COMPANY, await schoolOf(app.strapi))).toContain('c’est l’école de l’organisation');
    const { documentId: idle } = await company('Sans session');
    const left = () =>
      app.database.query(
        'select from establishments e where not exists (select from establishments_company_lnk l where l.establishment_id = e.id)',
      );
    expect(await remove(COMPANY, idle)).toBe('deleted');
    expect(await left()).toEqual([]);
  });
});

describe('the managers of a member', () => {
  type View = {
    establishments: { document: string }[];
    members: { id: string; email: string; managers: string[]; manages: { count: number; names: string[] } }[];
  };
  const openIn = async (company: string) => {
    const opened = await openSession(app.strapi, course, []);
    await app.documents('plugin::seats.session').update({ documentId: opened, data: { company } });
    return opened;
  };
  const view = async (of: string) => (await app.call<View>(`GET /seats/sessions/${of}/members`, { token: staff })).body;
  const memberAt = async (of: string, email: string) => (await view(of)).members.find((member) => member.email === email);
  const join = async (of: string, name: string, role: 'learner' | 'manager' | 'manager-learner') => {
    const { id: person, email, documentId } = await app.createPerson(`${name}@cordee.example`, { firstName: 'Max', lastName: name });
    await joinSession(app.strapi, { session: of, email, role });
    return { person, email, documentId, id: (await memberAt(of, email))?.id ?? '' };
  };
  const change = async (of: string, member: string, ties: { tie?: string[]; untie?: string[] }) =>
    app.call<{ code?: string }>(`PUT /seats/sessions/${of}/members/${member}`, {
      token: staff,
      body: { endsOn: null, establishment: (await view(of)).establishments[0]?.document, ...ties },
    });
  const tie = (of: string, member: string, managers: string[]) => change(of, member, { tie: managers });
  /** Two sessions of a company with a manager in each, a learner in the first, and a manager of another company. */
  const world = async (name: string) => {
    const { documentId: company } = await app.documents(COMPANY).create({ data: { legalName: `Managers ${name}` } });
    const { documentId: foreign } = await app.documents(COMPANY).create({ data: { legalName: `Ailleurs ${name}` } });
    const [here, there, elsewhere] = [await openIn(company), await openIn(company), await openIn(foreign)];
    return {
      here,
      there,
      foreign,
      learner: await join(here, `${name}-learner`, 'learner'),
      near: await join(here, `${name}-near`, 'manager-learner'),
      far: await join(there, `${name}-far`, 'manager'),
      stranger: await join(elsewhere, `${name}-stranger`, 'manager'),
    };
  };

  it('ACC-8 are managers of any session of the same company, chosen by staff, which is noted', async () => {
    const { here, learner, near, far, stranger } = await world('tied');
    const choices = await app.call<{ managers: { id: string }[] }>(`GET /seats/sessions/${here}/managers`, { token: staff });
    expect(choices.body.managers.map(({ id }) => id).sort()).toEqual([near.id, far.id].sort());
    expect((await tie(here, learner.id, [near.id, far.id])).status).toBe(200);
    expect((await memberAt(here, learner.email))?.managers.toSorted()).toEqual([near.id, far.id].sort());
    expect((await tie(here, learner.id, [stranger.id])).body.code).toBe('seats.manager_not_found');
    expect((await tie(here, near.id, [near.id])).body.code, 'themself').toBe('seats.manager_not_found');
    expect((await tie(here, near.id, [learner.id])).body.code, 'a learner').toBe('seats.manager_not_found');
    for (const time of ['once', 'again']) expect((await change(here, learner.id, { untie: [near.id] })).status, time).toBe(200);
    const { entries } = (await app.call<{ entries: object[] }>(`GET /staff/people/${learner.documentId}/acts`, { token: staff })).body;
    expect(entries).toMatchObject([
      { act: 'seats.managers-changed', facts: { count: '1' } },
      { act: 'seats.managers-changed', facts: { count: '2' } },
    ]);

    const { email } = await app.createPerson('tied-at-once@cordee.example');
    const body = { email, role: 'learner', managers: [far.id] };
    expect((await app.call(`POST /seats/sessions/${here}/members`, { token: staff, body })).status).toBe(200);
    expect((await memberAt(here, email))?.managers).toEqual([far.id]);
  });

  it('H-93 ACC-8 what staff change of the managers leaves what was changed in another form', async () => {
    const { here, learner, near, far } = await world('two-forms');
    for (const manager of [near, far]) expect((await change(here, learner.id, { tie: [manager.id] })).status).toBe(200);
    expect((await memberAt(here, learner.email))?.managers.toSorted()).toEqual([near.id, far.id].sort());
    expect((await change(here, learner.id, { untie: [near.id] })).status).toBe(200);
    expect((await memberAt(here, learner.email))?.managers).toEqual([far.id]);
  });

  it('ACC-8 the database refuses a manager of another company, somebody who manages nothing, and oneself', async () => {
    const { learner, near, stranger } = await world('refused');
    const insert = (managed: string, manager: string) =>
      app.database.query(
        'insert into cordee.membership_manager (managed, manager, company) select id, $2, company from cordee.membership where id = $1',
        [managed, manager],
      );
    await expect(insert(learner.id, stranger.id)).rejects.toMatchObject({ constraint: 'manager_manages' });
    await expect(insert(near.id, learner.id)).rejects.toMatchObject({ constraint: 'manager_manages' });
    await expect(insert(near.id, near.id)).rejects.toMatchObject({ constraint: 'nobody_manages_themselves' });
  });

  it('ACC-8 a tie ends with either membership, and when the session is given another company', async () => {
    const { here, there, foreign, learner, near, far } = await world('ends');
    const ties = async () => (await memberAt(here, learner.email))?.managers.length;
    const remove = (of: string, id: string) => app.call(`DELETE /seats/sessions/${of}/members/${id}`, { token: staff });
    await tie(here, learner.id, [near.id, far.id]);
    await remove(there, far.id);
    expect(await ties()).toBe(1);
    await expect(
      app.database.query(
        'insert into cordee.membership_manager (managed, manager, company) select $1, id, company from cordee.membership where id = $2',
        [learner.id, far.id],
      ),
    ).rejects.toMatchObject({ constraint: 'manager_is_member' });
    await app.documents('plugin::seats.session').update({ documentId: here, data: { company: foreign } });
    expect(await ties()).toBe(0);
    await tie(here, learner.id, [near.id]);
    await remove(here, learner.id);
    expect(await app.database.query('select from cordee.membership_manager where managed = $1', [learner.id])).toEqual([]);
  });

  it('ACC-8 staff read how many lose their manager with one, and the first three by name, whatever session they are in', async () => {
    const { here, there, near, far } = await world('left');
    for (const name of ['dupin', 'aubin', 'colin', 'brun']) await tie(here, (await join(here, name, 'learner')).id, [near.id, far.id]);
    const abroad = await join(there, 'zola', 'learner');
    await tie(there, abroad.id, [near.id]);
    await joinSession(app.strapi, { session: here, email: abroad.email, role: 'learner' });
    await tie(here, (await memberAt(here, abroad.email))?.id ?? '', [near.id]);
    expect((await memberAt(here, near.email))?.manages).toEqual({ count: 5, names: ['Max aubin', 'Max brun', 'Max colin'] });
    expect((await memberAt(there, far.email))?.manages).toEqual({ count: 4, names: ['Max aubin', 'Max brun', 'Max colin'] });
    expect((await memberAt(here, abroad.email))?.manages).toEqual({ count: 0, names: [] });
  });

  it('ACC-20 whom somebody manages, and who manages them, is in what they download, and gone when either is erased', async () => {
    const { here, learner, near } = await world('exported');
    await tie(here, learner.id, [near.id]);
    const exported = ({ person }: { person: number }) => readPersonalData(app.strapi, { person, addressPeriods: [] }, 'fr');
    expect((await exported(learner))['Managers']).toMatchObject([{ manager: 'Max exported-near' }]);
    expect((await exported(near))['Membres encadrés']).toMatchObject([{ members: 1 }]);
    await app.strapi.db.transaction(({ trx }) => erasePersonalData(app.strapi, trx, { person: near.person, addressPeriods: [] }));
    expect((await memberAt(here, learner.email))?.managers).toEqual([]);
  });
});

describe('the members of a session', () => {
  it('SEAT-2 staff add a person by address, see them, and take them out', async () => {
    expect((await add('Amel@cordee.example ')).status, 'with a space').toBe(200);
    const [member] = (await members(staff)).body.members;
    expect(member).toMatchObject({ email: 'amel@cordee.example', role: 'learner' });
    expect((await app.call(`GET /seats/people/${member?.document}/sessions`, { token: staff })).status, 'their page').toBe(200);

    expect((await app.call(`DELETE /seats/sessions/${session}/members/${member?.id}`, { token: staff })).status).toBe(200);
    expect((await members(staff)).body.members).toEqual([]);
  });

  it('SEAT-2 ACC-13 staff see which members are blocked', async () => {
    const { documentId, email } = await app.createPerson('gone@cordee.example');
    const among = await openSession(app.strapi, course, [email]);
    const blocked = async () =>
      (await app.call<{ members: object[] }>(`GET /seats/sessions/${among}/members`, { token: staff })).body.members;
    expect(await blocked()).toMatchObject([{ document: documentId, blocked: false }]);
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { blocked: true } });
    expect(await blocked()).toMatchObject([{ document: documentId, blocked: true }]);
  });

  it.each([
    ['learner', { learns: true, manages: false }],
    ['manager', { learns: false, manages: true }],
    ['manager-learner', { learns: true, manages: true }],
  ] as const)('ACC-8 a %s takes the course, manages the session, or does both', async (role, gives) => {
    const { id, token, email } = await app.createPerson(`${role}@cordee.example`);
    await joinSession(app.strapi, { session: await openSession(app.strapi, course, []), email, role });
    expect(await app.database.query('select learns, manages from cordee.membership where person = $1', [id])).toEqual([gives]);
    expect(await app.database.query('select from cordee.learner_access where person = $1', [id])).toHaveLength(gives.learns ? 1 : 0);
    expect((await app.call(`GET /api/progress/courses/${course}`, { token })).status).toBe(gives.learns ? 200 : 404);
  });

  it.each([
    ['nobody has that address', 'nobody@cordee.example', 'learner', 404, 'seats.person_not_found'],
    ['no such role', 'amel@cordee.example', 'owner', 422, 'kernel.invalid_request'],
  ])('SEAT-2 %s: refused with a reason', async (_, email, role, status, code) => {
    expect((await add(email, role)).body).toMatchObject({ status, code });
  });

  it('SEAT-2 twenty clicks at once add a person once', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => add('amel@cordee.example')));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect((await members(staff)).body.members).toHaveLength(1);
  });

  it('ACC-13 people are listed by name, address and role, and their form is without what staff have no use for', async () => {
    const contentTypes = app.strapi.plugin('content-manager').service('content-types');
    const { settings, layouts } = await contentTypes.findConfiguration({ uid: 'plugin::users-permissions.user' });
    expect(layouts.list).toEqual(['lastName', 'firstName', 'email', 'standing', 'blocked']);
    expect(settings).toMatchObject({ mainField: 'fullName', defaultSortBy: 'lastName' });
    const fields = layouts.edit.flat().map(({ name }: { name: string }) => name);
    expect(fields).toEqual(expect.arrayContaining(['email', 'firstName', 'lastName', 'blocked']));
    for (const hidden of ['username', 'fullName', 'nameAndAddress']) expect(fields).not.toContain(hidden);
  });

  it('ACC-13 staff see the sessions that a person is in, as what and until when, the one that ends last on top', async () => {
    const { documentId } = await app.createPerson('in-two@cordee.example');
    for (const endsOn of ['2030-06-30', '2031-06-30']) await openSession(app.strapi, course, ['in-two@cordee.example'], { endsOn });
    const { sessions } = (await app.call<{ sessions: object[] }>(`GET /seats/people/${documentId}/sessions`, { token: staff })).body;
    expect(sessions).toMatchObject([
      { role: 'learner', startsOn: '2020-01-01', endsOn: '2031-06-30' },
      { role: 'learner', startsOn: '2020-01-01', endsOn: '2030-06-30' },
    ]);
  });

  it.each(['2027-02-30', '2027-02-03abc', '2027-02-03T00:00:00Z', '30/11/2026', '0026-11-30', ''])(
    'SEAT-2 a session does not begin on %j, which is no day',
    async (startsOn) => {
      const documentId = await openSession(app.strapi, course, []);
      const stored = () => app.database.query('select starts_on::text from sessions where document_id = $1', [documentId]);
      const before = await stored();
      const saving = app.documents('plugin::seats.session').update({ documentId, data: { startsOn } });
      await expect(saving).rejects.toMatchObject({
        details: { errors: [{ path: ['startsOn'], message: expect.stringContaining('date') }] },
      });
      expect(await stored()).toEqual(before);
    },
  );

  it('SEAT-1 staff see the sessions of a company on its page, with their members, the one that ends last on top', async () => {
    const { documentId: company } = await app.documents(COMPANY).create({ data: { legalName: 'Clinique des Tilleuls' } });
    for (const [endsOn, emails] of [
      ['2030-06-30', []],
      ['2031-06-30', ['amel@cordee.example']],
    ] as const) {
      const documentId = await openSession(app.strapi, course, emails, { endsOn });
      await app.documents('plugin::seats.session').update({ documentId, data: { company } });
    }
    const { sessions } = (await app.call<{ sessions: object[] }>(`GET /seats/companies/${company}/sessions`, { token: staff })).body;
    expect(sessions).toMatchObject([
      { course: 'Un parcours', members: 1, startsOn: '2020-01-01', endsOn: '2031-06-30' },
      { course: 'Un parcours', members: 0, startsOn: '2020-01-01', endsOn: '2030-06-30' },
    ]);
  });

  it('ACC-8 ACC-22 staff see which company a person pilots, and who made them its pilot or unmade them', async () => {
    const { documentId, id } = await app.createPerson('pilots@cordee.example');
    const { documentId: company } = await app.documents(COMPANY).create({ data: { legalName: 'Horizon' } });
    const save = async (pilots: object) =>
      app.call(`PUT /content-manager/collection-types/${COMPANY}/${company}`, {
        token: staff,
        headers: await fromStoredVersion(app, COMPANY, company),
        body: { pilots },
      });
    const piloted = async () => (await app.call<{ pilots: object[] }>(`GET /seats/people/${documentId}/sessions`, { token: staff })).body;
    expect((await save({ connect: [{ id, documentId }] })).status).toBe(200);
    expect(await piloted()).toMatchObject({ pilots: [{ company, legalName: 'Horizon' }], sessions: [] });
    await save({});
    await save({ disconnect: [{ id, documentId }] });
    expect(await piloted()).toMatchObject({ pilots: [] });

    const { entries } = (await app.call<{ entries: object[] }>(`GET /staff/people/${documentId}/acts`, { token: staff })).body;
    expect(entries).toMatchObject([
      { act: 'companies.pilot-removed', staff: 'A B', facts: { company: 'Horizon' } },
      { act: 'companies.pilot-added', staff: 'A B', facts: { company: 'Horizon' } },
    ]);
  });

  it('ACC-14 SEAT-2 who of staff put a person into a session and took them out is noted on the page of the person', async () => {
    const { documentId, email } = await app.createPerson('noted@cordee.example');
    await add(email);
    const member = (await members(staff)).body.members.find((each) => each.email === email);
    await app.call(`DELETE /seats/sessions/${session}/members/${member?.id}`, { token: staff });
    const { entries } = (await app.call<{ entries: object[] }>(`GET /staff/people/${documentId}/acts`, { token: staff })).body;
    const [{ reference } = { reference: '' }] = await app.database.query<{ reference: string }>(
      'select reference from sessions where document_id = $1',
      [session],
    );
    expect(entries).toMatchObject([
      { act: 'seats.member-removed', staff: 'A B', facts: { session: reference } },
      { act: 'seats.member-added', staff: 'A B', facts: { session: reference } },
    ]);
  });

  it('ACC-22 without the permission, or without signing in, nobody sees or changes them', async () => {
    const bare = await createStaffUser(app, 'bare@cordee.example', { superAdmin: false });
    const learner = await app.signIn('amel@cordee.example');
    expect((await members()).status, 'a visitor sees').toBe(401);
    expect((await members(learner)).status, 'a learner sees').toBe(401);
    expect((await members(bare)).status, 'staff see').toBe(403);
    expect((await add('amel@cordee.example', 'pilot', bare)).status, 'staff add').toBe(403);
    expect((await add('amel@cordee.example', 'pilot', learner)).status, 'a learner adds').toBe(401);
  });

  const createSession = (data: Record<string, unknown>) => app.documents('plugin::seats.session').create({ data });
  const sessionsNamed = (name: string) => app.database.query('select from sessions where reference = $1', [name]);

  it('SEAT-2 a session cannot end before it starts', async () => {
    const session = { reference: 'backwards', course, company: await schoolOf(app.strapi), startsOn: '2026-03-02', endsOn: '2026-03-01' };
    await expect(createSession(session)).rejects.toThrow('Le dernier jour de la session vient avant le premier');
    expect(await sessionsNamed('backwards')).toEqual([]);
  });

  it('SEAT-2 a session cannot be without a course', async () => {
    const session = { reference: 'of nothing', company: await schoolOf(app.strapi), startsOn: '2026-03-01', endsOn: '2026-03-02' };
    await expect(createSession(session)).rejects.toThrow('Choisissez le parcours');
    expect(await sessionsNamed('of nothing')).toEqual([]);
  });

  it('SEAT-2 SEAT-3 a session cannot be without a company, nor lose the one that it has', async () => {
    const session = { reference: 'of nobody', course, startsOn: '2026-03-01', endsOn: '2026-03-02' };
    await expect(createSession(session)).rejects.toThrow('Choisissez l’entreprise de la session');
    expect(await sessionsNamed('of nobody')).toEqual([]);
    const { documentId } = await createSession({ ...session, company: await schoolOf(app.strapi) });
    const save = app.documents('plugin::seats.session').update({ documentId, data: { company: null } });
    await expect(save).rejects.toThrow('Choisissez l’entreprise de la session');
  });

  it('SEAT-2 of twenty sessions with one reference, one is made', async () => {
    const session = { reference: 'same', course, company: await schoolOf(app.strapi), startsOn: '2026-03-01', endsOn: '2026-03-02' };
    const created = await Promise.allSettled(Array.from({ length: 20 }, () => createSession(session)));
    expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('SEAT-2 a session with members is not deleted, and the form says why', async () => {
    await add('amel@cordee.example');
    const response = await app.call<{ error: { message: string } }>(
      `DELETE /content-manager/collection-types/plugin::seats.session/${session}`,
      { token: staff },
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('ne se supprime pas : 2 membres y sont ou y furent inscrits');
    expect((await members(staff)).body.members).toHaveLength(1);
  });
});
