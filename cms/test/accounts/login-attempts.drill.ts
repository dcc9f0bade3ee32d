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
let publicRoutes: string[];
let hashedHere = 0;

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  const port = await freePort();
  const env = testSettings(app.database.url, { CMS_PORT: String(port) });
  second = await startCms({ env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'drill') });
  publicRoutes = [app.url, `http://127.0.0.1:${port}`];
  const users = app.strapi.plugin('users-permissions').service('user');
  const { validatePassword } = users;
  vi.spyOn(users, 'validatePassword').mockImplementation((...args: unknown[]) => {
    hashedHere += 1;
    return validatePassword.apply(users, args);
  });
});
afterAll(async () => {
  await second.stop();
  await app.close();
});

type Typed = { email: string; password?: string; from: string; trustedBrowser?: string | null; door?: number };

async function signIn({ email, password = 'pas le bon mot', from, trustedBrowser = null, door = 0 }: Typed) {
  const answer = await fetch(`${publicRoutes[door % 2]}/api/accounts/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cordee-site': process.env['SITE_SECRET'] ?? '', 'x-cordee-client': from },
    body: JSON.stringify({ email, password, trustedBrowser }),
  });
  return { status: answer.status, body: (await answer.json()) as { trustedBrowser?: string; code?: string } };
}

const spread = (index: number) => `198.${18 + (index % 2)}.${Math.floor(index / 4) % 250}.${index % 251}`;

describe('ten thousand guesses', () => {
  it('SEC-5 at one account, from a thousand addresses, at two processes: thirty are looked at in the hour; its owner gets in', async () => {
    const owner = { email: 'amel@cordee.example', from: '192.0.2.1' };
    await app.person(owner.email);
    const { body: known } = await signIn({ ...owner, password: PASSWORD });
    await app.database.query('truncate cordee.guess');
    hashedHere = 0;

    const answers: Record<string, number> = {};
    const began = performance.now();
    let next = 0;
    const guesser = async () => {
      for (let index = next++; index < ATTEMPTS; index = next++) {
        const { status, body } = await signIn({ email: owner.email, from: spread(index % ADDRESSES), door: index });
        answers[`${status} ${body.code}`] = (answers[`${status} ${body.code}`] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, guesser));
    const [{ looked } = { looked: -1 }] = await app.database.query<{ looked: number }>(
      `select count(*)::int as looked from cordee.guess where subject like 'account:%'`,
    );
    const took = Math.round((performance.now() - began) / 1000);
    console.log(`SEC-5 ${ATTEMPTS} guesses in ${took} s: ${looked} looked at, ${hashedHere} of them here; ${JSON.stringify(answers)}`);

    expect(looked).toBeLessThanOrEqual(30);
    expect(hashedHere).toBeLessThanOrEqual(looked);
    expect(Object.keys(answers)).toEqual(['401 accounts.sign_in_refused']);
    expect((await signIn({ ...owner, password: PASSWORD })).status).toBe(401);
    for (const door of [0, 1])
      expect((await signIn({ ...owner, password: PASSWORD, trustedBrowser: known.trustedBrowser ?? null, door })).status).toBe(200);
  }, 900_000);

  it('SEC-5 a hospital behind one address: three hundred people sign in within the hour, and each of them', async () => {
    await app.database.query('truncate cordee.guess');
    const people = Array.from({ length: 30 }, (_, index) => `colleague.${index}@cordee.example`);
    for (const email of people) await app.person(email);
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async (_, round) => {
        const seen: number[] = [];
        for (const email of people) seen.push((await signIn({ email, password: PASSWORD, from: '192.0.2.77', door: round })).status);
        return seen;
      }),
    );
    expect(new Set(statuses.flat())).toEqual(new Set([200]));
  }, 300_000);
});

describe('who has an account', () => {
  const SAMPLES = 60;
  const doorsIn = {
    'sign-ins': (email: string) => ({ email, password: 'pas le bon mot' }),
    'forgotten-passwords': (email: string) => ({ email }),
    'sign-ups': (email: string) => ({ email, firstName: 'A', lastName: 'B', password: 'une phrase assez longue', locale: 'fr' }),
  };

  it.each(Object.entries(doorsIn))(
    'SEC-6 %s answers alike to an address that is known and one that is not',
    async (door, body) => {
      await app.person(`known.${door}@cordee.example`);
      const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      const answers = { known: '', unknown: '' };
      for (let sample = 0; sample < SAMPLES; sample += 1)
        for (const who of ['known', 'unknown'] as const) {
          await app.database.query('truncate cordee.guess');
          const began = performance.now();
          const answer = await fetch(`${app.url}/api/accounts/${door}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body(`${who}.${door}@cordee.example`)),
          });
          const text = await answer.text();
          taken[who].push(performance.now() - began);
          const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
          answers[who] = JSON.stringify([answer.status, text.replace(/"requestId":"[^"]*"/, ''), headers]);
        }
      const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
      console.log(
        `SEC-6 ${door}: known ${median(taken.known).toFixed(1)} ms, unknown ${median(taken.unknown).toFixed(1)} ms (medians of ${SAMPLES})`,
      );
      expect(answers.known).toBe(answers.unknown);
    },
    300_000,
  );
});
