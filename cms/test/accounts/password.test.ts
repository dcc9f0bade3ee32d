import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port) } });
  app.work();
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});

const NEW = 'une autre phrase assez longue';
const change = (token: string | undefined, current: string, password: string) =>
  app.call('POST /api/accounts/password', { body: { current, password }, ...(token && { token }) });
const me = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;

describe('changing one’s password', () => {
  it('ACC-10 ends all other sign-ins, not this one, and the person is told', async () => {
    const { token, email } = await app.person('amel@cordee.example');
    const others = [await app.signIn(email), await app.signIn(email)];
    expect((await change(token, PASSWORD, NEW)).status).toBe(204);

    expect([await me(token), ...(await Promise.all(others.map(me)))]).toEqual([200, 401, 401]);
    expect([await app.signIn(email, PASSWORD), await app.signIn(email, NEW)]).toEqual([undefined, expect.any(String)]);
    expect((await sink.next(email)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-10 a wrong present password is refused, and says when a space was copied along', async () => {
    const { token, email } = await app.person('wrong@cordee.example');
    const refused = { status: 422, code: 'accounts.current_password_wrong' };
    expect((await change(token, 'pas le bon mot', NEW)).body).toMatchObject({ ...refused, facts: { spaceAround: false } });
    expect((await change(token, `${PASSWORD} `, NEW)).body).toMatchObject({ ...refused, facts: { spaceAround: true } });
    expect(await app.signIn(email)).toBeTypeOf('string');
  });

  it.each([
    ['too short', 'court', 'accounts.password_too_short'],
    ['the address', 'rules@cordee.example', 'accounts.password_is_address'],
  ])('ACC-10 a new password that is %s is refused, and nothing changes', async (_, password, code) => {
    const token = (await app.signIn('rules@cordee.example')) ?? (await app.person('rules@cordee.example')).token;
    expect((await change(token, PASSWORD, password)).body).toMatchObject({ status: 422, code });
    expect(await me(token)).toBe(200);
  });

  it('ACC-10 of ten changes at once, one is made', async () => {
    const { token, email } = await app.person('ten@cordee.example');
    const password = (index: number) => `la phrase assez longue ${index}`;
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => change(token, PASSWORD, password(index))));
    const chosen = answers.findIndex(({ status }) => status === 204);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await app.signIn(email, password(chosen))).toBeTypeOf('string');
    expect(await me(token)).toBe(200);
  });

  it('ACC-10 links sent before are closed', async () => {
    const { token, email } = await app.person('links@cordee.example');
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
    const code = decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec((await sink.next(email)).text ?? '')?.[1] ?? '');
    expect((await change(token, PASSWORD, NEW)).status).toBe(204);
    const answer = await app.call('POST /api/accounts/password-resets', { body: { code, password: 'encore une autre phrase' } });
    expect(answer.status).toBe(410);
  });

  it('ACC-10 nobody changes a password without signing in', async () => {
    expect((await change(undefined, PASSWORD, NEW)).status).toBe(401);
  });
});
