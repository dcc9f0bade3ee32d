import { type Invitee, invite } from '@cordee/accounts';
import { inTransaction } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port), SITE_URL: 'https://cordee.example' } });
  app.work();
  app.work();
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});

const NAME = { firstName: 'Léa', lastName: 'Morin' };
const guest = (email: string, more: Partial<Invitee> = {}) =>
  inTransaction(app.strapi, (db) =>
    invite(app.strapi, db, { email, name: NAME, due: 'at-once', about: 'Accueillir un nouveau collègue', ...more }),
  );
const codeIn = (text = '') => decodeURIComponent(/\/invitation\?code=([\w.%-]+)/.exec(text)?.[1] ?? '');
const linkFor = async (email: string, number = 0) => codeIn((await sink.next(email, number)).text);
const invited = async (email: string) => guest(email).then(() => linkFor(email));

const look = (code: string) => app.call(`GET /api/accounts/invitation?code=${encodeURIComponent(code)}`);
const accept = (code: string, password = PASSWORD) =>
  app.call<{ token: string; code: string }>('POST /api/accounts/invitations/accepted', { body: { code, password } });
const renew = (code: string) => app.call('POST /api/accounts/invitations/renewed', { body: { code } });
const me = (token: string) => app.call('GET /api/accounts/me', { token });
const save = (documentId: string, data: object) =>
  app.strapi.documents('plugin::users-permissions.user').update({ documentId, data: data as never });
const mailsTo = (email: string) => sink.received.filter((mail) => mail.to?.some(({ address }) => address === email));

/** Waits until everything that was due before now has been sent. */
async function quiet(): Promise<void> {
  const email = `sentinel-${Math.random()}@cordee.example`;
  await guest(email);
  await sink.next(email);
}

describe('an invitation', () => {
  it('ACC-4 welcomes a person by name, lets them choose a password, and signs them in', async () => {
    await guest('lea@cordee.example');
    const mail = await sink.next('lea@cordee.example');
    expect(mail.subject).toBe('Bienvenue : « Accueillir un nouveau collègue » t’attend');
    expect(mail.text).toContain('Bonjour Léa,');
    expect(mail.text).toMatch(/sert une fois, jusqu’au \d+ \S+ 20\d\d à \d\d:\d\d/);
    const code = codeIn(mail.text);
    expect((await look(code)).body).toEqual({ state: 'open', firstName: 'Léa', email: 'lea@cordee.example' });

    const { status, body } = await accept(code);
    expect(status).toBe(200);
    expect((await me(body.token)).body).toMatchObject({ email: 'lea@cordee.example', firstName: 'Léa' });
    expect(await app.signIn('lea@cordee.example')).toBeTypeOf('string');
  });

  it('ACC-4 works once, and afterwards says that it has been used', async () => {
    const code = await invited('once@cordee.example');
    await accept(code);
    expect((await look(code)).body).toEqual({ state: 'used' });
    expect((await accept(code, 'une autre phrase assez longue')).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    expect((await renew(code)).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    expect(await app.signIn('once@cordee.example')).toBeTypeOf('string');
    await quiet();
    expect(mailsTo('once@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 of ten clicks on one link, one chooses the password', async () => {
    const code = await invited('ten@cordee.example');
    const password = (index: number) => `la phrase assez longue ${index}`;
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => accept(code, password(index))));
    const chosen = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(9);
    expect(await app.signIn('ten@cordee.example', password(chosen))).toBeTypeOf('string');
  });

  it('ACC-4 nobody signs in to an account without a password, whatever they type', async () => {
    await guest('nothing@cordee.example', { due: new Date(Date.now() + 1e9) });
    for (const password of ['', 'null', PASSWORD]) {
      const answer = await app.call('POST /api/accounts/sign-ins', { body: { email: 'nothing@cordee.example', password } });
      expect(answer.body).toMatchObject({ status: 401, code: 'accounts.sign_in_refused' });
    }
    expect(await app.database.query("select password from up_users where email = 'nothing@cordee.example'")).toEqual([{ password: null }]);
  });

  it('ACC-4 a password that is refused leaves it usable', async () => {
    const code = await invited('again@cordee.example');
    expect((await accept(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short' });
    expect((await accept(code, 'again@cordee.example')).body).toMatchObject({ status: 422, code: 'accounts.password_is_address' });
    expect((await accept(code)).status).toBe(200);
  });

  it('ACC-4 forged codes lead nowhere, and tell nothing', async () => {
    const code = await invited('forged@cordee.example');
    const [id = '', signature = ''] = code.split('.');
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'forged@cordee.example' } });
    const reset = decodeURIComponent(
      /mot-de-passe\?code=([\w.%-]+)/.exec((await sink.next('forged@cordee.example', 1)).text ?? '')?.[1] ?? '',
    );
    for (const forged of [id, `${id}.`, `${id}.${'a'.repeat(43)}`, `${id}.${'é'.repeat(43)}`, signature, reset, 'x', '']) {
      expect([forged, (await look(forged)).body]).toEqual([forged, { state: 'unknown' }]);
      expect((await accept(forged)).body).toMatchObject({ status: 404, code: 'accounts.invitation_not_found' });
      expect((await renew(forged)).body).toMatchObject({ status: 404, code: 'accounts.invitation_not_found' });
    }
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(i::text, ' ') from cordee.invitation i) || (select string_agg(m::text, ' ') from cordee.mail m) as all`,
    );
    expect(dump?.all).toContain(id);
    expect(dump?.all).not.toContain(signature);
  });

  it('ACC-4 is written in the language of its reader', async () => {
    await guest('ada@cordee.example', { locale: 'en', about: null });
    const mail = await sink.next('ada@cordee.example');
    expect(mail).toMatchObject({ subject: 'Welcome: your Cordée account is open', from: { name: 'Cordée' } });
    expect(mail.text).toContain('Choose my password');
  });
});

describe('the thirty days of an invitation', () => {
  it.each([
    ['29 days 23 hours', 200],
    ['30 days 1 minute', 410],
  ])('ACC-4 after %s', async (later, status) => {
    const code = await invited(`late-${status}@cordee.example`);
    await app.clock(later);
    expect((await accept(code)).status).toBe(status);
    await app.clock('0');
  });

  it('ACC-4 an expired one is renewed once, to the same address, which only its owner recognises', async () => {
    const email = 'expired@cordee.example';
    const code = await invited(email);
    expect((await renew(code)).body).toMatchObject({ status: 409, code: 'accounts.invitation_still_works' });

    await app.clock('31 days');
    expect((await look(code)).body).toEqual({ state: 'expired', email: 'e…@cordee.example' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => renew(code)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body['email']}`))).toEqual(new Set(['200 e…@cordee.example']));
    const fresh = await linkFor(email, 1);
    expect((await renew(code)).status).toBe(200);
    await quiet();
    expect(mailsTo(email)).toHaveLength(2);

    expect((await accept(code)).body).toMatchObject({ status: 410, code: 'accounts.invitation_expired' });
    expect((await accept(fresh)).status).toBe(200);
    expect((await look(code)).body).toEqual({ state: 'used' });
    await app.clock('0');
  });
});

describe('who is invited, and when', () => {
  it('ACC-4 two workers send each invitation once', async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `many-${index}@cordee.example`);
    await Promise.all(addresses.map((email) => guest(email)));
    await Promise.all(addresses.map((email) => sink.next(email)));
    await quiet();
    expect(addresses.map((email) => mailsTo(email).length)).toEqual(addresses.map(() => 1));
  });

  it('ACC-4 not before it is due', async () => {
    await guest('later@cordee.example', { due: new Date(Date.now() + 3 * 86_400_000) });
    await app.clock('2 days 23 hours');
    await quiet();
    expect(mailsTo('later@cordee.example')).toEqual([]);
    await app.clock('3 days 1 minute');
    await sink.next('later@cordee.example');
    await app.clock('0');
  });

  it('ACC-4 whoever is invited to several things is invited once, to the first of them', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await guest('twice@cordee.example', { due: inDays(5), about: 'Plus tard' });
    await guest('twice@cordee.example', { due: inDays(9), about: 'Encore plus tard' });
    await guest('Twice@Cordee.example', { about: 'Tout de suite', name: { firstName: 'Autre', lastName: 'Nom' } });
    const mail = await sink.next('twice@cordee.example');
    expect([mail.subject, mail.text]).toEqual([expect.stringContaining('Tout de suite'), expect.stringContaining('Bonjour Léa,')]);
    await guest('twice@cordee.example');
    await quiet();
    expect(mailsTo('twice@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 whoever has chosen a password is not invited', async () => {
    await app.person('known@cordee.example');
    expect((await guest('known@cordee.example'))?.firstName).toBe('Zoé');
    expect(
      await app.database.query("select from cordee.invitation i join up_users p on p.id = i.person where p.email = 'known@cordee.example'"),
    ).toEqual([]);
  });

  it('ACC-4 ten who open an account for one address at once open one', async () => {
    const accounts = await Promise.all(Array.from({ length: 10 }, () => guest('open@cordee.example')));
    expect(new Set(accounts.map((account) => account?.id)).size).toBe(1);
    await sink.next('open@cordee.example');
    await quiet();
    expect(mailsTo('open@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 without a name no account is opened', async () => {
    expect(await guest('nobody@cordee.example', { name: undefined })).toBeUndefined();
  });

  it('ACC-4 what is rolled back invites nobody', async () => {
    await inTransaction(app.strapi, async (db) => {
      await invite(app.strapi, db, { email: 'undone@cordee.example', name: NAME, due: 'at-once', about: null });
      throw new Error('no');
    }).catch(() => {});
    await quiet();
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
    await guest(email, { due });
    const code = due === 'at-once' ? await linkFor(email) : undefined;
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
    const mail = await sink.next(email, code ? 1 : 0);
    const reset = decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
    expect((await app.call('POST /api/accounts/password-resets', { body: { code: reset, password: PASSWORD } })).status).toBe(204);
    expect(await app.signIn(email)).toBeTypeOf('string');

    if (code) expect((await accept(code, 'une autre phrase assez longue')).status).toBe(410);
    await app.clock('2 days');
    await quiet();
    await app.clock('0');
    expect(mailsTo(email)).toHaveLength(code ? 2 : 1);
  });

  it('ACC-4 somebody who is blocked gets nothing, and their link leads nowhere', async () => {
    const code = await invited('blocked@cordee.example');
    const account = await guest('blocked-before@cordee.example', { due: new Date(Date.now() + 86_400_000) });
    const other = await guest('blocked@cordee.example');
    for (const documentId of [account?.documentId, other?.documentId]) await save(documentId ?? '', { blocked: true });

    await app.clock('2 days');
    await quiet();
    expect(mailsTo('blocked-before@cordee.example')).toEqual([]);
    await app.clock('31 days');
    expect((await look(code)).body).toEqual({ state: 'unknown' });
    expect([(await accept(code)).status, (await renew(code)).status]).toEqual([404, 404]);
    await app.clock('0');

    await save(other?.documentId ?? '', { blocked: false });
    expect((await accept(code)).status).toBe(404);
  });

  it('ACC-4 an address that staff correct: the old link is dead, and the new address is invited', async () => {
    const code = await invited('tpyo@cordee.example');
    const account = await guest('tpyo@cordee.example');
    await save(account?.documentId ?? '', { email: 'typo@cordee.example' });
    const fresh = await linkFor('typo@cordee.example');
    expect((await look(code)).body).toEqual({ state: 'unknown' });
    expect((await accept(code)).status).toBe(404);
    expect((await accept(fresh)).status).toBe(200);
  });

  it('ACC-4 an address corrected before the first day waits for that day', async () => {
    const account = await guest('wrong@cordee.example', { due: new Date(Date.now() + 86_400_000) });
    await save(account?.documentId ?? '', { email: 'right@cordee.example' });
    await quiet();
    expect(mailsTo('right@cordee.example')).toEqual([]);
    await app.clock('2 days');
    await sink.next('right@cordee.example');
    await app.clock('0');
  });

  it('ACC-4 a first password that staff set uses up the invitation, and nobody is told that it changed', async () => {
    const code = await invited('by-staff@cordee.example');
    const account = await guest('by-staff@cordee.example');
    await save(account?.documentId ?? '', { password: 'une phrase de la maison' });
    expect((await accept(code)).status).toBe(410);
    await quiet();
    expect(mailsTo('by-staff@cordee.example')).toHaveLength(1);
  });
});
