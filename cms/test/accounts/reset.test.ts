import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;
let staff: string;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  app.startWorker();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const requestReset = (email: string) => app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
const reset = (code: string, password: string) => app.call('POST /api/accounts/password-resets', { body: { code, password } });
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

  it('ACC-2 of twenty who use one link at once, one chooses the password', async () => {
    await app.createPerson('race@cordee.example');
    const code = await codeFor('race@cordee.example');
    const responses = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(code, `la phrase assez longue ${index}`)));
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204, 410]));
  });

  it('ACC-2 choosing a password closes every other link of the person', async () => {
    await app.createPerson('several@cordee.example');
    const [first, second] = [await codeFor('several@cordee.example'), await codeFor('several@cordee.example', 1)];
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
    const { email } = await app.createPerson('under-way@cordee.example');
    const code = await codeFor(email);
    const [response, ...tokens] = await Promise.all([
      reset(code, NEW_PASSWORD),
      ...Array.from({ length: 12 }, () => app.signIn(email, PASSWORD)),
    ]);
    expect(response.status).toBe(204);
    for (const token of tokens) if (token) expect(await tokenStatus(token)).toBe(401);
  });
});

type PasswordLink = { link: string; expiresAt: string; code: string };
const createLink = (person: string) => app.call<PasswordLink>(`POST /staff/people/${person}/password-link`, { token: staff });
const codeOf = ({ body }: { body: PasswordLink }) => new URL(body.link).searchParams.get('code') ?? '';
const auditLog = (person: string) =>
  app.call<{ entries: { id: string; act: string; staff: string }[]; more: boolean }>(`GET /staff/people/${person}/acts`, {
    token: staff,
  });

describe('a link that staff hand over', () => {
  it('ACC-14 lets the person choose a password once, ends their sign-ins, and they are told', async () => {
    const { documentId, email, token } = await app.createPerson('handed@cordee.example');
    const link = await createLink(documentId);
    expect(link.body.link).toContain('https://cordee.example/nouveau-mot-de-passe?code=');
    expect((await reset(codeOf(link), NEW_PASSWORD)).status, 'once').toBe(204);
    expect((await reset(codeOf(link), 'encore une autre phrase')).status, 'twice').toBe(410);
    expect(await tokenStatus(token), 'the sign-in of before').toBe(401);
    expect(await app.signIn(email, NEW_PASSWORD)).toBeTypeOf('string');
    expect((await mailServer.waitForMail(email)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-14 serves somebody who was invited and has no password yet', async () => {
    const users = app.documents('plugin::users-permissions.user');
    const data = { email: 'no-password@cordee.example', firstName: 'A', lastName: 'B', provider: 'local' };
    const { documentId } = await users.create({ data });
    expect((await reset(codeOf(await createLink(documentId)), 'une première phrase longue')).status).toBe(204);
    expect(await app.signIn('no-password@cordee.example', 'une première phrase longue')).toBeTypeOf('string');
  });

  it.each([
    ['23 hours 59 minutes', 204],
    ['24 hours 1 minute', 410],
  ])('ACC-14 the link after %s', async (age, status) => {
    const { documentId } = await app.createPerson(`handed-${status}@cordee.example`);
    const link = await createLink(documentId);
    await app.shiftClock(age);
    expect((await reset(codeOf(link), NEW_PASSWORD)).status).toBe(status);
    await app.shiftClock('0');
  });

  it('ACC-14 takes the place of those before it, sent or handed over', async () => {
    const { documentId, email } = await app.createPerson('replaced@cordee.example');
    const [sent, first] = [await codeFor(email), await createLink(documentId)];
    const second = await createLink(documentId);
    expect((await reset(sent, NEW_PASSWORD)).status, 'the one that was sent').toBe(410);
    expect((await reset(codeOf(first), NEW_PASSWORD)).status, 'the first one').toBe(410);
    expect((await reset(codeOf(second), NEW_PASSWORD)).status, 'the second one').toBe(204);
  });

  it('ACC-14 is not given for somebody who is blocked, or who does not exist, and nothing is noted', async () => {
    const { documentId } = await app.createPerson('blocked-handed@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { blocked: true } });
    expect((await createLink(documentId)).body).toMatchObject({ status: 409, code: 'accounts.person_is_blocked' });
    expect((await createLink('nobody')).body).toMatchObject({ status: 404, code: 'accounts.person_not_found' });
    expect((await auditLog(documentId)).body.entries).toEqual([]);
  });

  it('ACC-14 who of staff made it is noted, the latest on top', async () => {
    const { documentId } = await app.createPerson('noted@cordee.example');
    for (let count = 0; count < 12; count += 1) await createLink(documentId);
    const { entries: latest, more } = (await auditLog(documentId)).body;
    expect(latest).toHaveLength(10);
    expect(more).toBe(true);
    expect(latest[0]).toMatchObject({ act: 'accounts.password-link', staff: 'A B' });
    const older = await app.call<{ entries: object[] }>(`GET /staff/people/${documentId}/acts?before=${latest.at(-1)?.id}`, {
      token: staff,
    });
    expect(older.body.entries).toHaveLength(2);
  });

  it.each(["update cordee.staff_act set staff_name = 'X'", 'delete from cordee.staff_act', 'truncate cordee.staff_act'])(
    'ACC-14 nobody changes what was noted: %s',
    async (statement) => {
      await expect(app.database.query(statement)).rejects.toThrow('written once');
    },
  );

  it('ACC-14 the database holds nothing that makes the link', async () => {
    const { documentId } = await app.createPerson('handed-dump@cordee.example');
    const [, signature] = codeOf(await createLink(documentId)).split('.');
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(r::text, ' ') from cordee.password_reset r) || (select string_agg(a::text, ' ') from cordee.staff_act a) as all`,
    );
    expect(dump?.all).not.toContain(signature);
  });
});
