// What staff change of a person: their history says what was before and after, and the person is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePersonalData, readPersonalData } from '../../../plugins/kernel/server/personal-data/personal-data.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const USER = 'plugin::users-permissions.user';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

async function save(person: string, data: object): Promise<void> {
  const headers = await fromStoredVersion(app, USER, person);
  const { status } = await app.call(`PUT /content-manager/collection-types/${USER}/${person}`, { token: staff, body: data, headers });
  expect(status).toBe(200);
}

type Entry = { act: string; facts: Record<string, string> };
const history = async (person: string) =>
  (await app.call<{ entries: Entry[] }>(`GET /staff/people/${person}/acts`, { token: staff })).body.entries.map(({ act, facts }) => ({
    act,
    facts,
  }));
const mailsTo = async (address: string) =>
  (
    await app.database.query<{ template: string; facts: object }>(
      "select template, facts::json as facts from cordee.mail where to_address = $1 and template like 'staff.%' order by asked_at",
      [address],
    )
  ).map(({ template, facts }) => ({ template, facts }));

describe('the history of a person', () => {
  it('ACC-13 ACC-22 says what a name, an address, a role and a block were before, and are after', async () => {
    const { documentId } = await app.createPerson('before@cordee.example', { firstName: 'Inès', lastName: 'Caradec' });
    await save(documentId, { lastName: 'Le Goff' });
    await save(documentId, { email: 'after@cordee.example', standing: 'tester' });
    await save(documentId, { blocked: true });
    await save(documentId, { blocked: false });
    expect(await history(documentId)).toEqual([
      { act: 'accounts.blocked-changed', facts: { from: 'access-blocked', to: 'access-open' } },
      { act: 'accounts.blocked-changed', facts: { from: 'access-open', to: 'access-blocked' } },
      { act: 'accounts.standing-changed', facts: { from: 'none', to: 'tester' } },
      { act: 'accounts.email-changed', facts: { from: 'before@cordee.example', to: 'after@cordee.example' } },
      { act: 'accounts.name-changed', facts: { from: 'Inès Caradec', to: 'Inès Le Goff' } },
    ]);
  });

  it('ACC-20 keeps the acts of somebody who is erased, and nothing of who they were; they could take it with them', async () => {
    const { id, documentId } = await app.createPerson('leaves@cordee.example', { firstName: 'Zoé', lastName: 'Abadie' });
    await save(documentId, { lastName: 'Roy' });
    const subject = { person: id, addressPeriods: [] };
    const taken = await readPersonalData(app.strapi, subject, 'fr');
    expect(taken['Ce que l’équipe a changé']).toMatchObject([
      { act: 'accounts.name-changed', values: { from: 'Zoé Abadie', to: 'Zoé Roy' } },
    ]);
    await app.strapi.db.transaction(({ trx }) => erasePersonalData(app.strapi, trx, subject));
    expect(await history(documentId)).toEqual([{ act: 'accounts.name-changed', facts: {} }]);
    const [left] = await app.database.query<{ all: string }>(
      "select (select string_agg(a::text, ' ') from cordee.staff_act a) || coalesce((select string_agg(v::text, ' ') from cordee.staff_act_value v), '') as all",
    );
    expect(left?.all).not.toMatch(/Abadie|Zoé/);
  });
});

describe('the person', () => {
  it('ACC-8 ACC-13 is told of another role, once they sign in to their account', async () => {
    const { documentId } = await app.createPerson('told@cordee.example');
    await save(documentId, { standing: 'student' });
    await save(documentId, { firstName: 'Léa' });
    expect(await mailsTo('told@cordee.example')).toEqual([
      { template: 'staff.role-changed', facts: { firstName: 'Zoé', role: 'student', contact: null } },
    ]);
    const invitee = await app.documents(USER).create({ data: { email: 'invitee@cordee.example', firstName: 'A', lastName: 'B' } });
    await save(invitee.documentId, { standing: 'student' });
    expect(await mailsTo('invitee@cordee.example'), 'whose address may be somebody else’s').toEqual([]);
  });

  it('ACC-13 H-19 is told that their access is open again; while it is blocked nothing is sent', async () => {
    const { documentId } = await app.createPerson('reopened@cordee.example');
    await save(documentId, { blocked: true, standing: 'tester' });
    expect(await mailsTo('reopened@cordee.example')).toEqual([]);
    await save(documentId, { blocked: false });
    expect(await mailsTo('reopened@cordee.example')).toMatchObject([{ template: 'staff.access-reopened' }]);
  });

  it('ACC-22 is told which roles they have in the admin, several at once, and so does their history', async () => {
    const { documentId } = await app.createPerson('works@cordee.example');
    const roles = await app.database.query<{ id: number; name: string }>(
      "select id, name from admin_roles where code in ('cordee-content', 'cordee-people') order by id",
    );
    const granted = await app.call(`POST /staff/people/${documentId}/workplace`, {
      token: staff,
      body: { roles: roles.map(({ id }) => id) },
    });
    expect(granted.status).toBe(200);
    const names = roles.map(({ name }) => name);
    expect(await mailsTo('works@cordee.example')).toEqual([
      { template: 'staff.admin-access-granted', facts: { firstName: 'Zoé', roles: names } },
    ]);
    expect(await history(documentId)).toEqual([{ act: 'accounts.workplace-opened', facts: { from: '', to: names.join(', ') } }]);

    expect((await app.call(`DELETE /staff/people/${documentId}/workplace`, { token: staff })).status).toBe(200);
    expect((await mailsTo('works@cordee.example')).slice(1)).toEqual([
      { template: 'staff.admin-access-revoked', facts: { firstName: 'Zoé' } },
    ]);
    expect((await history(documentId))[0]).toEqual({ act: 'accounts.workplace-closed', facts: { from: names.join(', '), to: '' } });
  });

  it('ACC-22 who never signed in is invited, and reads nothing of the team before', async () => {
    const { documentId } = await app.documents(USER).create({ data: { email: 'new-here@cordee.example', firstName: 'A', lastName: 'B' } });
    const [role] = await app.database.query<{ id: number }>("select id from admin_roles where code = 'cordee-content'");
    const granted = await app.call(`POST /staff/people/${documentId}/workplace`, { token: staff, body: { roles: [role?.id] } });
    expect(granted.status).toBe(200);
    expect(await mailsTo('new-here@cordee.example')).toEqual([]);
  });
});
