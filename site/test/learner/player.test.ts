import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AMEL, JULES, type OpenPage, type PageOptions, type RunningApp, startApp } from '../running-app.ts';
import { openLesson, viewOf } from './open-lesson.ts';

let app: RunningApp;
const OWN_FILM = 'Faire le point, trois fois';
const LONG_FILM = 'Ce qui se joue avant l’arrivée';
/** The size of a range response in bytes; a browser does not start to play below 32 kB. */
const RANGE_BYTES = 65_536;
const HOSTED_FILM = 'Le rôle du parrain';
const VIMEO = 'https://player.vimeo.com/**';
const YOUTUBE = 'https://www.youtube-nocookie.com/**';
const readHost = (name: string) => readFileSync(path.join(import.meta.dirname, '../hosts', name), 'utf8');
const VIMEO_PAGE = { contentType: 'text/html', body: readHost('vimeo.html') };
const YOUTUBE_PAGE = { contentType: 'text/html', body: readHost('youtube.html') };

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.database.query(`update cordee.clock set ahead = '0'`));

const advanceClock = (time: string) => app.database.query('update cordee.clock set ahead = $1', [time]);
const waitUntilSeen = (page: Page) => page.getByText('Leçon vue').waitFor({ timeout: 20_000 });
/** Waits until the host's film has played for a second. */
const waitUntilPlaying = (page: Page, host: RegExp) =>
  expect.poll(() => page.frame({ url: host })?.evaluate('second'), { timeout: 10_000 }).toBeGreaterThanOrEqual(1);
const positionOf = (page: Page) => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Turns a text of the demo course into a film of another host that nobody has started; it is 20 seconds long, whatever is noted. */
async function setVideoLink(link: string, noted = 20): Promise<void> {
  await app.database.query('update lessons set video_link = $1, duration_seconds = $2 where title = $3', [link, noted, HOSTED_FILM]);
  await app.database.query('select cordee.rebuild_outlines(array(select distinct course from cordee.course_outline))');
  await app.database.query('delete from cordee.lesson_view where lesson in (select document_id from lessons where title = $1)', [
    HOSTED_FILM,
  ]);
}

async function openSignedIn(email: string, options: PageOptions = {}): Promise<OpenPage> {
  const opened = await app.openPage(options);
  await app.signIn(opened.page, email);
  return opened;
}

/** Plays the film in a host's iframe to its end at 20 times the speed, with the app's clock advanced to match. */
async function playToTheEnd(page: Page, host: RegExp): Promise<void> {
  await waitUntilPlaying(page, host);
  await advanceClock('1 minute');
  const speedUp = () =>
    page
      .frame({ url: host })
      ?.evaluate('film.speed = 20')
      .catch(() => undefined);
  await expect.poll(speedUp, { timeout: 10_000 }).toBe(20);
}

describe('a film of our own', () => {
  it('LRN-5 LRN-13 has captions, plays at twice the speed, and is seen at its end; captions and speed are stored', async () => {
    const { page, context, pageErrors } = await openSignedIn(JULES.email);
    await openLesson(app, page, OWN_FILM);
    const captions = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode);
    await expect.poll(captions).toBe('showing');
    await page.getByLabel('Vitesse').selectOption('2');
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.textTracks[0]?.activeCues?.length))
      .toBeGreaterThan(0);
    await page.getByLabel('Sous-titres').uncheck();
    expect(await captions()).toBe('disabled');
    await waitUntilSeen(page);
    expect(await viewOf(app, JULES.email, OWN_FILM)).toMatchObject({ watched: 24, seen: true });

    await page.reload();
    await expect.poll(captions).toBe('disabled');
    expect(await page.getByLabel('Vitesse').inputValue()).toBe('2');
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(2);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('LRN-5 continues at the same position when its URL expires, and loses no progress', async () => {
    const { page, context } = await openSignedIn(AMEL.email);
    // The first range is sent at once; any other only when the URL has expired.
    const expired = Promise.withResolvers<void>();
    const urls = new Set<string>();
    await page.route('**/video?key=*', async (route) => {
      const headers = route.request().headers();
      const from = Number(/bytes=(\d+)-/.exec(headers['range'] ?? '')?.[1] ?? 0);
      if (urls.add(route.request().url()).size > 1) return route.continue();
      if (from >= RANGE_BYTES) await expired.promise;
      await route.continue({ headers: { ...headers, range: `bytes=${from}-${from + RANGE_BYTES - 1}` } });
    });
    await openLesson(app, page, LONG_FILM);
    await page.getByLabel('Vitesse').selectOption('2');
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 4);
    await advanceClock('2 minutes');
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 30;
    });
    expired.resolve();
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 32, undefined, { timeout: 10_000 });
    const video = await page
      .locator('video')
      .evaluate((film: HTMLVideoElement) => [film.paused, film.playbackRate, film.textTracks[0]?.mode, film.played.start(0)]);
    expect([urls.size, ...video]).toEqual([2, false, 2, 'showing', 30]);
    const report = page.waitForRequest(/joue\?/);
    await page.locator('video').evaluate((film: HTMLVideoElement) => film.pause());
    // What was played before has been saved.
    expect((await report).postDataJSON().played).toEqual([[30, expect.any(Number)]]);
    await expect.poll(async () => (await viewOf(app, AMEL.email, LONG_FILM))?.watched).toBeGreaterThanOrEqual(6);
    expect((await viewOf(app, AMEL.email, LONG_FILM))?.position).toBeGreaterThanOrEqual(32);
    await context.close();
  });

  it('LRN-13 says so when the file is missing, and that progress is safe', async () => {
    const { page, context } = await openSignedIn(AMEL.email);
    await page.route(/\/(video|adresse-video)(\?|$)/, (route) => route.fulfill({ status: 404 }));
    await openLesson(app, page, LONG_FILM);
    await page.getByRole('heading', { name: 'Cette vidéo ne peut pas être lue' }).waitFor();
    await page.getByText('Le fichier de la vidéo manque').waitFor();
    await page.unroute(/\/(video|adresse-video)(\?|$)/);
    await page.locator('[data-notice=broken]').getByRole('button', { name: 'Réessayer' }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 1);
    expect(await page.locator('[data-notice=broken]').isVisible()).toBe(false);
    expect(await positionOf(page)).toBeGreaterThanOrEqual(32);
    await context.close();
  });
});

describe('a film on Vimeo', () => {
  beforeEach(() => setVideoLink('https://vimeo.com/76979871/0123abcdef'));

  it('LRN-5 LRN-13 resumes on another device where it stopped, and is seen once played to its end', async () => {
    const first = await openSignedIn(AMEL.email);
    const requests: Request[] = [];
    await first.page.route(VIMEO, (route) => requests.push(route.request()) && route.fulfill(VIMEO_PAGE));
    await openLesson(app, first.page, HOSTED_FILM);
    await first.page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await waitUntilPlaying(first.page, /vimeo/);
    await advanceClock('1 minute');
    await first.page.frame({ url: /vimeo/ })?.evaluate('film.speed = 10');
    await expect.poll(() => first.page.frame({ url: /vimeo/ })?.evaluate('second'), { interval: 50 }).toBeGreaterThan(5);
    await first.page.close({ runBeforeUnload: true });
    await expect.poll(async () => (await viewOf(app, AMEL.email, HOSTED_FILM))?.watched).toBeGreaterThan(3);
    const view = await viewOf(app, AMEL.email, HOSTED_FILM);
    expect(requests[0]?.url()).toMatch(/^https:\/\/player\.vimeo\.com\/video\/76979871\?h=0123abcdef&dnt=1/);
    // The Referer has the origin, which Vimeo and YouTube check, and not the page.
    expect(requests[0]?.headers()['referer']).toBe(`${app.site}/`);

    const second = await openSignedIn(AMEL.email);
    await second.page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await openLesson(app, second.page, HOSTED_FILM);
    await second.page.getByText(/Reprise à 0:\d\d/).waitFor();
    await expect.poll(() => second.page.frame({ url: /vimeo/ })?.evaluate('second')).toBe(view?.position);
    await second.page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await advanceClock('2 minutes');
    await second.page.frame({ url: /vimeo/ })?.evaluate('film.speed = 20');
    await waitUntilSeen(second.page);
    expect(await viewOf(app, AMEL.email, HOSTED_FILM)).toMatchObject({ watched: 20, seen: true });
    expect([...first.pageErrors, ...second.pageErrors]).toEqual([]);
    await second.context.close();
  });

  it('LRN-13 a skipped range does not count as played', async () => {
    const { page, context } = await openSignedIn(JULES.email);
    await page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await openLesson(app, page, HOSTED_FILM);
    await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
    await waitUntilPlaying(page, /vimeo/);
    await advanceClock('1 minute');
    await page.frame({ url: /vimeo/ })?.evaluate('methods.setCurrentTime(18)');
    await page.getByText('Progression enregistrée.').waitFor();
    await expect.poll(() => viewOf(app, JULES.email, HOSTED_FILM)).toMatchObject({ seen: false, position: 20 });
    expect((await viewOf(app, JULES.email, HOSTED_FILM))?.watched, 'the start, and what came after the leap').toBeLessThan(6);
    await context.close();
  });

  it('LRN-13 blocked by a firewall: the page says so within 8 seconds, with a message to the IT department; once allowed, it plays', async () => {
    const [refused, silent, own] = await Promise.all([
      openSignedIn(JULES.email),
      openSignedIn(AMEL.email, { width: 360, scheme: 'dark' }),
      openSignedIn(AMEL.email, { width: 768 }),
    ]);
    let respond = () => {};
    await refused.page.route(VIMEO, (route) => route.abort('connectionrefused'));
    // There is no response until `respond` is called.
    await silent.page.route(VIMEO, (route) => {
      respond = () => void route.fulfill(VIMEO_PAGE);
    });
    const urls = new Set<string>();
    await own.page.route(/video\?key=/, async (route) => {
      if (urls.add(route.request().url()).size > 1) await route.continue();
    });
    await Promise.all([
      expectBlocked(refused.page, HOSTED_FILM, ['player.vimeo.com', '*.vimeocdn.com', 'f.vimeocdn.com', 'i.vimeocdn.com']),
      expectBlocked(silent.page, HOSTED_FILM, ['player.vimeo.com']),
      expectBlocked(own.page, OWN_FILM, [new URL(app.site).host]),
    ]);
    expect(await accessibilityIssues(silent.page)).toEqual([]);

    respond();
    await refused.page.unroute(VIMEO);
    await refused.page.route(VIMEO, (route) => route.fulfill(VIMEO_PAGE));
    await retry(refused.page);
    for (const { page } of [refused, silent]) {
      await page.locator('[data-notice=blocked]').waitFor({ state: 'hidden' });
      await page.frameLocator('iframe').getByRole('button', { name: 'Play' }).click();
      await expect.poll(() => page.frame({ url: /vimeo/ })?.evaluate('playing')).toBe(true);
    }
    await retry(own.page);
    await own.page.locator('[data-notice=blocked]').waitFor({ state: 'hidden' });
    await Promise.all([refused, silent, own].map(({ context }) => context.close()));
  });
});

async function expectBlocked(page: Page, title: string, hosts: readonly string[]): Promise<void> {
  await openLesson(app, page, title);
  await page.getByRole('heading', { name: /La vidéo ne vient pas/ }).waitFor({ timeout: 8_000 });
  await page.getByText('Message pour le service informatique').click();
  const message = page.getByRole('textbox', { name: 'Message pour le service informatique' });
  for (const host of hosts) expect(await message.inputValue()).toContain(`\n${host}\n`);
}

const retry = (page: Page) => page.locator('[data-notice=blocked]').getByRole('button', { name: 'Réessayer' }).click();

/** Lists what axe finds, and whether the page overflows. (LRN-19) */
async function accessibilityIssues(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
    ...(overflows ? ['overflows'] : []),
  ];
}

describe('a film on YouTube', () => {
  it('LRN-5 LRN-13 H-87 sends nothing to YouTube before consent; then it plays, and is seen at its end, also when a longer one is noted', async () => {
    await setVideoLink('https://youtu.be/M7lc1UVf-VE', 24);
    const { page, context, pageErrors } = await openSignedIn(AMEL.email);
    const foreignRequests: string[] = [];
    page.on('request', (request) => !request.url().startsWith(app.site) && foreignRequests.push(request.url()));
    await page.route(YOUTUBE, (route) => route.fulfill(YOUTUBE_PAGE));
    await openLesson(app, page, HOSTED_FILM);
    await page.getByText('Rien n’est demandé à YouTube avant ton clic').waitFor();
    await page.waitForLoadState('networkidle');
    expect(foreignRequests).toEqual([]);
    expect(await accessibilityIssues(page)).toEqual([]);

    await page.getByRole('button', { name: 'Lire avec YouTube' }).click();
    await playToTheEnd(page, /youtube/);
    await waitUntilSeen(page);
    expect(await viewOf(app, AMEL.email, HOSTED_FILM)).toMatchObject({ watched: 20, seen: true });
    expect(foreignRequests.map((url) => new URL(url).host)).toEqual(['www.youtube-nocookie.com']);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('LRN-13 whose owner does not allow embedding: the page says so', async () => {
    await setVideoLink('https://www.youtube.com/watch?v=refuses0000');
    const { page, context } = await openSignedIn(AMEL.email);
    await page.route(YOUTUBE, (route) => route.fulfill(YOUTUBE_PAGE));
    await openLesson(app, page, HOSTED_FILM);
    await page.getByRole('button', { name: 'Lire avec YouTube' }).click();
    await page.getByText('YouTube répond, mais refuse').waitFor();
    await context.close();
  });
});

it('SEC-8 the content security policy allows iframes of these two hosts, and nothing else of other origins', async () => {
  const response = await fetch(`${app.site}/connexion`);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain('frame-src https://player.vimeo.com https://www.youtube-nocookie.com;');
  expect(policy.match(/https?:\/\/[^\s;]+/g)).toHaveLength(2);
  expect(policy).not.toMatch(/unsafe|\*/);
});
