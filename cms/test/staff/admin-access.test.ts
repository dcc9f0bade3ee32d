// The admin is entered from the site alone, by staff with a second factor, and for as long as they are staff. (ACC-22, ACC-6)
import { randomUUID } from 'node:crypto';
import { createStaff } from '@cordee/staff';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSession } from '../../../plugins/accounts/server/admin-login/enter-admin.ts';
import { newAdminBrowser } from '../../../test/admin-browser.ts';
import { createTwoFactorPerson, nextCode, type TwoFactorPerson, tokenStatus } from '../accounts/two-factor.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

type StaffPerson = TwoFactorPerson & Readonly<{ login: Login; adminToken: string }>;
type Login = Readonly<{ url: string; cookie: string }>;
type StaffRole = 'content' | 'people' | 'settings';
type Account = Readonly<{ documentId: string; email: string }>;

const PERSON = 'plugin::users-permissions.user';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { STAFF_SECOND_STEP: 'true' } });
});
afterAll(() => app.close());

describe('the admin', () => {
  testEntrance();
  testLinkedAccounts();
  testGrantingAccess();
  testSigningOut();
  testSeparateForms();
});
describe('staff who look after people', testProtectedAccounts);
describe('staff who manage staff, without every permission', testStaffManagers);

function testEntrance(): void {
  it('ACC-22 ACC-6 opens from the site to staff with a second factor, once, within a minute', async () => {
    const { token, login, adminToken } = await createStaffPerson('work@cordee.example');
    expect(await isSignedIn(adminToken)).toBe(true);
    const again = await enterAdmin(login);
    expect(again.headers.get('location'), 'entering again').toMatch(/\/travail$/);
    expect(cookieOf(again, 'jwtToken'), 'entering again').toBeUndefined();

    const soon = await loginFor(token);
    await app.shiftClock('50 seconds');
    expect(cookieOf(await enterAdmin(soon), 'jwtToken'), 'after 50 seconds').toBeDefined();
    const late = await loginFor(token);
    await app.shiftClock('111 seconds');
    expect(cookieOf(await enterAdmin(late), 'jwtToken'), 'after 61 seconds').toBeUndefined();
  });

  it('ACC-22 a login token lets in the browser that asked for it alone; any other uses it up, and HEAD does not', async () => {
    const { token } = await createStaffPerson('tricked@cordee.example');
    const { cookie } = await newAdminBrowser(app.url);
    for (const [name, other, location] of [
      ['another browser', { cookie }, /\/travail$/],
      ['a browser without a cookie', { cookie: '' }, /\/travail\?encore$/],
    ] as const) {
      const login = await loginFor(token);
      const refused = await enterAdmin({ ...login, ...other });
      expect([cookieOf(refused, 'jwtToken'), refused.headers.get('location')], name).toEqual([undefined, expect.stringMatching(location)]);
      expect(cookieOf(await enterAdmin(login), 'jwtToken'), `after ${name}`).toBeUndefined();
    }
    const login = await loginFor(token);
    expect((await enterAdmin(login, 'HEAD')).status).toBe(405);
    expect(cookieOf(await enterAdmin(login), 'jwtToken')).toBeDefined();
    expect(await askLoginUrl(token, null), 'before the browser was there').toMatch(/\/accounts\/workplace$/);
  });

  it('ACC-22 ACC-6 stays closed to others, and to staff without a second factor', async () => {
    const { token } = await app.createPerson('nobody@cordee.example');
    expect((await app.call('POST /api/accounts/workplace', { token, body: {} })).status, 'no staff').toBe(404);
    await createStaff(app.strapi, { email: 'nobody@cordee.example', firstName: 'A', lastName: 'B', roles: ['content'] });
    const response = await app.call('POST /api/accounts/workplace', { token, body: {} });
    expect(response.body['code'], 'staff without a second factor').toBe('accounts.second_step_required');
  });

  it.each([
    ['login', { email: 'work@cordee.example', password: PASSWORD }],
    ['register', { registrationToken: 'x', userInfo: { firstname: 'a', password: 'Aa1aaaaaaaaa' } }],
    ['register-admin', { email: 'a@b.fr', firstname: 'a', password: 'Aa1aaaaaaaaa' }],
    ['forgot-password', { email: 'work@cordee.example' }],
    ['reset-password', { resetPasswordToken: 'x', password: 'Aa1aaaaaaaaa' }],
  ])('ACC-22 Strapi’s own route “%s” is closed', async (name, body) => {
    expect((await app.call(`POST /admin/${name}`, { body })).status).toBe(403);
  });
}

function testLinkedAccounts(): void {
  it('ACC-22 both accounts are one: blocked, and let in again, together; a name and an address are the person’s', async () => {
    const { email, documentId, adminToken } = await createStaffPerson('one@cordee.example');
    const accounts = () =>
      app.database.query(
        `select p.blocked, a.is_active, a.email, a.firstname from up_users p join cordee.staff s on s.person = p.id
         join admin_users a on a.id = s.admin_user where p.document_id = $1`,
        [documentId],
      );
    await updatePerson(documentId, { blocked: true });
    expect(await isSignedIn(adminToken)).toBe(false);
    expect(await accounts()).toEqual([{ blocked: true, is_active: false, email, firstname: 'Zoé' }]);

    await app.database.query('update admin_users set is_active = true, firstname = $2, email = $3 where email = $1', [
      email,
      'X',
      'x@cordee.example',
    ]);
    expect(await accounts()).toEqual([{ blocked: false, is_active: true, email, firstname: 'Zoé' }]);
    await updatePerson(documentId, { email: 'another@cordee.example' });
    expect(await accounts()).toMatchObject([{ email: 'another@cordee.example' }]);
  });

  it('ACC-22 duplicating a person in the admin touches nothing of the one who is there', async () => {
    const { documentId, token } = await app.createPerson('original@cordee.example');
    const data = { email: 'copy@cordee.example', username: 'copy@cordee.example' };
    await expect(app.documents(PERSON).clone({ documentId, data })).rejects.toMatchObject({
      details: { code: 'accounts.person_not_copied' },
    });
    expect(await tokenStatus(app, token)).toBe(200);
  });

  it.each([
    ['a new password', 'endspassword@cordee.example', { password: 'une phrase bien différente' }],
    ['a new address', 'endsemail@cordee.example', { email: 'moved@cordee.example' }],
  ])('ACC-22 SEC-4 %s ends the sign-ins in the admin', async (_, email, data) => {
    const { documentId, adminToken } = await createStaffPerson(email);
    expect(await isSignedIn(adminToken), 'before').toBe(true);
    await updatePerson(documentId, data);
    expect(await isSignedIn(adminToken), 'after').toBe(false);
  });

  it('ACC-22 suspended in the admin, nothing of before opens again once they are let in', async () => {
    const { email, token } = await createStaffPerson('suspended@cordee.example');
    await app.database.query('update admin_users set is_active = false where email = $1', [email]);
    await app.database.query('update admin_users set is_active = true where email = $1', [email]);
    expect(await tokenStatus(app, token)).toBe(401);
  });
}

function testGrantingAccess(): void {
  it('ACC-22 is given and taken back on the page of the person, and noted', async () => {
    const { adminToken } = await createStaffPerson('direction@cordee.example', ['settings']);
    const { documentId, token, email } = await app.createPerson('hired@cordee.example');
    const route = `/staff/people/${documentId}/workplace` as const;
    const view = async () =>
      (await app.call<{ roles: string[]; offered: { id: number; name: string }[] }>(`GET ${route}`, { token: adminToken })).body;
    const isStaff = async () => (await app.call<{ isStaff: boolean }>('GET /api/accounts/me', { token })).body.isStaff;
    const role = (await view()).offered.find(({ name }) => name === 'Personnes et sessions');
    const grant = () => app.call(`POST ${route}`, { token: adminToken, body: { roles: [role?.id] } });

    expect((await grant()).status).toBe(200);
    expect((await view()).roles).toEqual(['Personnes et sessions']);
    expect((await grant()).body['code']).toBe('accounts.works_here');
    expect(await isStaff(), 'given').toBe(true);
    const { id } = await app.strapi.db.query('admin::user').findOne({ where: { email } });
    const { access } = await beginSession(app.strapi, id, randomUUID());
    const sessions = () => app.database.query("select from strapi_sessions where origin = 'admin' and user_id = $1", [String(id)]);
    expect([await isSignedIn(access), (await sessions()).length]).toEqual([true, 1]);

    expect((await app.call(`DELETE ${route}`, { token: adminToken })).status).toBe(200);
    expect(await isStaff(), 'taken back').toBe(false);
    expect(await sessions(), 'what was open in the admin').toEqual([]);
    expect(await app.database.query('select from admin_users where email = $1', [email])).toEqual([]);
    const entries = await app.database.query('select act, staff_name from cordee.staff_act order by id');
    expect(entries.slice(-2)).toEqual([
      { act: 'accounts.workplace-opened', staff_name: 'Zoé Martin' },
      { act: 'accounts.workplace-closed', staff_name: 'Zoé Martin' },
    ]);
  });

  it('ACC-22 an account of the admin that has the address and belongs to nobody is never taken over', async () => {
    await app.database.query("insert into admin_users (email, is_active) values ('before@cordee.example', true)");
    const hired = createStaff(app.strapi, { email: 'before@cordee.example', firstName: 'A', lastName: 'B', roles: ['settings'] });
    await expect(hired).rejects.toMatchObject({ code: 'staff.admin_account_exists' });
    expect(
      await app.database.query("select from cordee.staff s join admin_users a on a.id = s.admin_user where a.email like 'before%'"),
    ).toEqual([]);
  });

  it('ACC-6 staff take away the second factor of somebody who has lost everything', async () => {
    const { adminToken } = await createStaffPerson('helper2@cordee.example', ['people']);
    const { documentId, email, token } = await createTwoFactorPerson(app, 'everything@cordee.example');
    expect((await app.call(`DELETE /staff/people/${documentId}/second-step`, { token: adminToken })).status).toBe(200);
    expect(await app.signIn(email)).toBeDefined();
    expect(await tokenStatus(app, token), 'the sign-in of before').toBe(401);
    const { entries } = (await app.call<{ entries: { act: string }[] }>(`GET /staff/people/${documentId}/acts`, { token: adminToken }))
      .body;
    expect(entries[0]).toMatchObject({ act: 'accounts.second-step-removed' });
  });
}

function testSigningOut(): void {
  it('ACC-22 signing out of the admin signs out of the site too', async () => {
    const { token, adminToken } = await createStaffPerson('goes@cordee.example');
    expect((await signOutOfAdmin(adminToken)).status).toBe(200);
    expect(await isSignedIn(adminToken)).toBe(false);
    expect(await tokenStatus(app, token)).toBe(401);
  });

  it.each([
    ['the admin', 'desk@cordee.example', ({ adminToken }: StaffPerson) => signOutOfAdmin(adminToken)],
    ['the site', 'desk2@cordee.example', ({ token }: StaffPerson) => app.call('DELETE /api/accounts/sign-ins/mine', { token })],
  ])('ACC-22 signing out of %s signs out of nothing on another device', async (_, email, signOut) => {
    const desk = await createStaffPerson(email);
    const token = await signInWithCode(desk);
    const laptop = { token, adminToken: cookieOf(await enterAdmin(await loginFor(token)), 'jwtToken') ?? '' };
    await signOut(desk);
    expect([await isSignedIn(desk.adminToken), await tokenStatus(app, desk.token)], 'here').toEqual([false, 401]);
    expect([await isSignedIn(laptop.adminToken), await tokenStatus(app, laptop.token)], 'on the other device').toEqual([true, 200]);
  });

  it('ACC-22 a page that clears away a session that has ended ends none that was entered since', async () => {
    const { token, adminToken } = await createStaffPerson('tab@cordee.example');
    // What the admin sends when it finds its session ended: it has read the token that is in the browser by then, and names no device.
    expect((await app.call('POST /admin/logout', { token: adminToken })).status).toBe(200);
    expect(await isSignedIn(adminToken)).toBe(true);
    expect(await tokenStatus(app, token)).toBe(200);
  });

  it('ACC-22 no way into the admin outlasts the sign-in that asked for it', async () => {
    const { token } = await createStaffPerson('late@cordee.example');
    const login = await loginFor(token);
    await app.call('DELETE /api/accounts/sign-ins/mine', { token });
    expect(cookieOf(await enterAdmin(login), 'jwtToken')).toBeUndefined();
  });

  it('ACC-22 entering leaves one cookie of a kind, where the admin renews it', async () => {
    const { token } = await createStaffPerson('cookies@cordee.example');
    const set = (await enterAdmin(await loginFor(token))).headers.getSetCookie().filter((cookie) => !/^\w+\.sig=/.test(cookie));
    const [removed = [], kept = []] = [true, false].map((isRemoved) =>
      set
        .filter((cookie) => /expires=Thu, 01 Jan 1970/i.test(cookie) === isRemoved)
        .map((cookie) => cookie.replace(/^(\w+)=.*?path=([^;]+).*$/i, '$1 $2')),
    );
    expect(kept).toEqual(['strapi_admin_refresh /admin', 'jwtToken /admin']);
    // Those of earlier releases.
    expect(removed).toEqual(['strapi_admin_refresh /', 'jwtToken /']);
  });

  it('ACC-22 signing out on the site signs out of the admin too', async () => {
    const { token, adminToken } = await createStaffPerson('leaves@cordee.example');
    await app.call('DELETE /api/accounts/sign-ins/mine', { token });
    expect(await isSignedIn(adminToken)).toBe(false);
  });
}

function testSeparateForms(): void {
  const TYPES = { lesson: 'plugin::courses.lesson', course: 'plugin::courses.course', session: 'plugin::seats.session', person: PERSON };

  it.each([
    ['content', 'words@cordee.example', { lesson: 200, course: 200, session: 403, person: 403 }],
    ['people', 'folk@cordee.example', { lesson: 403, course: 200, session: 200, person: 200 }],
  ] as const)('ACC-22 staff for %s see their own forms alone', async (role, email, expected) => {
    const { adminToken } = await createStaffPerson(email, [role]);
    const list = (uid: string) => app.call(`GET /content-manager/collection-types/${uid}?page=1&pageSize=1`, { token: adminToken });
    const statuses = await Promise.all(Object.entries(TYPES).map(async ([name, uid]) => [name, (await list(uid)).status] as const));
    expect(Object.fromEntries(statuses)).toEqual(expected);
  });
}

function testProtectedAccounts(): void {
  let accounts: Record<'superAdmin' | 'learner', Account>;
  let token: string;
  beforeAll(async () => {
    token = (await createStaffPerson('helper@cordee.example', ['people'])).adminToken;
    accounts = {
      superAdmin: await createStaffPerson('chef@cordee.example', ['settings']),
      learner: await app.createPerson('simple@cordee.example'),
    };
  });
  const save = (account: Account, body: object) => savePerson(token, account, body);

  it('ACC-22 correct the name of a learner', async () => {
    expect((await save(accounts.learner, { lastName: 'Marchand' })).status).toBe(200);
  });

  it.each([
    ['give an administrator another address', 'superAdmin', { email: 'mine@cordee.example' }],
    ['block an administrator', 'superAdmin', { blocked: true }],
    ['make a learner administrator', 'learner', { standing: 'administrator' }],
  ] as const)('ACC-22 cannot %s', async (_, account, body) => {
    const response = await save(accounts[account], body);
    expect(response.body).toMatchObject({ error: { status: 400, details: { code: 'accounts.staff_is_beyond' } } });
  });

  it.each([
    ['POST', 'password-link'],
    ['DELETE', 'second-step'],
  ] as const)('ACC-22 cannot %s %s of an administrator', async (method, name) => {
    const route = `${method} /staff/people/${accounts.superAdmin.documentId}/${name}` as const;
    expect((await app.call(route, { token, body: {} })).body['code']).toBe('accounts.staff_is_beyond');
  });

  it('ACC-22 cannot make a learner staff', async () => {
    const route = `POST /staff/people/${accounts.learner.documentId}/workplace` as const;
    expect((await app.call(route, { token, body: { roles: [1] } })).status).toBe(403);
  });
}

function testStaffManagers(): void {
  let accounts: Record<'superAdmin' | 'learner', Account>;
  let token: string;
  let superAdminToken: string;
  let superAdminRole: number;
  beforeAll(async () => {
    const superAdmin = await createStaffPerson('tout@cordee.example', ['settings']);
    token = (await createStaffPerson('embauche@cordee.example', ['people'])).adminToken;
    superAdminToken = superAdmin.adminToken;
    const [{ id } = { id: 0 }] = await app.database.query<{ id: number }>("select id from admin_roles where code = 'strapi-super-admin'");
    superAdminRole = id;
    await allowStaffManagement();
    accounts = { superAdmin, learner: await app.createPerson('risen@cordee.example') };
  });
  afterAll(() => app.database.query("delete from admin_permissions where document_id = 'employs'"));

  it.each([
    ['make a learner super admin', 'POST', 'learner', 'workplace'],
    ['make a password link for a super admin', 'POST', 'superAdmin', 'password-link'],
    ['take away the second factor of a super admin', 'DELETE', 'superAdmin', 'second-step'],
    ['take away the admin access of a super admin', 'DELETE', 'superAdmin', 'workplace'],
  ] as const)('ACC-22 cannot %s', async (_, method, account, name) => {
    const body = account === 'learner' ? { roles: [superAdminRole] } : {};
    const response = await app.call(`${method} /staff/people/${accounts[account].documentId}/${name}`, { token, body });
    expect(response.body['code']).toBe('accounts.staff_is_beyond');
  });

  it('ACC-22 the last super admin keeps their admin access', async () => {
    await app.database.query(
      `delete from admin_users_roles_lnk l using admin_users a where a.id = l.user_id and l.role_id = $1 and a.email <> $2`,
      [superAdminRole, accounts.superAdmin.email],
    );
    const response = await app.call(`DELETE /staff/people/${accounts.superAdmin.documentId}/workplace`, { token: superAdminToken });
    expect(response.body['code']).toBe('accounts.last_of_all');
  });

  it('ACC-22 the last super admin who is not blocked is not blocked either, and keeps their admin access', async () => {
    const second = await createStaffPerson('deuxieme@cordee.example', ['settings']);
    expect((await savePerson(superAdminToken, second, { blocked: true })).status).toBe(200);

    const saved = await savePerson(superAdminToken, accounts.superAdmin, { blocked: true });
    expect(saved.body).toMatchObject({ error: { status: 400, details: { code: 'accounts.last_of_all' } } });
    const closed = await app.call(`DELETE /staff/people/${accounts.superAdmin.documentId}/workplace`, { token: superAdminToken });
    expect(closed.body['code']).toBe('accounts.last_of_all');
    // Strapi itself counts the second one, who is blocked.
    for (const change of [{ isActive: false }, { roles: [await roleOf('cordee-content')] }]) {
      const own = await app.call(`PUT /admin/users/${await adminUserOf(accounts.superAdmin)}`, { token: superAdminToken, body: change });
      expect(own).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('dernière personne') } } });
    }
    const unchanged = { roles: [superAdminRole], isActive: true };
    const own = await app.call(`PUT /admin/users/${await adminUserOf(accounts.superAdmin)}`, { token: superAdminToken, body: unchanged });
    expect(own.status, 'their own form, saved as it is').toBe(200);
  });

  it.each([
    ['deactivated', 'update admin_users set is_active = false where id = $1'],
    ['blocked as an account', 'update admin_users set blocked = true where id = $1'],
    ['blocked as a person', 'update up_users set blocked = true where id = (select person from cordee.staff where admin_user = $1)'],
    ['an account of nobody', 'delete from cordee.staff where admin_user = $1'],
    [
      'the account of somebody who is blocked',
      "update cordee.staff set person = (select id from up_users where email = 'blocked@cordee.example') where admin_user = $1",
    ],
    ['without the role', 'delete from admin_users_roles_lnk where user_id = $1'],
  ])('ACC-22 the last super admin who can enter the admin is not %s, though an account of nobody has the role', async (_, change) => {
    await createStaffUser(app, newAddress(), { superAdmin: true });
    await app.database.query("insert into up_users (email, blocked) values ('blocked@cordee.example', true) on conflict do nothing");
    await onlySuperAdmins([accounts.superAdmin], { butNobodys: true });

    const last = app.database.query(change, [await adminUserOf(accounts.superAdmin)]);
    await expect(last).rejects.toMatchObject({ constraint: 'super_admin_remains' });
  });

  /** How two super admins may each put an end to the other, as requests. */
  const WAYS: Readonly<Record<string, (by: StaffPerson, other: StaffPerson) => Promise<{ status: number }>>> = {
    'deactivate in the settings': async ({ adminToken }, other) =>
      app.call(`PUT /admin/users/${await adminUserOf(other)}`, { token: adminToken, body: { isActive: false } }),
    'take away the role in the settings': async ({ adminToken }, other) =>
      app.call(`PUT /admin/users/${await adminUserOf(other)}`, { token: adminToken, body: { roles: [await roleOf('cordee-content')] } }),
    'delete in the settings': async ({ adminToken }, other) =>
      app.call(`DELETE /admin/users/${await adminUserOf(other)}`, { token: adminToken }),
    'delete among others in the settings': async ({ adminToken }, other) =>
      app.call('POST /admin/users/batch-delete', { token: adminToken, body: { ids: [await adminUserOf(other)] } }),
    'take away the admin access': ({ adminToken }, other) =>
      app.call(`DELETE /staff/people/${other.documentId}/workplace`, { token: adminToken }),
    'block in the form of the person': ({ adminToken }, other) => savePerson(adminToken, other, { blocked: true }),
  };

  it.each(Object.keys(WAYS).map((way, index, ways) => [way, ways[(index + 1) % ways.length] ?? way] as const))(
    'ACC-22 of two super admins who at once %s and %s, one stays, who may do everything',
    async (first, second) => {
      for (const [one, other] of [
        [first, first],
        [first, second],
      ]) {
        const [amel, bob] = [await createStaffPerson(newAddress(), ['settings']), await createStaffPerson(newAddress(), ['settings'])];
        await onlySuperAdmins([amel, bob]);
        const responses = await Promise.all([WAYS[one ?? '']?.(amel, bob), WAYS[other ?? '']?.(bob, amel)]);
        expect(
          responses.map((response) => response?.status ?? 0).filter((status) => status < 300),
          `${one}, ${other}`,
        ).toHaveLength(1);
        expect(await superAdmins(), `${one}, ${other}`).toHaveLength(1);
        await app.database.query('update admin_users set is_active = true where email = $1', [accounts.superAdmin.email]);
      }
    },
  );

  it('ACC-22 of two changes that are under way in the database at once, one is refused', async () => {
    const [amel, bob] = [await createStaffPerson(newAddress(), ['settings']), await createStaffPerson(newAddress(), ['settings'])];
    await onlySuperAdmins([amel, bob]);
    const connections = await Promise.all([amel, bob].map(() => connect()));
    for (const [index, { email }] of [amel, bob].entries()) {
      await connections[index]?.query('begin');
      await connections[index]?.query('update admin_users set is_active = false where email = $1', [email]);
    }
    const ends = await Promise.allSettled(connections.map((connection) => connection.query('commit')));
    await Promise.all(connections.map((connection) => connection.end()));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await superAdmins()).toHaveLength(1);
  });

  it('ACC-22 H-68 a restore takes away again what was taken away since, from the last one too', async () => {
    const connection = await connect();
    await connection.query('begin');
    await connection.query("set local cordee.restoring = 'on'");
    await connection.query('update admin_users set is_active = false');
    await connection.query('set constraints all immediate');
    await connection.query('rollback');
    await connection.end();
  });

  const roleOf = async (code: string) => (await app.strapi.service('admin::role').findOne({ code })).id;
  const adminUserOf = async ({ email }: Account) => (await app.strapi.service('admin::user').findOneByEmail(email)).id;
  const newAddress = () => `${randomUUID()}@cordee.example`;
  const superAdmins = () =>
    app.database.query(
      'select a.email from admin_users a join admin_users_roles_lnk l on l.user_id = a.id where l.role_id = $1 and a.is_active',
      [superAdminRole],
    );
  /** Deactivates all other super admins, or those of them who are people. */
  const onlySuperAdmins = (accounts: readonly Account[], { butNobodys = false } = {}) =>
    app.database.query(
      `update admin_users a set is_active = false from admin_users_roles_lnk l
       where l.user_id = a.id and l.role_id = $1 and a.is_active and not a.email = any($2)
         and (not $3 or exists (select from cordee.staff s where s.admin_user = a.id))`,
      [superAdminRole, accounts.map(({ email }) => email), butNobodys],
    );
  const connect = async () => {
    const connection = new pg.Client({ connectionString: app.database.url });
    await connection.connect();
    return connection;
  };
}

/** What the admin sends when staff save a person. */
const savePerson = async (token: string, { documentId }: Account, body: object) =>
  app.call(`PUT /content-manager/collection-types/${PERSON}/${documentId}`, {
    token,
    body,
    headers: await fromStoredVersion(app, PERSON, documentId),
  });

/** Creates a person with a second factor who is staff, and signs them in to the admin. */
async function createStaffPerson(email: string, roles: StaffRole[] = ['content']): Promise<StaffPerson> {
  const person = await createTwoFactorPerson(app, email);
  await createStaff(app.strapi, { email, firstName: 'Zoé', lastName: 'Martin', roles });
  const login = await loginFor(person.token);
  const adminToken = cookieOf(await enterAdmin(login), 'jwtToken') ?? '';
  return { ...person, login, adminToken };
}

/** Signs in once more, with the code of the authenticator app, as on another device. */
async function signInWithCode({ email, secret }: TwoFactorPerson): Promise<string> {
  const { pendingSignIn } = (
    await app.call<{ pendingSignIn: string }>('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } })
  ).body;
  const code = await nextCode(app, secret);
  return (await app.call<{ token: string }>('POST /api/accounts/sign-ins/second-step', { body: { pendingSignIn, code } })).body.token;
}

/** What the admin sends when somebody signs out. */
const signOutOfAdmin = (adminToken: string) => app.call('POST /admin/logout', { token: adminToken, body: { deviceId: 'a browser' } });

const toCms = (url: string) => url.replace(/^[^/]*\/\/[^/]*/, app.url);
const askLoginUrl = async (token: string, browser: string | null) =>
  (await app.call<{ address: string }>('POST /api/accounts/workplace', { token, body: { browser } })).body.address;
/** The way by which this person enters the admin, once, in a browser of its own. */
async function loginFor(token: string): Promise<Login> {
  const { cookie, browser } = await newAdminBrowser(app.url);
  return { cookie, url: await askLoginUrl(token, browser) };
}
const enterAdmin = ({ url, cookie }: Login, method = 'GET') => fetch(toCms(url), { method, redirect: 'manual', headers: { cookie } });
const cookieOf = (response: Response, name: string) =>
  new RegExp(`\\b${name.replace('.', '[.]')}=([^;]+)`).exec(response.headers.get('set-cookie') ?? '')?.[1];
const isSignedIn = async (adminToken: string) => (await app.call('GET /admin/users/me', { token: adminToken })).status === 200;
const updatePerson = (documentId: string, data: Record<string, unknown>) => app.documents(PERSON).update({ documentId, data });

const allowStaffManagement = () =>
  app.database.query(
    `with given as (insert into admin_permissions (document_id, action, action_parameters, properties, conditions)
       values ('employs', 'plugin::staff.manage', '{}', '{}', '[]') returning id)
     insert into admin_permissions_role_lnk (permission_id, role_id)
     select given.id, r.id from given, admin_roles r where r.code = 'cordee-people'`,
  );
