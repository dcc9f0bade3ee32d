import crypto from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createStaff } from '@cordee/staff';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressLink, addressUndoLink, confirmationLink, invitationLink, resetLink } from '../../../plugins/accounts/server/domain/link.ts';
import { hashPassword } from '../../../plugins/accounts/server/password/password-hash.ts';
import { tasksDone } from '../../../plugins/kernel/server/threads/thread-task.ts';
import { trialLink } from '../../../plugins/seats/server/trial-link.ts';
import { newAdminBrowser } from '../../../test/admin-browser.ts';
import { TEST_SECRET } from '../../../test/settings.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
const { argon2 } = crypto;
/** Every hash that is computed, of a new password or to compare one. */
const hashes = vi.spyOn(crypto, 'argon2');
const hashCount = () => hashes.mock.calls.length;
/** A wrong password is compared with that of the account and that of a sign-up, or with none, as often. */
const HASHES = 2;

beforeAll(async () => {
  app = await startTestApp({ settings: { CMS_URL: 'https://cms.cordee.example', TRUSTED_PROXIES: '10.0.0.0/8' } });
});
afterAll(() => app.close());
beforeEach(async () => {
  hashes.mockClear();
  await app.database.query('truncate cordee.guess');
  await app.shiftClock('0');
});

const ofSite = () => ({ 'x-cordee-site': TEST_SECRET });

type LoginAttempt = { email: string; password?: string; from?: string; trustedBrowser?: string | null };
const attempt = ({ email, password = 'pas le bon mot', from = '203.0.113.9', trustedBrowser = null }: LoginAttempt) =>
  app.call<{ token: string; trustedBrowser: string; code: string }>('POST /api/accounts/sign-ins', {
    body: { email, password, trustedBrowser },
    headers: { ...ofSite(), 'x-cordee-client': from },
  });
/** One of many client addresses, in many subnets. */
const clientAddress = (index: number) => `198.${18 + (index % 2)}.${Math.floor(index / 256) % 256}.${index % 256}`;

/** Lets every hash take 600 ms. */
const slowHashes = () => hashes.mockImplementation((...parameters) => void setTimeout(600).then(() => argon2(...parameters)));

/** What was asked last by those who kept a connection to the database while they waited for a hash, until `work` is done. */
async function idleDuring(work: Promise<unknown>): Promise<string[]> {
  let done = false;
  const finished = work.finally(() => (done = true));
  const idle = new Set<string>();
  while (!done) {
    const waiting = await app.database.query<{ query: string }>(
      `select query from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and state_change < now() - interval '400 ms'`,
    );
    for (const { query } of waiting) idle.add(query);
    await setTimeout(50);
  }
  await finished;
  return [...idle];
}

/** The code of a link, whose row is inserted. */
async function linkOf(link: typeof resetLink, insert: string, ...values: unknown[]): Promise<string> {
  const [inserted] = await app.database.query<{ id: string }>(`insert into cordee.${insert} returning id`, values);
  return link.code(inserted?.id ?? '', process.env['LINK_SECRET'] ?? '');
}

const IN_AN_HOUR = "now() + interval '1 hour'";

const signUpAs = (email: string, { password = PASSWORD, from = '203.0.113.9' } = {}) =>
  app.call<{ code: string; facts: { minutes: number } }>('POST /api/accounts/sign-ups', {
    body: { firstName: 'Rose', lastName: 'Blanc', email, password, locale: 'fr' },
    headers: { ...ofSite(), 'x-cordee-client': from },
  });

/** Attempts that were made fifty minutes ago. */
const useUp = (subject: string, attempts: number) =>
  app.database.query("insert into cordee.guess (subject, at) select $1, now() - interval '50 minutes' from generate_series(1, $2)", [
    subject,
    attempts,
  ]);

const IN_TEN_MINUTES = { status: 429, code: 'accounts.too_many_from_network', facts: { minutes: 10 } };

describe('login attempts', () => {
  it('ACC-1 of 500 attempts at one account from 500 addresses at once, thirty are checked; its owner, on a trusted browser, still gets in', async () => {
    await app.createPerson('amel@cordee.example');
    const owner = { email: 'amel@cordee.example', password: PASSWORD };
    const { trustedBrowser } = (await attempt(owner)).body;
    hashes.mockClear();
    for (let batch = 0; batch < 25; batch += 1) {
      const responses = await Promise.all(
        Array.from({ length: 20 }, (_, index) => attempt({ email: 'Amel@Cordee.example ', from: clientAddress(batch * 20 + index) })),
      );
      expect(new Set(responses.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['401 accounts.sign_in_refused']));
    }
    expect(hashCount()).toBe(30 * HASHES);

    const from = '192.0.2.1';
    expect((await attempt({ ...owner, from })).status, 'on another browser').toBe(401);
    expect((await attempt({ ...owner, from, trustedBrowser })).status, 'on a trusted browser').toBe(200);
    await app.shiftClock('61 minutes');
    expect((await attempt({ ...owner, from })).status, 'on another browser, an hour later').toBe(200);
  });

  it('ACC-1 a browser trusted by one person opens no account of another, and is not free of limits itself', async () => {
    await app.createPerson('jules@cordee.example');
    await app.createPerson('lina@cordee.example');
    const { trustedBrowser } = (await attempt({ email: 'jules@cordee.example', password: PASSWORD })).body;
    hashes.mockClear();
    const attempts = (email: string, count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => attempt({ email, from: clientAddress(index), trustedBrowser })));
    await attempts('lina@cordee.example', 40);
    expect(hashCount(), 'checked for another').toBe(30 * HASHES);
    hashes.mockClear();
    await attempts('jules@cordee.example', 30);
    expect(hashCount(), 'checked for its person').toBe(20 * HASHES);

    await app.createPerson('olga@cordee.example');
    const { trustedBrowser: replaced } = (await attempt({ email: 'olga@cordee.example', password: PASSWORD, trustedBrowser })).body;
    expect(replaced).not.toBe(trustedBrowser);
    hashes.mockClear();
    await attempt({ email: 'jules@cordee.example', trustedBrowser: replaced });
    expect(hashCount(), 'checked for its person once somebody else signed in there').toBe(0);
  });

  it('ACC-1 what somebody put into a browser before its person signs in is never trusted; what they got then is, on a shared one too', async () => {
    for (const name of ['shared.ines', 'shared.hugo']) await app.createPerson(`${name}@cordee.example`);
    const signInAs = async (name: string, trustedBrowser: string) =>
      (await attempt({ email: `${name}@cordee.example`, password: PASSWORD, trustedBrowser })).body.trustedBrowser;
    const first = await signInAs('shared.ines', 'planted');
    await app.database.query(
      "update cordee.device set last_seen_at = now() - interval '399 days' where token_hash = sha256($1::text::bytea)",
      [first],
    );
    const second = await signInAs('shared.hugo', first);
    const known = async (token: string) =>
      (
        await app.database.query<{ days: number }>(
          'select extract(day from now() - last_seen_at)::int as days from cordee.device where token_hash = sha256($1::text::bytea) order by days',
          [token],
        )
      ).map(({ days }) => days);
    expect([await known('planted'), await known(first), await known(second)], 'by when they were seen').toEqual([[], [], [0, 399]]);
    expect(await signInAs('shared.ines', second), 'once trusted, it keeps its token').toBe(second);
  });

  it('ACC-1 a browser whose cookie is replaced is found by its token, without reading all others', async () => {
    const leading = await app.database.query(
      `select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = 'cordee.device'::regclass`,
    );
    expect(leading).toContainEqual({ column: 'token_hash' });
  });

  it('ACC-1 a hospital behind one address: its many right passwords count for nothing', async () => {
    const people = ['nora', 'ines', 'hugo', 'theo', 'marc.dupuy'].map((name) => `${name}@cordee.example`);
    for (const email of people) await app.createPerson(email);
    for (const email of [...people, ...people, ...people])
      expect((await attempt({ email, password: PASSWORD, from: '192.0.2.77' })).status).toBe(200);
    expect(await app.database.query('select from cordee.guess')).toEqual([]);
  });

  it('ACC-1 a hundred sign-ins wait for their turn; one more is told to come again, and whoever types no password does not wait', async () => {
    const finish: (() => void)[] = [];
    hashes.mockImplementation((_algorithm, _parameters, done) => void finish.push(() => done(null, Buffer.alloc(32))));
    const send = (index: number) => attempt({ email: `class.${index}@cordee.example`, from: clientAddress(index * 256) });
    // One or two are under way, as the machine has processors.
    const responses = Array.from({ length: 103 }, (_, index) => send(index));
    const refused = await Promise.race(responses);
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'kernel.busy', '2']);
    expect((await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'class.1@cordee.example' } })).status).toBe(204);

    hashes.mockImplementation((_algorithm, _parameters, done) => done(null, Buffer.alloc(32)));
    for (const done of finish) done();
    const statuses = (await Promise.all(responses)).map(({ status }) => status);
    hashes.mockReset();
    expect([101, 102]).toContain(statuses.filter((status) => status === 401).length);
    expect((await attempt({ email: 'class.0@cordee.example' })).status, 'once they are done').toBe(401);
  });

  it.each([
    ['address', 'address:192.0.2.5', 100, '192.0.2.5'],
    ['subnet', 'subnet:192.0.2.0/24', 400, '192.0.2.200'],
  ])('ACC-1 one %s cannot go through many accounts', async (_, subject, limit, from) => {
    await app.database.query('insert into cordee.guess (subject) select $1 from generate_series(1, $2)', [subject, limit - 1]);
    await attempt({ email: 'one@cordee.example', from });
    expect(hashCount(), 'the last one that is checked').toBe(HASHES);
    await attempt({ email: 'two@cordee.example', from });
    expect(hashCount(), 'one more').toBe(HASHES);
  });

  it.each<[string, Record<string, string>[]]>([
    ['X-Forwarded-For of a caller that is no proxy of ours', [{ 'x-forwarded-for': '203.0.113.1' }, { 'x-forwarded-for': '203.0.113.2' }]],
    ['what a program that is not the site passes on', [{ 'x-cordee-client': '203.0.113.1' }, { 'x-cordee-client': '203.0.113.2' }]],
    ['what is no address, though the site passes it on', ['one', 'two'].map((client) => ({ ...ofSite(), 'x-cordee-client': client }))],
  ])('ACC-1 OPS-3 counts for nothing: %s', async (_, requests) => {
    for (const headers of requests)
      await app.call('POST /api/accounts/sign-ins', {
        body: { email: 'x@cordee.example', password: 'faux', trustedBrowser: null },
        headers,
      });
    const counted = await app.database.query(`select distinct subject from cordee.guess where subject like 'address:%'`);
    expect(counted).toEqual([{ subject: 'address:127.0.0.1' }]);
  });

  it('ACC-1 a refusal comes at a fixed time after its turn, however long it waited', async () => {
    const finish: (() => void)[] = [];
    hashes.mockImplementation((_algorithm, _parameters, done) => void finish.push(() => done(null, Buffer.alloc(32, 1))));
    const send = (index: number) => attempt({ email: `turn.${index}@cordee.example`, from: clientAddress(index * 256) });
    const first = [send(0), send(1)];
    await expect.poll(() => finish.length).toBeGreaterThan(0);
    const late = send(2);
    await setTimeout(300);

    hashes.mockImplementation((_algorithm, _parameters, done) => done(null, Buffer.alloc(32, 1)));
    for (const done of finish) done();
    const turnAt = performance.now();
    expect((await late).status).toBe(401);
    // 400 ms after its turn, less what came before it was compared. Counted from its beginning, it would be 100.
    expect(performance.now() - turnAt).toBeGreaterThan(150);
    await Promise.all(first);
    hashes.mockReset();
  });

  it('ACC-2 ACC-4 ACC-10 a password that waits to be hashed or compared keeps no connection to the database', async () => {
    const { id } = await app.createPerson('patient@cordee.example');
    const [{ id: invited }, changing, leaving, moving] = [
      await app.createPerson('patient.2@cordee.example'),
      await app.createPerson('patient.3@cordee.example'),
      await app.createPerson('patient.4@cordee.example'),
      await app.createPerson('patient.5@cordee.example'),
    ];
    await app.database.query('update up_users set password = null where id = $1', [invited]);
    const undone = `values ($1, 'patient@cordee.example', 'before@cordee.example', now(), now(), 'confirmed', ${IN_AN_HOUR})`;
    const codes = {
      'password-resets': await linkOf(resetLink, `password_reset (person, expires_at) values ($1, ${IN_AN_HOUR})`, id),
      'invitations/accepted': await linkOf(
        invitationLink,
        `invitation (person, sent_at, expires_at) values ($1, now(), ${IN_AN_HOUR})`,
        invited,
      ),
      'address-changes/confirmed': await linkOf(
        addressLink,
        `address_change (person, email, expires_at) values ($1, 'after@cordee.example', ${IN_AN_HOUR})`,
        moving.id,
      ),
      'address-changes/undone': await linkOf(
        addressUndoLink,
        `address_change (person, email, former, expires_at, ended_at, end_cause, undo_until) ${undone}`,
        id,
      ),
      'sign-ups/confirmed': await linkOf(
        confirmationLink,
        `sign_up (email, first_name, last_name, locale, password_hash, expires_at)
         select 'new@cordee.example', 'A', 'B', 'fr', password, ${IN_AN_HOUR} from up_users where id = $1`,
        id,
      ),
    };
    slowHashes();
    const password = 'une autre phrase assez longue';
    const sent = [
      ...Object.entries(codes).map(([path, code]) =>
        app.call(`POST /api/accounts/${path}`, { body: { code, password: path.includes('confirmed') ? PASSWORD : password } }),
      ),
      app.call('POST /api/accounts/password', { token: changing.token, body: { current: PASSWORD, password } }),
      app.call('POST /api/accounts/erasure-requests', { token: leaving.token, body: { current: PASSWORD } }),
    ];
    const statuses = Promise.all(sent);
    expect(await idleDuring(statuses)).toEqual([]);
    hashes.mockReset();
    expect((await statuses).map(({ status }) => status).filter((status) => status < 300).length, 'done').toBeGreaterThan(3);
  });

  it('ACC-3 ACC-10 what changes while a password is compared is compared anew, and keeps no connection to the database', async () => {
    const people = await Promise.all(['leaves', 'changes', 'moves'].map((name) => app.createPerson(`${name}.meanwhile@cordee.example`)));
    const [leaves, changes, moves] = people;
    const { id: other } = await app.createPerson('other.meanwhile@cordee.example');
    const body = { current: PASSWORD };
    const code = await linkOf(
      addressLink,
      `address_change (person, email, expires_at) values ($1, 'moved@cordee.example', ${IN_AN_HOUR})`,
      moves?.id,
    );
    slowHashes();
    const sent = [
      app.call('POST /api/accounts/erasure-requests', { token: leaves?.token ?? '', body }),
      app.call('POST /api/accounts/password', {
        token: changes?.token ?? '',
        body: { ...body, password: 'une autre phrase assez longue' },
      }),
      app.call('POST /api/accounts/address-changes/confirmed', { body: { code, password: PASSWORD, trustedBrowser: null } }),
      ...[1, 2, 3].map((form) => signUpAs('meanwhile@cordee.example', { password: `${PASSWORD} ${form}` })),
    ];
    await setTimeout(300);
    // The same password, by another hash.
    await app.database.query('update up_users set password = (select password from up_users where id = $1) where id = any($2)', [
      other,
      people.map(({ id }) => id),
    ]);
    const responses = Promise.all(sent);
    expect(await idleDuring(responses)).toEqual([]);
    hashes.mockReset();
    expect((await responses).map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 204]);
    expect(await app.database.query("select from cordee.sign_up where email = 'meanwhile@cordee.example'")).toHaveLength(3);
  });

  it('ACC-1 ACC-2 ACC-3 ACC-10 whoever is told to come again, since too many passwords wait, has spent no attempt', async () => {
    const { id, token, email } = await app.createPerson('told@cordee.example');
    const { id: invited } = await app.createPerson('told.2@cordee.example');
    await app.database.query('update up_users set password = null where id = $1', [invited]);
    const insert = {
      reset: `password_reset (person, expires_at) values ($1, ${IN_AN_HOUR})`,
      invitation: `invitation (person, sent_at, expires_at) values ($1, now(), ${IN_AN_HOUR})`,
      change: `address_change (person, email, expires_at) values ($1, 'told.new@cordee.example', ${IN_AN_HOUR})`,
      undo: `address_change (person, email, former, expires_at, ended_at, end_cause, undo_until)
             values ($1, 'told@cordee.example', 'told.before@cordee.example', now(), now(), 'confirmed', ${IN_AN_HOUR})`,
      signUp: `sign_up (email, first_name, last_name, locale, password_hash, expires_at)
               select 'told.3@cordee.example', 'A', 'B', 'fr', password, ${IN_AN_HOUR} from up_users where id = $1`,
    };
    const password = 'une autre phrase assez longue';
    const forms: [string, object][] = [
      ['sign-ins', { email, password }],
      ['sign-ups', { email: 'told.4@cordee.example', password, firstName: 'A', lastName: 'B', locale: 'fr' }],
      ['sign-ups/confirmed', { password, code: await linkOf(confirmationLink, insert.signUp, id) }],
      ['password-resets', { password, code: await linkOf(resetLink, insert.reset, id) }],
      ['invitations/accepted', { password, code: await linkOf(invitationLink, insert.invitation, invited) }],
      ['address-changes/confirmed', { password, code: await linkOf(addressLink, insert.change, id) }],
      ['address-changes/undone', { password, code: await linkOf(addressUndoLink, insert.undo, id) }],
      ['password', { current: PASSWORD, password }],
      ['erasure-requests', { current: PASSWORD }],
    ];
    const finish: (() => void)[] = [];
    hashes.mockImplementation((_algorithm, _parameters, done) => void finish.push(() => done(null, Buffer.alloc(32))));
    const waiting = Array.from({ length: 102 }, () => hashPassword(password).catch(() => {}));
    await app.database.query('truncate cordee.guess');
    const needsToken = (path: string) => path === 'password' || path === 'erasure-requests';
    for (const [path, body] of forms) {
      const { status } = await app.call(`POST /api/accounts/${path}`, { body, ...(needsToken(path) && { token }) });
      expect([path, status, await app.database.query('select subject from cordee.guess')]).toEqual([path, 503, []]);
    }
    hashes.mockImplementation((_algorithm, _parameters, done) => done(null, Buffer.alloc(32)));
    for (const done of finish) done();
    await Promise.all(waiting);
    hashes.mockReset();
  });

  it('ACC-10 a signed-in browser that was left open tries twenty passwords an hour, no more', async () => {
    const { token } = await app.createPerson('eva@cordee.example');
    hashes.mockClear();
    const change = (current: string) =>
      app.call('POST /api/accounts/password', { token, body: { current, password: 'une autre phrase assez longue' } });
    for (let count = 1; count <= 25; count += 1) expect((await change('faux')).status, `attempt ${count}`).toBe(422);
    expect(hashCount()).toBe(20);
    expect((await change(PASSWORD)).status, 'the right one').toBe(422);
  });

  it('ACC-10 thirty new passwords an hour are tried by one person, whether they are taken or not', async () => {
    const { id, token } = await app.createPerson('hesitant@cordee.example');
    const choose = (password: string) => app.call('POST /api/accounts/password', { token, body: { current: PASSWORD, password } });
    expect((await choose('motdepasse123')).body).toMatchObject({ code: 'accounts.password_too_easy' });
    await app.database.query('insert into cordee.guess (subject) select $1 from generate_series(1, 29)', [`new-password:${id}`]);
    const [estimates] = [tasksDone(), hashes.mockClear()];
    expect((await choose('une autre phrase assez longue')).body).toMatchObject({ status: 429, code: 'accounts.too_many_passwords' });
    expect([tasksDone() - estimates, hashCount()], 'estimated and hashed').toEqual([0, 0]);
  });

  it.each([
    ['a new password', 'POST /api/accounts/password-resets', resetLink],
    ['an invitation', 'POST /api/accounts/invitations/accepted', invitationLink],
    ['an address that is taken back', 'POST /api/accounts/address-changes/undone', addressUndoLink],
    ['a trial day', 'POST /api/seats/trials/confirmed', trialLink],
  ] as const)('ACC-2 ACC-4 ACC-9 with a link for %s thirty passwords an hour are tried', async (_, route, link) => {
    const id = crypto.randomUUID();
    const choose = () =>
      app.call(route, { body: { code: link.code(id, process.env['LINK_SECRET'] ?? ''), password: PASSWORD, trustedBrowser: null } });
    expect([404, 410]).toContain((await choose()).status);
    await app.database.query('insert into cordee.guess (subject) select $1 from generate_series(1, 29)', [`new-password:${id}`]);
    expect((await choose()).body).toMatchObject({ status: 429, code: 'accounts.too_many_passwords' });
    expect(hashCount()).toBe(0);
  });

  it('ACC-2 nobody fills a letter box: five links an hour, whoever asks', async () => {
    await app.createPerson('marc@cordee.example');
    app.startWorker();
    // The same form within ten minutes sends one mail: every request comes after its link was used.
    for (let index = 0; index < 8; index += 1) {
      expect((await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'marc@cordee.example' } })).status).toBe(204);
      await expect
        .poll(() => app.database.query("select from cordee.delivery where done_at is null and listener = 'accounts.send-reset-link'"), {
          timeout: 10_000,
        })
        .toEqual([]);
      await app.database.query('update cordee.password_reset set used_at = cordee.now() where used_at is null');
    }
    expect(await app.database.query("select from cordee.mail where to_address = 'marc@cordee.example'")).toHaveLength(5);
  });

  it.each([
    ['address', 'sign-up:192.0.2.6', 30, '192.0.2.6'],
    ['subnet', 'sign-up-subnet:192.0.3.0/24', 120, '192.0.3.200'],
  ])(
    'ACC-3 of one %s so many sign up in an hour; one more is told when it may, and nothing is estimated or hashed for it',
    async (_, subject, limit, from) => {
      await useUp(subject, limit - 1);
      expect((await signUpAs(`last.${limit}@cordee.example`, { from })).status).toBe(204);
      expect(hashCount(), 'hashed, and compared with none').toBe(2);

      await app.createPerson(`known.${limit}@cordee.example`);
      const [estimates] = [tasksDone(), hashes.mockClear()];
      for (const who of ['beyond', 'known'])
        expect((await signUpAs(`${who}.${limit}@cordee.example`, { from })).body, who).toMatchObject(IN_TEN_MINUTES);
      expect([tasksDone() - estimates, hashCount()], 'estimated and hashed').toEqual([0, 0]);
      expect(await app.database.query("select email from cordee.sign_up where email like '%.' || $1 || '@%'", [limit])).toEqual([
        { email: `last.${limit}@cordee.example` },
      ]);
    },
  );

  it.each([
    ['a new password', 'forgotten-passwords', 'forgotten', 60],
    ['the message of a sign-up once more', 'sign-ups/sent-again', 'sign-up-again-from', 30],
  ])('ACC-2 ACC-3 whoever asks for %s from a network that asked too often is told when it may', async (_, path, subject, limit) => {
    const ask = () =>
      app.call(`POST /api/accounts/${path}`, {
        body: { email: 'asks@cordee.example' },
        headers: { ...ofSite(), 'x-cordee-client': '192.0.2.8' },
      });
    await useUp(`${subject}:192.0.2.8`, limit - 1);
    expect((await ask()).status).toBe(204);
    expect((await ask()).body).toMatchObject(IN_TEN_MINUTES);
  });

  it('ACC-3 a password that is too easy takes no sign-up from the others behind the address, and is tried a hundred times an hour', async () => {
    const tryEasy = () =>
      app.call('POST /api/accounts/sign-ups', {
        body: { firstName: 'Rose', lastName: 'Blanc', email: 'easy@cordee.example', password: 'motdepasse123', locale: 'fr' },
        headers: { 'x-cordee-site': process.env['SITE_SECRET'] ?? '', 'x-cordee-client': '192.0.2.7' },
      });
    expect((await tryEasy()).status).toBe(422);
    expect(await app.database.query('select subject from cordee.guess')).toEqual([{ subject: 'sign-up-try:192.0.2.7' }]);
    await app.database.query("insert into cordee.guess (subject) select 'sign-up-try:192.0.2.7' from generate_series(1, 99)");
    const estimates = tasksDone();
    expect((await tryEasy()).status).toBe(429);
    expect(tasksDone()).toBe(estimates);
  });

  it('ACC-1 attempts are deleted once no limit counts them', async () => {
    await attempt({ email: 'z@cordee.example' });
    expect(await app.database.query('select from cordee.guess')).not.toEqual([]);
    await app.shiftClock('3 hours');
    app.startWorker();
    await expect.poll(() => app.database.query('select from cordee.guess'), { timeout: 10_000 }).toEqual([]);
  });
});

it('SEC-4 OPS-3 where the public address is https, the cookies of the admin are Secure, whatever a proxy forgets to say', async () => {
  const { email, token } = await app.createPerson('https@cordee.example');
  await createStaff(app.strapi, { email, firstName: 'Zoé', lastName: 'Martin', roles: ['content'] });
  const { cookie, browser } = await newAdminBrowser(app.url);
  const { address } = (await app.call<{ address: string }>('POST /api/accounts/workplace', { token, body: { browser } })).body;
  const { headers } = await fetch(address.replace('https://cms.cordee.example', app.url), { redirect: 'manual', headers: { cookie } });
  const cookies = headers.getSetCookie().filter((cookie) => /^(strapi_admin_refresh|jwtToken)=[^;]/.test(cookie));
  expect(cookies).toEqual([expect.stringMatching(/; secure/i), expect.stringMatching(/; secure/i)]);
});
