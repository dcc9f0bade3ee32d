import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, JULES, LINA, named, type RunningApp, SAMIR, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('the route', () => {
  it.each([320, 360, 768, 1024, 1280])('LRN-11 at %i px no two labels overlap and none is cut, as the browser sets them', async (width) => {
    for (const as of [AMEL.email, LINA.email, JULES.email]) {
      const { page, context } = await app.visitor({ width, as });
      await page.goto('/');
      await page.evaluate(() => document.fonts.ready);
      const faults = await page.evaluate(() => {
        const route = [...document.querySelectorAll<SVGElement>('svg.course-map')].find((svg) => svg.getBoundingClientRect().width > 0);
        if (!route) return ['no route'];
        const frame = route.getBoundingClientRect();
        const words = [...route.querySelectorAll('text')].map((text) => ({
          words: text.textContent ?? '',
          box: text.getBoundingClientRect(),
        }));
        const cut = words.filter(
          ({ box }) =>
            box.left < frame.left - 1 ||
            box.right > Math.min(frame.right, innerWidth) + 1 ||
            box.top < frame.top - 1 ||
            box.bottom > frame.bottom + 1,
        );
        const overlapping = words.flatMap((one, index) =>
          words
            .slice(index + 1)
            .filter(
              ({ box }) => box.left < one.box.right && one.box.left < box.right && box.top < one.box.bottom && one.box.top < box.bottom,
            )
            .map((other) => `${one.words} / ${other.words}`),
        );
        return [...cut.map(({ words }) => `cut: ${words}`), ...overlapping, ...(words.length === 0 ? ['no words'] : [])];
      });
      expect([as, faults]).toEqual([as, []]);
      await context.close();
    }
  });

  it('LRN-11 is one picture with a name for screen readers, and a list says the same in words', async () => {
    const { page, context } = await app.visitor({ as: AMEL.email });
    await page.goto('/');
    await page.getByRole('img', { name: /La voie du parcours : 23 leçons vues sur 44, 3 thématiques validées sur 7/ }).waitFor();
    const list = page.getByRole('region', { name: 'Thématiques' }).getByRole('listitem');
    expect(await list.count()).toBe(7);
    expect(await list.first().innerText()).toContain('validée · 6 sur 6');
    expect(await list.last().innerText()).toContain('facultative');
    await context.close();
  });
});

it('LRN-19 what is written in French says so to readers of English, and to what reads to them', async () => {
  const { page, context } = await app.visitor({ as: JULES.email, locale: 'en-GB' });
  const spoken = (text: string) =>
    page
      .getByText(text, { exact: true })
      .first()
      .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
  await page.goto('/');
  expect([await spoken('Accueillir un nouveau collègue'), await spoken('Préparer l’arrivée'), await spoken('Themes')]).toEqual([
    'fr',
    'fr',
    'en',
  ]);
  await page.getByRole('link', { name: 'Start' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect([await spoken('Ce qui se joue avant l’arrivée'), await page.locator('track').getAttribute('srclang')]).toEqual(['fr', 'fr']);
  await context.close();
});

describe('the home page', () => {
  it('LRN-11 says the time left, where the pace leads, and goes on with the next lesson; without any script', async () => {
    const { page, context } = await app.visitor({ as: AMEL.email, script: false });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: /Il te reste 48 jours, et 15 leçons/ }).waitFor();
    await page.getByText(/À ce rythme tu arrives au sommet le/).waitFor();
    const next = await page.getByRole('region', { name: 'Écouter, se taire, noter' }).innerText();
    expect(next).toContain('Mener l’entretien');
    await page.getByRole('link', { name: 'Reprendre' }).click();
    await page.getByRole('heading', { level: 1, name: 'Écouter, se taire, noter' }).waitFor();
    await context.close();
  });

  it('LRN-11 leads to the other course of whoever follows several, and back', async () => {
    const { page, context } = await app.visitor({ as: AMEL.email });
    await page.goto('/');
    await page.getByRole('link', { name: 'Accueillir un nouveau collègue' }).click();
    await page.getByRole('heading', { level: 1, name: /Il te reste 60 jours/ }).waitFor();
    await page.getByRole('link', { name: 'Recruter sans se tromper' }).click();
    await page.getByRole('heading', { level: 1, name: /Il te reste 48 jours/ }).waitFor();
    await context.close();
  });

  it('ACC-8 whoever has several places chooses in the header, without a script, and comes home to the one chosen', async () => {
    const { page, context } = await app.visitor({ as: named('chloe').email, width: 360, script: false });
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

  it('ACC-5 after the last day it says so, keeps what was done, and leads to whom to ask', async () => {
    const { page, context } = await app.visitor({ as: SAMIR.email });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Tes parcours sont terminés' }).waitFor();
    await page.getByRole('link', { name: 'à qui s’adresser' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ton accès est terminé' }).waitFor();
    await page.getByText('Pour le prolonger, adresse-toi à la personne qui t’a inscrit.').waitFor();
    await context.close();
  });

  it('weighs less than 40 kB of script compressed, and nothing on it moves while it loads', async () => {
    const { page, context } = await app.visitor({ as: AMEL.email, width: 360 });
    let script = 0;
    page.on('response', async (response) => {
      if (response.request().resourceType() === 'script') script += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.addInitScript(() => {
      (window as never as { shifted: number }).shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as never as { shifted: number }).shifted += (entry as never as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => (window as never as { shifted: number }).shifted)).toBe(0);
    expect(script).toBeLessThan(40 * 1024);
    await context.close();
  });
});
