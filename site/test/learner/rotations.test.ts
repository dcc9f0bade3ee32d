import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, MARC, type RunningApp, startApp } from '../running-app.ts';

const CHLOE = demoAccount('chloe');
let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const open = async (page: Page) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Lyon, relais' }).click();
  await page.getByRole('link', { name: 'Rotations' }).click();
  await page.getByRole('heading', { name: 'Comment les slots tournent' }).waitFor();
};
const daysOf = (page: Page) => page.getByLabel('Jours par tour');
const choose = (page: Page, kind: string) => page.getByRole('radio', { name: kind }).check();
/** The names on the waiting list, in order. */
const waiting = (page: Page) => page.locator('waiting-order').getByRole('listitem').getByRole('link').allInnerTexts();
const changes = (page: Page) => page.getByRole('region', { name: 'Ce que vous changez' });
/** The rotation that is saved: none until somebody has saved one. */
const saved = () =>
  app.database.query<{ kind: string; days: number }>(
    `select r.kind, r.days from cordee.rotation r join sessions s on s.id = r.session where s.reference = 'Lyon, relais' and r.kind <> 'none'`,
  );

describe('the rotation of a session', () => {
  it('ROT-1 ROT-6 a pilot tries a rotation without a script, is told who gets no whole turn and at which pace everybody does', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360, script: false });
    await open(page);
    await page.getByText('Choisir une autre session').click();
    await page.getByRole('link', { name: 'Lyon, à tour de rôle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lyon, à tour de rôle' }).waitFor();
    await page.getByText('Choisir une autre session').click();
    await page.getByRole('link', { name: 'Lyon, relais' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lyon, relais' }).waitFor();
    await page.getByText('Sans rotation, aucun slot ne change de mains tout seul').waitFor();
    await choose(page, 'Rythmée');
    await daysOf(page).fill('100');
    await page.getByLabel('Les week-ends comptent').check();
    await page.getByLabel('Les jours fériés comptent').check();
    await page.getByRole('button', { name: 'Voir le calendrier' }).click();
    await page.getByText('À ce rythme, Sofia Marques n’aura pas de tour entier').waitFor();
    await changes(page).getByText('La rotation passe de « Aucune » à « Rythmée »').waitFor();
    await changes(page).getByText('Un slot libre, ou dont l’occupant a terminé, est attribué dès l’enregistrement').waitFor();

    await page.getByRole('button', { name: 'Monter Sofia Marques' }).click();
    await page.getByText('À ce rythme, Omar Diallo n’aura pas de tour entier').waitFor();
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo']);
    await page.getByRole('link', { name: /^Essayer \d+ jours$/ }).click();
    await page.getByText('Chaque personne en attente aura un tour entier').waitFor();
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo']);

    await page.getByLabel('Slots à l’essai').fill('4');
    await page.getByRole('button', { name: 'Voir le calendrier' }).click();
    await page.getByRole('heading', { name: 'Slot 4' }).waitFor();
    await changes(page).getByText('Le nombre de slots n’est qu’un essai : il reste à 3').waitFor();
    await page.getByRole('link', { name: 'Revenir à ce qui est enregistré' }).click();
    await changes(page).getByText('Rien : les réglages sont ceux qui sont enregistrés').waitFor();
    expect(await waiting(page)).toEqual(['Omar Diallo', 'Sofia Marques']);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it.each(['0', '10000', '2,5', ''])('ROT-3 a turn of %j days is refused beside its field, which keeps what was typed', async (days) => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await open(page);
    await choose(page, 'Rythmée');
    await daysOf(page).fill(days);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('alert').getByText('Rien n’est enregistré').waitFor();
    await page.getByText('Un nombre entier, de 1 à 9').waitFor();
    expect(await daysOf(page).inputValue()).toBe(days);
    expect(await page.getByRole('radio', { name: 'Rythmée' }).isChecked()).toBe(true);
    expect(await saved()).toEqual([]);
    await context.close();
  });

  it('ROT-6 LRN-19 the calendar is drawn again while the form is filled in, nothing is saved, and the focus stays', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email });
    await open(page);
    await choose(page, 'Rythmée');
    await daysOf(page).fill('100');
    await page.getByText('À ce rythme').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('jours');
    await expect.poll(() => page.locator('[data-said]').innerText()).toContain('À ce rythme');
    const bars = page.locator('.calendar-picture .turn');
    const long = await bars.count();
    await daysOf(page).fill('5');
    await page.getByText('Chaque personne en attente aura un tour entier').first().waitFor();
    expect(await bars.count()).toBeGreaterThan(long);

    const first = page.getByRole('listitem').filter({ hasText: 'Omar Diallo' }).locator('[data-redraw]');
    const before = await first.innerText();
    await page.getByRole('button', { name: 'Descendre Omar Diallo' }).press('Enter');
    await expect.poll(() => first.innerText()).not.toBe(before);
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo']);
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Monter Omar Diallo');
    await page.reload();
    expect([await waiting(page), await daysOf(page).inputValue()], 'the address has what is tried').toEqual([
      ['Sofia Marques', 'Omar Diallo'],
      '5',
    ]);
    expect(await saved()).toEqual([]);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ROT-3 LRN-19 a number of days that is none is told where the calendar is, which stays that of the saved number', async () => {
    const { page, context } = await app.openPage({ as: MARC.email });
    await open(page);
    await choose(page, 'Rythmée');
    await page.getByText('Chaque personne en attente aura un tour entier').first().waitFor();
    for (const typed of ['2,5', '0', '10000', '']) {
      await daysOf(page).fill('6');
      await page.locator('[data-verdict]').getByText('Chaque personne en attente').waitFor();
      await daysOf(page).fill(typed);
      await page.locator('[data-verdict]').getByText('le calendrier reste celui du nombre enregistré, 5 jours').waitFor();
      await changes(page).getByText('Corrigez le nombre de jours par tour').waitFor();
      expect(await changes(page).getByText('Rien : les réglages').count()).toBe(0);
      expect(await page.locator('[data-said]').innerText()).toMatch(/^Un nombre entier, de 1 à 9/);
      expect(await daysOf(page).inputValue()).toBe(typed);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('jours');
    }
    await context.close();
  });

  it('ROT-6 SEAT-6 fewer slots than are held are not tried, and their field says so', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await open(page);
    await page.getByLabel('Slots à l’essai').fill('0');
    await page.getByRole('button', { name: 'Voir le calendrier' }).click();
    await page.getByText('2 slots sont occupés : le calendrier en montre 2.').waitFor();
    await context.close();
  });

  it('ROT-6 what is printed of a trial says that it is one, and which days count, on light paper', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, scheme: 'light' });
    await open(page);
    await page.getByRole('button', { name: 'Passer en sombre' }).click();
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    await page.emulateMedia({ media: 'print' });
    await page.locator('p.rotation-printed').waitFor();
    expect(await page.locator('p.rotation-printed').innerText()).not.toContain('essai');
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(32, 48, 58)');
    await page.emulateMedia({ media: null });
    await choose(page, 'Rythmée');
    await daysOf(page).fill('100');
    await page.getByRole('link', { name: /^Essayer/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page
      .locator('p.rotation-printed')
      .getByText('À l’essai, non enregistré. Rotation rythmée, tours de 100 jours ; les week-ends n’y comptent pas')
      .waitFor();
    expect(await page.getByRole('link', { name: /^Essayer/ }).isVisible()).toBe(false);
    await context.close();
  });

  it('ROT-6 SEC-8 whoever has to sign in first finds what is tried at the address that they opened', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await open(page);
    const tried = `${new URL(page.url()).pathname}?type=rythmee&jours=7&retour=oui&slots=3`;
    await context.clearCookies();
    await page.goto(tried);
    await page.getByLabel('Adresse e-mail').fill(MARC.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(MARC.password);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.waitForURL(`${app.site}${tried}`);
    expect(await daysOf(page).inputValue()).toBe('7');
    await context.close();
  });

  it('ROT-1 LRN-19 on a phone with large text names of the waiting list break between letters nowhere, and nothing scrolls sideways', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, width: 360 });
    await open(page);
    for (const address of [page.url(), page.url().replace('rotations', 'attente')]) {
      await page.goto(address);
      for (const size of ['159.375%', '212.5%']) {
        await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
        const { beyond, names } = await page.evaluate(() => ({
          beyond: [...document.querySelectorAll('body *')]
            .filter(
              (each) =>
                each.checkVisibility() && !each.closest('svg, .sr-only, .calendar-scroll') && each.getBoundingClientRect().right > 361,
            )
            .map((each) => `${each.tagName} ${each.className}: ${each.textContent.trim().slice(0, 40)}`),
          names: [...document.querySelectorAll('.waiting-name')].map((name) => name.getBoundingClientRect().width),
        }));
        expect(beyond, `${address} ${size}`).toEqual([]);
        expect(names.length).toBeGreaterThan(0);
        for (const name of names) expect(name, `${address} ${size}`).toBeGreaterThan(130);
      }
    }
    await context.close();
  });

  it('ROT-6 what is chosen before the script has arrived is drawn once it has', async () => {
    const { page, context } = await app.openPage({ as: MARC.email });
    await page.goto('/');
    await page.getByRole('link', { name: 'Lyon, relais' }).click();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/_astro/*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    const asked = page.waitForRequest('**/_astro/*.js');
    await page.getByRole('link', { name: 'Rotations' }).click({ noWaitAfter: true });
    await asked;
    await choose(page, 'Rythmée');
    expect(new URL(page.url()).search).toBe('');
    arrive();
    await page.waitForURL(/type=rythmee/);
    await page.getByText('Chaque personne en attente aura un tour entier').first().waitFor();
    await context.close();
  });

  it('ROT-6 an answer that comes late is dropped, and one that does not come is told', async () => {
    const { page, context } = await app.openPage({ as: MARC.email });
    await open(page);
    await choose(page, 'Rythmée');
    await page.waitForURL(/type=rythmee/);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/jours=100/, async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    const asked = page.waitForRequest(/jours=100/);
    await daysOf(page).fill('100');
    await asked;
    await daysOf(page).fill('6');
    await page.waitForURL(/jours=6/);
    release();
    await page.waitForTimeout(500);
    expect(new URL(page.url()).searchParams.get('jours')).toBe('6');
    await page.getByText('Chaque personne en attente aura un tour entier').first().waitFor();

    await page.route(/jours=7/, (route) => route.abort());
    await daysOf(page).fill('7');
    await page.getByRole('alert').getByText('n’a pas pu être redessiné').waitFor();
    await daysOf(page).fill('8');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await context.close();
  });

  it.each([
    [768, 'light'],
    [1280, 'dark'],
  ] as const)('ROT-6 at %i px every name of the picture stands in its bar; a phone has the list in its place', async (width, scheme) => {
    const { page, context } = await app.openPage({ as: MARC.email, width, scheme });
    await open(page);
    for (const days of [1, 3, 5, 30]) {
      await page.goto(`${page.url().split('?')[0]}?type=rythmee&jours=${days}&retour=oui&slots=3`);
      const outside = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll('.calendar-picture .turn')].map((bar) => bar.getBoundingClientRect());
        return [...document.querySelectorAll('.calendar-picture .turn-name:not(.rotation-printed)')]
          .map((name) => ({ text: name.textContent, box: name.getBoundingClientRect() }))
          .filter(
            ({ box }) =>
              !boxes.some((bar) => bar.left <= box.left && bar.right >= box.right && bar.top <= box.top && bar.bottom >= box.bottom),
          )
          .map(({ text }) => text);
      });
      expect(outside, `turns of ${days} days`).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.locator('.calendar-picture').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Slot 1' }).isVisible()).toBe(true);
    await context.close();
  });

  it('ROT-6 in a natural rotation what depends on a forecast is marked “environ”, and what ends with the session is not', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await page.goto('/');
    await page.getByRole('link', { name: 'Lyon, au fil de l’eau' }).click();
    await page.getByRole('link', { name: 'Rotations' }).click();
    await page
      .getByText(/^premier jour.+environ/)
      .first()
      .waitFor();
    await page.getByText('Le calendrier en liste').click();
    const turns = page.getByRole('region', { name: 'Slot 1' }).getByRole('listitem');
    expect(await turns.first().innerText()).toMatch(/Ingrid Olsen en cours · du .+ environ$/);
    expect(await turns.last().innerText()).toMatch(/ du .+ environ au /);
    await context.close();
  });

  it('ROT-6 H-75 an order that was tried on another list is neither tried nor saved, and the page says so', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await open(page);
    await page.getByRole('button', { name: 'Monter Sofia Marques' }).click();
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo']);
    const tried = new URL(page.url());
    const button = page.getByRole('button', { name: 'Enregistrer' });
    const former = page.locator('input[name=liste]');
    await former.evaluate((field) => field.setAttribute('value', 'of another list'));
    await button.click();
    await page.getByRole('alert').getByText('La liste d’attente a changé depuis').waitFor();
    expect(await waiting(page)).toEqual(['Omar Diallo', 'Sofia Marques']);

    tried.searchParams.delete('monter');
    tried.searchParams.set('ordre', '2 1');
    await page.goto(tried.href);
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo']);
    await button.click();
    await page.getByRole('status').getByText('La rotation est enregistrée').waitFor();
    await page.goto(tried.href);
    await page.getByRole('alert').getByText('La liste d’attente a changé depuis').waitFor();
    expect(await waiting(page), 'nobody changes places a second time').toEqual(['Sofia Marques', 'Omar Diallo']);
    await changes(page).getByText('Rien : les réglages sont ceux qui sont enregistrés').waitFor();
    await page.getByRole('button', { name: 'Monter Omar Diallo' }).click();
    await button.click();
    await page.getByRole('status').getByText('La rotation est enregistrée').waitFor();
    expect(await waiting(page)).toEqual(['Omar Diallo', 'Sofia Marques']);
    expect(await saved()).toEqual([]);
    await context.close();
  });

  it('ROT-1 H-75 a rotation is saved once by a double click; a colleague who tried another is told, and shown the present one', async () => {
    const colleague = await app.openPage({ as: CHLOE.email, script: false });
    await open(colleague.page);
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360 });
    await open(page);
    const elsewhere = await context.newPage();
    await open(elsewhere);
    await choose(page, 'Rythmée');
    await daysOf(page).fill('7');
    await page.getByRole('button', { name: 'Enregistrer' }).dblclick();
    await page.getByRole('status').getByText('La rotation est enregistrée').waitFor();
    expect(await saved()).toEqual([{ kind: 'paced', days: 7 }]);
    await changes(page).getByText('Rien : les réglages sont ceux qui sont enregistrés').waitFor();
    expect(await waiting(page), 'the free slot went to the first').toEqual(['Sofia Marques']);

    await choose(elsewhere, 'Naturelle');
    await elsewhere.getByRole('alert').getByText('a changé entre-temps').waitFor();
    await elsewhere.getByRole('link', { name: 'Poursuivre avec ce qui est enregistré' }).click();
    await changes(elsewhere).getByText('La rotation passe de « Rythmée » à « Naturelle »').waitFor();

    await choose(colleague.page, 'Naturelle');
    await colleague.page.getByRole('button', { name: 'Enregistrer' }).click();
    await colleague.page.getByRole('alert').waitFor();
    expect(await colleague.page.getByRole('radio', { name: 'Rythmée' }).isChecked()).toBe(true);
    expect(await daysOf(colleague.page).inputValue()).toBe('7');
    expect(await saved()).toEqual([{ kind: 'paced', days: 7 }]);
    await colleague.page.getByRole('link', { name: 'Revoir ce que vous aviez essayé' }).click();
    await colleague.page.getByText('La rotation passe de « Rythmée » à « Naturelle »').waitFor();
    await colleague.page.getByRole('button', { name: 'Enregistrer' }).click();
    await colleague.page.getByRole('status').getByText('La rotation est enregistrée').waitFor();
    expect(pageErrors).toEqual([]);
    await colleague.context.close();
    await context.close();
  });
});
