import crypto from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { claimPort } from '../../../scripts/ports.ts';
import { startCms } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

const [ATTEMPTS, ADDRESSES, AT_ONCE] = [10_000, 1_000, 40];

let app: TestApp;
let second: ManagedProcess;
let servers: string[];
const hashes = vi.spyOn(crypto, 'argon2');

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  const port = await claimPort();
  const env = testSettings(app.database.url, { CMS_PORT: String(port) });
  second = await startCms({ env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'drill') });
  servers = [app.url, `http://127.0.0.1:${port}`];
});
afterAll(async () => {
  await second.stop();
  await app.close();
});

type LoginAttempt = { email: string; password?: string; from: string; trustedBrowser?: string | null; server?: number };

async function signIn({ email, password = 'pas le bon mot', from, trustedBrowser = null, server = 0 }: LoginAttempt) {
  const response = await fetch(`${servers[server % 2]}/api/accounts/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cordee-site': process.env['SITE_SECRET'] ?? '', 'x-cordee-client': from },
    body: JSON.stringify({ email, password, trustedBrowser }),
  });
  const body: { trustedBrowser?: string; code?: string } = await response.json();
  return { status: response.status, body };
}

/** One of many client addresses, in many subnets. */
const clientAddress = (index: number) => `198.${18 + (index % 2)}.${Math.floor(index / 4) % 250}.${index % 251}`;

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

describe('ten thousand login attempts', () => {
  it('SEC-5 at one account, from a thousand addresses, at two processes: thirty are checked in the hour; its owner gets in', async () => {
    const owner = { email: 'amel@cordee.example', from: '192.0.2.1' };
    await app.createPerson(owner.email);
    const { trustedBrowser = null } = (await signIn({ ...owner, password: PASSWORD })).body;
    await app.database.query('truncate cordee.guess');
    hashes.mockClear();

    const responses: Record<string, number> = {};
    const startedAt = performance.now();
    let next = 0;
    const attack = async () => {
      for (let index = next++; index < ATTEMPTS; index = next++) {
        const { status, body } = await signIn({ email: owner.email, from: clientAddress(index % ADDRESSES), server: index });
        responses[`${status} ${body.code}`] = (responses[`${status} ${body.code}`] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, attack));
    const [{ checked } = { checked: -1 }] = await app.database.query<{ checked: number }>(
      `select count(*)::int as checked from cordee.guess where subject like 'account:%'`,
    );
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(
      `SEC-5 ${ATTEMPTS} attempts in ${seconds} s: ${checked} checked, ${hashes.mock.calls.length} of them in this process; ${JSON.stringify(responses)}`,
    );

    expect(checked).toBeLessThanOrEqual(30);
    // A wrong password is compared with that of the account and that of a sign-up.
    expect(hashes.mock.calls.length).toBeLessThanOrEqual(2 * checked);
    expect(Object.keys(responses)).toEqual(['401 accounts.sign_in_refused']);
    expect((await signIn({ ...owner, password: PASSWORD })).status, 'on another browser').toBe(401);
    for (const server of [0, 1])
      expect((await signIn({ ...owner, password: PASSWORD, trustedBrowser, server })).status, `on a trusted browser, at ${server}`).toBe(
        200,
      );
  }, 900_000);

  it('SEC-5 a hospital behind one address: three hundred people sign in within the hour, and each of them', async () => {
    await app.database.query('truncate cordee.guess');
    const people = Array.from({ length: 30 }, (_, index) => `colleague.${index}@cordee.example`);
    for (const email of people) await app.createPerson(email);
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, round) => {
        const ofRound: number[] = [];
        for (const email of people) ofRound.push((await signIn({ email, password: PASSWORD, from: '192.0.2.77', server: round })).status);
        return ofRound;
      }),
    );
    expect(new Set(statuses.flat())).toEqual(new Set([200]));
  }, 300_000);
});

describe('who has an account', () => {
  const SAMPLES = 60;
  const routes = {
    'sign-ins': (email: string) => ({ email, password: 'pas le bon mot' }),
    'forgotten-passwords': (email: string) => ({ email }),
    'sign-ups': (email: string) => ({ email, firstName: 'A', lastName: 'B', password: 'une phrase assez longue', locale: 'fr' }),
  };

  it.each(Object.entries(routes))(
    'SEC-6 %s answers alike to an address that is known and one that is not',
    async (route, body) => {
      await app.createPerson(`known.${route}@cordee.example`);
      const durations: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      const responses = { known: '', unknown: '' };
      for (let sample = 0; sample < SAMPLES; sample += 1)
        for (const who of ['known', 'unknown'] as const) {
          await app.database.query('truncate cordee.guess');
          const startedAt = performance.now();
          const response = await fetch(`${app.url}/api/accounts/${route}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body(`${who}.${route}@cordee.example`)),
          });
          const text = await response.text();
          durations[who].push(performance.now() - startedAt);
          const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
          responses[who] = JSON.stringify([response.status, text.replace(/"requestId":"[^"]*"/, ''), headers]);
        }
      console.log(
        `SEC-6 ${route}: known ${median(durations.known).toFixed(1)} ms, unknown ${median(durations.unknown).toFixed(1)} ms (medians of ${SAMPLES})`,
      );
      expect(responses.known).toBe(responses.unknown);
    },
    300_000,
  );
});

describe('a refusal', () => {
  const SAMPLES = 60;
  const send = async (route: string, body: object, from: string) => {
    const startedAt = performance.now();
    const response = await fetch(`${app.url}/api/accounts/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cordee-site': process.env['SITE_SECRET'] ?? '', 'x-cordee-client': from },
      body: JSON.stringify(body),
    });
    await response.text();
    return performance.now() - startedAt;
  };
  const quantiles = (all: number[]) => {
    const sorted = [...all].sort((a, b) => a - b);
    return [0.05, 0.5, 0.95].map((part) => sorted[Math.floor(part * sorted.length)]?.toFixed(0)).join(' / ');
  };

  it('ACC-1 comes at the same time for an unknown address, an account hashed by bcrypt and one hashed by argon2id', async () => {
    for (const who of ['old', 'new']) await app.createPerson(`${who}.hash@cordee.example`);
    await app.database.query("update up_users set password = $1 where email = 'old.hash@cordee.example'", [bcrypt.hashSync(PASSWORD, 10)]);
    const durations: Record<string, number[]> = { unknown: [], old: [], new: [] };
    for (let sample = 0; sample < SAMPLES; sample += 1)
      for (const who of ['unknown', 'old', 'new']) {
        await app.database.query('truncate cordee.guess');
        durations[who]?.push(await send('sign-ins', { email: `${who}.hash@cordee.example`, password: 'pas le bon mot' }, '192.0.2.8'));
      }
    for (const [who, all] of Object.entries(durations)) console.log(`ACC-1 ${who}: ${quantiles(all)} ms (5 %, median, 95 % of ${SAMPLES})`);
    const medians = Object.values(durations).map(median);
    expect(Math.max(...medians) - Math.min(...medians), 'between the medians, in ms').toBeLessThan(50);
  }, 300_000);

  it.each([
    ['sign-ups', 'sign-up', 30],
    ['sign-ins', 'address', 100],
  ])(
    'ACC-3 beyond the limit of %s takes little of the event loop',
    async (route, subject, limit) => {
      const password = '4@8({[<369&#!1/|0$5+7%2'.repeat(4).slice(0, 72);
      const form = { firstName: 'A', lastName: 'B', password, locale: 'fr' };
      await app.database.query('insert into cordee.guess (subject) select $1 from generate_series(1, $2)', [`${subject}:192.0.2.9`, limit]);
      const before = performance.eventLoopUtilization();
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        const email = `beyond.${sample}@cordee.example`;
        await send(route, route === 'sign-ups' ? { ...form, email } : { email, password }, '192.0.2.9');
      }
      const { active } = performance.eventLoopUtilization(before);
      console.log(
        `ACC-3 ${route}: a refusal takes ${(active / SAMPLES).toFixed(1)} ms of the event loop, with the request that this test sends`,
      );
      expect(active / SAMPLES).toBeLessThan(15);
    },
    300_000,
  );
});
