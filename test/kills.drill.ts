import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyMailServer, startFaultyMailServer } from './faulty-mail-server.ts';
import { newFolder, pidOf, type RunningInstallation, removeInstallations, startAndWait, statusOf } from './installation.ts';

const KILLS = Number(process.env['DRILL_KILLS'] ?? 20);
/** How long a worker waits for a mail server that is silent, in milliseconds. */
const SENDING_MS = 30_000;
/** The parts of an installation: what is in the command of the process, and what tells that it is back. */
const PARTS = [
  { name: 'CMS', command: /main\.ts web/ },
  { name: 'site', command: /main\.ts $/ },
  { name: 'database', command: /bin\/postgres/ },
  { name: 'worker', command: /main\.ts worker/ },
];

let app: RunningInstallation;
let mailServer: FaultyMailServer;
let cmsUrl: string;
let siteSecret: string;
/** The addresses of sign-ups that were acknowledged, each with the moment. */
const acknowledged = new Map<string, number>();
/** When workers were killed. */
const workerKills: number[] = [];
let isDone = false;

beforeAll(async () => {
  const folder = newFolder();
  mailServer = await startFaultyMailServer({ refuse: 0, lose: 0, hang: 0.2, hungAtOnce: 1 });
  app = await startAndWait(folder, { env: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mailServer.port) } });
  cmsUrl = new URL(app.addresses.admin).origin;
  siteSecret = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).SITE_SECRET;
}, 240_000);
afterAll(async () => {
  await removeInstallations();
  await mailServer.stop();
}, 60_000);

/** Signs somebody up; whether that was acknowledged. Each comes from a subnet of their own, for the sake of the rate limits. */
async function signUp(number: number): Promise<void> {
  const email = `drill-${number}@cordee.example`;
  const response = await fetch(`${cmsUrl}/api/accounts/sign-ups`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-cordee-site': siteSecret,
      'x-cordee-client': `10.${number >> 8}.${number & 255}.1`,
    },
    body: JSON.stringify({ firstName: 'Rose', lastName: 'Blanc', email, password: `une phrase assez longue ${number}`, locale: 'fr' }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (response?.status === 204) acknowledged.set(email, Date.now());
}

async function signUpAllTheTime(): Promise<void> {
  for (let number = 1; !isDone; number += 1) await Promise.all([signUp(number), pause(300)]);
}

const receptionsOf = (email: string) => mailServer.receptions.filter(({ to }) => to === email);
const isReady = async () => (await statusOf(`${app.addresses.site}/ready`)) === 200;

/** Waits until it is so, and returns how long that took, in milliseconds. */
async function timeUntil(isSo: () => Promise<boolean> | boolean): Promise<number> {
  const since = Date.now();
  while (!(await isSo())) await pause(50);
  return Date.now() - since;
}

/** Waits until a sign-up that is made from now on has got its mail. */
async function mailGoesOut(): Promise<boolean> {
  const before = acknowledged.size;
  await timeUntil(() => [...acknowledged.keys()].slice(before).some((email) => receptionsOf(email).length > 0));
  return true;
}

/**
 * Kills a part, each other time again a moment after it was started in its place, and returns how long it took each time until it was back, in
 * milliseconds. A worker is back once mail goes out.
 */
async function killAgainAndAgain({ name, command }: (typeof PARTS)[number]): Promise<number[]> {
  const times: number[] = [];
  for (let kills = 1; kills <= KILLS; kills += 1) {
    await timeUntil(() => pidOf(app, command) !== undefined);
    const pid = pidOf(app, command) ?? 0;
    process.kill(pid, 'SIGKILL');
    if (name === 'worker') workerKills.push(Date.now());
    await timeUntil(() => pidOf(app, command) !== pid);
    if (kills % 2) await pause(Math.random() * 2_000);
    else times.push(await timeUntil(name === 'worker' ? mailGoesOut : isReady));
  }
  return times;
}

describe('OPS-3 every process is killed again and again, also while it starts', () => {
  const backAfter = new Map<string, number[]>();
  let mailAfter = 0;

  it('each is back, nothing acknowledged is lost, and all stops in the end', { timeout: 3_600_000 }, async () => {
    const signingUp = signUpAllTheTime();
    for (const part of PARTS) backAfter.set(part.name, await killAgainAndAgain(part));
    mailAfter = await timeUntil(mailGoesOut);
    isDone = true;
    await signingUp;
    await expect.poll(() => [...acknowledged.keys()].filter((email) => receptionsOf(email).length === 0), { timeout: 200_000 }).toEqual([]);

    const unanswered = () => [...acknowledged.keys()].filter((email) => !receptionsOf(email).some(({ confirmed }) => confirmed));
    await expect.poll(unanswered, { timeout: 600_000, interval: 1_000 }).toEqual([]);
    const repeated = [...acknowledged.keys()].map(receptionsOf).filter((receptions) => receptions.length > 1);
    const gaps = repeated.flatMap((receptions) =>
      receptions.slice(1).map(({ at }, index) => ({ from: receptions[index]?.at ?? at, to: at })),
    );
    // A worker that lives gives a message up after a while by itself, and tries again later.
    const claimed = gaps.filter(({ from }) => workerKills.some((killedAt) => killedAt >= from && killedAt < from + SENDING_MS));
    const longest = (some: typeof gaps) => Math.max(0, ...some.map(({ from, to }) => to - from));
    for (const [name, times] of backAfter)
      console.log(`${name}: ${KILLS} kills, back after ${Math.max(...times)} ms at most (${times.join(', ')})`);
    console.log(`mail goes out ${mailAfter} ms after the last kill`);
    console.log(
      `${acknowledged.size} sign-ups acknowledged, each got its mail; ${repeated.length} got it twice or more, ${mailServer.counts.hang} times without an answer:
       ${claimed.length} that a killed worker had claimed, after ${longest(claimed)} ms at most, and others after ${longest(gaps)} ms at most`,
    );
    for (const receptions of repeated) expect(new Set(receptions.map(({ messageId }) => messageId)).size).toBe(1);
    expect(app.process.exitCode, 'the installation has not ended').toBeNull();

    const stopsAt = Date.now();
    app.process.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    console.log(`stopped within ${Date.now() - stopsAt} ms`);
  });
});
