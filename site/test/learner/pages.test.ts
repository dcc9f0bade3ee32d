import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, INES, openWholeHouse, type WholeHouse } from '../house.ts';

let house: WholeHouse;
const pictures = path.join(process.env['TEST_LOGS'] ?? '', '../pictures');

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  house = await openWholeHouse();
});
afterAll(() => house.close());

/** Every page, and how a person gets there. */
const PAGES: Record<string, (page: Page) => Promise<unknown>> = {
  connexion: (page) => page.goto('/connexion'),
  refused: async (page) => {
    await page.goto('/connexion');
    await page.getByLabel(/Adresse|address/).fill('a@b.fr');
    await page.getByLabel(/^(Mot de passe|Password)$/).fill('x');
    await page.getByRole('button', { name: /Me connecter|Sign in/ }).click();
    await page.getByRole('alert').waitFor();
  },
  oublie: (page) => page.goto('/mot-de-passe-oublie'),
  nouveau: (page) => page.goto('/nouveau-mot-de-passe?code=x'),
  accueil: (page) => signedIn(page),
  parcours: async (page) => {
    await signedIn(page);
    await page
      .getByRole('link', { name: /Accueillir/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
  video: (page) => lesson(page, 'Ce qui se joue avant l’arrivée'),
  texte: (page) => lesson(page, 'La liste de préparation'),
  vide: async (page) => {
    await house.signIn(page, INES.email);
  },
  absente: async (page) => {
    await signedIn(page);
    await page.goto('/parcours/absent');
  },
  introuvable: (page) => page.goto('/nulle-part'),
};

const signedIn = (page: Page) => house.signIn(page, AMEL.email);

async function lesson(page: Page, title: string): Promise<void> {
  await signedIn(page);
  await page
    .getByRole('link', { name: /Accueillir/ })
    .first()
    .click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

describe.each([
  [360, 'light', 'fr-FR'],
  [360, 'dark', 'en-GB'],
  [768, 'light', 'en-GB'],
  [1280, 'dark', 'fr-FR'],
] as const)('at %i px, %s, %s', (width, scheme, locale) => {
  it.each(Object.keys(PAGES))('LRN-19 %s: axe finds nothing, nothing sticks out, no script fails', async (name) => {
    const { page, context, troubles } = await house.visitor({ width, scheme, locale });
    await PAGES[name]?.(page);
    await page.screenshot({ path: path.join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true });

    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    expect(await page.locator('body').innerText()).not.toMatch(/\b(undefined|NaN|refusal\.|\[object)/);
    expect(troubles).toEqual([]);
    await context.close();
  });
});

it('light and dark, French and English can be chosen, and stay chosen', async () => {
  const { page, context } = await house.visitor();
  await page.goto('/connexion?suite=/parcours/x');
  await page.getByRole('button', { name: 'Passer en sombre' }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).search).toBe('?suite=%2Fparcours%2Fx');
  await page.goto('/mot-de-passe-oublie');
  expect([await page.locator('html').getAttribute('data-theme'), await page.locator('html').getAttribute('lang')]).toEqual(['dark', 'en']);
  await context.close();
});
