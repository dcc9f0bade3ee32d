import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { freePort } from '../../../scripts/ports.ts';
import { startCms } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

const [ATTEMPTS, ADDRESSES, AT_ONCE] = [10_000, 1_000, 40];

let app: TestApp;
let second: ManagedProcess;
let servers: string[];
let hashCount = 0;

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  const port = await freePort();
  const env = testSettings(app.database.url, { CMS_PORT: String(port) });
  second = await startCms({ env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'drill') });
  servers = [app.url, `http://127.0.0.1:${port}`];
  const users = app.strapi.plugin('users-permissions').service('user');
  const { validatePassword } = users;
  vi.spyOn(users, 'validatePassword').mockImplementation((...args: unknown[]) => {
    hashCount += 1;
    return validatePassword.apply(users, args);
  });
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

describe('ten thousand login attempts', () => {
  it('SEC-5 at one account, from a thousand addresses, at two processes: thirty are checked in the hour; its owner gets in', async () => {
    const owner = { email: 'amel@cordee.example', from: '192.0.2.1' };
    await app.createPerson(owner.email);
    const { trustedBrowser = null } = (await signIn({ ...owner, password: PASSWORD })).body;
    await app.database.query('truncate cordee.guess');
    hashCount = 0;

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
      `SEC-5 ${ATTEMPTS} attempts in ${seconds} s: ${checked} checked, ${hashCount} of them in this process; ${JSON.stringify(responses)}`,
    );

    expect(checked).toBeLessThanOrEqual(30);
    // A wrong password is compared with that of the account and that of a sign-up.
    expect(hashCount).toBeLessThanOrEqual(2 * checked);
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
      const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
      console.log(
        `SEC-6 ${route}: known ${median(durations.known).toFixed(1)} ms, unknown ${median(durations.unknown).toFixed(1)} ms (medians of ${SAMPLES})`,
      );
      expect(responses.known).toBe(responses.unknown);
    },
    300_000,
  );
});
