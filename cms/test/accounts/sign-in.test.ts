import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffMember } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const tryToSignIn = (email: string, password: string) => app.call('POST /api/accounts/sign-ins', { body: { email, password } });
const me = (token: string) => app.call('GET /api/accounts/me', { token });

describe('signing in', () => {
  it('ACC-1 spaces around the address and its case do not matter', async () => {
    await app.person('amel@cordee.example');
    expect((await tryToSignIn('  AMEL@Cordee.example ', PASSWORD)).status).toBe(200);
  });

  it('ACC-1 a wrong password, an unknown address and a blocked account get the same answer for the same work', async () => {
    await app.person('blocked@cordee.example');
    await app.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { email: 'blocked@cordee.example' }, data: { blocked: true } });
    const service = app.strapi.plugin('users-permissions').service('user');
    const { validatePassword } = service;
    let hashes = 0;
    service.validatePassword = (...given: unknown[]) => {
      hashes += 1;
      return validatePassword(...given);
    };

    const answers = [];
    for (const [email, password] of [
      ['amel@cordee.example', 'pas le bon mot'],
      ['nobody@cordee.example', PASSWORD],
      ['blocked@cordee.example', PASSWORD],
    ] as const) {
      hashes = 0;
      const { status, body } = await tryToSignIn(email, password);
      answers.push({ status, ...body, requestId: '', hashes });
    }
    service.validatePassword = validatePassword;

    expect(answers[0]).toMatchObject({ status: 401, code: 'accounts.sign_in_refused', facts: { spaceAround: false }, hashes: 1 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('ACC-1 says so when the password typed begins or ends with a space', async () => {
    expect((await tryToSignIn('amel@cordee.example', `${PASSWORD} `)).body).toMatchObject({ facts: { spaceAround: true } });
  });

  it('ACC-1 signing out ends this sign-in and no other', async () => {
    const { token, email } = await app.person('two@cordee.example');
    const other = await app.signIn(email);
    expect((await app.call('DELETE /api/accounts/sign-ins/mine', { token })).status).toBe(204);
    expect([(await me(token)).status, (await me(other)).status]).toEqual([401, 200]);
  });

  it('SEC-4 the database holds no token that opens anything', async () => {
    const { token } = await app.person('kept@cordee.example');
    const [found] = await app.database.query<{ kept: string }>('select string_agg(s::text, $1) as kept from cordee.sign_in s', [' ']);
    expect(found?.kept).not.toContain(token);
    expect(
      (
        await me(
          (await app.database.query<{ hash: string }>("select encode(token_hash, 'hex') as hash from cordee.sign_in limit 1"))[0]?.hash ??
            '',
        )
      ).status,
    ).toBe(401);
  });

  it('SEC-4 a blocked person is out at the next request', async () => {
    const { token, email } = await app.person('soon-out@cordee.example');
    expect((await me(token)).status).toBe(200);
    await app.strapi.db.query('plugin::users-permissions.user').update({ where: { email }, data: { blocked: true } });
    expect((await me(token)).status).toBe(401);
  });

  it.each([
    ['a learner', 'none', '14 days -1 minute', 200],
    ['a learner', 'none', '14 days 1 minute', 401],
    ['staff', 'administrator', '29 minutes', 200],
    ['staff', 'administrator', '31 minutes', 401],
  ])('SEC-4 %s (%s) idle for %s', async (_, standing, idle, status) => {
    const { token } = await app.person(`${standing}-${idle.replace(/ /g, '')}@cordee.example`, { standing });
    await app.clock(idle);
    expect((await me(token)).status).toBe(status);
    await app.clock('0');
  });

  it('SEC-4 activity keeps a sign-in alive', async () => {
    const { token } = await app.person('busy@cordee.example', { standing: 'administrator' });
    for (const at of ['20 minutes', '40 minutes', '60 minutes']) {
      await app.clock(at);
      expect((await me(token)).status).toBe(200);
    }
    await app.clock('0');
  });

  it('I-40 thirty at once for one address make one account', async () => {
    const address = (index: number) => (index % 2 ? 'Once@cordee.example' : ' once@CORDEE.example ');
    const data = (index: number) => ({ email: address(index), password: PASSWORD, firstName: 'A', lastName: 'B' });
    const created = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        app.strapi.documents('plugin::users-permissions.user').create({ data: data(index) as never }),
      ),
    );
    expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await app.database.query("select from up_users where lower(email) = 'once@cordee.example'")).toHaveLength(1);
  });

  it('SEC-2 the doors of users-permissions are gone, and its roles hold no permission', async () => {
    for (const door of [
      'POST /api/auth/local',
      'POST /api/auth/local/register',
      'POST /api/auth/forgot-password',
      'POST /api/auth/reset-password',
      'GET /api/users',
      'GET /api/users/me',
      'GET /api/upload/files',
    ] as const) {
      const { status } = await app.call(
        door,
        door.startsWith('POST') ? { body: { identifier: 'amel@cordee.example', password: PASSWORD } } : {},
      );
      expect([door, [401, 403, 404, 405].includes(status)]).toEqual([door, true]);
    }
    expect(await app.database.query('select from up_permissions')).toHaveLength(0);
  });
});

type Kept = { signed_in: boolean; minutes: number };
const kept = (person: number) =>
  app.database.query<Kept>(
    `select signed_in, (extract(epoch from seen_at - began_at) / 60)::integer as minutes from cordee.connection where person = $1 order by began_at`,
    [person],
  );

describe('the connection log', () => {
  it('ACC-17 a sign-in and what follows it are one; after a quiet quarter of an hour another begins', async () => {
    const { id, token } = await app.person('logged@cordee.example');
    for (const at of ['10 minutes', '24 minutes', '60 minutes', '62 minutes']) {
      await app.clock(at);
      await me(token);
    }
    expect(await kept(id)).toEqual([
      { signed_in: true, minutes: 24 },
      { signed_in: false, minutes: 2 },
    ]);
    await app.clock('0');
  });

  it('ACC-17 many requests in one minute are written down once', async () => {
    const { id, token } = await app.person('hurried@cordee.example');
    const written = async () =>
      (
        await app.database.query<{ versions: string }>(
          'select string_agg(xmin::text, $2) as versions from cordee.connection where person = $1',
          [id, ' '],
        )
      )[0]?.versions;
    const first = await written();
    await Promise.all(Array.from({ length: 10 }, () => me(token)));
    expect(await written()).toBe(first);
    await app.clock('20 minutes');
    await Promise.all(Array.from({ length: 10 }, () => me(token)));
    expect(await kept(id)).toHaveLength(2);
    await app.clock('0');
  });

  it('ACC-17 a refused sign-in is no connection; what was kept outlives the sign-in', async () => {
    const { id } = await app.person('outlived@cordee.example');
    await tryToSignIn('outlived@cordee.example', 'pas le bon mot');
    await app.database.query('delete from cordee.sign_in where person = $1', [id]);
    expect(await kept(id)).toHaveLength(1);
    await expect(app.database.query('delete from up_users where id = $1', [id])).rejects.toThrow('connection');
  });

  it('ACC-17 staff see the last one and the month, and take the report as a PDF and as a spreadsheet', async () => {
    const staff = await staffMember(app, 'chief@cordee.example', { superAdmin: true });
    const { id, documentId } = await app.person('reported@cordee.example', { lastName: '=Rahmani Élodie' });
    await app.database.query('delete from cordee.connection where person = $1', [id]);
    const at = (moment: string) => new Date(`${moment}+02:00`);
    for (const [began, seen] of [
      ['2026-03-30T09:00:00', '2026-03-30T09:59:30'],
      ['2026-03-30T23:50:00', '2026-03-31T00:04:30'],
    ] as const)
      await app.database.query('insert into cordee.connection (person, signed_in, began_at, seen_at) values ($1, true, $2, $3)', [
        id,
        at(began),
        at(seen),
      ]);
    const report = (query: string) =>
      fetch(`${app.url}/accounts/people/${documentId}/connections/report?${query}`, { headers: { authorization: `Bearer ${staff}` } });

    const pdf = await report('from=2026-03-01&to=2026-03-31&as=pdf');
    expect([pdf.headers.get('content-type'), pdf.headers.get('content-disposition'), pdf.headers.get('cache-control')]).toEqual([
      'application/pdf',
      'attachment; filename="connexions-rahmani-elodie-2026-03.pdf"',
      'no-store',
    ]);
    expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');

    const sheet = await report('from=2026-03-30&to=2026-03-31&as=xlsx');
    const { sheets } = await readXlsx(new Uint8Array(await sheet.arrayBuffer()));
    const day = (day: string) => new Date(`${day}T00:00:00Z`);
    expect(sheets[0]?.rows).toEqual([
      ['Jour', 'De', 'À', 'Minutes'],
      [day('2026-03-30'), '09:00', '10:00', 60],
      [day('2026-03-30'), '23:50', '24:00', 10],
      [day('2026-03-31'), '00:00', '00:05', 5],
      ['Total', null, null, 75],
    ]);
    expect(sheets[1]?.rows.slice(1)).toEqual([
      [day('2026-03-30'), 2, 70],
      [day('2026-03-31'), 1, 5],
      ['Total', 3, 75],
    ]);
    expect(sheets[2]?.rows.flat()).toContain('Zoé =Rahmani Élodie');

    for (const [query, code] of [
      ['from=2026-03-31&to=2026-03-30&as=pdf', 'accounts.period_unfit'],
      ['from=2020-01-01&to=2026-03-30&as=pdf', 'accounts.period_unfit'],
      ['from=2026-02-30&to=2026-03-30&as=pdf', 'kernel.invalid_request'],
    ]) {
      const answer = await report(query ?? '');
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, code]);
    }

    const panel = await app.call(`GET /accounts/people/${documentId}/connections`, { token: staff });
    expect(panel.body).toMatchObject({
      last: at('2026-03-31T00:04:30').toISOString(),
      month: { minutes: 0, days: 0 },
      timeZone: 'Europe/Paris',
    });
  });

  it('SEC-4 somebody sees where they are signed in, and signs out everywhere else', async () => {
    const { token, email } = await app.person('devices@cordee.example');
    const other = await app.signIn(email);
    const seen = async (by: string) =>
      (await app.call<{ signIns: { here: boolean }[] }>('GET /api/accounts/sign-ins', { token: by })).body.signIns;
    expect((await seen(token)).map(({ here }) => here)).toEqual([true, false]);
    expect((await app.call('DELETE /api/accounts/sign-ins/others', { token })).status).toBe(204);
    expect(await seen(token)).toHaveLength(1);
    expect((await app.call('GET /api/accounts/me', { token: other })).status).toBe(401);
  });

  it.each([
    ['90 days', 'none'],
    ['12 hours', 'administrator'],
  ])('SEC-4 a sign-in ends after %s, however active, for %s', async (longest, standing) => {
    const { token, id } = await app.person(`${standing}.old@cordee.example`, { standing });
    const status = async () => (await app.call('GET /api/accounts/me', { token })).status;
    const begun = (ago: string) =>
      app.database.query('update cordee.sign_in set started_at = cordee.now() - $2::interval where person = $1', [id, ago]);
    await begun(`${longest} -1 minute`);
    expect(await status()).toBe(200);
    await begun(longest);
    expect(await status()).toBe(401);
  });
});
