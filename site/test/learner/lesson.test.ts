import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, JULES, type RunningApp, startApp } from '../running-app.ts';
import { openLesson, viewOf } from './open-lesson.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const PHONE = { width: 360 };
const play = (page: Page, rate: number) =>
  page.locator('video').evaluate((video: HTMLVideoElement, speed) => {
    video.playbackRate = speed;
    return video.play();
  }, rate);
const until = (page: Page, second: number) =>
  page.waitForFunction((at) => (document.querySelector('video')?.currentTime ?? 0) >= at, second, { timeout: 60_000 });

const open = (page: Page, title: string) => openLesson(app, page, title);

describe('a learner on a phone', () => {
  it('LRN-13 watches half a lesson, closes the browser, comes back where they were and finishes it', async () => {
    const title = 'Faire le point, trois fois';
    const first = await app.visitor(PHONE);
    await app.signIn(first.page, AMEL.email);
    await open(first.page, title);
    await play(first.page, 2);
    await until(first.page, 12);
    await first.page.close({ runBeforeUnload: true });
    await expect.poll(async () => (await viewOf(app, AMEL.email, title))?.watched, { timeout: 10_000 }).toBeGreaterThanOrEqual(10);

    const second = await app.visitor(PHONE);
    await app.signIn(second.page, AMEL.email);
    await open(second.page, title);
    await second.page.getByText(/Reprise à 0:1\d/).waitFor();
    expect(await second.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThanOrEqual(10);
    await play(second.page, 2);
    await second.page.getByText('Leçon vue').waitFor({ timeout: 60_000 });
    expect(await viewOf(app, AMEL.email, title)).toMatchObject({ seen: true });

    await second.page.getByRole('link', { name: 'Accueillir un nouveau collègue' }).click();
    await second.page.getByText(/1 leçon vue sur/).waitFor();
    expect([...first.troubles, ...second.troubles]).toEqual([]);
    await second.context.close();
  });

  it('LRN-13 jumping to the end does not make a lesson seen', async () => {
    const { page, context } = await app.visitor(PHONE);
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.currentTime = 27;
      return video.play();
    });
    await page.waitForFunction(() => document.querySelector('video')?.ended);
    await page.getByText('Progression enregistrée.').waitFor();
    expect(await page.locator('[data-seen]').isVisible()).toBe(false);
    await context.close();
  });

  it('LRN-13 a connection lost and found again: nothing of what was played is lost', async () => {
    const { page, context } = await app.visitor(PHONE);
    await app.signIn(page, JULES.email);
    await open(page, 'Faire le point, trois fois');
    await play(page, 2);
    await until(page, 4);
    await page.waitForFunction(() => document.querySelector('video')?.buffered.end(0) === document.querySelector('video')?.duration);
    await context.setOffline(true);
    await page.getByText('Connexion perdue').waitFor({ timeout: 30_000 });
    await context.setOffline(false);
    await page.getByText('Leçon vue').waitFor({ timeout: 60_000 });
    await context.close();
  });

  it('LRN-13 the end of a film, played while the connection was lost, is saved once it is back', async () => {
    const { page, context } = await app.visitor(PHONE);
    await app.signIn(page, JULES.email);
    await open(page, 'Le premier matin');
    await play(page, 2);
    await until(page, 20);
    await page.waitForFunction(() => document.querySelector('video')?.buffered.end(0) === document.querySelector('video')?.duration);
    await context.setOffline(true);
    await page.waitForFunction(() => document.querySelector('video')?.ended);
    await page.getByText('Connexion perdue').waitFor();
    await context.setOffline(false);
    await page.getByText('Leçon vue').waitFor({ timeout: 30_000 });
    await context.close();
  });

  it('LRN-5 marks a text as read, without any script', async () => {
    const { page, context } = await app.visitor({ ...PHONE, script: false });
    await app.signIn(page, JULES.email);
    await open(page, 'La liste de préparation');
    await page.getByRole('button', { name: 'J’ai lu' }).click();
    await page.getByText('Leçon lue').waitFor();
    await page.getByRole('link', { name: /Leçon suivante/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Le message de bienvenue' }).waitFor();
    await context.close();
  });
});

describe('doors', () => {
  it('ACC-1 whoever is not signed in is led to the form, and back to where they wanted to go', async () => {
    const { page, context } = await app.visitor();
    const { page: inside, context: other } = await app.visitor();
    await app.signIn(inside, AMEL.email);
    await open(inside, 'Le premier matin');
    const wanted = inside.url();
    await page.goto(wanted);
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
    await page.waitForURL(wanted);
    await Promise.all([context.close(), other.close()]);
  });

  it('LRN-5 the video plays for its learner, for a minute, and for nobody with the address alone; so do its captions', async () => {
    const { page, context } = await app.visitor();
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    const address = (await page.locator('video').getAttribute('src')) ?? '';
    const captions = (await page.locator('track').getAttribute('src')) ?? '';
    const fresh = (await page.locator('lesson-player').getAttribute('data-film')) ?? '';
    const part = await context.request.get(address, { headers: { range: 'bytes=0-99' } });
    expect([part.status(), part.headers()['content-range']?.startsWith('bytes 0-99/'), part.headers()['cache-control']]).toEqual([
      206,
      true,
      'private, no-store',
    ]);
    const words = await context.request.get(captions);
    expect([words.status(), words.headers()['content-type'], words.headers()['cache-control']]).toEqual([
      200,
      'text/vtt; charset=utf-8',
      'private, no-store',
    ]);
    expect(await words.text()).toMatch(/^WEBVTT/);
    for (const kept of [address, captions, fresh]) expect([kept, (await fetch(app.site + kept)).status]).toEqual([kept, 401]);

    await app.database.query(`update cordee.clock set ahead = '61 seconds'`);
    expect((await context.request.get(address)).status()).toBe(403);
    const renewed = (await (await context.request.get(fresh)).json()) as { address: string };
    expect((await context.request.get(renewed.address)).status()).toBe(200);

    await page.getByRole('button', { name: 'Me déconnecter' }).click();
    await page.waitForURL(/connexion/);
    expect((await context.request.get(renewed.address)).status()).toBe(401);
    await context.close();
  });

  it('SEC-6 a page of somebody else can neither save progress nor sign anybody out', async () => {
    const { page, context } = await app.visitor();
    await app.signIn(page, AMEL.email);
    await open(page, 'Le premier matin');
    const save = (await page.locator('lesson-player').getAttribute('data-save')) ?? '';
    const foreign = { origin: 'https://evil.example' };
    expect((await context.request.post(save, { headers: foreign, data: { played: [], position: 0 } })).status()).toBe(403);
    expect((await context.request.post('/?_action=signOut', { headers: foreign, form: {} })).status()).toBe(403);
    await page.reload();
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();
    await context.close();
  });

  it('SEC-8 behind a proxy the address that people see is ours too', async () => {
    const { port } = new URL(app.site);
    const forget = (origin?: string) =>
      fetch(`http://127.0.0.1:${port}/mot-de-passe-oublie?_action=forgetPassword`, {
        method: 'POST',
        body: new URLSearchParams({ email: 'nobody@cordee.example' }),
        ...(origin && { headers: { origin } }),
      });
    expect([(await forget(app.site)).status, (await forget('https://evil.example')).status, (await forget()).status]).toEqual([
      200, 403, 403,
    ]);
  });

  it('SEC-8 words in an address lead nowhere else in the CMS', async () => {
    const { page, context } = await app.visitor();
    await app.signIn(page, AMEL.email);
    for (const disguised of ['..%5C..%5C..%5Cadmin%5Cinit', '..%2f..%2f..%2fadmin%2finit', '%252e%252e', 'x%3Fy', 'x%23y', 'a%5Cb'])
      for (const end of ['', '/lecons/x', '/lecons/x/video', '/lecons/x/adresse-video', '/lecons/x/sous-titres'])
        expect([disguised, (await context.request.get(`/parcours/${disguised}${end}`)).status()]).toEqual([disguised, 404]);
    const log = readFileSync(path.join(process.env['TEST_LOGS'] ?? '', app.database.name, 'cms.log'), 'utf8');
    expect(log).not.toContain('/admin/init');
    await context.close();
  });

  it('OPS-3 when the CMS is away people are told so, stay signed in, and go on once it is back', async () => {
    const { page, context } = await app.visitor();
    await app.signIn(page, AMEL.email);
    process.kill(app.processes.cms.pid, 'SIGSTOP');
    try {
      const answer = await page.goto('/');
      expect(answer?.status()).toBe(503);
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
