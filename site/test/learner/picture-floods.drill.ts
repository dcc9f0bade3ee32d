// Large pictures, and small files that are large pictures, sent by many at once beside somebody who opens their home page. (H-97, SEC-7)
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figures, openHome, quantile } from '../home-beside.ts';
import { AMEL, HUGO, JULES, LINA, MARC, NORA, type RunningApp, SAMIR, startApp, THEO, tokenOf, ZOE } from '../running-app.ts';

const FLOOD_SECONDS = 60;
const SENDERS = [HUGO, JULES, LINA, MARC, NORA, SAMIR, THEO, ZOE];

let app: RunningApp;
let cookie: string;
let cookies: string[];

beforeAll(async () => {
  app = await startApp();
  cookie = `cordee=${await tokenOf(app.site, AMEL.email)}`;
  cookies = await Promise.all(SENDERS.map(async ({ email }) => `cordee=${await tokenOf(app.site, email)}`));
});
afterAll(() => app.close());

async function sendPicture(sender: string, bytes: Buffer): Promise<number> {
  const form = new FormData();
  form.set('picture', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${app.site}/reglages?_action=accounts.uploadPicture`, {
    method: 'POST',
    headers: { origin: app.site, cookie: sender },
    body: form,
    redirect: 'manual',
  });
  await response.text();
  return response.status;
}

/** The memory of the CMS, in megabytes. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.processes.cms.pid}/status`, 'utf8'))?.[1]) / 1024;

/** Returns how much memory the CMS takes at most until `over`, beyond what it takes now. */
async function peakMemory(over: Promise<unknown>): Promise<number> {
  let isOver = false;
  over.finally(() => (isOver = true));
  const before = memory();
  let peak = before;
  while (!isOver) {
    peak = Math.max(peak, memory());
    await pause(20);
  }
  return Math.round(peak - before);
}

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a33' } });

it('H-97 ten pictures of 48 million pixels at once take 300 MB at most', async () => {
  const photo = await picture(8000, 6000).jpeg().toBuffer();
  const sending = Promise.all([...cookies, ...cookies.slice(0, 2)].map((sender) => sendPicture(sender, photo)));
  const peak = await peakMemory(sending);
  console.log(`H-97 ten pictures of 48 million pixels: ${peak} MB more; answers ${await sending}`);
  expect(await app.database.query('select from cordee.picture'), 'pictures stored').toHaveLength(SENDERS.length);
  expect(peak).toBeLessThan(300);
}, 300_000);

it.each([
  ['an AVIF of two thousand bytes with 49 million pixels', () => picture(7000, 7000).avif({ effort: 0 })],
  ['an AVIF with 24 million pixels', () => picture(6000, 4000).avif({ effort: 0 })],
])(
  'SEC-7 %s, sent by eight people without a pause, leaves the home page as it is',
  async (name, draw) => {
    const bytes = await draw().toBuffer();
    const quiet = await openHome({ site: app.site, cookie }, pause(15_000));

    const answers: number[] = [];
    const until = Date.now() + FLOOD_SECONDS * 1_000;
    const flooding = Promise.all(
      cookies.map(async (sender) => {
        while (Date.now() < until) answers.push(await sendPicture(sender, bytes));
      }),
    );
    const [beside, peak] = await Promise.all([openHome({ site: app.site, cookie }, flooding), peakMemory(flooding)]);

    const statuses = [...Map.groupBy(answers, (status) => status)].map(([status, all]) => `${all.length} × ${status}`);
    console.log(
      `SEC-7 ${name}: home alone ${figures(quiet.durations)} ms, beside the flood ${figures(beside.durations)} ms (median, 95 %, longest) ` +
        `${JSON.stringify(beside.statuses)}; ${peak} MB more; ${statuses.join(', ')}`,
    );
    expect(Object.keys(beside.statuses)).toEqual(['200']);
    expect(peak).toBeLessThan(600);
    expect(quantile(beside.durations, 0.95)).toBeLessThan(3 * quantile(quiet.durations, 0.95));
  },
  300_000,
);
