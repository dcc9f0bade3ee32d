import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { JULES, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('ACC-2 a learner resets a forgotten password through their mailbox', async () => {
  const { page, context, pageErrors } = await app.openPage({ width: 360 });
  await page.goto('/connexion');
  await page.getByRole('link', { name: /Mot de passe oublié/ }).click();
  await page.getByLabel('Adresse e-mail').fill(JULES.email);
  await page.getByRole('button', { name: 'Recevoir le lien' }).click();
  await page.getByRole('heading', { name: 'Regarde ta boîte aux lettres' }).waitFor();

  const mail = await app.mailServer.waitForMail(JULES.email);
  const link = /http\S+nouveau-mot-de-passe\S+/.exec(mail.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('Nouveau mot de passe').fill('trop court');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('alert').getByText('il en faut 12 caractères').waitFor();

  await page.getByLabel('Nouveau mot de passe').fill('une phrase toute neuve');
  await page.getByRole('button', { name: 'Enregistrer' }).dblclick();
  await page.getByText('Ton mot de passe est changé').waitFor();
  await page.goto(link);
  await page.getByText('Ton mot de passe est changé').waitFor();
  await app.signIn(page, JULES.email, 'une phrase toute neuve');

  await app.database.query("update cordee.link_use set used_at = used_at - interval '1 minute'");
  await page.goto(link);
  await page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
  await page.getByRole('link', { name: 'Demander un nouveau lien' }).waitFor();
  expect(pageErrors).toEqual([]);
  await context.close();
});

it('H-77 a form that is refused unread is answered by a page with words and a way back', async () => {
  const post = (headers: Record<string, string>, body: string) =>
    fetch(`${app.site}/connexion?suite=%2Freglages&_action=accounts.signIn`, { method: 'POST', headers, body });
  for (const [response, status] of [
    [await post({}, 'email=x'), 403],
    [await post({ origin: 'https://evil.example' }, 'email=x'), 403],
    [await post({ origin: app.site }, 'x'.repeat(2 * 1024 * 1024)), 413],
  ] as const) {
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain('Rien n’a changé');
    expect(html).toContain('href="/connexion?suite=%2Freglages"');
  }
});

it('OPS-3 the logs of site, CMS and worker share the id of a request', async () => {
  const { page, context } = await app.openPage();
  await page.goto('/mot-de-passe-oublie');
  await page.getByLabel('Adresse e-mail').fill('amel@cordee.example');
  const [response] = await Promise.all([
    page.waitForResponse((candidate) => candidate.request().method() === 'POST'),
    page.getByRole('button', { name: 'Recevoir le lien' }).click(),
  ]);
  await app.mailServer.waitForMail('amel@cordee.example');

  const id = response.headers()['x-request-id'] ?? 'none';
  const log = (name: string) => readFileSync(path.join(process.env['TEST_LOGS'] ?? '', app.database.name, `${name}.log`), 'utf8');
  for (const name of ['site', 'cms', 'worker'])
    await expect.poll(() => log(name).includes(`"requestId":"${id}"`), { timeout: 5_000 }).toBe(true);
  await context.close();
});
