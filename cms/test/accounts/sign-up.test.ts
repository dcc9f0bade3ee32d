import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmationLink } from '../../../plugins/accounts/server/domain/link.ts';
import { joinSession, openSession, publishedCourse } from '../course.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  app.startWorker();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.shiftClock('0');
  await app.database.query('truncate cordee.guess');
});

const signUp = (email: string, data: object = {}) =>
  app.call('POST /api/accounts/sign-ups', {
    body: { firstName: 'Rose', lastName: 'Blanc', email, password: PASSWORD, locale: 'fr', ...data },
  });
const sendAgain = (email: string) => app.call('POST /api/accounts/sign-ups/sent-again', { body: { email } });
const confirm = (code: string, password = PASSWORD, trustedBrowser: string | null = null) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/sign-ups/confirmed', { body: { code, password, trustedBrowser } });
const linkState = async (code: string, trustedBrowser = '') =>
  (await app.call<{ state: string }>(`GET /api/accounts/sign-up?${new URLSearchParams({ code, trustedBrowser })}`)).body.state;
const codes = async (email: string) =>
  (await app.database.query<{ id: string }>('select id from cordee.sign_up where email = $1 order by asked_at', [email])).map(({ id }) =>
    confirmationLink.code(id, process.env['LINK_SECRET'] ?? ''),
  );
const mails = async (email: string) =>
  (await app.database.query<{ template: string }>('select template from cordee.mail where to_address = $1 order by asked_at', [email])).map(
    ({ template }) => template,
  );
const accounts = (email: string) =>
  app.database.query<{ first_name: string }>('select first_name from up_users where lower(email) = $1', [email]);

describe('asking for an account', () => {
  it('ACC-3 opens nothing before the address is confirmed; then signs in, and the password works', async () => {
    expect((await signUp(' Rose@Cordee.example')).status, 'with a space').toBe(204);
    await expect.poll(() => mails('rose@cordee.example'), { timeout: 10_000 }).toEqual(['accounts.confirmation']);
    expect(await accounts('rose@cordee.example'), 'accounts before').toEqual([]);
    expect(await app.signIn('rose@cordee.example'), 'signed in before').toBeUndefined();

    const [code = ''] = await codes('rose@cordee.example');
    const { status, body } = await confirm(code);
    expect(status).toBe(200);
    expect((await app.call('GET /api/accounts/me', { token: body.token })).body).toMatchObject({
      firstName: 'Rose',
      email: 'rose@cordee.example',
    });
    expect(await app.signIn('rose@cordee.example')).toBeTypeOf('string');
    expect((await confirm(code)).status, 'confirmed again').toBe(410);
  });

  it('ACC-3 an address that has an account gets the same answer, and its owner a message; nothing of theirs changes', async () => {
    await app.createPerson('owner@cordee.example');
    expect((await signUp('owner@cordee.example', {})).status).toBe(204);
    await expect.poll(() => mails('owner@cordee.example'), { timeout: 10_000 }).toEqual(['accounts.account-there']);
    const [code = ''] = await codes('owner@cordee.example');
    expect((await confirm(code)).status).toBe(410);
    expect(await app.signIn('owner@cordee.example')).toBeTypeOf('string');
  });

  it('ACC-4 somebody who was given an account and not chosen a password yet keeps the name and the sessions that are theirs', async () => {
    const { course } = await publishedCourse(app.strapi);
    const session = await openSession(app.strapi, course, []);
    await joinSession(app.strapi, {
      session,
      email: 'given@cordee.example',
      role: 'learner',
      name: { firstName: 'Donné', lastName: 'Nom' },
    });
    await signUp('given@cordee.example');
    const [code = ''] = await codes('given@cordee.example');
    const { body } = await confirm(code);
    expect((await app.call('GET /api/home', { token: body.token })).body).toMatchObject({
      person: { name: 'Donné Nom' },
      course: { id: course },
    });
  });

  it('ACC-3 whoever asks in another’s name gains nothing when that other presses the button, and tries no passwords without end', async () => {
    await signUp('victim@cordee.example', { password: 'la phrase d’un étranger' });
    const [code = ''] = await codes('victim@cordee.example');
    expect((await confirm(code, 'la phrase de la victime')).body).toMatchObject({ status: 422, code: 'accounts.current_password_wrong' });
    expect(await accounts('victim@cordee.example')).toEqual([]);
    for (let attempt = 0; attempt < 10; attempt += 1) await confirm(code, 'au hasard');
    expect((await confirm(code, 'la phrase d’un étranger')).status, 'the right one after ten attempts').toBe(422);
  });

  it('ACC-3 a link is good for a day, once, and a forged one for nothing', async () => {
    await signUp('late@cordee.example');
    const [code = ''] = await codes('late@cordee.example');
    await app.shiftClock('25 hours');
    expect((await confirm(code)).status, 'after 25 hours').toBe(410);
    expect((await confirm('x')).status, 'no link').toBe(410);
    expect((await confirm(`${code.split('.')[0]}.x`)).status, 'with another signature').toBe(410);
    expect(await accounts('late@cordee.example')).toEqual([]);
  });

  it('ACC-3 one of before, hashed by bcrypt, is recognised as the same form, is confirmed, and its account is hashed by argon2id', async () => {
    await signUp('former@cordee.example');
    await app.database.query("update cordee.sign_up set password_hash = $1 where email = 'former@cordee.example'", [
      bcrypt.hashSync(PASSWORD, 10),
    ]);
    await signUp('former@cordee.example');
    const [code = '', ...others] = await codes('former@cordee.example');
    expect(others, 'of the same form').toEqual([]);
    expect((await confirm(code, 'une autre phrase longue')).status).toBe(422);
    expect((await confirm(code)).status).toBe(200);
    const [account] = await app.database.query<{ password: string }>("select password from up_users where email = 'former@cordee.example'");
    expect(account?.password).toMatch(/^\$argon2id\$/);
  });

  it('ACC-3 clicked ten times at once it opens one account', async () => {
    await signUp('ten@cordee.example');
    const [code = ''] = await codes('ten@cordee.example');
    const responses = await Promise.all(Array.from({ length: 10 }, () => confirm(code)));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 410)]);
    expect(await accounts('ten@cordee.example')).toHaveLength(1);
  });

  it('H-75 the same form sends one mail, and one with another password another', async () => {
    await Promise.all(['twice', 'Twice', 'TWICE', 'tWice'].map((name) => signUp(`${name}@cordee.example`)));
    await signUp('twice@cordee.example');
    expect(await codes('twice@cordee.example')).toHaveLength(1);
    await signUp('twice@cordee.example', { password: `${PASSWORD} encore` });
    await expect.poll(() => mails('twice@cordee.example'), { timeout: 10_000 }).toHaveLength(2);
    await app.shiftClock('11 minutes');
    await signUp('twice@cordee.example', { password: `${PASSWORD} encore` });
    expect(await codes('twice@cordee.example')).toHaveLength(3);
  });

  it('H-75 the form of the link, sent twice by one browser, signs in once; another browser is refused', async () => {
    await signUp('double@cordee.example');
    const [code = ''] = await codes('double@cordee.example');
    const responses = await Promise.all([1, 2, 3].map(() => confirm(code, PASSWORD, 'this browser')));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(responses.map(({ body }) => body.token)).size, 'tokens').toBe(1);
    expect((await app.call('GET /api/accounts/me', { token: responses[0]?.body.token ?? '' })).status).toBe(200);
    expect(
      await app.database.query('select from cordee.sign_in s join up_users p on p.id = s.person where p.email = $1', [
        'double@cordee.example',
      ]),
    ).toHaveLength(1);
    expect(await linkState(code, 'this browser')).toBe('done');

    expect((await confirm(code, PASSWORD, 'another browser')).status, 'another browser').toBe(410);
    expect((await confirm(code, 'une autre phrase longue', 'this browser')).status, 'another password').toBe(410);
    await app.shiftClock('61 seconds');
    expect((await confirm(code, PASSWORD, 'this browser')).status, 'after a minute').toBe(410);
    expect(await linkState(code, 'this browser')).toBe('used');
  });

  it('H-76 the link says what it is before anything is typed', async () => {
    await signUp('bent@cordee.example');
    const [code = ''] = await codes('bent@cordee.example');
    expect(await linkState(code)).toBe('open');
    for (const bent of [code.slice(0, -1), code.toUpperCase(), `${code})`, `${code}>`, `${code}%20`, code.split('.')[0] ?? '', ''])
      expect([bent, await linkState(bent)]).toEqual([bent, 'incomplete']);
    await app.shiftClock('25 hours');
    expect(await linkState(code)).toBe('expired');
  });

  it('ACC-3 who has not confirmed yet is told so by the right password alone, and is sent the link again after ten minutes', async () => {
    const address = 'pending@cordee.example';
    await signUp(address);
    await expect.poll(() => mails(address), { timeout: 10_000 }).toHaveLength(1);
    const signIn = (password: string) => app.call<{ code: string }>('POST /api/accounts/sign-ins', { body: { email: address, password } });
    expect((await signIn(PASSWORD)).body).toMatchObject({ status: 403, code: 'accounts.sign_up_unconfirmed', facts: { email: address } });
    expect((await signIn('pas le bon')).body).toMatchObject({ status: 401, code: 'accounts.sign_in_refused' });

    // The same for an address that has an account: a sign-up for it does not tell.
    await app.createPerson('has-one@cordee.example');
    await signUp('has-one@cordee.example', { password: 'la phrase d’un étranger' });
    const { body } = await app.call('POST /api/accounts/sign-ins', {
      body: { email: 'has-one@cordee.example', password: 'la phrase d’un étranger' },
    });
    expect(body).toMatchObject({ status: 403, code: 'accounts.sign_up_unconfirmed' });
    expect(await app.signIn('has-one@cordee.example'), 'its owner').toBeTypeOf('string');

    expect((await sendAgain(address)).status).toBe((await sendAgain('nobody@cordee.example')).status);
    await app.shiftClock('23 hours');
    await sendAgain(` ${address.toUpperCase()}`);
    await expect.poll(() => mails(address), { timeout: 10_000 }).toEqual(['accounts.confirmation', 'accounts.confirmation']);
    await app.shiftClock('46 hours');
    expect((await confirm((await codes(address))[0] ?? '')).status, 'within a day of the second message').toBe(200);
  });

  it.each([
    ['too short a password', { password: 'court' }, 'accounts.password_too_short'],
    ['no name', { firstName: ' ' }, 'kernel.name_missing'],
    ['more than it asks for', { standing: 'administrator' }, 'kernel.invalid_request'],
  ])('ACC-3 %s is refused, and nothing is stored', async (_, data, code) => {
    expect((await signUp('refused@cordee.example', data)).body).toMatchObject({ status: 422, code });
    expect(await codes('refused@cordee.example')).toEqual([]);
  });

  it('ACC-3 nobody fills a letter box, nor asks for accounts without end', async () => {
    // All at once, each with another password, since the same form sends one mail.
    const requests = Array.from({ length: 12 }, (_, index) => signUp('box@cordee.example', { password: `${PASSWORD} ${index}` }));
    expect(new Set((await Promise.all(requests)).map(({ status }) => status))).toEqual(new Set([204]));
    expect(await codes('box@cordee.example')).toHaveLength(5);
    await expect.poll(() => mails('box@cordee.example'), { timeout: 10_000 }).toHaveLength(5);
    await app.shiftClock('11 minutes');
    expect((await sendAgain('box@cordee.example')).status, 'the link, sent again').toBe(204);
    await expect.poll(() => app.database.query('select from cordee.delivery where done_at is null'), { timeout: 10_000 }).toEqual([]);
    expect(await mails('box@cordee.example')).toHaveLength(5);
    for (let index = 0; index < 26; index += 1) await signUp(`many${index}@cordee.example`);
    expect(await app.database.query("select from cordee.sign_up where email like 'many%'")).toHaveLength(18);
  });

  it('ACC-3 what nobody confirmed is deleted after a week', async () => {
    await signUp('forgotten@cordee.example');
    expect(await codes('forgotten@cordee.example')).toHaveLength(1);
    await app.shiftClock('8 days');
    await expect.poll(() => codes('forgotten@cordee.example'), { timeout: 10_000 }).toEqual([]);
  });
});
