import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, demoAccount, JULES, LINA, MARC, OMAR, type RunningApp, SAMIR, startApp } from '../running-app.ts';

declare global {
  interface Window {
    /** By how much the layout has shifted since the page was opened. */
    shifted: number;
  }
}

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('the course map', () => {
  it.each([320, 360, 768, 1024, 1280])(
    'LRN-11 at %i px no two labels overlap and none is cut, as the browser renders them',
    async (width) => {
      for (const email of [AMEL.email, LINA.email, JULES.email]) {
        const { page, context } = await app.openPage({ width, as: email });
        await page.goto('/');
        await page.evaluate(() => document.fonts.ready);
        const problems = await page.evaluate(() => {
          const map = [...document.querySelectorAll<SVGElement>('svg.course-map')].find((svg) => svg.getBoundingClientRect().width > 0);
          if (!map) return ['no course map'];
          const frame = map.getBoundingClientRect();
          const labels = [...map.querySelectorAll('text')].map((text) => ({
            text: text.textContent ?? '',
            box: text.getBoundingClientRect(),
          }));
          const cut = labels.filter(
            ({ box }) =>
              box.left < frame.left - 1 ||
              box.right > Math.min(frame.right, innerWidth) + 1 ||
              box.top < frame.top - 1 ||
              box.bottom > frame.bottom + 1,
          );
          const overlapping = labels.flatMap((one, index) =>
            labels
              .slice(index + 1)
              .filter(
                ({ box }) => box.left < one.box.right && one.box.left < box.right && box.top < one.box.bottom && one.box.top < box.bottom,
              )
              .map((other) => `${one.text} / ${other.text}`),
          );
          return [...cut.map(({ text }) => `cut: ${text}`), ...overlapping, ...(labels.length === 0 ? ['no labels'] : [])];
        });
        expect([email, problems]).toEqual([email, []]);
        await context.close();
      }
    },
  );

  it('LRN-11 is an image with a text alternative, and a list has the same content as text', async () => {
    const { page, context } = await app.openPage({ as: AMEL.email });
    await page.goto('/');
    await page.getByRole('img', { name: /La voie du parcours : 23 leçons vues sur 44, 3 thématiques validées sur 7/ }).waitFor();
    const list = page.getByRole('region', { name: 'Thématiques' }).getByRole('listitem');
    expect(await list.count()).toBe(7);
    expect(await list.first().innerText()).toContain('validée · 6 sur 6');
    expect(await list.last().innerText()).toContain('facultative');
    await context.close();
  });
});

it('LRN-19 French content is marked as French on English pages, for screen readers', async () => {
  const { page, context } = await app.openPage({ as: JULES.email, locale: 'en-GB' });
  const languageOf = (text: string) =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
  await page.goto('/');
  expect([await languageOf('Accueillir un nouveau collègue'), await languageOf('Préparer l’arrivée'), await languageOf('Themes')]).toEqual([
    'fr',
    'fr',
    'en',
  ]);
  await page.getByRole('link', { name: 'Start' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect([await languageOf('Ce qui se joue avant l’arrivée'), await page.locator('track').getAttribute('srclang')]).toEqual(['fr', 'fr']);
  await context.close();
});

describe('the home page', () => {
  /** How many days a session of the demo is still open: one less than it was made for, when midnight has passed since. */
  async function daysLeft(reference: string): Promise<number | undefined> {
    const [session] = await app.database.query<{ days: number }>(
      `select ends_on - (cordee.now() at time zone 'Europe/Paris')::date as days from sessions where reference = $1`,
      [reference],
    );
    return session?.days;
  }

  it('LRN-11 shows the time left and the forecast of the pace, and leads to the next lesson, without JavaScript', async () => {
    const { page, context } = await app.openPage({ as: AMEL.email, script: false });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: `Il te reste ${await daysLeft('Lyon, automne')} jours, et 15 leçons` }).waitFor();
    await page.getByText(/À ce rythme tu arrives au sommet le/).waitFor();
    const next = await page.getByRole('region', { name: 'Écouter, se taire, noter' }).innerText();
    expect(next).toContain('Mener l’entretien');
    await page.getByRole('link', { name: 'Reprendre' }).click();
    await page.getByRole('heading', { level: 1, name: 'Écouter, se taire, noter' }).waitFor();
    await context.close();
  });

  it('LRN-11 leads a learner of several courses to the other course and back', async () => {
    const { page, context } = await app.openPage({ as: AMEL.email });
    await page.goto('/');
    await page.getByRole('link', { name: 'Accueillir un nouveau collègue' }).click();
    await page.getByRole('heading', { level: 1, name: `Il te reste ${await daysLeft('Lyon, accueil')} jours` }).waitFor();
    await page.getByRole('link', { name: 'Recruter sans se tromper' }).click();
    await page.getByRole('heading', { level: 1, name: `Il te reste ${await daysLeft('Lyon, automne')} jours` }).waitFor();
    await context.close();
  });

  it('ACC-8 a person with several scopes chooses one in the header, without JavaScript, and the home page keeps the choice', async () => {
    const { page, context } = await app.openPage({ as: demoAccount('chloe').email, width: 360, script: false });
    await page.goto('/');
    await page.getByRole('banner').getByText('Recruter sans se tromper').first().click();
    await page.getByRole('link', { name: /Groupe Horizon SAS/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Groupe Horizon SAS' }).waitFor();
    await page.getByText('Lyon, accueil').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.goto('/reglages');
    await page.getByRole('link', { name: 'Accueil', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Groupe Horizon SAS' }).waitFor();
    await page.getByRole('banner').getByText('Groupe Horizon SAS').first().click();
    expect(await page.locator('[aria-current="true"]').innerText()).toContain('Groupe Horizon SAS');
    await page.getByRole('link', { name: /Recruter sans se tromper.*Lyon, automne/ }).click();
    await page.getByRole('heading', { level: 1, name: /Il te reste/ }).waitFor();
    await context.close();
  });

  it('ACC-5 after the last day it says so and whom to ask', async () => {
    const { page, context } = await app.openPage({ as: SAMIR.email });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Tes parcours sont terminés' }).waitFor();
    await page.getByRole('link', { name: 'à qui s’adresser' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ton accès est terminé' }).waitFor();
    await page.getByText('Pour le prolonger, adresse-toi à la personne qui t’a inscrit.').waitFor();
    await context.close();
  });

  it('loads less than 40 kB of JavaScript, and nothing shifts while it loads', async () => {
    const { page, context } = await app.openPage({ as: AMEL.email, width: 360 });
    const scripts: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifted += 'value' in entry ? Number(entry.value) : Number.NaN;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => window.shifted)).toBe(0);
    const sizes = await Promise.all(scripts);
    expect(sizes).not.toEqual([]);
    expect(sizes, 'sizes of the scripts as they are sent').not.toContain(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * 1024);
    await context.close();
  });
});

describe('the slots of a session', () => {
  const open = async (page: Page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Lyon, relais' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lyon, relais' }).waitFor();
  };
  const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });
  const press = async (page: Page, name: string, button: string) => {
    await rowOf(page, name).getByRole('link').click();
    // A double click is one press. (H-75)
    await page.getByRole('button', { name: button }).dblclick();
    await page.getByRole('status').getByText(name).waitFor();
    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();
  };

  it('SEAT-7 ROT-1 a pilot gives a slot, takes it back and fills the waiting list, without a script; the learner sees what it changes', async () => {
    const learner = await app.openPage({ as: OMAR.email });
    await learner.page.goto('/');
    await learner.page.getByText('Tu es n° 1 sur la liste d’attente').waitFor();
    await learner.page.getByText('adresse-toi à Chloé Roy, Marc Teixeira').waitFor();
    await learner.page.getByRole('link', { name: 'Préparer l’arrivée' }).first().click();
    await learner.page.getByRole('link', { name: 'La liste de préparation' }).first().click();
    await learner.page.getByRole('heading', { level: 1, name: 'Cette leçon attend ton tour' }).waitFor();

    const { page, context, pageErrors } = await app.openPage({ width: 360, script: false });
    await app.signIn(page, MARC.email);
    await open(page);
    await page.getByText('3 slots, 1 libre').waitFor();
    await rowOf(page, 'Yann Le Goff').getByRole('link').click();
    await page.getByText('Omar Diallo est en tête de la liste d’attente').waitFor();
    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();
    await press(page, 'Omar Diallo', 'Attribuer le slot');
    await page.getByText('3 slots, aucun libre').waitFor();
    await learner.page.reload();
    await learner.page.getByRole('heading', { level: 1, name: 'La liste de préparation' }).waitFor();

    await press(page, 'Yann Le Goff', 'Mettre en attente');
    await rowOf(page, 'Yann Le Goff').getByText('N° 2 sur la liste d’attente').waitFor();
    await press(page, 'Yann Le Goff', 'Retirer de la liste');
    await press(page, 'Omar Diallo', 'Libérer le slot');
    await page.getByText('3 slots, 1 libre').waitFor();
    await learner.page.reload();
    await learner.page.getByRole('heading', { level: 1, name: 'Cette leçon attend ton tour' }).waitFor();
    expect(pageErrors).toEqual([]);
    await learner.context.close();
    await context.close();
  });
});
