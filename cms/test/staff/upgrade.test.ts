// The permissions of the person page and of managing staff were those of the plugin `accounts`, and have other names since. (ACC-22, OPS-4)
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSession } from '../../../plugins/accounts/server/admin-login/enter-admin.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Right = Readonly<{ action: string; subject: string | null; properties: object; conditions: unknown[] }>;

const PERSON = 'plugin::users-permissions.user';
const READ_NAMES: Right = {
  action: 'plugin::content-manager.explorer.read',
  subject: PERSON,
  properties: { fields: ['firstName', 'lastName'] },
  conditions: [],
};
const screen = (action: string): Right => ({ action, subject: null, properties: {}, conditions: [] });

/** Roles that somebody made by hand before the upgrade, with their rights. */
const HANDMADE: Readonly<Record<string, readonly Right[]>> = {
  'Front desk': [READ_NAMES, screen('plugin::accounts.people')],
  Deputy: [screen('plugin::accounts.people'), screen('plugin::accounts.staff'), screen('plugin::seats.members')],
  Recruiter: [screen('plugin::accounts.staff')],
  Reader: [READ_NAMES],
};

const NEW_NAMES: Readonly<Record<string, string>> = {
  'plugin::accounts.people': 'plugin::staff.people',
  'plugin::accounts.staff': 'plugin::staff.manage',
};
const renamed = (right: Right): Right => ({ ...right, action: NEW_NAMES[right.action] ?? right.action });

let app: TestApp;
let rolesBefore: Record<string, Right[]>;

beforeAll(async () => {
  app = await startTestApp({
    async prepare(database) {
      await undoUpgrade(database);
      for (const [name, rights] of Object.entries(HANDMADE)) await createRole(database, name, rights);
      rolesBefore = await rightsByRole(database);
    },
  });
});
afterAll(() => app.close());

describe('after the upgrade', () => {
  it('ACC-22 OPS-4 a role that somebody made by hand has exactly the rights that it had, under their new names', async () => {
    const after = await rightsByRole(app.database);
    for (const [name, rights] of Object.entries(HANDMADE)) expect(after[name], name).toEqual(sorted(rights.map(renamed)));
  });

  it('ACC-22 the roles of every installation keep theirs too', async () => {
    const after = await rightsByRole(app.database);
    expect(rolesBefore['Personnes et sessions']).toContainEqual(screen('plugin::accounts.people'));
    for (const name of ['Personnes et sessions', 'Contenu'])
      expect(after[name], name).toEqual(sorted(rolesBefore[name]?.map(renamed) ?? []));
  });

  it.each([
    ['Front desk', { messages: 200, grant: 403 }],
    ['Deputy', { messages: 200, grant: 404 }],
    ['Recruiter', { messages: 403, grant: 404 }],
    ['Reader', { messages: 403, grant: 403 }],
  ])('ACC-22 staff with the role “%s” open the screens that were theirs, and no others', async (role, expected) => {
    const token = await signInWithRole(role);
    // There is no such person: whoever may grant admin access is told so.
    const grant = await app.call('POST /staff/people/nobody/workplace', { token, body: { roles: [1] } });
    expect({ messages: (await app.call('GET /staff/messages', { token })).status, grant: grant.status }).toEqual(expected);
  });
});

/** Gives the permissions their former names, as if the migration that renames them had not run. */
async function undoUpgrade(database: TestDatabase): Promise<void> {
  await database.query("delete from cordee.migration where id like 'staff/%'");
  await database.query('drop function cordee.keep_super_admin cascade');
  for (const [former, name] of Object.entries(NEW_NAMES))
    await database.query('update admin_permissions set action = $1 where action = $2', [former, name]);
}

async function createRole(database: TestDatabase, name: string, rights: readonly Right[]): Promise<void> {
  const [{ id } = { id: 0 }] = await database.query<{ id: number }>(
    'insert into admin_roles (document_id, name, code) values ($1, $1, $1) returning id',
    [name],
  );
  for (const { action, subject, properties, conditions } of rights)
    await database.query(
      `with created as (insert into admin_permissions (document_id, action, action_parameters, subject, properties, conditions)
         values (gen_random_uuid(), $1, '{}', $2, $3, $4) returning id)
       insert into admin_permissions_role_lnk (permission_id, role_id) select id, $5 from created`,
      [action, subject, properties, JSON.stringify(conditions), id],
    );
}

async function rightsByRole(database: TestDatabase): Promise<Record<string, Right[]>> {
  // As text: once Strapi is loaded, it is handed JSON columns unparsed, and so is this connection.
  const rights = await database.query<{ role: string; right: string }>(
    `select r.name as role, json_build_object('action', p.action, 'subject', p.subject, 'properties', p.properties, 'conditions', p.conditions)::text as right
     from admin_roles r join admin_permissions_role_lnk l on l.role_id = r.id join admin_permissions p on p.id = l.permission_id`,
  );
  const roles = Map.groupBy(rights, ({ role }) => role);
  return Object.fromEntries([...roles].map(([role, each]) => [role, sorted(each.map(({ right }) => JSON.parse(right)))]));
}

const sorted = (rights: readonly Right[]) =>
  [...rights].sort((a, b) => `${a.action} ${a.subject}`.localeCompare(`${b.action} ${b.subject}`));

async function signInWithRole(name: string): Promise<string> {
  const [role] = await app.database.query<{ id: number }>('select id from admin_roles where name = $1', [name]);
  const { id } = await app.strapi.service('admin::user').create({
    email: `${name.replace(' ', '.')}@cordee.example`,
    password: 'Cordee-test-2026',
    firstname: 'A',
    lastname: 'B',
    isActive: true,
    roles: [role?.id],
  });
  return (await beginSession(app.strapi, id, randomUUID())).access;
}
