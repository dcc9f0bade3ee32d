import { removeTwoFactor } from '@cordee/accounts';
import { inTransaction } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id as asId } from '../../../test/id.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';
import { type Authenticator, createAuthenticator } from './authenticator.ts';
import {
  beginTwoFactor,
  confirmTwoFactor,
  createTwoFactorPerson,
  currentCode,
  disableTwoFactor,
  tokenStatus,
  viewTwoFactor,
} from './two-factor.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ settings: { STAFF_SECOND_STEP: 'true' } });
});
afterAll(() => app.close());

type View = { state: string; codesLeft: number; kept: boolean; passkeys: { id: string; name: string }[]; newPasskey: string };

const view = async (token: string) => (await app.call<View>('GET /api/accounts/second-step', { token })).body;
const begin = (token: string, current = PASSWORD) => app.call('POST /api/accounts/passkeys', { token, body: { current } });
const add = (token: string, response: string, name = 'Ma clé') =>
  app.call<{ recoveryCodes: string[]; code: string }>('POST /api/accounts/passkeys/added', { token, body: { name, response } });
const remove = (token: string, passkey: string | undefined, current = PASSWORD) =>
  app.call('POST /api/accounts/passkeys/removed', { token, body: { passkey, current } });

/** Begins adding a passkey and returns what the browser is asked. */
async function asked(token: string): Promise<string> {
  expect((await begin(token)).status).toBe(204);
  return (await view(token)).newPasskey;
}

const addKey = async (token: string, key: Authenticator) => add(token, key.create(await asked(token)));

/** Creates a person with a passkey. */
async function createKeyHolder(email: string, data = {}, key = createAuthenticator()) {
  const person = await app.createPerson(email, data);
  const { status, body } = await addKey(person.token, key);
  expect(status).toBe(200);
  return { ...person, key, recoveryCodes: body.recoveryCodes };
}

/** Types the password, and returns the pending sign-in with what the browser is asked. */
async function startSignIn(email: string): Promise<{ pendingSignIn: string; options: string }> {
  const { pendingSignIn } = (
    await app.call<{ pendingSignIn: string }>('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } })
  ).body;
  return { pendingSignIn, options: (await steps(pendingSignIn)).passkey };
}

const steps = async (pendingSignIn: string) =>
  (await app.call<{ app: boolean; passkey: string }>(`GET /api/accounts/sign-ins/second-step?pendingSignIn=${pendingSignIn}`)).body;
const verify = (pendingSignIn: string, response: string, trustedBrowser?: string) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/sign-ins/passkey', { body: { pendingSignIn, response, trustedBrowser } });
const verifyCode = (pendingSignIn: string, code = '') =>
  app.call('POST /api/accounts/sign-ins/second-step', { body: { pendingSignIn, code } });

/** Does `meanwhile` while the form that `send` sends waits for the account of a person, and returns its answer. */
async function whileLocked<T>(person: number, send: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
  const lock = await app.strapi.db.connection.transaction();
  await lock.raw('select from up_users where id = ? for update', [person]);
  const answer = send();
  await expect
    .poll(() => app.database.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
    .toHaveLength(1);
  await meanwhile();
  await lock.rollback();
  return answer;
}

const REFUSED = { status: 422, body: { code: 'accounts.passkey_refused' } };
const NOT_ADDED = { status: 422, body: { code: 'accounts.passkey_not_added' } };

describe('adding a passkey', () => {
  it('ACC-6 takes the present password, comes with recovery codes when it is the first factor, and ends the other sign-ins', async () => {
    const email = 'first@cordee.example';
    const { token } = await app.createPerson(email);
    const other = await app.signIn(email);
    const key = createAuthenticator();
    expect(await begin(token, 'une autre phrase')).toMatchObject({ status: 422, body: { code: 'accounts.current_password_wrong' } });
    expect((await view(token)).newPasskey).toBeNull();

    const { recoveryCodes } = (await addKey(token, key)).body;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await view(token)).toMatchObject({
      state: 'off',
      codesLeft: 10,
      passkeys: [{ name: 'Ma clé', lastUsedAt: null }],
      newPasskey: null,
    });
    expect([await tokenStatus(app, token), await tokenStatus(app, other)], 'this sign-in, the other').toEqual([200, 401]);

    expect((await addKey(token, createAuthenticator())).body.recoveryCodes, 'with the second').toEqual([]);
    expect(await app.signIn(email), 'signed in by the password alone').toBeUndefined();
  });

  it.each<[string, Parameters<Authenticator['create']>[1]]>([
    ['of a page of another origin', { origin: 'https://cordee.example.evil' }],
    ['of another host', { host: 'evil.example' }],
    ['to another challenge', { challenge: 'bm90IG91cnM' }],
  ])('ACC-6 the answer %s is refused', async (_, lie) => {
    const { token } = await app.createPerson(`lie-${JSON.stringify(lie).length}@cordee.example`);
    expect(await add(token, createAuthenticator().create(await asked(token), lie))).toMatchObject(NOT_ADDED);
    expect((await view(token)).passkeys).toEqual([]);
  });

  it('ACC-6 H-75 a challenge works once, for five minutes, in the sign-in that asked for it; the same form twice is one passkey', async () => {
    const email = 'once@cordee.example';
    const { token } = await app.createPerson(email);
    const elsewhere = await app.signIn(email);
    const options = await asked(token);
    expect(await add(elsewhere, createAuthenticator().create(options)), 'in another sign-in').toMatchObject(NOT_ADDED);
    const response = createAuthenticator().create(options);
    const first = await add(token, response);
    expect((await add(token, response)).body.recoveryCodes, 'the same form').toEqual(first.body.recoveryCodes);
    expect(await add(token, createAuthenticator().create(options)), 'again').toMatchObject(NOT_ADDED);
    expect((await view(token)).passkeys).toHaveLength(1);

    const late = await asked(token);
    await app.shiftClock('6 minutes');
    expect(await add(token, createAuthenticator().create(late)), 'late').toMatchObject(NOT_ADDED);
  });

  it('H-75 the same form twice at once is one passkey, and both answers show its recovery codes', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const { token } = await app.createPerson(`at-once.${round}@cordee.example`);
      const response = createAuthenticator().create(await asked(token));
      const [one, two] = await Promise.all([add(token, response), add(token, response)]);
      expect([one?.status, two?.status], `round ${round}`).toEqual([200, 200]);
      expect(two?.body.recoveryCodes).toEqual(one?.body.recoveryCodes);
      expect((await view(token)).passkeys).toHaveLength(1);
    }
  });

  it('ACC-6 a passkey that is refused has used up its challenge', async () => {
    const { key } = await createKeyHolder('known@cordee.example');
    const { token } = await app.createPerson('knows@cordee.example');
    const options = await asked(token);
    expect((await add(token, createAuthenticator().create(options, { credentialId: key.id }))).body.code).toBe('accounts.passkey_known');
    expect(await add(token, createAuthenticator().create(options)), 'after another').toMatchObject(NOT_ADDED);
  });

  it.each<[string, (token: string) => Promise<() => Promise<{ status: number; body: { code?: unknown } }>>]>([
    [
      'a passkey',
      async (token) => {
        const response = createAuthenticator().create(await asked(token));
        return () => add(token, response);
      },
    ],
    [
      'an app',
      async (token) => {
        await beginTwoFactor(app, token);
        const code = await currentCode(app, (await viewTwoFactor(app, token)).body.secret);
        return () => confirmTwoFactor(app, token, code);
      },
    ],
  ])('ACC-6 SEC-4 a sign-in that ends while %s is being added adds none', async (what, prepare) => {
    const { id, token } = await app.createPerson(`ends-${what.replace(' ', '-')}@cordee.example`);
    const send = await prepare(token);
    const answer = await whileLocked(id, send, () => app.call('DELETE /api/accounts/sign-ins/mine', { token }));
    expect(answer).toMatchObject({ status: 401, body: { code: 'kernel.sign_in_needed' } });
    expect(await app.database.query('select from cordee.two_factor where person = $1', [id])).toEqual([]);
  });

  it('ACC-6 SEC-4 a sign-in that ends while an app is being taken away takes none away', async () => {
    const { id, token, recoveryCodes } = await createTwoFactorPerson(app, 'ends-before@cordee.example');
    const answer = await whileLocked(
      id,
      () => disableTwoFactor(app, token, recoveryCodes[0]),
      () => app.call('DELETE /api/accounts/sign-ins/mine', { token }),
    );
    expect(answer).toMatchObject({ status: 401, body: { code: 'kernel.sign_in_needed' } });
    expect(await app.database.query('select from cordee.two_factor where person = $1', [id])).toHaveLength(1);
  });

  it('ACC-6 SEC-4 a sign-in that ends while a passkey is being taken away takes none away', async () => {
    const { id, token } = await createKeyHolder('ends-with-key@cordee.example');
    const [passkey] = (await view(token)).passkeys;
    const answer = await whileLocked(
      id,
      () => remove(token, passkey?.id),
      () => app.call('DELETE /api/accounts/sign-ins/mine', { token }),
    );
    expect(answer).toMatchObject({ status: 401, body: { code: 'kernel.sign_in_needed' } });
    expect(await app.database.query('select from cordee.passkey where person = $1', [id])).toHaveLength(1);
  });

  it('ACC-6 the passkey of somebody else is refused', async () => {
    const { key } = await createKeyHolder('owner@cordee.example');
    const { token } = await app.createPerson('taker@cordee.example');
    const response = createAuthenticator().create(await asked(token), { credentialId: key.id });
    expect(await add(token, response)).toMatchObject({ status: 409, body: { code: 'accounts.passkey_known' } });
  });

  it('ACC-6 there are ten at most', async () => {
    const { id, token } = await createKeyHolder('many@cordee.example');
    await app.database.query(
      `insert into cordee.passkey (person, name, credential_id, public_key, transports, sign_count)
       select $1, 'Clé', 'many-' || n, '', '{}', 0 from generate_series(1, 9) n`,
      [id],
    );
    expect(await begin(token)).toMatchObject({ status: 409, body: { code: 'accounts.too_many_passkeys', facts: { most: 10 } } });
  });
});

describe('signing in with a passkey', () => {
  it('ACC-6 an app that was begun and not confirmed opens nothing, and stays unconfirmed; a new password forgets it', async () => {
    const { email, id, token } = await createKeyHolder('begun@cordee.example');
    await beginTwoFactor(app, token);
    const { secret } = (await viewTwoFactor(app, token)).body;
    const { pendingSignIn } = await startSignIn(email);
    const answer = await verifyCode(pendingSignIn, await currentCode(app, secret));
    expect(answer).toMatchObject({ status: 422, body: { code: 'accounts.code_refused' } });
    const setups = () => app.database.query('select confirmed_at from cordee.second_step where person = $1', [id]);
    expect(await setups()).toEqual([{ confirmed_at: null }]);
    expect((await disableTwoFactor(app, token, await currentCode(app, secret))).status).toBe(422);

    await app.call('POST /api/accounts/password', { token, body: { current: PASSWORD, password: 'une toute autre phrase de passe' } });
    expect(await setups()).toEqual([]);
  });

  it('ACC-6 the password alone signs nobody in; password and passkey do, once; the same form twice signs in once (H-75)', async () => {
    const { email, key } = await createKeyHolder('key@cordee.example');
    const { pendingSignIn, options } = await startSignIn(email);
    expect(await steps(pendingSignIn)).toMatchObject({ app: false });
    const response = key.get(options);
    const { token } = (await verify(pendingSignIn, response, 'this browser')).body;
    expect(await tokenStatus(app, token)).toBe(200);
    expect((await verify(pendingSignIn, response, 'this browser')).body.token, 'again').toBe(token);
    expect((await verify(pendingSignIn, response, 'another')).status, 'by another browser').toBe(410);
    expect((await view(token)).passkeys).toMatchObject([{ lastUsedAt: expect.any(String) }]);
  });

  it('H-75 the same form twice at once signs in once, and both answers say so', async () => {
    const { email, key } = await createKeyHolder('pair@cordee.example');
    for (let round = 1; round <= 10; round += 1) {
      const { pendingSignIn, options } = await startSignIn(email);
      const response = key.get(options);
      const [one, two] = await Promise.all([1, 2].map(() => verify(pendingSignIn, response, `browser ${round}`)));
      expect([one?.status, two?.status], `round ${round}`).toEqual([200, 200]);
      expect(two?.body.token).toBe(one?.body.token);
    }
  });

  it.each<[string, Parameters<Authenticator['get']>[1]]>([
    ['of a page of another origin', { origin: 'http://localhost:4322' }],
    ['of another host', { host: 'evil.example' }],
    ['to another challenge', { challenge: 'bm90IG91cnM' }],
    ['with a count that did not rise', { count: 1 }],
  ])('ACC-6 the answer %s is refused', async (_, lie) => {
    const { email, key } = await createKeyHolder(`wrong-${JSON.stringify(lie).length}@cordee.example`);
    const { pendingSignIn, options } = await startSignIn(email);
    expect(await verify(pendingSignIn, key.get(options, lie))).toMatchObject(REFUSED);
    expect((await verify(pendingSignIn, key.get((await steps(pendingSignIn)).passkey))).status, 'the right one').toBe(200);
  });

  it('ACC-6 a challenge works once, whatever came of it, and for its own sign-in alone', async () => {
    const { email, key } = await createKeyHolder('replay@cordee.example');
    const { pendingSignIn, options } = await startSignIn(email);
    expect(await verify(pendingSignIn, 'nonsense')).toMatchObject(REFUSED);
    expect(await verify(pendingSignIn, key.get(options)), 'after another answer').toMatchObject(REFUSED);
    const other = await startSignIn(email);
    expect(await verify(other.pendingSignIn, key.get((await steps(pendingSignIn)).passkey)), 'in another sign-in').toMatchObject(REFUSED);
  });

  it('ACC-6 the passkey of somebody else signs nobody in', async () => {
    const { email } = await createKeyHolder('mine@cordee.example');
    const { key } = await createKeyHolder('theirs@cordee.example');
    const { pendingSignIn, options } = await startSignIn(email);
    expect(await verify(pendingSignIn, key.get(options))).toMatchObject(REFUSED);
    const { id } = createAuthenticator();
    expect(await verify(pendingSignIn, key.get((await steps(pendingSignIn)).passkey, { credentialId: id }))).toMatchObject(REFUSED);
  });

  it('ACC-6 is over after five minutes', async () => {
    const { email, key } = await createKeyHolder('slow@cordee.example');
    const { pendingSignIn, options } = await startSignIn(email);
    await app.shiftClock('1 hour');
    expect((await verify(pendingSignIn, key.get(options))).body.code).toBe('accounts.step_is_over');
  });

  it('ACC-6 ten refused an hour, then not even the right one; a recovery code still gets in', async () => {
    const { email, key, recoveryCodes } = await createKeyHolder('tried@cordee.example');
    const { pendingSignIn } = await startSignIn(email);
    for (let attempt = 1; attempt <= 10; attempt += 1) expect(await verify(pendingSignIn, 'nonsense'), `${attempt}`).toMatchObject(REFUSED);
    expect(await verify(pendingSignIn, key.get((await steps(pendingSignIn)).passkey)), 'the right one').toMatchObject(REFUSED);
    expect((await verifyCode(pendingSignIn, recoveryCodes[0])).status).toBe(200);
  });

  it('ACC-6 one that does not count its uses signs in again and again', async () => {
    const { email, key } = await createKeyHolder('synced@cordee.example', {}, createAuthenticator({ counts: false }));
    for (const time of ['first', 'second']) {
      const { pendingSignIn, options } = await startSignIn(email);
      expect((await verify(pendingSignIn, key.get(options))).status, time).toBe(200);
    }
  });
});

describe('passkeys and the codes of an app', () => {
  it('ACC-6 recovery codes stay as long as one of both does, and go with the last', async () => {
    const { token, recoveryCodes } = await createTwoFactorPerson(app, 'both@cordee.example');
    expect((await addKey(token, createAuthenticator())).body.recoveryCodes).toEqual([]);
    expect((await disableTwoFactor(app, token, recoveryCodes[0])).status).toBe(204);
    const { state, codesLeft, passkeys } = await view(token);
    expect({ state, codesLeft }).toEqual({ state: 'off', codesLeft: 9 });
    expect(await remove(token, passkeys[0]?.id, 'une autre phrase')).toMatchObject({ body: { code: 'accounts.current_password_wrong' } });
    expect((await remove(token, passkeys[0]?.id)).status).toBe(204);
    expect((await remove(token, passkeys[0]?.id)).status, 'again').toBe(204);
    expect(await view(token)).toMatchObject({ codesLeft: 0, passkeys: [] });
    expect(await app.signIn('both@cordee.example'), 'signed in by the password alone').toBeDefined();
  });

  it('ACC-6 an app beside a passkey brings no other recovery codes; nobody removes the passkey of another', async () => {
    const { token } = await createKeyHolder('app@cordee.example');
    await beginTwoFactor(app, token);
    const { secret } = (await app.call<{ secret: string }>('GET /api/accounts/second-step', { token })).body;
    expect(await confirmTwoFactor(app, token, await currentCode(app, secret))).toMatchObject({ status: 200, body: { recoveryCodes: [] } });
    const { token: stranger } = await app.createPerson('stranger@cordee.example');
    await remove(stranger, (await view(token)).passkeys[0]?.id);
    expect((await view(token)).passkeys).toHaveLength(1);
  });

  it('ACC-6 tells the person of each', async () => {
    const { email, token } = await createKeyHolder('told@cordee.example');
    await remove(token, (await view(token)).passkeys[0]?.id);
    const worker = app.startWorker();
    const mails = () =>
      app.database.query(
        `select (facts::jsonb ->> 'added')::boolean as added, (facts::jsonb ->> 'on')::boolean as "on" from cordee.mail
         where template = 'accounts.passkey-changed' and to_address = $1 order by 1`,
        [email],
      );
    await expect.poll(mails, { timeout: 10_000 }).toEqual([
      { added: false, on: false },
      { added: true, on: true },
    ]);
    await worker.stop();
  });

  it('ACC-6 one of both is enough for staff, who keep the last', async () => {
    const { token } = await createKeyHolder('boss@cordee.example', { standing: 'administrator' });
    expect((await app.call<{ needsTwoFactor: boolean }>('GET /api/home', { token })).body.needsTwoFactor).toBe(false);
    const { kept, passkeys } = await view(token);
    expect(kept).toBe(true);
    expect(await remove(token, passkeys[0]?.id)).toMatchObject({ status: 409, body: { code: 'accounts.second_step_required' } });
    await addKey(token, createAuthenticator());
    expect((await remove(token, passkeys[0]?.id)).status, 'one of two').toBe(204);
  });

  it('ACC-6 staff take all of them away from a person who lost theirs', async () => {
    const { id, email, token } = await createKeyHolder('lost@cordee.example');
    expect(await inTransaction(app.strapi, (db) => removeTwoFactor(app.strapi, db, asId<'person'>(id)))).toBe(true);
    expect(await tokenStatus(app, token)).toBe(401);
    expect(await app.signIn(email), 'signed in by the password alone').toBeDefined();
  });
});
