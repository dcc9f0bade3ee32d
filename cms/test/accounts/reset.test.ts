import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { staffMember } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let sink: MailSink;
let staff: string;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port), SITE_URL: 'https://cordee.example' } });
  app.work();
  staff = await staffMember(app, 'chief@cordee.example', { superAdmin: true });
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});

const forget = (email: string) => app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
const reset = (code: string, password: string) => app.call('POST /api/accounts/password-resets', { body: { code, password } });
const me = (token: string) => app.call('GET /api/accounts/me', { token });

async function linkFor(email: string, number = 0): Promise<string> {
  await forget(email);
  const mail = await sink.next(email, number);
  return decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
}

describe('a forgotten password', () => {
  it('ACC-2 known and unknown addresses get the same answer, and only one of them a message', async () => {
    await app.person('known@cordee.example');
    const [known, unknown] = [await forget(' Known@cordee.example'), await forget('unknown@cordee.example')];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);

    await sink.next('known@cordee.example');
    await app.person('last@cordee.example');
    await linkFor('last@cordee.example');
    expect(sink.received.flatMap((mail) => mail.to ?? []).map(({ address }) => address)).not.toContain('unknown@cordee.example');
  });

  it('ACC-2 the message is in the language of its reader, in HTML and text, from the organisation', async () => {
    await app.person('english@cordee.example', { locale: 'en', firstName: 'Ada' });
    await forget('english@cordee.example');
    const mail = await sink.next('english@cordee.example');
    expect(mail).toMatchObject({ subject: 'Choose a new password', from: { name: 'Cordée' } });
    expect(mail.text).toContain('Hello Ada,');
    expect(mail.html).toContain('https://cordee.example/nouveau-mot-de-passe?code');
  });

  it('ACC-2 the link works once, and ends all sign-ins of the account', async () => {
    const { token } = await app.person('reset@cordee.example');
    const code = await linkFor('reset@cordee.example');
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(204);

    expect((await me(token)).status).toBe(401);
    expect(await app.signIn('reset@cordee.example', PASSWORD)).toBeUndefined();
    expect(await app.signIn('reset@cordee.example', 'une autre phrase assez longue')).toBeTypeOf('string');
    expect((await reset(code, 'encore une autre phrase')).body).toMatchObject({ status: 410, code: 'accounts.link_is_dead' });
    expect((await sink.next('reset@cordee.example', 1)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-2 of twenty who use one link at once, one chooses the password', async () => {
    await app.person('race@cordee.example');
    const code = await linkFor('race@cordee.example');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(code, `la phrase assez longue ${index}`)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 410]));
  });

  it('ACC-2 choosing a password closes every other link of the person', async () => {
    await app.person('several@cordee.example');
    const [first, second] = [await linkFor('several@cordee.example'), await linkFor('several@cordee.example', 1)];
    expect((await reset(second, 'une autre phrase assez longue')).status).toBe(204);
    expect((await reset(first, 'une troisième phrase longue')).status).toBe(410);
  });

  it.each([
    ['59 minutes', 204],
    ['61 minutes', 410],
  ])('ACC-2 the link after %s', async (later, status) => {
    const email = `late-${status}@cordee.example`;
    await app.person(email);
    const code = await linkFor(email);
    await app.clock(later);
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(status);
    await app.clock('0');
  });

  it('ACC-2 a password that is refused leaves the link usable', async () => {
    await app.person('again@cordee.example');
    const code = await linkFor('again@cordee.example');
    expect((await reset(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short', facts: { shortest: 12 } });
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(204);
  });

  it('ACC-2 staff who change a password in the admin end the sign-ins too', async () => {
    const { token, documentId } = await app.person('by-staff@cordee.example');
    await app.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId, data: { password: 'une autre phrase assez longue' } as never });
    expect((await me(token)).status).toBe(401);
  });

  it('ACC-2 the database holds nothing that makes a link', async () => {
    await app.person('dump@cordee.example');
    const code = await linkFor('dump@cordee.example');
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(r::text, ' ') from cordee.password_reset r) || (select string_agg(m::text, ' ') from cordee.mail m) || (select string_agg(e::text, ' ') from cordee.event e) as all`,
    );
    expect(dump?.all).toContain(code.split('.')[0]);
    expect(dump?.all).not.toContain(code.split('.')[1]);
  });

  it.each([
    ['password', { password: 'une autre phrase assez longue' }],
    ['address', { email: 'corrected@cordee.example' }],
    ['block', { blocked: true }],
  ])('ACC-2 a %s that staff change ends sign-ins and links, for good', async (what, data) => {
    const email = `staff-${what}@cordee.example`;
    const { token, documentId } = await app.person(email);
    const code = await linkFor(email);
    const save = (changes: object) => app.strapi.documents('plugin::users-permissions.user').update({ documentId, data: changes as never });
    await save(data);
    await save({ blocked: false });
    expect((await me(token)).status).toBe(401);
    expect((await reset(code, 'encore une autre phrase')).status).toBe(410);
  });

  it('ACC-2 staff who save a person without changing any of that end nothing', async () => {
    const { token, documentId, email } = await app.person('untouched@cordee.example');
    await app.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId, data: { email, firstName: 'Zoë', blocked: false } as never });
    expect((await me(token)).status).toBe(200);
  });

  it('ACC-2 of the sign-ins under way with the old password none outlives a reset', async () => {
    const { email } = await app.person('under-way@cordee.example');
    const code = await linkFor(email);
    const [answer, ...tokens] = await Promise.all([
      reset(code, 'une autre phrase assez longue'),
      ...Array.from({ length: 12 }, () => app.signIn(email, PASSWORD)),
    ]);
    expect(answer.status).toBe(204);
    for (const token of tokens) if (token) expect((await me(token)).status).toBe(401);
  });
});

type Given = { link: string; expiresAt: string; code: string };
const give = (person: string) => app.call<Given>(`POST /accounts/people/${person}/password-link`, { token: staff });
const codeOf = (given: { body: Given }) => new URL(given.body.link).searchParams.get('code') ?? '';
const entries = (person: string) =>
  app.call<{ entries: { id: string; act: string; staff: string }[]; more: boolean }>(`GET /accounts/people/${person}/acts`, {
    token: staff,
  });

describe('a link that staff hand over', () => {
  it('ACC-14 lets the person choose a password once, ends their sign-ins, and they are told', async () => {
    const { documentId, email, token } = await app.person('handed@cordee.example');
    const given = await give(documentId);
    expect(given.body.link).toContain('https://cordee.example/nouveau-mot-de-passe?code=');
    expect((await reset(codeOf(given), 'une autre phrase assez longue')).status).toBe(204);
    expect((await reset(codeOf(given), 'encore une autre phrase')).status).toBe(410);
    expect((await me(token)).status).toBe(401);
    expect(await app.signIn(email, 'une autre phrase assez longue')).toBeTypeOf('string');
    expect((await sink.next(email)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-14 serves somebody who was invited and has no password yet', async () => {
    const users = app.strapi.documents('plugin::users-permissions.user');
    const data = { email: 'no-password@cordee.example', firstName: 'A', lastName: 'B', provider: 'local' };
    const { documentId } = await users.create({ data: data as never });
    expect((await reset(codeOf(await give(documentId)), 'une première phrase longue')).status).toBe(204);
    expect(await app.signIn('no-password@cordee.example', 'une première phrase longue')).toBeTypeOf('string');
  });

  it.each([
    ['23 hours 59 minutes', 204],
    ['24 hours 1 minute', 410],
  ])('ACC-14 the link after %s', async (later, status) => {
    const { documentId } = await app.person(`handed-${status}@cordee.example`);
    const given = await give(documentId);
    await app.clock(later);
    expect((await reset(codeOf(given), 'une autre phrase assez longue')).status).toBe(status);
    await app.clock('0');
  });

  it('ACC-14 takes the place of those before it, sent or handed over', async () => {
    const { documentId, email } = await app.person('replaced@cordee.example');
    const [sent, first] = [await linkFor(email), await give(documentId)];
    const second = await give(documentId);
    expect((await reset(sent, 'une autre phrase assez longue')).status).toBe(410);
    expect((await reset(codeOf(first), 'une autre phrase assez longue')).status).toBe(410);
    expect((await reset(codeOf(second), 'une autre phrase assez longue')).status).toBe(204);
  });

  it('ACC-14 is not given for somebody who is blocked, or who does not exist, and nothing is noted', async () => {
    const { documentId } = await app.person('blocked-handed@cordee.example');
    await app.strapi.documents('plugin::users-permissions.user').update({ documentId, data: { blocked: true } as never });
    expect((await give(documentId)).body).toMatchObject({ status: 409, code: 'accounts.person_is_blocked' });
    expect((await give('nobody')).body).toMatchObject({ status: 404, code: 'accounts.person_not_found' });
    expect((await entries(documentId)).body.entries).toEqual([]);
  });

  it('ACC-14 who of staff made it is noted, the latest on top, and nobody changes that', async () => {
    const { documentId } = await app.person('noted@cordee.example');
    for (let time = 0; time < 12; time += 1) await give(documentId);
    const { entries: latest, more } = (await entries(documentId)).body;
    expect(latest).toHaveLength(10);
    expect(more).toBe(true);
    expect(latest[0]).toMatchObject({ act: 'accounts.password-link', staff: 'A B' });
    const older = await app.call<{ entries: object[] }>(`GET /accounts/people/${documentId}/acts?before=${latest.at(-1)?.id}`, {
      token: staff,
    });
    expect(older.body.entries).toHaveLength(2);
    for (const change of ["update cordee.staff_act set staff_name = 'X'", 'delete from cordee.staff_act', 'truncate cordee.staff_act'])
      await expect(app.database.query(change)).rejects.toThrow('written once');
  });

  it('ACC-14 the database holds nothing that makes the link', async () => {
    const { documentId } = await app.person('handed-dump@cordee.example');
    const [, signature] = codeOf(await give(documentId)).split('.');
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(r::text, ' ') from cordee.password_reset r) || (select string_agg(a::text, ' ') from cordee.staff_act a) as all`,
    );
    expect(dump?.all).not.toContain(signature);
  });
});
