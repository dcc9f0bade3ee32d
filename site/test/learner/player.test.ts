import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AMEL, JULES, type RunningApp, startApp } from '../running-app.ts';
import { openLesson, viewOf } from './open-lesson.ts';

let app: RunningApp;
const FILM = 'Faire le point, trois fois';
const LONGER = 'Ce qui se joue avant l’arrivée';
/** How many bytes of a film come at a time: a browser plays no less than 32 kB. */
const PART = 65_536;
const HOSTED = 'Le rôle du parrain';
const VIMEO = 'https://player.vimeo.com/**';
const YOUTUBE = 'https://www.youtube-nocookie.com/**';
const fake = (name: string) => readFileSync(path.join(import.meta.dirname, '../hosts', name), 'utf8');
const VIMEO_PAGE = { contentType: 'text/html', body: fake('vimeo.html') };
const YOUTUBE_PAGE = { contentType: 'text/html', body: fake('youtube.html') };

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.database.query(`update cordee.clock set ahead = '0'`));

const ahead = (time: string) => app.database.query('update cordee.clock set ahead = $1', [time]);
const seen = (page: Page) => page.getByText('Leçon vue').waitFor({ timeout: 20_000 });
const begun = (email: string, title: string) => expect.poll(() => viewOf(app, email, title)).toBeDefined();
const position = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Turns a text of the demo course into the lesson of a film elsewhere, 20 seconds long, that nobody has begun. */
async function hostedAt(link: string): Promise<void> {
  await app.database.query('update lessons set video_link = $1, duration_seconds = 20 where title = $2', [link, HOSTED]);
  await app.database.query('select cordee.rebuild_outlines(array(select distinct course from cordee.course_outline))');
  await app.database.query('delete from cordee.lesson_view where lesson in (select document_id from lessons where title = $1)', [HOSTED]);
}

async function visit(email: string, look = {}): Promise<{ page: Page; context: BrowserContext; troubles: string[] }> {
  const visitor = await app.visitor(look);
  await app.signIn(visitor.page, email);
  return visitor;
}

/** Plays what stands in a host's frame to its end, faster than anybody could: the house clock goes along. */
async function playToTheEnd(page: Page, host: RegExp, email: string): Promise<void> {
  await begun(email, HOSTED);
  await ahead('1 minute');
  await page.frame({ url: host })?.evaluate('film.speed = 20');
}

describe('a film of ours', () => {
  it('LRN-5 LRN-13 has captions, plays at twice the speed, and is seen at its end; both choices are kept', async () => {
    const { page, context, troubles } = await visit(JULES.email);
    await openLesson(app, page, FILM);
    const captions = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode);
    await expect.poll(captions).toBe('showing');
    await page.getByLabel('Vitesse').selectOption('2');
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.textTracks[0]?.activeCues?.length))
      .toBeGreaterThan(0);
    await page.getByLabel('Sous-titres').uncheck();
    expect(await captions()).toBe('disabled');
    await seen(page);
    expect(await viewOf(app, JULES.email, FILM)).toMatchObject({ watched: 24, seen: true });

    await page.reload();
    await expect.poll(captions).toBe('disabled');
    expect(await page.getByLabel('Vitesse').inputValue()).toBe('2');
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(2);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('LRN-5 goes on at the same second when its address is over, and nothing of what was played is lost', async () => {
    const { page, context } = await visit(AMEL.email);
    // The first part of the file comes; what lies behind it only when the address is a minute old.
    const later = Promise.withResolvers<void>();
    const addresses = new Set<string>();
    await page.route('**/video?key=*', async (route) => {
      const headers = route.request().headers();
      const from = Number(/bytes=(\d+)-/.exec(headers['range'] ?? '')?.[1] ?? 0);
      if (addresses.add(route.request().url()).size > 1) return route.continue();
      if (from >= PART) await later.promise;
      await route.continue({ headers: { ...headers, range: `bytes=${from}-${from + PART - 1}` } });
    });
    await openLesson(app, page, LONGER);
    await page.getByLabel('Vitesse').selectOption('2');
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 4);
    await ahead('2 minutes');
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 30;
    });
    later.resolve();
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 32, undefined, { timeout: 10_000 });
    const video = await page
      .locator('video')
      .evaluate((film: HTMLVideoElement) => [film.paused, film.playbackRate, film.textTracks[0]?.mode, film.played.start(0)]);
    expect([addresses.size, ...video]).toEqual([2, false, 2, 'showing', 30]);
    const report = page.waitForRequest(/joue$/);
    await page.locator('video').evaluate((film: HTMLVideoElement) => film.pause());
    expect((await report).postDataJSON().played).toEqual([
      [0, expect.any(Number)],
      [30, expect.any(Number)],
    ]);
    await expect.poll(async () => (await viewOf(app, AMEL.email, LONGER))?.watched).toBeGreaterThanOrEqual(6);
    expect((await viewOf(app, AMEL.email, LONGER))?.position).toBeGreaterThanOrEqual(32);
    await context.close();
  });

  it('LRN-13 says so when it is really gone, and what is safe', async () => {
    const { page, context } = await visit(AMEL.email);
    await page.route(/\/(video|adresse-video)(\?|$)/, (route) => route.fulfill({ status: 404 }));
    await openLesson(app, page, LONGER);
    await page.getByRole('heading', { name: 'Cette vidéo ne peut pas être lue' }).waitFor();
    await page.getByText('Le fichier de la vidéo manque').waitFor();
    await page.unroute(/\/(video|adresse-video)(\?|$)/);
    await page.locator('[data-notice=broken]').getByRole('button', { name: 'Réessayer' }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
    expect(await page.locator('[data-notice=broken]').isVisible()).toBe(false);
    expect(await position(page)).toBeGreaterThanOrEqual(32);
    await context.close();
  });
});

describe('a film on Vimeo', () => {
  beforeEach(() => hostedAt('https://vimeo.com/76979871/0123abcdef'));

  it('LRN-5 LRN-13 resumes where it stopped on another device, and is seen once played to its end', async () => {
    const first = await visit(AMEL.email);
    const asked: Request[] = [];
    await first.page.route(VIMEO, (route) => asked.push(route.request()) && route.fulfill(VIMEO_PAGE));
    await openLesson(app, first.page, HOSTED);
    await first.page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await begun(AMEL.email, HOSTED);
    await ahead('1 minute');
    await first.page.frame({ url: /vimeo/ })?.evaluate('film.speed = 10');
    await first.page.waitForTimeout(700);
    await first.page.close({ runBeforeUnload: true });
    await expect.poll(async () => (await viewOf(app, AMEL.email, HOSTED))?.watched).toBeGreaterThan(3);
    const view = await viewOf(app, AMEL.email, HOSTED);
    expect(asked[0]?.url()).toMatch(/^https:\/\/player\.vimeo\.com\/video\/76979871\?h=0123abcdef&dnt=1/);
    // Vimeo and YouTube look at the site that asks; the page that asks is nobody's business.
    expect(asked[0]?.headers()['referer']).toBe(`${app.site}/`);

    const second = await visit(AMEL.email);
    await second.page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await openLesson(app, second.page, HOSTED);
    await second.page.getByText(/Reprise à 0:\d\d/).waitFor();
    await expect.poll(() => second.page.frame({ url: /vimeo/ })?.evaluate('second')).toBe(view?.position);
    await second.page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await second.page.frame({ url: /vimeo/ })?.evaluate('film.speed = 20');
    await seen(second.page);
    expect(await viewOf(app, AMEL.email, HOSTED)).toMatchObject({ watched: 20, seen: true });
    expect([...first.troubles, ...second.troubles]).toEqual([]);
    await second.context.close();
  });

  it('LRN-13 a jump is not played', async () => {
    const { page, context } = await visit(JULES.email);
    await page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await openLesson(app, page, HOSTED);
    await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await begun(JULES.email, HOSTED);
    await ahead('1 minute');
    await page.frame({ url: /vimeo/ })?.evaluate('acts.setCurrentTime(18)');
    await page.getByText('Progression enregistrée.').waitFor();
    await expect.poll(() => viewOf(app, JULES.email, HOSTED)).toMatchObject({ seen: false, position: 20, watched: 2 });
    await context.close();
  });

  it('LRN-13 blocked by a firewall: the page says so within 8 seconds, and what to ask; once let through, it plays', async () => {
    const [refused, silent, ours] = await Promise.all([
      visit(JULES.email),
      visit(AMEL.email, { width: 360, scheme: 'dark' }),
      visit(AMEL.email, { width: 768 }),
    ]);
    let late = () => {};
    await refused.page.route(VIMEO, (route) => route.abort('connectionrefused'));
    // Nothing comes back at all, until it does.
    await silent.page.route(VIMEO, (route) => {
      late = () => void route.fulfill(VIMEO_PAGE);
    });
    const addresses = new Set<string>();
    await ours.page.route(/video\?key=/, async (route) => {
      if (addresses.add(route.request().url()).size > 1) await route.continue();
    });
    await Promise.all([
      blocked(refused.page, HOSTED, ['player.vimeo.com', '*.vimeocdn.com', 'f.vimeocdn.com', 'i.vimeocdn.com']),
      blocked(silent.page, HOSTED, ['player.vimeo.com']),
      blocked(ours.page, FILM, [new URL(app.site).host]),
    ]);
    expect(await faults(silent.page)).toEqual([]);

    late();
    await refused.page.unroute(VIMEO);
    await refused.page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await retry(refused.page);
    for (const { page } of [refused, silent]) {
      await page.locator('[data-notice=blocked]').waitFor({ state: 'hidden' });
      await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
      await expect.poll(() => page.frame({ url: /vimeo/ })?.evaluate('playing')).toBe(true);
    }
    await retry(ours.page);
    await ours.page.locator('[data-notice=blocked]').waitFor({ state: 'hidden' });
    await Promise.all([refused, silent, ours].map(({ context }) => context.close()));
  });
});

async function blocked(page: Page, title: string, hosts: readonly string[]): Promise<void> {
  await openLesson(app, page, title);
  await page.getByRole('heading', { name: /La vidéo ne vient pas/ }).waitFor({ timeout: 8_000 });
  await page.getByText('Message pour le service informatique').click();
  const letter = page.getByRole('textbox', { name: 'Message pour le service informatique' });
  for (const host of hosts) expect(await letter.inputValue()).toContain(`\n${host}\n`);
}

const retry = (page: Page) => page.locator('[data-notice=blocked]').getByRole('button', { name: 'Réessayer' }).click();

/** What axe finds, and what sticks out. (LRN-19) */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
    ...(sticksOut ? ['sticks out'] : []),
  ];
}

describe('a film on YouTube', () => {
  it('LRN-5 LRN-13 asks before anything goes to YouTube; then it plays, is resumed, and seen at its end', async () => {
    await hostedAt('https://youtu.be/M7lc1UVf-VE');
    const { page, context, troubles } = await visit(AMEL.email);
    const asked: string[] = [];
    page.on('request', (request) => !request.url().startsWith(app.site) && asked.push(request.url()));
    await page.route(YOUTUBE, (route) => route.fulfill(YOUTUBE_PAGE));
    await openLesson(app, page, HOSTED);
    await page.getByText('Rien n’est demandé à YouTube avant ton clic').waitFor();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    expect(await faults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Lire avec YouTube' }).click();
    await playToTheEnd(page, /youtube/, AMEL.email);
    await seen(page);
    expect(await viewOf(app, AMEL.email, HOSTED)).toMatchObject({ watched: 20, seen: true });
    expect(asked.map((address) => new URL(address).host)).toEqual(['www.youtube-nocookie.com']);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('LRN-13 that its owner closed to other sites: the page says so', async () => {
    await hostedAt('https://www.youtube.com/watch?v=refuses0000');
    const { page, context } = await visit(AMEL.email);
    await page.route(YOUTUBE, (route) => route.fulfill(YOUTUBE_PAGE));
    await openLesson(app, page, HOSTED);
    await page.getByRole('button', { name: 'Lire avec YouTube' }).click();
    await page.getByText('YouTube répond, mais refuse').waitFor();
    await context.close();
  });
});

it('SEC-8 a page lets in the frames of these two hosts, and nothing else of anybody', async () => {
  const answer = await fetch(`${app.site}/connexion`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain('frame-src https://player.vimeo.com https://www.youtube-nocookie.com;');
  expect(policy.match(/https?:\/\/[^\s;]+/g)).toHaveLength(2);
  expect(policy).not.toMatch(/unsafe|\*/);
});
