import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsIn } from '../../../test/browser-store.ts';
import { AMEL, JULES, type RunningApp, startApp } from '../running-app.ts';
import { openLesson, viewOf } from './open-lesson.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const PHONE = { width: 360 };
/** Lessons of the demo course: two films, and two texts. */
const [FILM, OTHER_FILM] = ['Ce qui se joue avant l’arrivée', 'Du regard au geste'];
const [TEXT, OTHER_TEXT] = ['Prévenir l’équipe', 'La liste de préparation'];
const play = (page: Page, rate: number) =>
  page.locator('video').evaluate((video: HTMLVideoElement, speed) => {
    video.playbackRate = speed;
    return video.play();
  }, rate);
const waitForPosition = (page: Page, second: number) =>
  page.waitForFunction((at) => (document.querySelector('video')?.currentTime ?? 0) >= at, second, { timeout: 60_000 });

const open = (page: Page, title: string) => openLesson(app, page, title);

/** How many seconds of the film on this page are not stored as played. */
async function unseenSeconds(page: Page, email: string, title: string): Promise<number> {
  const duration = await page.locator('video').evaluate((video: HTMLVideoElement) => video.duration);
  return duration - ((await viewOf(app, email, title))?.watched ?? 0);
}

describe('a learner on a phone', () => {
  it('LRN-13 watches half a lesson, closes the browser, resumes where they stopped and finishes it', async () => {
    const title = 'Faire le point, trois fois';
    const first = await app.openPage(PHONE);
    await app.signIn(first.page, AMEL.email);
    await open(first.page, title);
    await play(first.page, 2);
    await waitForPosition(first.page, 12);
    await first.page.close({ runBeforeUnload: true });
    await expect.poll(async () => (await viewOf(app, AMEL.email, title))?.watched, { timeout: 10_000 }).toBeGreaterThanOrEqual(10);

    const second = await app.openPage(PHONE);
    await app.signIn(second.page, AMEL.email);
    await open(second.page, title);
    await second.page.getByText(/Reprise à 0:1\d/).waitFor();
    await expect
      .poll(() => second.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
      .toBeGreaterThanOrEqual(10);
    await play(second.page, 2);
    await second.page.getByText('Leçon vue').waitFor({ timeout: 60_000 });
    expect(await viewOf(app, AMEL.email, title)).toMatchObject({ seen: true });

    await second.page.getByRole('link', { name: 'Accueillir un nouveau collègue' }).click();
    await second.page.getByText(/1 leçon vue sur/).waitFor();
    expect([...first.pageErrors, ...second.pageErrors]).toEqual([]);
    await second.context.close();
  });

  it('LRN-13 seeking to the end does not complete a lesson', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    // A position set before the film is there is lost: it would play from its beginning, and be seen.
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= HTMLMediaElement.HAVE_CURRENT_DATA);
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 27;
      return video.play();
    });
    await page.waitForFunction(() => document.querySelector('video')?.ended);
    await page.getByText('Progression enregistrée.').waitFor();
    expect(await page.locator('[data-seen]').isVisible()).toBe(false);
    await context.close();
  });

  it('LRN-13 loses no progress when the connection is lost for a while', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, JULES.email);
    await open(page, 'Faire le point, trois fois');
    await play(page, 2);
    await waitForPosition(page, 4);
    await page.waitForFunction(() => document.querySelector('video')?.buffered.end(0) === document.querySelector('video')?.duration);
    await context.setOffline(true);
    await page.getByText('Connexion perdue').waitFor({ timeout: 30_000 });
    await context.setOffline(false);
    await page.getByText('Leçon vue').waitFor({ timeout: 60_000 });
    await expect.poll(() => unseenSeconds(page, JULES.email, 'Faire le point, trois fois')).toBeLessThan(1);
    await context.close();
  });

  it('LRN-13 the end of a film that was played offline is saved once the connection is back', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, JULES.email);
    await open(page, 'Le premier matin');
    await play(page, 2);
    await waitForPosition(page, 20);
    await page.waitForFunction(() => document.querySelector('video')?.buffered.end(0) === document.querySelector('video')?.duration);
    await context.setOffline(true);
    await page.waitForFunction(() => document.querySelector('video')?.ended);
    await page.getByText('Connexion perdue').waitFor();
    await context.setOffline(false);
    await page.getByText('Leçon vue').waitFor({ timeout: 30_000 });
    await expect.poll(() => unseenSeconds(page, JULES.email, 'Le premier matin')).toBeLessThan(1);
    await context.close();
  });

  it('H-85 what was played before the first save got through, in a tab that then crashed, counts at the next visit', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, AMEL.email);
    await page.route('**/joue?*', (route) => route.abort());
    await open(page, FILM);
    await play(page, 2);
    await waitForPosition(page, 12);
    await page.getByText('Connexion perdue').waitFor();
    const before = await viewOf(app, AMEL.email, FILM);
    // The browser dies: nothing is sent on leaving.
    await page.goto('chrome://crash').catch(() => {});
    expect(await viewOf(app, AMEL.email, FILM)).toEqual(before);

    const next = await context.newPage();
    await next.goto('/');
    await expect.poll(async () => (await viewOf(app, AMEL.email, FILM))?.watched).toBeGreaterThanOrEqual(11);
    await expect.poll(() => recordsIn(next, 'cordee-reports', 'reports')).toEqual([]);

    await next.evaluate(() => localStorage.setItem('cordee', 'x'));
    await next.goto('/reglages/appareils');
    await next.getByRole('button', { name: 'tout oublier' }).click();
    await next.waitForURL(/connexion/);
    expect(await next.evaluate(() => localStorage.length), 'after signing out and forgetting everything').toBe(0);
    expect(await next.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await context.close();
  });

  it('H-79 the page of one person reports nothing for another who signed in since, and says so; it counts for whom it was played', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, AMEL.email);
    await open(page, OTHER_FILM);
    const settings = await context.newPage();
    await settings.goto('/reglages');
    const elsewhere = await context.newPage();
    await elsewhere.goto('/');
    await elsewhere.getByRole('button', { name: 'Me déconnecter' }).click();
    await elsewhere.waitForURL(/connexion/);
    await app.signIn(elsewhere, JULES.email);

    await play(page, 2);
    await waitForPosition(page, 3);
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
    await page.getByText('Une autre personne s’est connectée').waitFor();
    await settings.locator('form[action*=saveCommunityChoices] button').click();
    await settings.getByText('Une autre personne s’est connectée').waitFor();
    expect(await viewOf(app, JULES.email, OTHER_FILM)).toBeUndefined();

    await page.close();
    await app.signIn(elsewhere, AMEL.email);
    await expect.poll(async () => (await viewOf(app, AMEL.email, OTHER_FILM))?.watched).toBeGreaterThanOrEqual(2);
    expect(await viewOf(app, JULES.email, OTHER_FILM)).toBeUndefined();
    await context.close();
  });

  it('LRN-23 “J’ai lu” without a line is noted on the device and counts by itself when the line is back, also when that is too soon', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, AMEL.email);
    await open(page, TEXT);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await page.getByText('c’est noté sur cet appareil').waitFor();
    const tooSoon = page.waitForResponse((response) => response.status() === 409);
    await context.setOffline(false);
    await tooSoon;
    await app.database.query(`update cordee.clock set ahead = ahead + interval '5 minutes'`);
    await page.getByText('Leçon lue').waitFor({ timeout: 60_000 });
    await context.close();
  });

  it('LRN-13 “J’ai lu” too soon says when it counts, and then counts by itself', async () => {
    const { page, context } = await app.openPage(PHONE);
    await app.signIn(page, JULES.email);
    await open(page, TEXT);
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await page.getByText(/il comptera comme lu dans \d+ secondes/).waitFor();
    await app.database.query(`update cordee.clock set ahead = ahead + interval '5 minutes'`);
    await page.getByText('Leçon lue').waitFor({ timeout: 60_000 });
    await context.close();
  });

  it('H-90 “J’ai lu” that the server did not take is sent again by itself, in the page and from what was kept, once it answers again', async () => {
    const { page, context } = await app.openPage(PHONE);
    await page.clock.install();
    await app.signIn(page, AMEL.email);
    await open(page, OTHER_TEXT);
    await app.database.query(`update cordee.clock set ahead = ahead + interval '5 minutes'`);
    let [isDown, refused] = [true, 0];
    await page.route('**/lu?person=*', (route) => {
      if (!isDown) return route.continue();
      refused += 1;
      return route.fulfill({ status: 503, json: {} });
    });
    /** Lets half a minute pass on the device, and again while nothing came of it. */
    const pass = (come: () => Promise<unknown>) =>
      expect.poll(async () => {
        await page.clock.fastForward(31_000);
        return come();
      });
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await expect.poll(() => refused).toBe(1);
    await pass(async () => refused).toBeGreaterThan(1);
    // Without the page of the text, what was kept is sent from any other.
    const before = refused;
    await page.goto('/');
    await expect.poll(() => refused).toBeGreaterThan(before);
    isDown = false;
    await pass(async () => (await viewOf(app, AMEL.email, OTHER_TEXT))?.seen).toBe(true);
    await context.close();
  });

  it('LRN-5 marks a text as read, without JavaScript', async () => {
    const { page, context } = await app.openPage({ ...PHONE, script: false });
    await app.signIn(page, JULES.email);
    await open(page, OTHER_TEXT);
    await app.database.query(`update cordee.clock set ahead = ahead + interval '5 minutes'`);
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await page.getByText('Leçon lue').waitFor();
    await page.getByRole('link', { name: /Leçon suivante/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Le message de bienvenue' }).waitFor();
    await context.close();
  });
});

describe('access', () => {
  it('ACC-1 a visitor is redirected to the login form, and then back to the page they requested', async () => {
    const { page, context } = await app.openPage();
    const { page: inside, context: other } = await app.openPage();
    await app.signIn(inside, AMEL.email);
    await open(inside, 'Le premier matin');
    const url = inside.url();
    await page.goto(url);
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await page.getByLabel('Adresse e-mail').fill(AMEL.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill('pas le bon ');
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByText('Adresse ou mot de passe incorrect').waitFor();
    await page.getByText('commence ou finit par une espace').waitFor();
    expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe(AMEL.email);
    expect(await page.getByRole('alert').evaluate((alert) => alert === document.activeElement)).toBe(true);

    await page.getByLabel('Mot de passe', { exact: true }).fill(AMEL.password);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL(url);
    await Promise.all([context.close(), other.close()]);
  });

  it('LRN-5 a video URL works for its learner, for a minute, and for nobody who has the URL alone; so does that of captions', async () => {
    const { page, context } = await app.openPage();
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    const videoUrl = (await page.locator('video').getAttribute('src')) ?? '';
    const captionsUrl = (await page.locator('track').getAttribute('src')) ?? '';
    const renewalUrl = (await page.locator('lesson-player').getAttribute('data-film')) ?? '';
    const range = await context.request.get(videoUrl, { headers: { range: 'bytes=0-99' } });
    expect([range.status(), range.headers()['content-range']?.startsWith('bytes 0-99/'), range.headers()['cache-control']]).toEqual([
      206,
      true,
      'private, no-store',
    ]);
    const captions = await context.request.get(captionsUrl);
    expect([captions.status(), captions.headers()['content-type'], captions.headers()['cache-control']]).toEqual([
      200,
      'text/vtt; charset=utf-8',
      'private, no-store',
    ]);
    expect(await captions.text()).toMatch(/^WEBVTT/);
    for (const url of [videoUrl, captionsUrl, renewalUrl]) expect([url, (await fetch(app.site + url)).status]).toEqual([url, 401]);

    await app.database.query(`update cordee.clock set ahead = ahead + interval '61 seconds'`);
    expect((await context.request.get(videoUrl)).status()).toBe(403);
    const renewed: { address: string } = await (await context.request.get(renewalUrl)).json();
    expect((await context.request.get(renewed.address)).status()).toBe(200);

    await page.getByRole('button', { name: 'Me déconnecter' }).click();
    await page.waitForURL(/connexion/);
    expect((await context.request.get(renewed.address)).status()).toBe(401);
    await context.close();
  });

  it('SEC-6 a page of another origin can neither save progress nor sign anybody out', async () => {
    const { page, context } = await app.openPage();
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    const saveUrl = (await page.locator('lesson-player').getAttribute('data-save')) ?? '';
    const foreign = { origin: 'https://evil.example' };
    expect((await context.request.post(saveUrl, { headers: foreign, data: { played: [], position: 0 } })).status()).toBe(403);
    expect((await context.request.post('/?_action=accounts.signOut', { headers: foreign, form: {} })).status()).toBe(403);
    await page.reload();
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();
    await context.close();
  });

  it('SEC-8 behind a proxy the public origin of the site is accepted', async () => {
    const { port } = new URL(app.site);
    const requestReset = (origin?: string) =>
      fetch(`http://127.0.0.1:${port}/mot-de-passe-oublie?_action=accounts.requestPasswordReset`, {
        method: 'POST',
        body: new URLSearchParams({ email: 'nobody@cordee.example' }),
        ...(origin && { headers: { origin } }),
      });
    expect([
      (await requestReset(app.site)).status,
      (await requestReset('https://evil.example')).status,
      (await requestReset()).status,
    ]).toEqual([200, 403, 403]);
  });

  it('SEC-8 ids in a path cannot reach another route of the CMS', async () => {
    const { page, context } = await app.openPage();
    await app.signIn(page, AMEL.email);
    for (const id of ['..%5C..%5C..%5Cadmin%5Cinit', '..%2f..%2f..%2fadmin%2finit', '%252e%252e', 'x%3Fy', 'x%23y', 'a%5Cb'])
      for (const end of ['', '/lecons/x', '/lecons/x/video', '/lecons/x/adresse-video', '/lecons/x/sous-titres'])
        expect([id, (await context.request.get(`/parcours/${id}${end}`)).status()]).toEqual([id, 404]);
    const log = readFileSync(path.join(process.env['TEST_LOGS'] ?? '', app.database.name, 'cms.log'), 'utf8');
    expect(log).not.toContain('/admin/init');
    await context.close();
  });

  it('OPS-3 while the CMS is unavailable the pages say so; people stay signed in', async () => {
    const { page, context } = await app.openPage();
    await app.signIn(page, AMEL.email);
    process.kill(app.processes.cms.pid, 'SIGSTOP');
    try {
      const response = await page.goto('/');
      expect(response?.status()).toBe(503);
      await page.getByText('Tu restes connecté').waitFor();
      expect((await fetch(`${app.site}/live`)).status).toBe(200);
      expect((await fetch(`${app.site}/ready`)).status).toBe(503);
    } finally {
      process.kill(app.processes.cms.pid, 'SIGCONT');
    }
    expect((await page.goto('/'))?.status()).toBe(200);
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();
    await context.close();
  });
});
