import crypto from 'node:crypto';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const attemptSignIn = (email: string, password: string) => app.call('POST /api/accounts/sign-ins', { body: { email, password } });
const tokenStatus = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;

describe('signing in', () => {
  it('ACC-1 spaces around the address and its case do not matter', async () => {
    await app.createPerson('amel@cordee.example');
    expect((await attemptSignIn('  AMEL@Cordee.example ', PASSWORD)).status).toBe(200);
  });

  it('ACC-1 H-74 a wrong password, an unknown address and a blocked account get the same answer for the same work', async () => {
    await app.createPerson('blocked@cordee.example');
    await app.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { email: 'blocked@cordee.example' }, data: { blocked: true } });
    const argon2 = vi.spyOn(crypto, 'argon2');
    const attempt = async (email: string, password: string) => {
      argon2.mockClear();
      const startedAt = performance.now();
      const { status, body } = await attemptSignIn(email, password);
      // Timers may be a millisecond early.
      expect(performance.now() - startedAt, 'answered when it is due, not when it was compared').toBeGreaterThan(398);
      return { status, ...body, requestId: '', hashes: argon2.mock.calls.length };
    };
    const wrongPassword = await attempt('amel@cordee.example', 'pas le bon mot');
    const unknownAddress = await attempt('nobody@cordee.example', PASSWORD);
    const blockedAccount = await attempt('blocked@cordee.example', PASSWORD);
    // An accent apart from its letter: the normal form is another, and is compared too, whether there is an account or not.
    const inTwoForms = await attempt('amel@cordee.example', 'le mauvais été'.normalize('NFD'));
    const unknownInTwoForms = await attempt('nobody@cordee.example', 'le mauvais été'.normalize('NFD'));
    argon2.mockRestore();

    expect(wrongPassword).toMatchObject({ status: 401, code: 'accounts.sign_in_refused', facts: { spaceAround: false }, hashes: 2 });
    expect(unknownAddress).toEqual(wrongPassword);
    expect(blockedAccount).toEqual(wrongPassword);
    expect(inTwoForms).toEqual({ ...wrongPassword, hashes: 4 });
    expect(unknownInTwoForms).toEqual(inTwoForms);
  });

  it('ACC-1 an account of before, hashed by bcrypt, works on, also when it signs in twice at once, and is hashed by argon2id from then on', async () => {
    await app.createPerson('former@cordee.example');
    const hash = async () =>
      (await app.database.query<{ password: string }>("select password from up_users where email = 'former@cordee.example'"))[0]?.password;
    await app.database.query("update up_users set password = $1 where email = 'former@cordee.example'", [bcrypt.hashSync(PASSWORD, 10)]);

    expect((await attemptSignIn('former@cordee.example', 'pas le bon mot')).status).toBe(401);
    expect(await hash(), 'after a wrong password').toMatch(/^\$2/);
    const both = await Promise.all([1, 2].map(() => attemptSignIn('former@cordee.example', PASSWORD)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const replaced = await hash();
    expect(replaced).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await attemptSignIn('former@cordee.example', PASSWORD)).status).toBe(200);
    expect(await hash(), 'replaced once').toBe(replaced);
  });

  it('ACC-1 whatever saves a password, also a service of Strapi, stores a hash by argon2id', async () => {
    const data = (name: string) => ({ email: `${name}@cordee.example`, password: PASSWORD, firstName: 'A', lastName: 'B' });
    const users = app.strapi.plugin('users-permissions').service('user');
    const { id } = await users.add(data('service'));
    const created = await app.documents('plugin::users-permissions.user').create({ data: data('document') });
    const hashes = () =>
      app.database.query<{ email: string; password: string }>(
        "select email, password from up_users where email in ('document@cordee.example', 'service@cordee.example') order by email",
      );
    const before = await hashes();
    await users.edit(id, { password: 'une autre phrase assez longue' });
    await app
      .documents('plugin::users-permissions.user')
      .update({ documentId: created.documentId, data: { password: 'une autre phrase assez longue' } });
    const after = await hashes();
    const all = [...before, ...after].map(({ password }) => password);
    expect(all.map((hash) => hash.split('$')[1])).toEqual(Array(4).fill('argon2id'));
    expect(new Set(all).size, 'hashes that differ').toBe(4);
    expect(await app.signIn('service@cordee.example', 'une autre phrase assez longue')).toBeTypeOf('string');
    expect(await app.signIn('document@cordee.example', PASSWORD)).toBeUndefined();
  });

  it('ACC-1 says so when the password typed begins or ends with a space', async () => {
    expect((await attemptSignIn('amel@cordee.example', `${PASSWORD} `)).body).toMatchObject({ facts: { spaceAround: true } });
  });

  it('ACC-1 signing out ends this sign-in and no other', async () => {
    const { token, email } = await app.createPerson('two@cordee.example');
    const other = await app.signIn(email);
    expect((await app.call('DELETE /api/accounts/sign-ins/mine', { token })).status).toBe(204);
    expect(await tokenStatus(token), 'this sign-in').toBe(401);
    expect(await tokenStatus(other), 'the other').toBe(200);
  });

  it('SEC-4 the database holds no token that opens anything', async () => {
    const { token } = await app.createPerson('kept@cordee.example');
    const [{ rows } = { rows: '' }] = await app.database.query<{ rows: string }>(
      "select string_agg(s::text, ' ') as rows from cordee.sign_in s",
    );
    expect(rows).not.toContain(token);
    const [{ hash } = { hash: '' }] = await app.database.query<{ hash: string }>(
      "select encode(token_hash, 'hex') as hash from cordee.sign_in limit 1",
    );
    expect(await tokenStatus(hash), 'with what is stored').toBe(401);
  });

  it('SEC-4 a blocked person is out at the next request', async () => {
    const { token, email } = await app.createPerson('soon-out@cordee.example');
    expect(await tokenStatus(token), 'before').toBe(200);
    await app.strapi.db.query('plugin::users-permissions.user').update({ where: { email }, data: { blocked: true } });
    expect(await tokenStatus(token), 'blocked').toBe(401);
  });

  it.each([
    ['a learner', 'none', '14 days -1 minute', 200],
    ['a learner', 'none', '14 days 1 minute', 401],
    ['staff', 'administrator', '29 minutes', 200],
    ['staff', 'administrator', '31 minutes', 401],
  ])('SEC-4 %s (%s) idle for %s', async (_, standing, idle, status) => {
    const { token } = await app.createPerson(`${standing}-${idle.replace(/ /g, '')}@cordee.example`, { standing });
    await app.shiftClock(idle);
    expect(await tokenStatus(token)).toBe(status);
    await app.shiftClock('0');
  });

  it('SEC-4 activity keeps a sign-in alive', async () => {
    const { token } = await app.createPerson('busy@cordee.example', { standing: 'administrator' });
    for (const at of ['20 minutes', '40 minutes', '60 minutes']) {
      await app.shiftClock(at);
      expect(await tokenStatus(token), `after ${at}`).toBe(200);
    }
    await app.shiftClock('0');
  });

  it('I-40 thirty at once for one address make one account', async () => {
    const address = (index: number) => (index % 2 ? 'Once@cordee.example' : ' once@CORDEE.example ');
    const data = (index: number) => ({ email: address(index), password: PASSWORD, firstName: 'A', lastName: 'B' });
    const created = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => app.documents('plugin::users-permissions.user').create({ data: data(index) })),
    );
    expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await app.database.query("select from up_users where lower(email) = 'once@cordee.example'")).toHaveLength(1);
  });

  it.each([
    'POST /api/auth/local',
    'POST /api/auth/local/register',
    'POST /api/auth/forgot-password',
    'POST /api/auth/reset-password',
    'GET /api/users',
    'GET /api/users/me',
    'GET /api/upload/files',
  ] as const)('SEC-2 %s, a route of Strapi, is closed', async (route) => {
    const body = route.startsWith('POST') ? { body: { identifier: 'amel@cordee.example', password: PASSWORD } } : {};
    expect((await app.call(route, body)).status).toBeOneOf([401, 403, 404, 405]);
  });

  it('SEC-2 the roles of users-permissions hold no permission', async () => {
    expect(await app.database.query('select from up_permissions')).toHaveLength(0);
  });
});

const connections = (person: number) =>
  app.database.query<{ signed_in: boolean; minutes: number }>(
    `select signed_in, (extract(epoch from seen_at - began_at) / 60)::integer as minutes from cordee.connection where person = $1 order by began_at`,
    [person],
  );

describe('the connection log', () => {
  it('ACC-17 a sign-in and what follows it are one; after a quiet quarter of an hour another begins', async () => {
    const { id, token } = await app.createPerson('logged@cordee.example');
    for (const at of ['10 minutes', '24 minutes', '60 minutes', '62 minutes']) {
      await app.shiftClock(at);
      await tokenStatus(token);
    }
    expect(await connections(id)).toEqual([
      { signed_in: true, minutes: 24 },
      { signed_in: false, minutes: 2 },
    ]);
    await app.shiftClock('0');
  });

  it('ACC-17 many requests in one minute are written down once', async () => {
    const { id, token } = await app.createPerson('hurried@cordee.example');
    const rowVersions = () => app.database.query('select xmin::text from cordee.connection where person = $1', [id]);
    const before = await rowVersions();
    await Promise.all(Array.from({ length: 10 }, () => tokenStatus(token)));
    expect(await rowVersions()).toEqual(before);
    await app.shiftClock('20 minutes');
    await Promise.all(Array.from({ length: 10 }, () => tokenStatus(token)));
    expect(await connections(id)).toHaveLength(2);
    await app.shiftClock('0');
  });

  it('ACC-17 a refused sign-in is no connection; what was noted outlives the sign-in', async () => {
    const { id } = await app.createPerson('outlived@cordee.example');
    await attemptSignIn('outlived@cordee.example', 'pas le bon mot');
    await app.database.query('delete from cordee.sign_in where person = $1', [id]);
    expect(await connections(id)).toHaveLength(1);
    await expect(app.database.query('delete from up_users where id = $1', [id])).rejects.toThrow('connection');
  });
});

describe('the sign-ins of a person', () => {
  it('SEC-4 somebody sees where they are signed in, and signs out everywhere else', async () => {
    const { token, email } = await app.createPerson('devices@cordee.example');
    const other = await app.signIn(email);
    const signIns = async () => (await app.call<{ signIns: { here: boolean }[] }>('GET /api/accounts/sign-ins', { token })).body.signIns;
    expect((await signIns()).map(({ here }) => here)).toEqual([true, false]);
    expect((await app.call('DELETE /api/accounts/sign-ins/others', { token })).status).toBe(204);
    expect(await signIns()).toHaveLength(1);
    expect(await tokenStatus(other), 'the other sign-in').toBe(401);
  });

  it('SEC-4 one that ended as that of staff stays ended when its person is none any more', async () => {
    const [admin, staff] = [
      await app.createPerson('demoted@cordee.example', { standing: 'administrator' }),
      await app.createPerson('let.go@cordee.example'),
    ];
    const user = await app.database.query<{ id: number }>(
      "insert into admin_users (email, is_active) values ('let.go@cordee.example', true) returning id",
    );
    await app.database.query('insert into cordee.staff (person, admin_user) values ($1, $2)', [staff.id, user[0]?.id]);
    await app.shiftClock('31 minutes');
    await app.documents('plugin::users-permissions.user').update({ documentId: admin.documentId, data: { standing: 'none' } });
    await app.database.query('delete from cordee.staff where person = $1', [staff.id]);
    expect([await tokenStatus(admin.token), await tokenStatus(staff.token)]).toEqual([401, 401]);
    await app.shiftClock('0');
  });

  it('SEC-4 a browser that signs in again ends the sign-in that it had', async () => {
    const [first, second] = [await app.createPerson('shared.1@cordee.example'), await app.createPerson('shared.2@cordee.example')];
    const body = { email: second.email, password: PASSWORD };
    const { token } = (await app.call<{ token: string }>('POST /api/accounts/sign-ins', { token: first.token, body })).body;
    expect([await tokenStatus(first.token), await tokenStatus(second.token), await tokenStatus(token)]).toEqual([401, 200, 200]);
    await app.call('POST /api/accounts/sign-ins', { token, body: { ...body, password: 'pas le bon mot' } });
    expect(await tokenStatus(token), 'after a wrong password').toBe(200);
  });

  it('SEC-4 ACC-1 of more than fifty sign-ins and browsers of a person, those used longest ago end', async () => {
    const { id, email, token } = await app.createPerson('everywhere@cordee.example');
    await app.database.query(
      `with many as (insert into cordee.sign_in (person, token_hash, client_address)
         select $1, sha256(n::text::bytea), '127.0.0.1' from generate_series(1, 49) n)
       insert into cordee.device (person, token_hash) select $1, sha256(n::text::bytea) from generate_series(1, 60) n`,
      [id],
    );
    await app.database.query("update cordee.sign_in set last_seen_at = last_seen_at - interval '1 hour' where token_hash = sha256('7')");
    const last = await app.signIn(email);
    const ended = () =>
      app.database.query("select token_hash = sha256('7') as oldest from cordee.sign_in where person = $1 and end_cause = 'too-many'", [
        id,
      ]);
    expect(await ended()).toEqual([{ oldest: true }]);
    expect([await tokenStatus(token), await tokenStatus(last)]).toEqual([200, 200]);
    expect(await app.database.query('select from cordee.device where person = $1', [id])).toHaveLength(50);
  });

  it.each([
    ['90 days', 'none'],
    ['12 hours', 'administrator'],
  ])('SEC-4 a sign-in ends after %s, however active, for %s', async (duration, standing) => {
    const { token, id } = await app.createPerson(`${standing}.old@cordee.example`, { standing });
    const setAge = (age: string) =>
      app.database.query('update cordee.sign_in set started_at = cordee.now() - $2::interval where person = $1', [id, age]);
    await setAge(`${duration} -1 minute`);
    expect(await tokenStatus(token), 'a minute before').toBe(200);
    await setAge(duration);
    expect(await tokenStatus(token), 'then').toBe(401);
  });
});
