// Browsers of learners are killed, cut off and slowed at random while films play: what was played is not lost. (LRN-13, H-85, H-90)
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchProfile } from '../../../test/browser.ts';
import { AMEL, type RunningApp, startApp, tokenOf } from '../running-app.ts';
import { openLesson, viewOf } from './open-lesson.ts';

const [LEARNERS, ROUNDS] = [10, 20];
const FILMS: readonly [string, ...string[]] = [
  'Ce qui se joue avant l’arrivée',
  'Du regard au geste',
  'Faire le point, trois fois',
  'Le premier matin',
  'Un poste prêt, vraiment essayé',
];
const FAULTS = ['killed', 'cut off', 'cut off, then killed', 'slowed'] as const;

/** How many seconds of a film may be lost: a beat when the browser is killed, the rounding to whole seconds otherwise. */
const MAX_LOST: Readonly<Record<(typeof FAULTS)[number], number>> = { killed: 10, 'cut off': 1, 'cut off, then killed': 10, slowed: 1 };

type Round = Readonly<{ fault: (typeof FAULTS)[number]; film: string; played: number; lost: number }>;

let app: RunningApp;
let folder: string;

beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(path.join(tmpdir(), 'cordee-profiles-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const random = (from: number, to: number) => from + Math.random() * (to - from);
const oneOf = <T extends string>(all: readonly [T, ...T[]]): T => all[Math.floor(Math.random() * all.length)] ?? all[0];

it('LRN-13 H-85 H-90 two hundred browsers that are killed, cut off or slowed lose a beat at most, and nothing when they only wait', {
  timeout: 3_600_000,
}, async () => {
  const learners = await tenLearners();
  const rounds = (await Promise.all(learners.map((email, index) => drill(email, path.join(folder, String(index)))))).flat();
  for (const [fault, of] of Map.groupBy(rounds, (round) => round.fault)) {
    const lost = of.map((round) => round.lost).sort((a, b) => a - b);
    console.log(
      `${fault}: ${of.length} times, ${Math.round(of.reduce((sum, { played }) => sum + played, 0))} s played; lost ${lost[Math.floor(lost.length / 2)]?.toFixed(1)} s (median), ${lost.at(-1)?.toFixed(1)} s at most`,
    );
  }
  expect(rounds).toHaveLength(LEARNERS * ROUNDS);
  expect(rounds.filter(({ fault, lost }) => lost > MAX_LOST[fault])).toEqual([]);
});

/** Ten people of the demo, made learners of the course of these films, with a password that is known. */
async function tenLearners(): Promise<string[]> {
  const learners = await app.database.query<{ email: string }>(
    `with course as (
       select m.session from cordee.membership m
       join cordee.session s on s.id = m.session and current_date between s.starts_on and s.ends_on
       join cordee.outline o on o.course = s.course and o.lesson_title = $2
       where m.person = (select id from up_users where email = $1) limit 1
     ), learner as (
       select p.id from cordee.person p, course c
       where not exists (select from cordee.membership m where m.person = p.id and m.session = c.session) and not p.is_staff limit $3
     ), joined as (insert into cordee.membership (person, session, role) select l.id, c.session, 'learner' from learner l, course c)
     update up_users set password = (select password from up_users where email = $1), confirmed = true, blocked = false
     where id in (select id from learner) returning email`,
    [AMEL.email, FILMS[0], LEARNERS],
  );
  expect(learners).toHaveLength(LEARNERS);
  return learners.map(({ email }) => email);
}

/** One learner, again and again: a film from its beginning, a fault, and what came of it. */
async function drill(email: string, profile: string): Promise<Round[]> {
  const rounds: Round[] = [];
  let context = await open(email, profile);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [fault, film] = [oneOf(FAULTS), oneOf(FILMS)];
    await app.database.query(
      `delete from cordee.lesson_view where person = (select id from up_users where email = $1)
       and lesson in (select document_id from lessons where title = $2)`,
      [email, film],
    );
    const page = await context.newPage();
    await openLesson(app, page, film);
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
    await page.waitForFunction(() => document.querySelector('video')?.buffered.end(0) === document.querySelector('video')?.duration);

    const played = await suffer(fault, { context, page, profile });
    if (fault.endsWith('killed')) context = await open(email, profile);
    const next = fault.endsWith('killed') ? await context.newPage() : page;
    if (next !== page) await next.goto('/');
    const watched = await savedAtLast(email, { film, played });
    rounds.push({ fault, film, played, lost: Math.max(played - watched, 0) });
    await next.close();
  }
  await context.close();
  return rounds;
}

async function open(email: string, profile: string): Promise<BrowserContext> {
  const context = await launchProfile(profile, { baseURL: app.site, viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  await context.addCookies([{ name: 'cordee', value: await tokenOf(app.site, email), url: app.site }]);
  return context;
}

type Victim = Readonly<{ context: BrowserContext; page: Page; profile: string }>;

/** Lets the film play, and the fault happen. Returns for how many seconds it was played. */
async function suffer(fault: Round['fault'], { context, page, profile }: Victim): Promise<number> {
  if (fault === 'slowed') await slow(page);
  await pause(random(1_000, 14_000));
  if (fault.startsWith('cut off')) {
    await context.setOffline(true);
    await pause(random(3_000, 10_000));
  }
  if (fault.endsWith('killed')) {
    const played = await playedIn(page);
    // By the folder of its profile: this browser alone, with all its processes.
    execFileSync('pkill', ['-9', '-f', `user-data-dir=${profile}`]);
    await context.close().catch(() => {});
    return played;
  }
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
  await context.setOffline(false);
  return playedIn(page);
}

/** Answers to saves take nine seconds, and a third of them never arrive. */
const slow = (page: Page) =>
  page.route('**/joue?*', async (route) => {
    const response = await route.fetch().catch(() => undefined);
    if (!response || Math.random() < 1 / 3) return route.abort().catch(() => {});
    await pause(9_000);
    await route.fulfill({ response }).catch(() => {});
  });

const playedIn = (page: Page) =>
  page.locator('video').evaluate(({ played }: HTMLVideoElement) => {
    let seconds = 0;
    for (let index = 0; index < played.length; index += 1) seconds += played.end(index) - played.start(index);
    return seconds;
  });

/** How many seconds are saved once all are, or nothing more has come for half a minute. */
async function savedAtLast(email: string, { film, played }: { film: string; played: number }): Promise<number> {
  let watched = 0;
  for (let since = Date.now(); Date.now() - since < 30_000 && watched < played - 0.5; await pause(500)) {
    const before = watched;
    watched = (await viewOf(app, email, film))?.watched ?? 0;
    if (watched > before) since = Date.now();
  }
  return watched;
}
