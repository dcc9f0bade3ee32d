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

  it('ROT-2 LRN-11 says since when the course is finished, and no pace', async () => {
    const { page, context } = await app.openPage({ as: LINA.email, script: false });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: /^Parcours terminé le \d+(er)?\s\S+ \d{4}\.$/ }).waitFor();
    expect(await page.getByText(/au sommet/).count()).toBe(0);
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
  /** The names on the waiting list, in order. */
  const waiting = (page: Page) => page.locator('waiting-order').getByRole('listitem').getByRole('link').allInnerTexts();
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
    await learner.page.getByText('Adresse-toi à Chloé Roy ou Marc Teixeira').waitFor();
    await learner.page.getByRole('heading', { level: 1, name: 'Il reste 14 leçons à voir.' }).waitFor();
    expect(await learner.page.getByText(/au sommet/).count(), 'no pace that nobody without a slot can keep').toBe(0);
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

  it('ROT-1 PART-10 TEAM-1 a pilot finds members, fills the list and orders it without a script, and is told when a colleague was faster', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360, script: false });
    await open(page);
    await page.getByLabel('Rechercher un nom').fill('le goff');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.getByText('1 personne', { exact: false }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await rowOf(page, 'Yann Le Goff').getByRole('link').click();
    await page.getByRole('button', { name: 'Mettre en attente' }).click();
    await page.getByRole('status').getByText('Yann Le Goff').waitFor();
    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();
    expect(new URL(page.url()).search).toBe('?q=le+goff');
    await page.getByRole('link', { name: 'afficher tout le monde' }).click();
    await press(page, 'Omar Diallo', 'Mettre en attente');

    await page.getByRole('link', { name: 'Liste d’attente' }).click();
    await page.getByRole('heading', { name: '3 personnes attendent' }).waitFor();
    const colleague = await context.newPage();
    await colleague.goto(page.url());
    await page.getByRole('button', { name: 'Monter Yann Le Goff' }).click();
    await page.getByText('L’ordre de la liste d’attente est enregistré').waitFor();
    expect(await waiting(page)).toEqual(['Yann Le Goff', 'Sofia Marques', 'Omar Diallo']);
    await colleague.getByRole('button', { name: 'Descendre Sofia Marques' }).click();
    await colleague.getByRole('alert').getByText('voici l’ordre actuel').waitFor();
    expect(await waiting(colleague)).toEqual(['Yann Le Goff', 'Sofia Marques', 'Omar Diallo']);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ROT-1 LRN-19 the list is ordered by keyboard, which is told aloud, by mouse and by touch, and saved once', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360 });
    await open(page);
    await page.getByRole('link', { name: 'Liste d’attente' }).click();
    // The handles are there once the script is.
    await page.locator('[data-handle]').first().waitFor();
    await page.getByRole('button', { name: 'Descendre Yann Le Goff' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Yann Le Goff, place 2 sur 3').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Yann Le Goff, place 3 sur 3').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Monter Yann Le Goff');
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo', 'Yann Le Goff']);

    const middleOf = async (name: string) => {
      const box = await page.getByRole('listitem').filter({ hasText: name }).locator('[data-handle]').boundingBox();
      if (!box) throw new Error(`${name} has no handle.`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const [from, to] = [await middleOf('Yann Le Goff'), await middleOf('Sofia Marques')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y - 10, { steps: 4 });
    await page.mouse.up();
    expect(await waiting(page)).toEqual(['Yann Le Goff', 'Sofia Marques', 'Omar Diallo']);
    expect(await page.getByText('L’ordre a changé').isVisible(), 'as it began').toBe(false);

    const finger = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const [start, end] = [await middleOf('Yann Le Goff'), await middleOf('Omar Diallo')];
    await touch('touchStart', [start]);
    for (const share of [0.25, 0.5, 0.75, 1.1]) await touch('touchMove', [{ x: start.x, y: start.y + (end.y - start.y) * share }]);
    await touch('touchEnd', []);
    await expect.poll(() => waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo', 'Yann Le Goff']);
    await page.getByRole('button', { name: 'Enregistrer l’ordre' }).click();
    await page.getByText('L’ordre de la liste d’attente est enregistré').waitFor();
    expect(await waiting(page)).toEqual(['Sofia Marques', 'Omar Diallo', 'Yann Le Goff']);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('SEAT-9 ROT-1 the timeline says who had which slot; a slot is released, and its holder put at the end of the list', async () => {
    const { page, context } = await app.openPage({ as: MARC.email, script: false });
    await open(page);
    await rowOf(page, 'Karim Belkacem').getByRole('link').click();
    await page.getByText('Sofia Marques est en tête de la liste d’attente').waitFor();
    await page.getByLabel('Remettre en file').check();
    await page.getByRole('button', { name: 'Libérer le slot' }).click();
    await page.getByText('Karim Belkacem n’a plus de slot, et attend son prochain tour').waitFor();
    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();
    await rowOf(page, 'Karim Belkacem').getByText('N° 4 sur la liste d’attente').waitFor();
    await page.getByRole('link', { name: 'Historique' }).click();
    const holding = page.getByRole('region', { name: 'Slot 1' }).getByRole('listitem').filter({ hasText: 'Karim Belkacem' });
    await holding.getByText('attribué par Marc Teixeira · libéré par Marc Teixeira').waitFor();
    await context.close();
  });

  it('SEAT-7 H-75 what a pilot did is undone within ten seconds, without a script too; with it the offer goes by itself', async () => {
    const without = await app.openPage({ as: MARC.email, width: 360, script: false });
    await open(without.page);
    await rowOf(without.page, 'Lucie Vasseur').getByRole('link').click();
    await without.page.getByRole('button', { name: 'Libérer le slot' }).click();
    await without.page.getByText('Lucie Vasseur n’a plus de slot').waitFor();
    await without.page.getByRole('button', { name: 'Annuler' }).dblclick();
    await without.page.getByText('C’est annulé : pour Lucie Vasseur, le slot et la liste d’attente sont comme avant.').waitFor();
    await without.page.getByText('Slot 2', { exact: false }).first().waitFor();
    await without.context.close();

    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360 });
    await open(page);
    await rowOf(page, 'Lucie Vasseur').getByRole('link').click();
    await page.getByRole('button', { name: 'Libérer le slot' }).click();
    await page.getByRole('button', { name: 'Annuler' }).focus();
    await page.getByRole('button', { name: 'Annuler' }).waitFor({ state: 'hidden', timeout: 15_000 });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Lucie Vasseur n’a plus de slot');
    await page.getByRole('button', { name: 'Attribuer le slot' }).click();
    await page.getByText('Lucie Vasseur a maintenant un slot').waitFor();
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('TEAM-2 a pilot ties a member to managers of the company, and a manager to members, without a script; the manager then sees them', async () => {
    await app.database.query(
      `insert into cordee.membership (person, session, role) select p.id, s.id, 'manager' from up_users p, sessions s
       where p.email = 'paul@cordee.example' and s.reference = 'Lyon, relais'`,
    );
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360, script: false });
    await open(page);
    await rowOf(page, 'Yann Le Goff').getByRole('link').click();
    await page.getByLabel('Eva Colin').check();
    await page.getByRole('button', { name: 'Enregistrer les managers' }).click();
    await page.getByRole('status').getByText('Les managers de Yann Le Goff sont enregistrés').waitFor();
    expect(await page.getByLabel('Eva Colin').isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();

    await rowOf(page, 'Paul Giraud').getByRole('link').click();
    for (const name of ['Véra Nguyen', 'Ugo Prévost']) await page.getByLabel(name).check();
    await page.getByRole('button', { name: 'Enregistrer les membres encadrés' }).click();
    await page.getByRole('status').getByText('Les membres encadrés par Paul Giraud sont enregistrés').waitFor();
    await page.getByLabel('Ugo Prévost').uncheck();
    await page.getByRole('button', { name: 'Enregistrer les membres encadrés' }).click();
    await page.getByRole('status').getByText('Les membres encadrés par Paul Giraud sont enregistrés').waitFor();
    expect(pageErrors).toEqual([]);
    await context.close();

    const manager = await app.openPage({ as: 'paul@cordee.example' });
    await open(manager.page);
    await rowOf(manager.page, 'Véra Nguyen').waitFor();
    expect(await manager.page.getByRole('row').count(), 'her and the head').toBe(2);
    await manager.context.close();
  });

  it('SEAT-5 TEAM-2 H-75 a pilot adds people by keyboard, without a script: what is wrong is said beside its field, and nothing typed is lost', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: MARC.email, width: 360, script: false });
    await open(page);
    await page.getByRole('link', { name: 'Ajouter une personne' }).click();
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).fill(text);
    };
    const managers = page.getByRole('group', { name: 'Managers (facultatif)' });
    await type('Prénom', 'Maud');
    await type('Nom', 'https://exemple.fr');
    await type('Adresse e-mail', 'karim@');
    await page.getByRole('radio', { name: 'Apprenant', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Manager', exact: true }).isChecked()).toBe(true);
    expect(await managers.isVisible(), 'of whoever does not learn').toBe(false);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await managers.getByLabel('Eva Colin').isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('c’est indiqué ci-dessous').waitFor();
    await page.locator('#lastName-error').getByText('il faut un nom').waitFor();
    await page.locator('#email-error').getByText('prenom.nom@exemple.fr').waitFor();
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Maud');
    expect(await page.getByRole('radio', { name: 'Manager et apprenant' }).isChecked()).toBe(true);
    expect(await managers.getByLabel('Eva Colin').isChecked()).toBe(true);

    await type('Nom', 'Keller');
    await type('Adresse e-mail', 'karim@cordee.example');
    await page.getByRole('button', { name: 'Ajouter à la session' }).click();
    await page.locator('#email-error').getByText('karim@cordee.example est déjà dans cette session').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await type('Adresse e-mail', 'maud@cordee.example');
    await page.getByRole('button', { name: 'Ajouter à la session' }).dblclick();
    await page.getByRole('status').getByText('Maud Keller fait maintenant partie de la session').waitFor();
    await page.reload();
    await rowOf(page, 'Maud Keller').getByText('maud@cordee.example').waitFor();
    await page.getByRole('link', { name: 'Attribuer un slot ou mettre en attente' }).click();
    await page.getByRole('button', { name: 'Mettre en attente' }).waitFor();
    expect(await page.getByLabel('Eva Colin').isChecked()).toBe(true);
    const members = await app.database.query(
      'select from cordee.current_membership m join up_users p on p.id = m.person where p.email = $1',
      ['maud@cordee.example'],
    );
    expect(members).toHaveLength(1);

    await page.getByRole('link', { name: 'Retour à Lyon, relais' }).click();
    await page.getByRole('link', { name: 'Ajouter une personne' }).click();
    await type('Prénom', 'Zoe');
    await type('Nom', 'M.');
    await type('Adresse e-mail', 'zoe@cordee.example');
    await page.getByRole('button', { name: 'Ajouter à la session' }).click();
    await page.getByText('Zoé Martin fait maintenant partie de la session').waitFor();
    await page.getByText('il garde son nom').waitFor();
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('SEAT-4 the pilot of a session of licences is told that the team adds its members', async () => {
    const { page, context } = await app.openPage({ as: MARC.email });
    await page.goto('/');
    await page.getByRole('link', { name: 'Lyon, automne' }).click();
    await page.getByText('inscrits par l’équipe').waitFor();
    expect(await page.getByRole('link', { name: 'Ajouter une personne' }).count()).toBe(0);
    await page.goto(`${new URL(page.url()).pathname}/ajouter`);
    await page.getByText('c’est l’équipe qui inscrit les membres').waitFor();
    await context.close();
  });
});
