import { setTimeout as pause } from 'node:timers/promises';
import { createStaff } from '@cordee/accounts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { STAFF_SECOND_STEP: 'true' } });
});
afterAll(() => app.close());

type Begun = { state: 'begun'; secret: string; uri: string };

/** What the person's app shows; `ahead`: half-minutes from now. */
async function code(secret: string, ahead = 0): Promise<string> {
  const [{ now } = { now: new Date() }] = await app.database.query<{ now: Date }>('select cordee.now() as now');
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + ahead * 30_000 });
}

/** Half a minute goes by: the app shows another code. */
async function nextCode(secret: string): Promise<string> {
  const [{ ahead } = { ahead: '0' }] = await app.database.query<{ ahead: string }>(
    'select extract(epoch from ahead) as ahead from cordee.clock',
  );
  await app.clock(`${Number(ahead) + 31} seconds`);
  return code(secret);
}

const pendingFor = async (email: string): Promise<string> =>
  (await app.call<{ pendingSignIn: string }>('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } })).body.pendingSignIn;

const verify = (pendingSignIn: string, typed: string) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/sign-ins/second-step', { body: { pendingSignIn, code: typed } });

async function withTwoFactor(email: string, more = {}) {
  const person = await app.person(email, more);
  const { token } = person;
  await app.call('POST /api/accounts/second-step', { token, body: { current: PASSWORD } });
  const { secret } = (await app.call<Begun>('GET /api/accounts/second-step', { token })).body;
  const { status, body } = await app.call<{ recoveryCodes: string[] }>('POST /api/accounts/second-step/confirmed', {
    token,
    body: { code: await code(secret) },
  });
  expect(status).toBe(200);
  return { ...person, secret, recoveryCodes: body.recoveryCodes };
}

const who = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;

describe('setting up a second pendingSignIn', () => {
  it('ACC-6 takes the present password, then a first code; and only then does it count', async () => {
    const { token } = await app.person('begin@cordee.example');
    const wrong = await app.call('POST /api/accounts/second-step', { token, body: { current: 'une autre phrase' } });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'accounts.current_password_wrong']);
    expect((await app.call('GET /api/accounts/second-step', { token })).body).toMatchObject({ state: 'off', required: false });

    await app.call('POST /api/accounts/second-step', { token, body: { current: PASSWORD } });
    expect((await app.call<Begun>('GET /api/accounts/second-step', { token })).body.uri).toContain('otpauth://totp/');
    expect(await app.signIn('begin@cordee.example')).toBeDefined();
    const refused = await app.call('POST /api/accounts/second-step/confirmed', { token, body: { code: '12345' } });
    expect([refused.status, refused.body['code']]).toEqual([422, 'accounts.code_refused']);
    expect(await pendingFor('begin@cordee.example')).toBeUndefined();
  });

  it('ACC-6 ends the other sign-ins, tells the person, and never shows the secret again', async () => {
    const email = 'confirm@cordee.example';
    const first = await app.person(email);
    const other = await app.signIn(email);
    await app.call('POST /api/accounts/second-step', { token: first.token, body: { current: PASSWORD } });
    const { secret } = (await app.call<Begun>('GET /api/accounts/second-step', { token: first.token })).body;
    const { body } = await app.call<{ recoveryCodes: string[] }>('POST /api/accounts/second-step/confirmed', {
      token: first.token,
      body: { code: await code(secret) },
    });
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect([await who(first.token), await who(other)]).toEqual([200, 401]);
    expect((await app.call('GET /api/accounts/second-step', { token: first.token })).body).toEqual({
      state: 'on',
      since: expect.any(String),
      codesLeft: 10,
      name: 'Zoé Martin',
      required: false,
    });
    const again = await app.call('POST /api/accounts/second-step', { token: first.token, body: { current: PASSWORD } });
    expect([again.status, again.body['code']]).toEqual([409, 'accounts.second_step_stands']);

    const worker = app.work();
    const told = async () =>
      app.database.query("select from cordee.mail where template = 'accounts.second-step-changed' and to_address = $1", [email]);
    for (let tries = 0; (await told()).length === 0 && tries < 100; tries += 1) await pause(50);
    await worker.stop();
    expect(await told()).toHaveLength(1);
  });

  it('ACC-6 the database holds neither the secret nor a code', async () => {
    const { secret, recoveryCodes, id } = await withTwoFactor('sealed@cordee.example');
    const kept = await app.database.query(
      'select * from cordee.second_step s join cordee.recovery_code c using (person) where person = $1',
      [id],
    );
    const bytes = Buffer.from(Secret.fromBase32(secret).buffer);
    for (const { sealed_secret, code_hash } of kept as { sealed_secret: Buffer; code_hash: Buffer }[])
      expect([sealed_secret.includes(bytes), recoveryCodes.some((each) => code_hash.includes(Buffer.from(each)))]).toEqual([false, false]);
  });
});

describe('signing in with a second pendingSignIn', () => {
  it('ACC-6 the password alone signs nobody in; password and code do', async () => {
    const { email, secret } = await withTwoFactor('two@cordee.example');
    const { body } = await app.call<{ pendingSignIn: string; token?: string }>('POST /api/accounts/sign-ins', {
      body: { email, password: PASSWORD },
    });
    expect(Object.keys(body)).toEqual(['pendingSignIn']);
    expect(await who(body.pendingSignIn)).toBe(401);

    const { token } = (await verify(body.pendingSignIn, await nextCode(secret))).body;
    expect(await who(token)).toBe(200);
  });

  it('ACC-6 of one code sent many times at once, one gets in', async () => {
    const { email, secret } = await withTwoFactor('race@cordee.example');
    const steps = await Promise.all(Array.from({ length: 4 }, () => pendingFor(email)));
    const typed = await nextCode(secret);
    const answers = await Promise.all(steps.map((pendingSignIn) => verify(pendingSignIn, typed)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('ACC-6 the half of a sign-in serves once, for five minutes, and for nothing else', async () => {
    const { email, secret } = await withTwoFactor('half@cordee.example');
    const pendingSignIn = await pendingFor(email);
    expect((await verify(pendingSignIn, await nextCode(secret))).status).toBe(200);
    expect((await verify(pendingSignIn, await nextCode(secret))).body.code).toBe('accounts.step_is_over');
    expect((await verify(pendingSignIn.replace(/.$/, 'x'), await nextCode(secret))).body.code).toBe('accounts.step_is_over');

    const late = await pendingFor(email);
    await app.clock('1 hour');
    expect((await verify(late, await code(secret))).body.code).toBe('accounts.step_is_over');
  });

  it('ACC-6 a new password or a block ends what awaited its second pendingSignIn', async () => {
    const { email, secret, documentId } = await withTwoFactor('ended@cordee.example');
    const pendingSignIn = await pendingFor(email);
    await app.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId, data: { password: 'une phrase bien différente' } as never });
    expect((await verify(pendingSignIn, await nextCode(secret))).body.code).toBe('accounts.step_is_over');
  });

  it('ACC-6 ten wrong codes an hour, then not even the right one', async () => {
    const { email, secret, recoveryCodes } = await withTwoFactor('guessed@cordee.example');
    const pendingSignIn = await pendingFor(email);
    for (let tries = 0; tries < 10; tries += 1) expect((await verify(pendingSignIn, '000000')).body.code).toBe('accounts.code_refused');
    expect((await verify(pendingSignIn, await nextCode(secret))).status).toBe(422);
    // Whoever knows the password keeps nobody out: their own codes are no guesses.
    expect((await verify(pendingSignIn, recoveryCodes[0] ?? '')).status).toBe(200);
  });

  it('ACC-6 on the day the app is lost a kept code gets in, once', async () => {
    const { email, recoveryCodes } = await withTwoFactor('lost@cordee.example');
    const [first = ''] = recoveryCodes;
    const { token } = (await verify(await pendingFor(email), first.toUpperCase().replaceAll('-', ' '))).body;
    expect(await who(token)).toBe(200);
    expect((await app.call<{ codesLeft: number }>('GET /api/accounts/second-step', { token })).body.codesLeft).toBe(9);
    expect((await verify(await pendingFor(email), first)).body.code).toBe('accounts.code_refused');
  });

  it('ACC-6 it is taken away by a code of it, and the password is enough again', async () => {
    const { email, token, recoveryCodes } = await withTwoFactor('away@cordee.example');
    expect((await app.call('POST /api/accounts/second-step/ended', { token, body: { code: '000000' } })).status).toBe(422);
    expect((await app.call('POST /api/accounts/second-step/ended', { token, body: { code: recoveryCodes[1] } })).status).toBe(204);
    expect(await app.signIn(email)).toBeDefined();
  });
});

describe('staff, where the house asks them for a second pendingSignIn', () => {
  const home = async (token: string) => (await app.call<{ needsTwoFactor: boolean }>('GET /api/home', { token })).body;

  it('ACC-6 an administrator without it is nobody special, and is told; with it, they are', async () => {
    const { token } = await app.person('chief@cordee.example', { standing: 'administrator' });
    expect((await home(token)).needsTwoFactor).toBe(true);
    expect((await app.call('GET /api/accounts/second-step', { token })).body).toMatchObject({ state: 'off', required: true });

    const { token: whole } = await withTwoFactor('chief2@cordee.example', { standing: 'administrator' });
    expect((await home(whole)).needsTwoFactor).toBe(false);
  });

  it('ACC-6 staff cannot take it away again', async () => {
    const { token, recoveryCodes } = await withTwoFactor('chief3@cordee.example', { standing: 'administrator' });
    const { status, body } = await app.call('POST /api/accounts/second-step/ended', { token, body: { code: recoveryCodes[0] } });
    expect([status, body['code']]).toEqual([409, 'accounts.second_step_required']);
  });

  it('ACC-6 somebody who becomes an administrator while signed in waits for theirs', async () => {
    const { token, documentId } = await app.person('promoted@cordee.example');
    await app.strapi.documents('plugin::users-permissions.user').update({ documentId, data: { standing: 'administrator' } as never });
    expect((await home(token)).needsTwoFactor).toBe(true);
  });
});

describe('the workplace', () => {
  const USER = 'plugin::users-permissions.user';
  const enter = (address: string) => fetch(address.replace(/^[^/]*\/\/[^/]*/, app.url), { redirect: 'manual' });
  const cookie = (answer: Response, name: string) => new RegExp(`\\b${name}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1];
  const isIn = async (access: string) => (await app.call('GET /admin/users/me', { token: access })).status === 200;

  /** Somebody who isStaff here, and is in the workplace. */
  async function atWork(email: string, roles: ('content' | 'people' | 'settings')[] = ['content']) {
    const person = await withTwoFactor(email);
    await createStaff(app.strapi, { email, firstName: 'Zoé', lastName: 'Martin', roles });
    const { address } = (await app.call<{ address: string }>('POST /api/accounts/workplace', { token: person.token })).body;
    const access = cookie(await enter(address), 'jwtToken') ?? '';
    return { ...person, address, access };
  }

  it('ACC-22 ACC-6 opens from the site to staff with a second pendingSignIn, once, and leads into the admin', async () => {
    const { token, address, access } = await atWork('work@cordee.example');
    expect(await isIn(access)).toBe(true);
    const again = await enter(address);
    expect([again.headers.get('location'), cookie(again, 'jwtToken')]).toEqual([expect.stringMatching(/\/travail$/), undefined]);

    const { address: other } = (await app.call<{ address: string }>('POST /api/accounts/workplace', { token })).body;
    await app.clock('2 hours');
    expect(cookie(await enter(other), 'jwtToken')).toBeUndefined();
  });

  it('ACC-22 ACC-6 stays closed to others, and to staff without a second pendingSignIn', async () => {
    const { token } = await app.person('nobody@cordee.example');
    expect((await app.call('POST /api/accounts/workplace', { token })).status).toBe(404);
    await createStaff(app.strapi, { email: 'nobody@cordee.example', firstName: 'A', lastName: 'B', roles: ['content'] });
    expect((await app.call('POST /api/accounts/workplace', { token })).body['code']).toBe('accounts.second_step_required');
  });

  it.each([
    ['login', { email: 'work@cordee.example', password: PASSWORD }],
    ['register', { registrationToken: 'x', userInfo: { firstname: 'a', password: 'Aa1aaaaaaaaa' } }],
    ['register-admin', { email: 'a@b.fr', firstname: 'a', password: 'Aa1aaaaaaaaa' }],
    ['forgot-password', { email: 'work@cordee.example' }],
    ['reset-password', { resetPasswordToken: 'x', password: 'Aa1aaaaaaaaa' }],
  ])('ACC-22 Strapi’s own door “%s” is closed', async (door, body) => {
    expect((await app.call(`POST /admin/${door}`, { body })).status).toBe(403);
  });

  it('ACC-22 both accounts are one: blocked, and let in again, together; a name and an address are the person’s', async () => {
    const { email, documentId, access } = await atWork('one@cordee.example');
    await app.strapi.documents(USER).update({ documentId, data: { blocked: true } as never });
    expect(await isIn(access)).toBe(false);
    const accounts = () =>
      app.database.query(
        `select p.blocked, a.is_active, a.email, a.firstname from up_users p join cordee.staff s on s.person = p.id
         join admin_users a on a.id = s.admin_user where p.document_id = $1`,
        [documentId],
      );
    expect(await accounts()).toEqual([{ blocked: true, is_active: false, email, firstname: 'Zoé' }]);

    await app.database.query('update admin_users set is_active = true, firstname = $2, email = $3 where email = $1', [
      email,
      'X',
      'x@cordee.example',
    ]);
    expect(await accounts()).toEqual([{ blocked: false, is_active: true, email, firstname: 'Zoé' }]);
    await app.strapi.documents(USER).update({ documentId, data: { email: 'another@cordee.example' } as never });
    expect(await accounts()).toMatchObject([{ email: 'another@cordee.example' }]);
  });

  it('ACC-22 duplicating a person in the admin touches nothing of the one who is there', async () => {
    const { documentId, token } = await app.person('original@cordee.example');
    await app.strapi
      .documents(USER)
      .clone({ documentId, data: { email: 'copy@cordee.example', username: 'copy@cordee.example' } as never });
    expect(await who(token)).toBe(200);
  });

  it.each([
    ['a new password', { password: 'une phrase bien différente' }],
    ['a new address', { email: 'moved@cordee.example' }],
  ])('ACC-22 SEC-4 %s ends what is open in the workplace', async (_, data) => {
    const { documentId, access } = await atWork(`ends${Object.keys(data)[0]}@cordee.example`);
    expect(await isIn(access)).toBe(true);
    await app.strapi.documents(USER).update({ documentId, data: data as never });
    expect(await isIn(access)).toBe(false);
  });

  it('ACC-22 is given and taken back on the person’s sheet, and noted', async () => {
    const superAdmin = await atWork('direction@cordee.example', ['settings']);
    const { documentId, token, email } = await app.person('hired@cordee.example');
    const sheet = `/accounts/people/${documentId}/workplace` as const;
    const offered = (await app.call<{ offered: { id: number; name: string }[] }>(`GET ${sheet}`, { token: superAdmin.access })).body
      .offered;
    const people = offered.find(({ name }) => name === 'Personnes et sessions');
    expect((await app.call(`POST ${sheet}`, { token: superAdmin.access, body: { roles: [people?.id] } })).status).toBe(200);
    expect((await app.call<{ roles: string[] }>(`GET ${sheet}`, { token: superAdmin.access })).body.roles).toEqual([
      'Personnes et sessions',
    ]);
    expect((await app.call(`POST ${sheet}`, { token: superAdmin.access, body: { roles: [people?.id] } })).body['code']).toBe(
      'accounts.works_here',
    );
    expect((await app.call<{ isStaff: boolean }>('GET /api/accounts/me', { token })).body.isStaff).toBe(true);

    expect((await app.call(`DELETE ${sheet}`, { token: superAdmin.access })).status).toBe(200);
    expect((await app.call<{ isStaff: boolean }>('GET /api/accounts/me', { token })).body.isStaff).toBe(false);
    expect(await app.database.query('select from admin_users where email = $1', [email])).toEqual([]);
    const entries = await app.database.query<{ act: string; staff_name: string }>(
      'select act, staff_name from cordee.staff_act order by id',
    );
    expect(entries.slice(-2)).toEqual([
      { act: 'accounts.workplace-opened', staff_name: 'Zoé Martin' },
      { act: 'accounts.workplace-closed', staff_name: 'Zoé Martin' },
    ]);
  });

  it('ACC-22 whoever looks after people cannot take over the account of somebody who works here, nor make administrators', async () => {
    const helper = await atWork('helper@cordee.example', ['people']);
    const superAdmin = await atWork('chef@cordee.example', ['settings']);
    const learner = await app.person('simple@cordee.example');
    const form = (person: { documentId: string }, body: object) =>
      fetch(`${app.url}/content-manager/collection-types/${USER}/${person.documentId}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${helper.access}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await form(learner, { lastName: 'Marchand' })).status).toBe(200);
    for (const [person, body] of [
      [superAdmin, { email: 'mine@cordee.example' }],
      [superAdmin, { blocked: true }],
      [learner, { standing: 'administrator' }],
    ] as const) {
      const answer = await form(person, body);
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('accounts.staff_is_beyond')]);
    }
    for (const call of [
      `POST /accounts/people/${superAdmin.documentId}/password-link`,
      `DELETE /accounts/people/${superAdmin.documentId}/second-step`,
    ] as const)
      expect((await app.call(call, { token: helper.access, body: {} })).body['code']).toBe('accounts.staff_is_beyond');
    expect(
      (await app.call(`POST /accounts/people/${learner.documentId}/workplace`, { token: helper.access, body: { roles: [1] } })).status,
    ).toBe(403);
  });

  it('ACC-22 who may employ and not do everything makes nobody who can, and touches nobody who can; somebody is always left', async () => {
    const superAdmin = await atWork('tout@cordee.example', ['settings']);
    const employer = await atWork('embauche@cordee.example', ['people']);
    const [{ role } = { role: 0 }] = await app.database.query<{ role: number }>(
      "select id as role from admin_roles where code = 'strapi-super-admin'",
    );
    await app.database.query(
      `with given as (insert into admin_permissions (document_id, action, action_parameters, properties, conditions)
         values ('employs', 'plugin::accounts.staff', '{}', '{}', '[]') returning id)
       insert into admin_permissions_role_lnk (permission_id, role_id)
       select given.id, r.id from given, admin_roles r where r.code = 'cordee-people'`,
    );
    const learner = await app.person('risen@cordee.example');
    const ask = async (call: `${'POST' | 'DELETE'} ${string}`, body: object = {}) =>
      (await app.call(call, { token: employer.access, body })).body['code'];
    const sheet = (person: { documentId: string }) => `/accounts/people/${person.documentId}`;
    expect([
      await ask(`POST ${sheet(learner)}/workplace`, { roles: [role] }),
      await ask(`POST ${sheet(superAdmin)}/password-link`),
      await ask(`DELETE ${sheet(superAdmin)}/second-step`),
      await ask(`DELETE ${sheet(superAdmin)}/workplace`),
    ]).toEqual(Array(4).fill('accounts.staff_is_beyond'));

    await app.database.query(
      `delete from admin_users_roles_lnk l using admin_users a where a.id = l.user_id and l.role_id = $1 and a.email <> $2`,
      [role, superAdmin.email],
    );
    expect((await app.call(`DELETE ${sheet(superAdmin)}/workplace`, { token: superAdmin.access })).body['code']).toBe(
      'accounts.last_of_all',
    );
    await app.database.query("delete from admin_permissions where document_id = 'employs'");
  });

  it('ACC-22 signing out of the workplace signs out of the site too', async () => {
    const { token, access } = await atWork('goes@cordee.example');
    expect((await app.call('POST /admin/logout', { token: access, body: {} })).status).toBe(200);
    expect([await isIn(access), await who(token)]).toEqual([false, 401]);
  });

  it('ACC-22 signing out on the site leaves the workplace too', async () => {
    const { token, access } = await atWork('leaves@cordee.example');
    await app.call('DELETE /api/accounts/sign-ins/mine', { token });
    expect(await isIn(access)).toBe(false);
  });

  it('ACC-22 suspended in the workplace, nothing of before opens again once they are let in', async () => {
    const { email, token } = await atWork('suspended@cordee.example');
    await app.database.query('update admin_users set is_active = false where email = $1', [email]);
    await app.database.query('update admin_users set is_active = true where email = $1', [email]);
    expect(await who(token)).toBe(401);
  });

  it('ACC-6 staff take away the second pendingSignIn of somebody who has lost everything, and it is noted', async () => {
    const helper = await atWork('helper2@cordee.example', ['people']);
    const lost = await withTwoFactor('everything@cordee.example');
    expect((await app.call(`DELETE /accounts/people/${lost.documentId}/second-step`, { token: helper.access })).status).toBe(200);
    expect(await app.signIn(lost.email)).toBeDefined();
  });

  it('ACC-22 content and people are separate: each sees its own forms alone', async () => {
    const [content, people] = [await atWork('words@cordee.example', ['content']), await atWork('folk@cordee.example', ['people'])];
    const list = async (access: string, uid: string) =>
      (await app.call(`GET /content-manager/collection-types/${uid}?page=1&pageSize=1`, { token: access })).status;
    const seen = async (access: string) =>
      Promise.all(['plugin::courses.lesson', 'plugin::courses.course', 'plugin::seats.session', USER].map((uid) => list(access, uid)));
    expect(await seen(content.access)).toEqual([200, 200, 403, 403]);
    expect(await seen(people.access)).toEqual([403, 200, 200, 200]);
  });
});
