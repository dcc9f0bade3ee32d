import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { openHouse, PASSWORD, type TestHouse } from '../house.ts';

let house: TestHouse;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  house = await openHouse({ settings: { SMTP_PORT: String(sink.port), SITE_URL: 'https://cordee.example' } });
  house.work();
});
afterAll(async () => {
  await house.close();
  await sink.stop();
});

const forget = (email: string) => house.call('POST /api/accounts/forgotten-passwords', { body: { email } });
const reset = (code: string, password: string) => house.call('POST /api/accounts/password-resets', { body: { code, password } });
const me = (token: string) => house.call('GET /api/accounts/me', { token });

async function linkFor(email: string, number = 0): Promise<string> {
  await forget(email);
  const mail = await sink.next(email, number);
  return decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
}

describe('a forgotten password', () => {
  it('ACC-2 known and unknown addresses get the same answer, and only one of them a message', async () => {
    await house.person('known@cordee.example');
    const [known, unknown] = [await forget(' Known@cordee.example'), await forget('unknown@cordee.example')];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);

    await sink.next('known@cordee.example');
    await house.person('last@cordee.example');
    await linkFor('last@cordee.example');
    expect(sink.received.flatMap((mail) => mail.to ?? []).map(({ address }) => address)).not.toContain('unknown@cordee.example');
  });

  it('ACC-2 the message is in the language of its reader, in HTML and text, from the organisation', async () => {
    await house.person('english@cordee.example', { locale: 'en', firstName: 'Ada' });
    await forget('english@cordee.example');
    const mail = await sink.next('english@cordee.example');
    expect(mail).toMatchObject({ subject: 'Choose a new password', from: { name: 'Cordée' } });
    expect(mail.text).toContain('Hello Ada,');
    expect(mail.html).toContain('https://cordee.example/nouveau-mot-de-passe?code');
  });

  it('ACC-2 the link works once, and ends all sign-ins of the account', async () => {
    const { token } = await house.person('reset@cordee.example');
    const code = await linkFor('reset@cordee.example');
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(204);

    expect((await me(token)).status).toBe(401);
    expect(await house.signIn('reset@cordee.example', PASSWORD)).toBeUndefined();
    expect(await house.signIn('reset@cordee.example', 'une autre phrase assez longue')).toBeTypeOf('string');
    expect((await reset(code, 'encore une autre phrase')).body).toMatchObject({ status: 410, code: 'accounts.link_is_dead' });
    expect((await sink.next('reset@cordee.example', 1)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-2 of twenty who use one link at once, one chooses the password', async () => {
    await house.person('race@cordee.example');
    const code = await linkFor('race@cordee.example');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(code, `la phrase assez longue ${index}`)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 410]));
  });

  it('ACC-2 choosing a password closes every other link of the person', async () => {
    await house.person('several@cordee.example');
    const [first, second] = [await linkFor('several@cordee.example'), await linkFor('several@cordee.example', 1)];
    expect((await reset(second, 'une autre phrase assez longue')).status).toBe(204);
    expect((await reset(first, 'une troisième phrase longue')).status).toBe(410);
  });

  it.each([
    ['59 minutes', 204],
    ['61 minutes', 410],
  ])('ACC-2 the link after %s', async (later, status) => {
    const email = `late-${status}@cordee.example`;
    await house.person(email);
    const code = await linkFor(email);
    await house.clock(later);
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(status);
    await house.clock('0');
  });

  it('ACC-2 a password that is refused leaves the link usable', async () => {
    await house.person('again@cordee.example');
    const code = await linkFor('again@cordee.example');
    expect((await reset(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short', facts: { shortest: 12 } });
    expect((await reset(code, 'une autre phrase assez longue')).status).toBe(204);
  });

  it('ACC-2 staff who change a password in the admin end the sign-ins too', async () => {
    const { token, documentId } = await house.person('by-staff@cordee.example');
    await house.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId, data: { password: 'une autre phrase assez longue' } as never });
    expect((await me(token)).status).toBe(401);
  });

  it('ACC-2 the database holds nothing that makes a link', async () => {
    await house.person('dump@cordee.example');
    const code = await linkFor('dump@cordee.example');
    const [dump] = await house.database.query<{ all: string }>(
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
    const { token, documentId } = await house.person(email);
    const code = await linkFor(email);
    const save = (changes: object) =>
      house.strapi.documents('plugin::users-permissions.user').update({ documentId, data: changes as never });
    await save(data);
    await save({ blocked: false });
    expect((await me(token)).status).toBe(401);
    expect((await reset(code, 'encore une autre phrase')).status).toBe(410);
  });

  it('ACC-2 staff who save a person without changing any of that end nothing', async () => {
    const { token, documentId, email } = await house.person('untouched@cordee.example');
    await house.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId, data: { email, firstName: 'Zoë', blocked: false } as never });
    expect((await me(token)).status).toBe(200);
  });

  it('ACC-2 of the sign-ins under way with the old password none outlives a reset', async () => {
    const { email } = await house.person('under-way@cordee.example');
    const code = await linkFor(email);
    const [answer, ...tokens] = await Promise.all([
      reset(code, 'une autre phrase assez longue'),
      ...Array.from({ length: 12 }, () => house.signIn(email, PASSWORD)),
    ]);
    expect(answer.status).toBe(204);
    for (const token of tokens) if (token) expect((await me(token)).status).toBe(401);
  });
});
