import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port) } });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const NEW_PASSWORD = 'une autre phrase assez longue';
const change = (token: string | undefined, current: string, password: string) =>
  app.call('POST /api/accounts/password', { body: { current, password }, ...(token && { token }) });
const tokenStatus = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;

describe('changing one’s password', () => {
  it('ACC-10 ends all other sign-ins, not this one, and the person is told', async () => {
    const { token, email } = await app.createPerson('amel@cordee.example');
    const others = [await app.signIn(email), await app.signIn(email)];
    expect((await change(token, PASSWORD, NEW_PASSWORD)).status).toBe(204);

    expect(await tokenStatus(token), 'this sign-in').toBe(200);
    expect(await Promise.all(others.map(tokenStatus)), 'the others').toEqual([401, 401]);
    expect(await app.signIn(email, PASSWORD), 'by the former password').toBeUndefined();
    expect(await app.signIn(email, NEW_PASSWORD), 'by the new password').toBeTypeOf('string');
    expect((await mailServer.waitForMail(email)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-10 a wrong present password is refused, and says when a space was copied along', async () => {
    const { token, email } = await app.createPerson('wrong@cordee.example');
    const refusal = { status: 422, code: 'accounts.current_password_wrong' };
    expect((await change(token, 'pas le bon mot', NEW_PASSWORD)).body).toMatchObject({ ...refusal, facts: { spaceAround: false } });
    expect((await change(token, `${PASSWORD} `, NEW_PASSWORD)).body).toMatchObject({ ...refusal, facts: { spaceAround: true } });
    expect(await app.signIn(email)).toBeTypeOf('string');
  });

  it.each([
    ['too short', 'court', 'accounts.password_too_short'],
    ['the address', 'rules@cordee.example', 'accounts.password_is_address'],
  ])('ACC-10 a new password that is %s is refused, and nothing changes', async (_, password, code) => {
    const token = (await app.signIn('rules@cordee.example')) ?? (await app.createPerson('rules@cordee.example')).token;
    expect((await change(token, PASSWORD, password)).body).toMatchObject({ status: 422, code });
    expect(await tokenStatus(token)).toBe(200);
  });

  it('ACC-10 of ten changes at once, one is made', async () => {
    const { token, email } = await app.createPerson('ten@cordee.example');
    const password = (index: number) => `la phrase assez longue ${index}`;
    const responses = await Promise.all(Array.from({ length: 10 }, (_, index) => change(token, PASSWORD, password(index))));
    const chosen = responses.findIndex(({ status }) => status === 204);
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await app.signIn(email, password(chosen))).toBeTypeOf('string');
    expect(await tokenStatus(token)).toBe(200);
  });

  it('H-75 the same form sent twice is one change with one mail; from another sign-in, the former password is a wrong one', async () => {
    const { id, token, email } = await app.createPerson('double@cordee.example');
    const other = await app.signIn(email);
    const responses = await Promise.all([change(token, PASSWORD, NEW_PASSWORD), change(token, PASSWORD, NEW_PASSWORD)]);
    expect(responses.map(({ status }) => status)).toEqual([204, 204]);
    expect((await change(token, PASSWORD, 'encore une autre phrase')).status, 'with another one').toBe(422);
    expect((await change(await app.signIn(email, NEW_PASSWORD), PASSWORD, NEW_PASSWORD)).status, 'from another sign-in').toBe(422);
    expect(await tokenStatus(other ?? '')).toBe(401);
    await mailServer.waitForMail(email);
    const changes = "select from cordee.event where name like '%password-changed' and payload ->> 'person' = $1";
    expect(await app.database.query(changes, [String(id)])).toHaveLength(1);
  });

  it('ACC-10 links sent before are closed', async () => {
    const { token, email } = await app.createPerson('links@cordee.example');
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
    const code = decodeURIComponent(
      /nouveau-mot-de-passe\?code=([\w.%-]+)/.exec((await mailServer.waitForMail(email)).text ?? '')?.[1] ?? '',
    );
    expect((await change(token, PASSWORD, NEW_PASSWORD)).status).toBe(204);
    const response = await app.call('POST /api/accounts/password-resets', { body: { code, password: 'encore une autre phrase' } });
    expect(response.status).toBe(410);
  });

  it('ACC-10 nobody changes a password without signing in', async () => {
    expect((await change(undefined, PASSWORD, NEW_PASSWORD)).status).toBe(401);
  });
});
