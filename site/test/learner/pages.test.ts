import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmationPage, invitationPage, resetPage } from '../invitations.ts';
import { AMEL, HUGO, JULES, LINA, MARC, NORA, OMAR, type RunningApp, SAMIR, startApp, THEO, ZOE } from '../running-app.ts';

let app: RunningApp;
const screenshots = path.join(process.env['TEST_LOGS'] ?? '', '../pictures');

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  app = await startApp();
});
afterAll(() => app.close());

type PageCase = Readonly<{ as?: { email: string }; open: (page: Page) => Promise<unknown> }>;

const clickLink = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();

/** Opens the home page and follows links by their names. */
async function followLinks(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  await page.goto('/');
  for (const name of names) {
    const before = page.url();
    await clickLink(page, name);
    await page.waitForURL((url) => url.href !== before);
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Every page by the name of its screenshot: who reads it, and how to open it. */
const PAGES: Record<string, PageCase> = {
  connexion: { open: (page) => page.goto('/connexion') },
  refused: {
    async open(page) {
      await page.goto('/connexion');
      await page.getByLabel(/Adresse|address/).fill('a@b.fr');
      await page.getByLabel(/^(Mot de passe|Password)$/).fill('x');
      await page.getByRole('button', { name: /Me connecter|Sign in/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  inscription: { open: (page) => page.goto('/inscription') },
  confirmation: { open: async (page) => page.goto(await confirmationPage(app)) },
  'confirmation-incomplete': { open: (page) => page.goto('/confirmation?code=x') },
  oublie: { open: (page) => page.goto('/mot-de-passe-oublie') },
  nouveau: { open: async (page) => page.goto(await resetPage(app, ZOE.email)) },
  invitation: { open: async (page) => page.goto(await invitationPage(app, 'open')) },
  'invitation-refusee': {
    async open(page) {
      await page.goto(await invitationPage(app, 'open'));
      await page.getByLabel(/^(Mot de passe|Password)$/).fill('x');
      await page.getByRole('button', { name: /Entrer|Enter/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'invitation-expiree': { open: async (page) => page.goto(await invitationPage(app, 'expired')) },
  'invitation-renouvelee': {
    async open(page) {
      await page.goto(await invitationPage(app, 'expired'));
      await page.getByRole('button', { name: /nouvelle invitation|new invitation/ }).click();
      await page.getByRole('status').waitFor();
    },
  },
  'invitation-utilisee': { open: async (page) => page.goto(await invitationPage(app, 'used')) },
  'invitation-inconnue': { open: (page) => page.goto('/invitation?code=x') },
  reglages: { as: AMEL, open: (page) => page.goto('/reglages') },
  'reglages-refuses': {
    as: AMEL,
    async open(page) {
      await page.goto('/reglages');
      await page.getByLabel(/actuel|Current/).fill('x');
      await page.getByLabel(/Nouveau|New password/).fill('y');
      await page.getByRole('button', { name: /Changer le|Change the/ }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  decouvrir: { open: (page) => page.goto('/decouvrir') },
  'journee-decouverte': { open: (page) => page.goto('/journee-decouverte?code=x') },
  'nouvelle-adresse': { open: (page) => page.goto('/nouvelle-adresse?code=x') },
  'ancienne-adresse': { open: (page) => page.goto('/ancienne-adresse?code=x') },
  appareils: { as: AMEL, open: (page) => page.goto('/reglages/appareils') },
  'deux-etapes': { as: AMEL, open: (page) => page.goto('/reglages/deux-etapes') },
  'deux-etapes-image': {
    as: LINA,
    async open(page) {
      await page.goto('/reglages/deux-etapes');
      // Already begun when an earlier test opened this page.
      const password = page.getByRole('region', { name: /^(Application de codes|App for codes)$/ }).getByLabel(/actuel|Current/);
      if (await password.isVisible()) {
        await password.fill(LINA.password);
        await page.getByRole('button', { name: /Mettre en place|Set it up/ }).click();
      }
      await page.getByRole('img', { name: /scan/ }).waitFor();
    },
  },
  verification: {
    async open(page) {
      await app.database.query(
        `with app as (
           insert into cordee.second_step (person, sealed_secret, confirmed_at) select id, '', cordee.now() from up_users where email = $1
           on conflict do nothing
         )
         insert into cordee.passkey (person, name, credential_id, public_key, transports, sign_count)
         select id, 'Clé', 'picture', '', '{}', 0 from up_users where email = $1 on conflict do nothing`,
        [HUGO.email],
      );
      await page.goto('/connexion');
      await page.getByLabel(/Adresse e-mail|E-mail address/).fill(HUGO.email);
      await page.getByLabel(/^(Mot de passe|Password)$/).fill(HUGO.password);
      await page.getByRole('button', { name: /Me connecter|Sign in/ }).click();
      await page.waitForURL(/connexion\/verification/);
    },
  },
  accueil: { as: AMEL, open: (page) => page.goto('/') },
  'accueil-arrivee': { as: LINA, open: (page) => page.goto('/') },
  'accueil-pilote': { as: MARC, open: (page) => page.goto('/') },
  'session-slots': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais') },
  'session-licences': { as: MARC, open: (page) => followLinks(page, 'Lyon, automne') },
  'session-ajouter': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais', /^(Ajouter une personne|Add a person)$/) },
  'session-attente': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais', /^(Liste d’attente|Waiting list)$/) },
  'session-historique': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais', /^(Historique|Timeline)$/) },
  'session-rotations': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais', 'Rotations') },
  'session-rotations-essai': {
    as: MARC,
    async open(page) {
      await followLinks(page, 'Lyon, relais', 'Rotations');
      await page.goto(`${page.url()}?type=rythmee&jours=60&retour=oui&slots=2`);
      await page.getByText(/pas de tour entier|not get a whole turn/).waitFor();
    },
  },
  'session-membre': { as: MARC, open: (page) => followLinks(page, 'Lyon, relais', /Lucie Vasseur/) },
  'accueil-sans-slot': { as: OMAR, open: (page) => page.goto('/') },
  'accueil-tour': { as: { email: 'adele@cordee.example' }, open: (page) => page.goto('/') },
  'accueil-tour-a-venir': { as: { email: 'katia@cordee.example' }, open: (page) => page.goto('/') },
  'lecon-sans-slot': { as: OMAR, open: (page) => followLinks(page, 'Préparer l’arrivée', 'La liste de préparation') },
  'accueil-avant': { as: NORA, open: (page) => page.goto('/') },
  'accueil-apres': { as: SAMIR, open: (page) => page.goto('/') },
  'accueil-testeur': { as: THEO, open: (page) => page.goto('/') },
  'accueil-vide': { as: ZOE, open: (page) => page.goto('/') },
  'acces-termine': { as: SAMIR, open: (page) => followLinks(page, /à qui s’adresser|whom to ask/) },
  parcours: { as: AMEL, open: (page) => followLinks(page, /^(Parcours|Course)$/) },
  thematique: { as: AMEL, open: (page) => followLinks(page, 'Mener l’entretien') },
  module: {
    as: AMEL,
    async open(page) {
      await followLinks(page, 'Mener l’entretien');
      await page.getByRole('heading', { level: 2 }).first().getByRole('link').click();
      await page.waitForURL(/modules/);
    },
  },
  video: { as: JULES, open: (page) => followLinks(page, /^(Commencer|Start)$/) },
  texte: { as: JULES, open: (page) => followLinks(page, 'Préparer l’arrivée', 'La liste de préparation') },
  absente: { as: AMEL, open: (page) => page.goto('/parcours/absent') },
  introuvable: { open: (page) => page.goto('/nulle-part') },
};

describe.each([
  [360, 'light', 'fr-FR'],
  [360, 'dark', 'en-GB'],
  [768, 'light', 'en-GB'],
  [1280, 'dark', 'fr-FR'],
] as const)('at %i px, %s, %s', (width, scheme, locale) => {
  it.each(Object.entries(PAGES))('LRN-19 %s: axe finds nothing, nothing overflows, no script fails', async (name, { as, open }) => {
    const { page, context, pageErrors } = await app.openPage({ width, scheme, locale, ...(as && { as: as.email }) });
    await open(page);
    await page.screenshot({ path: path.join(screenshots, `${name}-${width}-${scheme}.png`), fullPage: true });

    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    // Text twice as large on half a screen. (LRN-19)
    if (width === 768) {
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '212.5%'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    expect(await page.locator('body').innerText()).not.toMatch(/\b(undefined|NaN|refusal\.|\[object)/);
    expect(pageErrors).toEqual([]);
    await context.close();
  });
});

it('colour scheme and language can be chosen, and the choice is stored', async () => {
  const { page, context } = await app.openPage();
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
