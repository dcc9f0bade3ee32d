import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let hashPassword = 0;

beforeAll(async () => {
  app = await startTestApp();
  const users = app.strapi.plugin('users-permissions').service('user');
  const { validatePassword } = users;
  vi.spyOn(users, 'validatePassword').mockImplementation((...args: unknown[]) => {
    hashPassword += 1;
    return validatePassword.apply(users, args);
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  hashPassword = 0;
  await app.database.query('truncate cordee.guess');
  await app.clock('0');
});

type Attempt = { email: string; password?: string; from?: string; trustedBrowser?: string | null };
const secret = () => process.env['SITE_SECRET'] ?? '';
const attempt = ({ email, password = 'pas le bon mot', from = '203.0.113.9', trustedBrowser = null }: Attempt) =>
  app.call<{ token: string; trustedBrowser: string; code: string }>('POST /api/accounts/sign-ins', {
    body: { email, password, trustedBrowser },
    headers: { 'x-cordee-site': secret(), 'x-cordee-client': from },
  });
const spread = (index: number) => `198.${18 + (index % 2)}.${Math.floor(index / 256) % 256}.${index % 256}`;

describe('guessing passwords', () => {
  it('ACC-1 of 500 guesses at one account from 500 addresses at once, thirty are looked at; its owner, on a known browser, still gets in', async () => {
    await app.person('amel@cordee.example');
    const { body: known } = await attempt({ email: 'amel@cordee.example', password: PASSWORD });
    hashPassword = 0;
    for (let batch = 0; batch < 25; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => attempt({ email: 'Amel@Cordee.example ', from: spread(batch * 20 + index) })),
      );
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['401 accounts.sign_in_refused']));
    }
    expect(hashPassword).toBe(30);

    expect((await attempt({ email: 'amel@cordee.example', password: PASSWORD, from: '192.0.2.1' })).status).toBe(401);
    expect(
      (await attempt({ email: 'amel@cordee.example', password: PASSWORD, from: '192.0.2.1', trustedBrowser: known.trustedBrowser })).status,
    ).toBe(200);
    await app.clock('61 minutes');
    expect((await attempt({ email: 'amel@cordee.example', password: PASSWORD, from: '192.0.2.1' })).status).toBe(200);
  });

  it('ACC-1 a browser known to one person opens no door to another, and is not free of limits itself', async () => {
    await app.person('jules@cordee.example');
    await app.person('lina@cordee.example');
    const { body: known } = await attempt({ email: 'jules@cordee.example', password: PASSWORD });
    hashPassword = 0;
    for (let index = 0; index < 40; index += 1)
      await attempt({ email: 'lina@cordee.example', from: spread(index), trustedBrowser: known.trustedBrowser });
    expect(hashPassword).toBe(30);
    hashPassword = 0;
    for (let index = 0; index < 30; index += 1)
      await attempt({ email: 'jules@cordee.example', from: spread(index), trustedBrowser: known.trustedBrowser });
    expect(hashPassword).toBe(20);
  });

  it('ACC-1 a hospital behind one address: its many right passwords count for nothing', async () => {
    await app.person('nora@cordee.example');
    for (let index = 0; index < 15; index += 1)
      expect((await attempt({ email: 'nora@cordee.example', password: PASSWORD, from: '192.0.2.77' })).status).toBe(200);
    expect(await app.database.query('select from cordee.guess')).toEqual([]);
  });

  it.each([
    ['address', 'address:192.0.2.5', 100, '192.0.2.5'],
    ['subnet', 'subnet:192.0.2.0/24', 400, '192.0.2.200'],
  ])('ACC-1 one %s cannot go through many accounts', async (_, subject, most, from) => {
    await app.database.query('insert into cordee.guess (subject) select $1 from generate_series(1, $2)', [subject, most - 1]);
    await attempt({ email: 'one@cordee.example', from });
    expect(hashPassword).toBe(1);
    await attempt({ email: 'two@cordee.example', from });
    expect(hashPassword).toBe(1);
  });

  it('ACC-10 a signed-in browser that was left open tries twenty passwords an hour, no more', async () => {
    const { token } = await app.person('eva@cordee.example');
    hashPassword = 0;
    const change = (current: string) =>
      app.call('POST /api/accounts/password', { token, body: { current, password: 'une autre phrase assez longue' } });
    for (let index = 0; index < 25; index += 1) expect((await change('faux')).status).toBe(422);
    expect(hashPassword).toBe(20);
    expect((await change(PASSWORD)).status).toBe(422);
  });

  it('ACC-2 nobody fills a letter box: five links an hour, whoever asks', async () => {
    await app.person('marc@cordee.example');
    app.work();
    for (let index = 0; index < 8; index += 1)
      expect((await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'marc@cordee.example' } })).status).toBe(204);
    await expect
      .poll(() => app.database.query("select from cordee.delivery where done_at is null and listener = 'accounts.send-reset-link'"), {
        timeout: 10_000,
      })
      .toEqual([]);
    expect(await app.database.query("select from cordee.mail where to_address = 'marc@cordee.example'")).toHaveLength(5);
  });

  it('ACC-1 guesses are forgotten once no limit looks at them', async () => {
    await attempt({ email: 'z@cordee.example' });
    await app.clock('3 hours');
    app.work();
    await expect.poll(() => app.database.query('select from cordee.guess'), { timeout: 10_000 }).toEqual([]);
  });
});
