import { type Invitee, invite } from '@cordee/accounts';
import { COMPANY } from '@cordee/companies';
import { inTransaction } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  app.startWorker();
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const NAME = { firstName: 'Léa', lastName: 'Morin' };
const inviteGuest = (email: string, options: Partial<Invitee> = {}) =>
  inTransaction(app.strapi, (db) =>
    invite(app.strapi, db, { email, name: NAME, due: 'at-once', about: 'Accueillir un nouveau collègue', ...options }),
  );
const codeIn = (text = '') => decodeURIComponent(/\/invitation\?code=([\w.%-]+)/.exec(text)?.[1] ?? '');
const codeFor = async (email: string, index = 0) => codeIn((await mailServer.waitForMail(email, index)).text);
const inviteAndGetCode = async (email: string) => inviteGuest(email).then(() => codeFor(email));

const view = (code: string) => app.call(`GET /api/accounts/invitation?code=${encodeURIComponent(code)}`);
const accept = (code: string, password = PASSWORD) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/invitations/accepted', { body: { code, password } });
const renew = (code: string) => app.call('POST /api/accounts/invitations/renewed', { body: { code } });
const updatePerson = (documentId: string, data: Record<string, unknown>) =>
  app.documents('plugin::users-permissions.user').update({ documentId, data });
const mailsTo = (email: string) => mailServer.received.filter((mail) => mail.to?.some(({ address }) => address === email));

/** Asks for a link to choose another password, and returns its code from the message with this index. */
async function requestReset(email: string, index: number): Promise<string> {
  await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
  const { text } = await mailServer.waitForMail(email, index);
  return decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(text ?? '')?.[1] ?? '');
}

/** Waits until everything that was due before now has been sent. */
async function waitUntilSent(): Promise<void> {
  const email = `sentinel-${Math.random()}@cordee.example`;
  await inviteGuest(email);
  await mailServer.waitForMail(email);
}

describe('an invitation', () => {
  it('ACC-4 H-80 welcomes a person, by no name before the address is theirs, lets them choose a password, and signs them in', async () => {
    await inviteGuest('lea@cordee.example');
    const mail = await mailServer.waitForMail('lea@cordee.example');
    expect(mail.subject).toBe('Bienvenue : « Accueillir un nouveau collègue » t’attend');
    expect(mail.text).toContain('Bonjour,');
    expect(mail.text).not.toContain('Léa');
    expect(mail.text).toMatch(/sert une fois, jusqu’au \d+ \S+ 20\d\d à \d\d:\d\d/);
    const code = codeIn(mail.text);
    expect((await view(code)).body).toEqual({ state: 'open', firstName: 'Léa', email: 'lea@cordee.example' });

    const { status, body } = await accept(code);
    expect(status).toBe(200);
    expect((await app.call('GET /api/accounts/me', { token: body.token })).body).toMatchObject({
      email: 'lea@cordee.example',
      firstName: 'Léa',
    });
    expect(await app.signIn('lea@cordee.example')).toBeTypeOf('string');
  });

  it('H-75 accepted twice by one browser, signs in once; another one is told that it was used', async () => {
    const code = await inviteAndGetCode('double@cordee.example');
    const send = (trustedBrowser: string) =>
      app.call<{ token: string }>('POST /api/accounts/invitations/accepted', { body: { code, password: PASSWORD, trustedBrowser } });
    const responses = await Promise.all([send('this browser'), send('this browser')]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    expect(responses[0]?.body.token).toBe(responses[1]?.body.token);
    expect((await app.call('GET /api/accounts/me', { token: responses[1]?.body.token ?? '' })).status).toBe(200);
    const viewIn = async (browser: string) =>
      (await app.call(`GET /api/accounts/invitation?code=${code}&trustedBrowser=${encodeURIComponent(browser)}`)).body;
    expect([await viewIn('this browser'), await viewIn('another')]).toEqual([{ state: 'done' }, { state: 'used' }]);
    expect((await send('another')).status).toBe(410);
    expect((await view(`${code}x`)).body, 'a bent link').toEqual({ state: 'incomplete' });
  });

  it('ACC-4 works once, and afterwards says that it has been used', async () => {
    const code = await inviteAndGetCode('once@cordee.example');
    await accept(code);
    expect((await view(code)).body).toEqual({ state: 'used' });
    expect((await accept(code, 'une autre phrase assez longue')).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    expect((await renew(code)).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    expect(await app.signIn('once@cordee.example')).toBeTypeOf('string');
    await waitUntilSent();
    expect(mailsTo('once@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 without a date is about what its person joins next, and one at once to no course stays so', async () => {
    const about = async (email: string) =>
      (
        await app.database.query('select i.about from cordee.invitation i join up_users p on p.id = i.person where p.email = $1', [email])
      )[0];
    await inviteGuest('undated@cordee.example', { due: null, about: null });
    await inviteGuest('undated@cordee.example', { due: null });
    expect(await about('undated@cordee.example')).toEqual({ about: 'Accueillir un nouveau collègue' });
    await inTransaction(app.strapi, async (db) => {
      await invite(app.strapi, db, { email: 'team@cordee.example', name: NAME, due: 'at-once', about: null });
      await invite(app.strapi, db, { email: 'team@cordee.example', due: null, about: 'Accueillir un nouveau collègue' });
    });
    expect(await about('team@cordee.example')).toEqual({ about: null });
  });

  it('ACC-4 of ten clicks on one link, one chooses the password', async () => {
    const code = await inviteAndGetCode('ten@cordee.example');
    const password = (index: number) => `la phrase assez longue ${index}`;
    const responses = await Promise.all(Array.from({ length: 10 }, (_, index) => accept(code, password(index))));
    const chosen = responses.findIndex(({ status }) => status === 200);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 410)).toHaveLength(9);
    expect(await app.signIn('ten@cordee.example', password(chosen))).toBeTypeOf('string');
  });

  it('ACC-4 nobody signs in to an account without a password, whatever they type', async () => {
    await inviteGuest('nothing@cordee.example', { due: new Date(Date.now() + 1e9) });
    for (const password of ['', 'null', PASSWORD]) {
      const { body } = await app.call('POST /api/accounts/sign-ins', { body: { email: 'nothing@cordee.example', password } });
      expect(body, `“${password}”`).toMatchObject({ status: 401, code: 'accounts.sign_in_refused' });
    }
    expect(await app.database.query("select password from up_users where email = 'nothing@cordee.example'")).toEqual([{ password: null }]);
  });

  it('ACC-4 a password that is refused leaves it usable', async () => {
    const code = await inviteAndGetCode('again@cordee.example');
    expect((await accept(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short' });
    expect((await accept(code, 'again@cordee.example')).body).toMatchObject({ status: 422, code: 'accounts.password_is_address' });
    expect((await accept(code)).status).toBe(200);
  });

  it('ACC-4 is written in the language of its reader', async () => {
    await inviteGuest('ada@cordee.example', { locale: 'en', about: null });
    const mail = await mailServer.waitForMail('ada@cordee.example');
    expect(mail).toMatchObject({ subject: 'Welcome: your Cordée account is open', from: { name: 'Cordée' } });
    expect(mail.text).toContain('Choose my password');
  });
});

describe('the code of an invitation', () => {
  const email = 'forged@cordee.example';
  let id: string;
  let signature: string;
  beforeAll(async () => {
    [id = '', signature = ''] = (await inviteAndGetCode(email)).split('.');
  });

  it('ACC-4 forged codes lead nowhere, and tell nothing', async () => {
    const resetCode = await requestReset(email, 1);
    for (const forged of [id, `${id}.`, `${id}.${'a'.repeat(43)}`, `${id}.${'é'.repeat(43)}`, signature, resetCode, 'x', '']) {
      expect((await view(forged)).body, `looked at “${forged}”`).toEqual({ state: 'incomplete' });
      const refusal = { status: 404, code: 'accounts.invitation_not_found' };
      expect((await accept(forged)).body, `accepted “${forged}”`).toMatchObject(refusal);
      expect((await renew(forged)).body, `renewed “${forged}”`).toMatchObject(refusal);
    }
  });

  it('ACC-4 the database holds nothing that makes a link', async () => {
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(i::text, ' ') from cordee.invitation i) || (select string_agg(m::text, ' ') from cordee.mail m) as all`,
    );
    expect(dump?.all).toContain(id);
    expect(dump?.all).not.toContain(signature);
  });
});

describe('the thirty days of an invitation', () => {
  it.each([
    ['29 days 23 hours', 200],
    ['30 days 1 minute', 410],
  ])('ACC-4 after %s', async (age, status) => {
    const code = await inviteAndGetCode(`late-${status}@cordee.example`);
    await app.shiftClock(age);
    expect((await accept(code)).status).toBe(status);
    await app.shiftClock('0');
  });

  it('ACC-4 an expired one is renewed once, to the same address, which only its owner recognises', async () => {
    const email = 'expired@cordee.example';
    const code = await inviteAndGetCode(email);
    expect((await renew(code)).body).toMatchObject({ status: 409, code: 'accounts.invitation_still_works' });

    await app.shiftClock('31 days');
    expect((await view(code)).body).toEqual({ state: 'expired', email: 'e…@cordee.example' });
    const responses = await Promise.all(Array.from({ length: 10 }, () => renew(code)));
    expect(new Set(responses.map(({ status, body }) => `${status} ${body['email']}`))).toEqual(new Set(['200 e…@cordee.example']));
    const fresh = await codeFor(email, 1);
    expect((await renew(code)).status, 'renewed again').toBe(200);
    await waitUntilSent();
    expect(mailsTo(email)).toHaveLength(2);

    expect((await accept(code)).body).toMatchObject({ status: 410, code: 'accounts.invitation_expired' });
    expect((await accept(fresh)).status, 'the new link').toBe(200);
    expect((await view(code)).body).toEqual({ state: 'used' });
    await app.shiftClock('0');
  });
});

describe('who is invited, and when', () => {
  it('ACC-4 two workers send each invitation once', async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `many-${index}@cordee.example`);
    await Promise.all(addresses.map((email) => inviteGuest(email)));
    await Promise.all(addresses.map((email) => mailServer.waitForMail(email)));
    await waitUntilSent();
    expect(addresses.map((email) => mailsTo(email).length)).toEqual(addresses.map(() => 1));
  });

  it('ACC-4 not before it is due', async () => {
    await inviteGuest('later@cordee.example', { due: new Date(Date.now() + 3 * 86_400_000) });
    await app.shiftClock('2 days 23 hours');
    await waitUntilSent();
    expect(mailsTo('later@cordee.example')).toEqual([]);
    await app.shiftClock('3 days 1 minute');
    await mailServer.waitForMail('later@cordee.example');
    await app.shiftClock('0');
  });

  it('ACC-4 whoever is invited to several things is invited once, to the first of them', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await inviteGuest('twice@cordee.example', { due: inDays(5), about: 'Plus tard' });
    await inviteGuest('twice@cordee.example', { due: inDays(9), about: 'Encore plus tard' });
    await inviteGuest('Twice@Cordee.example', { about: 'Tout de suite', name: { firstName: 'Autre', lastName: 'Nom' } });
    const mail = await mailServer.waitForMail('twice@cordee.example');
    expect(mail.subject).toContain('Tout de suite');
    expect((await view(codeIn(mail.text))).body, 'the name that was given first').toMatchObject({ firstName: 'Léa' });
    await inviteGuest('twice@cordee.example');
    await waitUntilSent();
    expect(mailsTo('twice@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 whom staff make a pilot of a company is invited at once, and once, unless they have a password', async () => {
    const [fresh, known] = ['pilot.new@cordee.example', 'pilot.known@cordee.example'];
    const user = await app.documents('plugin::users-permissions.user').create({ data: { email: fresh, ...NAME, provider: 'local' } });
    const pilots = [user.documentId, (await app.createPerson(known)).documentId];
    const company = await app.documents(COMPANY).create({ data: { legalName: 'Clinique des Tilleuls' } });
    const save = (data: object) => app.documents(COMPANY).update({ documentId: company.documentId, data });
    await save({ pilots });
    expect((await mailServer.waitForMail(fresh)).subject).toContain('Clinique des Tilleuls');
    await save({ legalName: 'Clinique du Parc' });
    await waitUntilSent();
    expect([mailsTo(fresh).length, mailsTo(known).length]).toEqual([1, 0]);
  });

  it('ACC-4 whoever has chosen a password is not invited', async () => {
    await app.createPerson('known@cordee.example');
    expect((await inviteGuest('known@cordee.example'))?.firstName).toBe('Zoé');
    expect(
      await app.database.query("select from cordee.invitation i join up_users p on p.id = i.person where p.email = 'known@cordee.example'"),
    ).toEqual([]);
  });

  it('ACC-4 ten who open an account for one address at once open one', async () => {
    const accounts = await Promise.all(Array.from({ length: 10 }, () => inviteGuest('open@cordee.example')));
    expect(new Set(accounts.map((account) => account?.id)).size).toBe(1);
    await mailServer.waitForMail('open@cordee.example');
    await waitUntilSent();
    expect(mailsTo('open@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 without a name no account is opened', async () => {
    expect(await inviteGuest('nobody@cordee.example', { name: undefined })).toBeUndefined();
  });

  it('ACC-4 what is rolled back invites nobody', async () => {
    const rolledBack = inTransaction(app.strapi, async (db) => {
      await invite(app.strapi, db, { email: 'undone@cordee.example', name: NAME, due: 'at-once', about: null });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await waitUntilSent();
    expect(mailsTo('undone@cordee.example')).toEqual([]);
    expect(await app.database.query("select from up_users where email = 'undone@cordee.example'")).toEqual([]);
  });
});

describe('what else can happen to somebody who is invited', () => {
  it.each([
    ['sent', 'at-once'],
    ['not yet sent', new Date(Date.now() + 86_400_000)],
  ] as const)('ACC-2 a password chosen by "mot de passe oublié" uses up an invitation %s', async (what, due) => {
    const email = `forgot-${what.replaceAll(' ', '-')}@cordee.example`;
    await inviteGuest(email, { due });
    const code = due === 'at-once' ? await codeFor(email) : undefined;
    const reset = { code: await requestReset(email, code ? 1 : 0), password: PASSWORD };
    expect((await app.call('POST /api/accounts/password-resets', { body: reset })).status).toBe(204);
    expect(await app.signIn(email)).toBeTypeOf('string');

    if (code) expect((await accept(code, 'une autre phrase assez longue')).status).toBe(410);
    await app.shiftClock('2 days');
    await waitUntilSent();
    await app.shiftClock('0');
    expect(mailsTo(email)).toHaveLength(code ? 2 : 1);
  });

  it('ACC-4 somebody who is blocked gets nothing, and their link leads nowhere', async () => {
    const code = await inviteAndGetCode('blocked@cordee.example');
    const account = await inviteGuest('blocked-before@cordee.example', { due: new Date(Date.now() + 86_400_000) });
    const other = await inviteGuest('blocked@cordee.example');
    for (const documentId of [account?.documentId, other?.documentId]) await updatePerson(documentId ?? '', { blocked: true });

    await app.shiftClock('2 days');
    await waitUntilSent();
    expect(mailsTo('blocked-before@cordee.example')).toEqual([]);
    await app.shiftClock('31 days');
    expect((await view(code)).body).toEqual({ state: 'unknown' });
    expect((await accept(code)).status, 'accepted while blocked').toBe(404);
    expect((await renew(code)).status, 'renewed while blocked').toBe(404);
    await app.shiftClock('0');

    await updatePerson(other?.documentId ?? '', { blocked: false });
    expect((await accept(code)).status, 'accepted once let in again').toBe(404);
  });

  it('ACC-4 an address that staff correct: the old link is dead, and the new address is invited', async () => {
    const code = await inviteAndGetCode('tpyo@cordee.example');
    const account = await inviteGuest('tpyo@cordee.example');
    await updatePerson(account?.documentId ?? '', { email: 'typo@cordee.example' });
    const fresh = await codeFor('typo@cordee.example');
    expect((await view(code)).body).toEqual({ state: 'unknown' });
    expect((await accept(code)).status, 'the old link').toBe(404);
    expect((await accept(fresh)).status, 'the new link').toBe(200);
  });

  it('ACC-4 an address corrected before the first day waits for that day', async () => {
    const account = await inviteGuest('wrong@cordee.example', { due: new Date(Date.now() + 86_400_000) });
    await updatePerson(account?.documentId ?? '', { email: 'right@cordee.example' });
    await waitUntilSent();
    expect(mailsTo('right@cordee.example')).toEqual([]);
    await app.shiftClock('2 days');
    await mailServer.waitForMail('right@cordee.example');
    await app.shiftClock('0');
  });

  it('ACC-4 a first password that staff set uses up the invitation, and nobody is told that it changed', async () => {
    const code = await inviteAndGetCode('by-staff@cordee.example');
    const account = await inviteGuest('by-staff@cordee.example');
    await updatePerson(account?.documentId ?? '', { password: 'une phrase de la maison' });
    expect((await accept(code)).status).toBe(410);
    await waitUntilSent();
    expect(mailsTo('by-staff@cordee.example')).toHaveLength(1);
  });
});
