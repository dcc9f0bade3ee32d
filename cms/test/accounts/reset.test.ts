import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const requestReset = (email: string) => app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
const reset = (code: string, password: string, trustedBrowser: string | null = null) =>
  app.call('POST /api/accounts/password-resets', { body: { code, password, trustedBrowser } });
const linkState = async (code: string, trustedBrowser = '') =>
  (await app.call<{ state: string }>(`GET /api/accounts/password-reset?${new URLSearchParams({ code, trustedBrowser })}`)).body.state;
const tokenStatus = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;
const NEW_PASSWORD = 'une autre phrase assez longue';

async function codeFor(email: string, index = 0): Promise<string> {
  await requestReset(email);
  const mail = await mailServer.waitForMail(email, index);
  return decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
}

describe('a forgotten password', () => {
  it('ACC-2 known and unknown addresses get the same answer, and only one of them a message', async () => {
    await app.createPerson('known@cordee.example');
    const [known, unknown] = [await requestReset(' Known@cordee.example'), await requestReset('unknown@cordee.example')];
    expect(unknown.status).toBe(known.status);
    expect(unknown.body).toEqual(known.body);

    await mailServer.waitForMail('known@cordee.example');
    await app.createPerson('last@cordee.example');
    await codeFor('last@cordee.example');
    expect(mailServer.received.flatMap((mail) => mail.to ?? []).map(({ address }) => address)).not.toContain('unknown@cordee.example');
  });

  it('ACC-2 the message is in the language of its reader, in HTML and text, from the organisation', async () => {
    await app.createPerson('english@cordee.example', { locale: 'en', firstName: 'Ada' });
    await requestReset('english@cordee.example');
    const mail = await mailServer.waitForMail('english@cordee.example');
    expect(mail).toMatchObject({ subject: 'Choose a new password', from: { name: 'Cordée' } });
    expect(mail.text).toContain('Hello Ada,');
    expect(mail.html).toContain('https://cordee.example/nouveau-mot-de-passe?code');
  });

  it('ACC-2 the link works once, and ends all sign-ins of the account', async () => {
    const { token } = await app.createPerson('reset@cordee.example');
    const code = await codeFor('reset@cordee.example');
    expect((await reset(code, NEW_PASSWORD)).status).toBe(204);

    expect(await tokenStatus(token), 'the sign-in of before').toBe(401);
    expect(await app.signIn('reset@cordee.example', PASSWORD), 'by the former password').toBeUndefined();
    expect(await app.signIn('reset@cordee.example', NEW_PASSWORD), 'by the new password').toBeTypeOf('string');
    expect((await reset(code, 'encore une autre phrase')).body).toMatchObject({ status: 410, code: 'accounts.link_is_dead' });
    expect((await mailServer.waitForMail('reset@cordee.example', 1)).subject).toBe('Ton mot de passe a changé');
  });

  it('H-75 the form of the link, sent twice by one browser, is one success with one mail; the link then says what it is', async () => {
    const email = 'double@cordee.example';
    await app.createPerson(email);
    const code = await codeFor(email);
    expect(await linkState(code)).toBe('open');
    const send = () => reset(code, NEW_PASSWORD, 'this browser');
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([204, 204]);
    expect([await linkState(code, 'this browser'), await linkState(code, 'another')]).toEqual(['done', 'used']);
    expect((await reset(code, NEW_PASSWORD, 'another')).status, 'another browser').toBe(410);
    expect(await linkState(`${code}>`), 'a bent one').toBe('incomplete');

    await mailServer.waitForMail(email, 1);
    await codeFor(email, 2);
    const subjects = mailServer.received.filter(({ to }) => to?.[0]?.address === email).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === 'Ton mot de passe a changé')).toHaveLength(1);
  });

  it('H-75 asked for again within ten minutes, one mail goes', async () => {
    const email = 'impatient@cordee.example';
    await app.createPerson(email);
    await Promise.all([requestReset(email), requestReset(email)]);
    await codeFor(email);
    await app.createPerson('afterwards@cordee.example');
    await codeFor('afterwards@cordee.example');
    const mails = () => mailServer.received.filter(({ to }) => to?.[0]?.address === email);
    expect(mails()).toHaveLength(1);
    await app.shiftClock('11 minutes');
    await codeFor(email, 1);
    await app.shiftClock('0');
  });

  it('ACC-2 of twenty who use one link at once, one chooses the password', async () => {
    await app.createPerson('race@cordee.example');
    const code = await codeFor('race@cordee.example');
    const responses = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(code, `la phrase assez longue ${index}`)));
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204, 410]));
  });

  it('ACC-2 choosing a password closes every other link of the person', async () => {
    await app.createPerson('several@cordee.example');
    const first = await codeFor('several@cordee.example');
    await app.shiftClock('11 minutes');
    const second = await codeFor('several@cordee.example', 1);
    await app.shiftClock('0');
    expect((await reset(second, NEW_PASSWORD)).status, 'the second link').toBe(204);
    expect((await reset(first, 'une troisième phrase longue')).status, 'the first link').toBe(410);
  });

  it.each([
    ['59 minutes', 204],
    ['61 minutes', 410],
  ])('ACC-2 the link after %s', async (age, status) => {
    const email = `late-${status}@cordee.example`;
    await app.createPerson(email);
    const code = await codeFor(email);
    await app.shiftClock(age);
    expect((await reset(code, NEW_PASSWORD)).status).toBe(status);
    await app.shiftClock('0');
  });

  it('ACC-2 a password that is refused leaves the link usable', async () => {
    await app.createPerson('again@cordee.example');
    const code = await codeFor('again@cordee.example');
    expect((await reset(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short', facts: { shortest: 12 } });
    expect((await reset(code, NEW_PASSWORD)).status, 'another password').toBe(204);
  });

  it('ACC-2 staff who change a password in the admin end the sign-ins too', async () => {
    const { token, documentId } = await app.createPerson('by-staff@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { password: NEW_PASSWORD } });
    expect(await tokenStatus(token)).toBe(401);
  });

  it('ACC-2 the database holds nothing that makes a link', async () => {
    await app.createPerson('dump@cordee.example');
    const code = await codeFor('dump@cordee.example');
    const [id, signature] = code.split('.');
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(r::text, ' ') from cordee.password_reset r) || (select string_agg(m::text, ' ') from cordee.mail m) || (select string_agg(e::text, ' ') from cordee.event e) as all`,
    );
    expect(dump?.all).toContain(id);
    expect(dump?.all).not.toContain(signature);
  });

  it.each([
    ['password', { password: NEW_PASSWORD }],
    ['address', { email: 'corrected@cordee.example' }],
    ['block', { blocked: true }],
  ])('ACC-2 a %s that staff change ends sign-ins and links, for good', async (what, data) => {
    const email = `staff-${what}@cordee.example`;
    const { token, documentId } = await app.createPerson(email);
    const code = await codeFor(email);
    const save = (changes: Record<string, unknown>) =>
      app.documents('plugin::users-permissions.user').update({ documentId, data: changes });
    await save(data);
    await save({ blocked: false });
    expect(await tokenStatus(token), 'the sign-in').toBe(401);
    expect((await reset(code, 'encore une autre phrase')).status, 'the link').toBe(410);
  });

  it('ACC-2 staff who save a person without changing any of that end nothing', async () => {
    const { token, documentId, email } = await app.createPerson('untouched@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { email, firstName: 'Zoë', blocked: false } });
    expect(await tokenStatus(token)).toBe(200);
  });

  it('ACC-2 of the sign-ins under way with the old password none outlives a reset', async () => {
    const { id, email, token } = await app.createPerson('under-way@cordee.example');
    const code = await codeFor(email);
    const signIns = (count: number) => Array.from({ length: count }, () => app.signIn(email, PASSWORD));
    const before = signIns(6);
    const resetting = reset(code, NEW_PASSWORD);
    const tokens = [token, ...(await Promise.all([...before, ...signIns(6)]))].filter((each) => each !== undefined);
    expect((await resetting).status).toBe(204);
    expect(await Promise.all(tokens.map(tokenStatus))).toEqual(tokens.map(() => 401));
    expect(await app.database.query('select from cordee.sign_in where person = $1 and ended_at is null', [id]), 'still open').toEqual([]);
  });
});
