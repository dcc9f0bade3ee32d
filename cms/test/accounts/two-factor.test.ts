import { setTimeout as pause } from 'node:timers/promises';
import type { UID } from '@strapi/strapi';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';
import {
  beginTwoFactor,
  confirmTwoFactor,
  createTwoFactorPerson,
  currentCode,
  disableTwoFactor,
  nextCode,
  tokenStatus,
  viewTwoFactor,
} from './two-factor.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { STAFF_SECOND_STEP: 'true' } });
});
afterAll(() => app.close());

const startSignIn = (email: string) =>
  app.call<{ pendingSignIn: string; token?: string }>('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } });
const pendingSignInFor = async (email: string): Promise<string> => (await startSignIn(email)).body.pendingSignIn;
const verify = (pendingSignIn: string, code: string) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/sign-ins/second-step', { body: { pendingSignIn, code } });

describe('setting up a second factor', () => {
  it('ACC-6 takes the present password, then a first code; and only then does it count', async () => {
    const email = 'begin@cordee.example';
    const { token } = await app.createPerson(email);
    const wrong = await beginTwoFactor(app, token, 'une autre phrase');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'accounts.current_password_wrong' } });
    expect((await viewTwoFactor(app, token)).body).toMatchObject({ state: 'off', required: false });

    await beginTwoFactor(app, token);
    expect((await viewTwoFactor(app, token)).body.uri).toContain('otpauth://totp/');
    expect(await app.signIn(email), 'signed in by the password alone').toBeDefined();
    expect(await confirmTwoFactor(app, token, '12345')).toMatchObject({ status: 422, body: { code: 'accounts.code_refused' } });
    expect(await pendingSignInFor(email), 'a code is needed').toBeUndefined();
  });

  it('H-78 names a recovery code, and a clock that is off', async () => {
    const { token } = await app.createPerson('clock@cordee.example');
    await beginTwoFactor(app, token);
    const { secret } = (await viewTwoFactor(app, token)).body;
    expect((await confirmTwoFactor(app, token, 'AAAA–BBBB–CCCC–DDDD')).body).toMatchObject({ code: 'accounts.recovery_code_refused' });
    expect((await confirmTwoFactor(app, token, await currentCode(app, secret, 4))).body).toMatchObject({
      code: 'accounts.code_of_other_time',
      facts: { minutes: 4 },
    });
    const code = await currentCode(app, secret);
    expect((await confirmTwoFactor(app, token, ` ${code.slice(0, 3)}–${code.slice(3)}`)).status).toBe(200);
  });

  describe('once it is confirmed', () => {
    const email = 'confirm@cordee.example';
    let token: string;
    let otherToken: string;
    let recoveryCodes: string[];
    beforeAll(async () => {
      ({ token } = await app.createPerson(email));
      otherToken = await app.signIn(email);
      await beginTwoFactor(app, token);
      const { secret } = (await viewTwoFactor(app, token)).body;
      ({ recoveryCodes } = (await confirmTwoFactor(app, token, await currentCode(app, secret))).body);
    });

    it('ACC-6 gives ten recovery codes', () => {
      expect(new Set(recoveryCodes).size).toBe(10);
    });

    it('ACC-6 ends the other sign-ins', async () => {
      expect(await tokenStatus(app, token), 'this sign-in').toBe(200);
      expect(await tokenStatus(app, otherToken), 'the other sign-in').toBe(401);
    });

    it('ACC-6 never shows the secret again', async () => {
      expect((await viewTwoFactor(app, token)).body).toEqual({
        state: 'on',
        since: expect.any(String),
        codesLeft: 10,
        name: 'Zoé Martin',
        required: false,
        kept: false,
        passkeys: [],
        newPasskey: null,
      });
    });

    it('ACC-6 does not begin again', async () => {
      expect(await beginTwoFactor(app, token)).toMatchObject({ status: 409, body: { code: 'accounts.second_step_stands' } });
    });

    it('ACC-6 tells the person', async () => {
      const worker = app.startWorker();
      const mails = async () =>
        app.database.query("select from cordee.mail where template = 'accounts.second-step-changed' and to_address = $1", [email]);
      for (let attempt = 0; (await mails()).length === 0 && attempt < 100; attempt += 1) await pause(50);
      await worker.stop();
      expect(await mails()).toHaveLength(1);
    });
  });

  it('ACC-6 the database holds neither the secret nor a code', async () => {
    const { secret, recoveryCodes, id } = await createTwoFactorPerson(app, 'sealed@cordee.example');
    const rows = await app.database.query<{ sealed_secret: Buffer; code_hash: Buffer }>(
      'select * from cordee.second_step s join cordee.recovery_code c using (person) where person = $1',
      [id],
    );
    expect(rows).toHaveLength(10);
    const secretBytes = Buffer.from(Secret.fromBase32(secret).buffer);
    for (const { sealed_secret, code_hash } of rows) {
      expect(sealed_secret.includes(secretBytes), 'holds the secret').toBe(false);
      expect(
        recoveryCodes.filter((code) => code_hash.includes(Buffer.from(code))),
        'codes it holds',
      ).toEqual([]);
    }
  });
});

describe('signing in with a second factor', () => {
  it('ACC-6 the password alone signs nobody in; password and code do', async () => {
    const { email, secret } = await createTwoFactorPerson(app, 'two@cordee.example');
    const { body } = await startSignIn(email);
    expect(Object.keys(body)).toEqual(['pendingSignIn']);
    expect(await tokenStatus(app, body.pendingSignIn), 'with the pending sign-in').toBe(401);

    const { token } = (await verify(body.pendingSignIn, await nextCode(app, secret))).body;
    expect(await tokenStatus(app, token), 'with the token').toBe(200);
  });

  it('H-75 the code sent twice by one browser signs in once, also when the second one comes late; another browser is refused', async () => {
    const { email, secret } = await createTwoFactorPerson(app, 'double@cordee.example');
    const pendingSignIn = await pendingSignInFor(email);
    const code = await nextCode(app, secret);
    const send = (trustedBrowser: string) =>
      app.call<{ token: string }>('POST /api/accounts/sign-ins/second-step', { body: { pendingSignIn, code, trustedBrowser } });
    const responses = [...(await Promise.all([send('this browser'), send('this browser')])), await send('this browser')];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(responses.map(({ body }) => body.token)).size).toBe(1);
    expect(await tokenStatus(app, responses[0]?.body.token ?? '')).toBe(200);
    expect((await send('another')).status).toBe(410);
  });

  it('H-75 the first code sent twice shows the same recovery codes, which work', async () => {
    const email = 'setup@cordee.example';
    const { token } = await app.createPerson(email);
    await beginTwoFactor(app, token);
    const code = await currentCode(app, (await viewTwoFactor(app, token)).body.secret);
    const [first, second] = await Promise.all([confirmTwoFactor(app, token, code), confirmTwoFactor(app, token, code)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.recoveryCodes).toEqual(first.body.recoveryCodes);
    expect((await verify(await pendingSignInFor(email), first.body.recoveryCodes[3] ?? '')).status).toBe(200);
  });

  it('ACC-6 of one code sent many times at once, one gets in', async () => {
    const { email, secret } = await createTwoFactorPerson(app, 'race@cordee.example');
    const pendingSignIns = await Promise.all(Array.from({ length: 4 }, () => pendingSignInFor(email)));
    const code = await nextCode(app, secret);
    const responses = await Promise.all(pendingSignIns.map((pendingSignIn) => verify(pendingSignIn, code)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('ACC-6 a pending sign-in serves once, for five minutes, and for nothing else', async () => {
    const { email, secret } = await createTwoFactorPerson(app, 'half@cordee.example');
    const pendingSignIn = await pendingSignInFor(email);
    const verifyNext = async (pending: string) => verify(pending, await nextCode(app, secret));
    expect((await verifyNext(pendingSignIn)).status, 'first').toBe(200);
    expect((await verifyNext(pendingSignIn)).body.code, 'again').toBe('accounts.step_is_over');
    expect((await verifyNext(pendingSignIn.replace(/.$/, 'x'))).body.code, 'forged').toBe('accounts.step_is_over');

    const [soon, late] = [await pendingSignInFor(email), await pendingSignInFor(email)];
    const [{ ahead } = { ahead: 0 }] = await app.database.query<{ ahead: number }>(
      'select extract(epoch from ahead)::float as ahead from cordee.clock',
    );
    await app.shiftClock(`${ahead + 290} seconds`);
    expect((await verify(soon, await currentCode(app, secret))).status, 'after 290 seconds').toBe(200);
    await app.shiftClock(`${ahead + 321} seconds`);
    expect((await verify(late, await currentCode(app, secret))).body.code, 'after 321 seconds').toBe('accounts.step_is_over');
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a new password', 'ended', { password: 'une phrase bien différente' }],
    ['a block', 'blocked', { blocked: true }],
  ])('ACC-6 %s ends what awaited its second factor', async (_, name, data) => {
    const { email, secret, documentId } = await createTwoFactorPerson(app, `${name}@cordee.example`);
    const pendingSignIn = await pendingSignInFor(email);
    const uid: UID.ContentType = 'plugin::users-permissions.user';
    await app.strapi.documents(uid).update({ documentId, data });
    expect((await verify(pendingSignIn, await nextCode(app, secret))).body.code).toBe('accounts.step_is_over');
  });

  it('ACC-6 ten wrong codes an hour, then not even the right one', async () => {
    const { email, secret, recoveryCodes } = await createTwoFactorPerson(app, 'guessed@cordee.example');
    const pendingSignIn = await pendingSignInFor(email);
    for (let attempt = 1; attempt <= 10; attempt += 1)
      expect((await verify(pendingSignIn, '000000')).body.code, `attempt ${attempt}`).toBe('accounts.code_refused');
    expect((await verify(pendingSignIn, await nextCode(app, secret))).status, 'the right code').toBe(422);
    // Whoever knows the password locks nobody out: recovery codes are not counted as attempts.
    expect((await verify(pendingSignIn, recoveryCodes[0] ?? '')).status, 'a recovery code').toBe(200);
  });

  it('ACC-6 on the day the app is lost a recovery code gets in, once', async () => {
    const { email, recoveryCodes } = await createTwoFactorPerson(app, 'lost@cordee.example');
    const [code = ''] = recoveryCodes;
    const { token } = (await verify(await pendingSignInFor(email), code.toUpperCase().replaceAll('-', ' '))).body;
    expect(await tokenStatus(app, token)).toBe(200);
    expect((await viewTwoFactor(app, token)).body.codesLeft).toBe(9);
    expect((await verify(await pendingSignInFor(email), code)).body.code).toBe('accounts.code_refused');
  });

  it('ACC-6 it is taken away by a code of it, and the password is enough again', async () => {
    const { email, token, recoveryCodes } = await createTwoFactorPerson(app, 'away@cordee.example');
    const { token: other } = (await verify(await pendingSignInFor(email), recoveryCodes[0] ?? '')).body;
    expect(await tokenStatus(app, other)).toBe(200);
    expect((await disableTwoFactor(app, token, '000000')).status, 'by a wrong code').toBe(422);
    expect((await disableTwoFactor(app, token, recoveryCodes[1])).status, 'by a recovery code').toBe(204);
    expect((await disableTwoFactor(app, token, recoveryCodes[1])).status, 'the same form again (H-75)').toBe(204);
    expect([await tokenStatus(app, other), await tokenStatus(app, token)], 'the other sign-in, and this one').toEqual([401, 200]);
    expect(await app.signIn(email)).toBeDefined();
  });
});

describe('staff, where a second factor is required of them', () => {
  const needsTwoFactor = async (token: string) =>
    (await app.call<{ needsTwoFactor: boolean }>('GET /api/home', { token })).body.needsTwoFactor;

  it('ACC-6 an administrator without it is nobody special, and is told; with it, they are', async () => {
    const { token } = await app.createPerson('admin@cordee.example', { standing: 'administrator' });
    expect(await needsTwoFactor(token), 'without').toBe(true);
    expect((await viewTwoFactor(app, token)).body).toMatchObject({ state: 'off', required: true });

    const withIt = await createTwoFactorPerson(app, 'admin2@cordee.example', { standing: 'administrator' });
    expect(await needsTwoFactor(withIt.token), 'with it').toBe(false);
  });

  it('ACC-6 staff cannot take it away again', async () => {
    const { token, recoveryCodes } = await createTwoFactorPerson(app, 'admin3@cordee.example', { standing: 'administrator' });
    expect(await disableTwoFactor(app, token, recoveryCodes[0])).toMatchObject({
      status: 409,
      body: { code: 'accounts.second_step_required' },
    });
  });

  it('ACC-6 somebody who becomes an administrator while signed in waits for theirs', async () => {
    const { token, documentId } = await app.createPerson('promoted@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { standing: 'administrator' } });
    expect(await needsTwoFactor(token)).toBe(true);
  });
});
