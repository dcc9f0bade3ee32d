import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

/** Another member of staff, who may edit the same lessons. */
const DIRECTION = demoAccount('direction');

const LESSON = 'L-FAIRE-LE-POINT';
const SAVES = '**/content-manager/collection-types/**';

let app: RunningApp;
let context: BrowserContext;
let page: Page;
let lesson: string;

beforeAll(async () => {
  app = await startApp();
  lesson = await theLesson<string>('document_id');
});
afterAll(() => app.close());

beforeEach(async () => {
  ({ context, page } = await app.openPage());
  await enterAdmin(page, app);
});
afterEach(() => context.close());

/** A column of the draft of the lesson that is edited. */
async function theLesson<T>(column: 'document_id' | 'title', published = false): Promise<T> {
  const rows = await app.database.query<Record<string, T>>(
    `select ${column} from lessons where reference = '${LESSON}' and published_at is ${published ? 'not null' : 'null'}`,
  );
  return rows[0]?.[column] as T;
}

/** Expects something of what is read again and again, for as long as a page may take. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

const formOf = (document: string) => `${app.admin}/content-manager/collection-types/plugin::courses.lesson/${document}`;
const titleOf = (place: Pick<Page, 'getByLabel'>) => place.getByLabel(/^Titre/);
const saveButton = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true });
const offer = (page: Page) => page.getByText(/^Un texte non enregistré du \d/);
const notSaved = (page: Page) => page.getByText('Cela n’a pas été enregistré.');

/** Opens the form of the lesson and types a title. It is kept once the person has stopped typing. */
async function type(page: Page, title: string, document = lesson): Promise<void> {
  await page.goto(formOf(document));
  await titleOf(page).fill(title);
  await eventually(() => keptTitles(page)).toContain(title);
}

/** Saves the form, after which nothing of it is kept. */
async function save(page: Page): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse((candidate) => candidate.request().method() === 'PUT'),
    saveButton(page).click(),
  ]);
  expect(response.status()).toBe(200);
  await eventually(() => keptTitles(page)).toEqual([]);
}

/** The titles that are in the store of the browser, whoever typed them. */
const keptTitles = async (page: Page): Promise<unknown[]> => (await keptIn(page)).map(({ values }) => values['title']);

const keptIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ person: string; keptAt: number; values: Record<string, unknown> }[]>((resolve, reject) => {
        const opening = indexedDB.open('cordee');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const reading = opening.result.transaction('kept').objectStore('kept').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );

/** Lets the proxy in front of the CMS answer a save with 502. */
const badGateway = (route: Route) =>
  route.request().method() === 'GET'
    ? route.fallback()
    : route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' });

const endSessions = () => app.database.query("delete from strapi_sessions where origin = 'admin'");

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Camille|Direction/ }).click();
  await page.getByRole('menuitem', { name: 'Déconnexion' }).click();
}

/** Leaves the page as it is when a browser is closed. */
async function reopen(): Promise<Page> {
  await page.close({ runBeforeUnload: false });
  page = await context.newPage();
  return page;
}

describe('what is typed in a form of the admin', () => {
  it('H-94 stays in the form when the line is cut, and is saved once it is back', async () => {
    await type(page, 'Sans réseau');
    await context.setOffline(true);
    await saveButton(page).click();
    await notSaved(page).waitFor();
    expect(await titleOf(page).inputValue()).toBe('Sans réseau');
    expect(await keptTitles(page)).toEqual(['Sans réseau']);
    await context.setOffline(false);
    await save(page);
    expect(await theLesson('title')).toBe('Sans réseau');
    await notSaved(page).waitFor({ state: 'hidden' });
  });

  it('H-94 stays in the form when a proxy answers 502, and is offered when the form is opened again', async () => {
    await type(page, 'Derrière un proxy');
    await page.route(SAVES, badGateway);
    await saveButton(page).click();
    await notSaved(page).waitFor();
    expect(await titleOf(page).inputValue()).toBe('Derrière un proxy');
    expect(await theLesson('title')).not.toBe('Derrière un proxy');

    await reopen();
    await page.goto(formOf(lesson));
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await titleOf(page).inputValue()).toBe('Derrière un proxy');
    await offer(page).waitFor({ state: 'hidden' });
    await save(page);
    expect(await theLesson('title')).toBe('Derrière un proxy');
  });

  it('H-94 stays in the form when it is typed while a save is under way', async () => {
    await type(page, 'Avant la réponse');
    await page.route(SAVES, async (route) => {
      if (route.request().method() === 'PUT') await setTimeout(2_000);
      await route.fallback();
    });
    const isPut = (request: Request) => request.method() === 'PUT';
    const answered = page.waitForResponse((response) => isPut(response.request()));
    await Promise.all([page.waitForRequest(isPut), saveButton(page).click()]);
    await titleOf(page).fill('Pendant la réponse');
    await answered;
    await page.waitForLoadState('networkidle');
    expect(await theLesson('title')).toBe('Avant la réponse');
    expect(await titleOf(page).inputValue()).toBe('Pendant la réponse');
    await save(page);
    expect(await theLesson('title')).toBe('Pendant la réponse');
  });

  it('H-94 is offered after the session has ended to the same person, and to nobody else', async () => {
    await type(page, 'Quarante minutes plus tard');
    await endSessions();
    await saveButton(page).click();
    await page.getByText('Votre session est terminée', { exact: true }).waitFor();
    await page.getByText(/reste sur cet appareil/).waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor();

    await context.clearCookies();
    await enterAdmin(page, app, DIRECTION);
    await page.goto(formOf(lesson));
    await titleOf(page).waitFor();
    await page.goto(`${app.admin}/plugins/kept`);
    await page.getByText('Rien n’est gardé').waitFor();
    expect(await keptTitles(page)).toEqual(['Quarante minutes plus tard']);

    await context.clearCookies();
    await enterAdmin(page, app);
    await page.getByText('Un texte non enregistré est gardé sur cet appareil').waitFor();
    await page.getByRole('link', { name: 'Textes gardés' }).click();
    await page.getByRole('link', { name: /Quarante minutes plus tard/ }).click();
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await save(page);
    expect(await theLesson('title')).toBe('Quarante minutes plus tard');
  });

  it('H-94 survives signing out in another tab', async () => {
    await type(page, 'Dans le premier onglet');
    const other = await context.newPage();
    await other.goto(app.admin);
    await other.getByRole('heading', { name: /Bonjour/ }).waitFor();
    await signOut(other);
    await other.waitForURL(/\/connexion/);
    await saveButton(page).click();
    await page.getByText('Votre session est terminée', { exact: true }).waitFor();

    await reopen();
    await context.clearCookies();
    await enterAdmin(page, app);
    await page.goto(formOf(lesson));
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Oublier' }).click();
    await eventually(() => keptTitles(page)).toEqual([]);
    expect(await titleOf(page).inputValue()).not.toBe('Dans le premier onglet');
  });

  it('H-94 is offered for a lesson that is being created, tab by tab', async () => {
    const other = await context.newPage();
    await type(page, 'La première ébauche', 'create');
    await type(other, 'La seconde ébauche', 'create');
    expect((await keptTitles(page)).toSorted()).toEqual(['La première ébauche', 'La seconde ébauche']);
    expect(await offer(other).count(), 'what is being typed in a tab is not offered in another').toBe(0);

    await reopen();
    await page.goto(formOf('create'));
    await page.getByText(/^Un texte non enregistré du .*La première ébauche/).waitFor();
    expect(await offer(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await titleOf(page).inputValue()).toBe('La première ébauche');
    await page.getByLabel(/^Référence/).fill('L-EBAUCHE');
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!create)/);
    await eventually(() => keptTitles(page)).toEqual(['La seconde ébauche']);
  });

  it('H-94 is sent before signing out, as a draft', async () => {
    const published = await theLesson('title', true);
    await type(page, 'Envoyé en sortant');
    await signOut(page);
    await page.getByText(/reste sur cet appareil/).waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await eventually(() => theLesson('title')).toBe('Envoyé en sortant');
    expect(await theLesson('title', true)).toBe(published);
    await page.waitForURL(/\/connexion/);
    await reopen();
    await context.clearCookies();
    await enterAdmin(page, app);
    expect(await keptTitles(page)).toEqual([]);
  });

  it('H-94 is kept when signing out cannot send it', async () => {
    await type(page, 'Resté sur l’appareil');
    await page.route(SAVES, badGateway);
    await signOut(page);
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.waitForURL(/\/connexion/);
    await reopen();
    await context.clearCookies();
    await enterAdmin(page, app);
    expect(await keptTitles(page)).toEqual(['Resté sur l’appareil']);
  });

  it('H-94 is forgotten by signing out and forgetting everything on the device', async () => {
    await type(page, 'À oublier');
    const other = await context.newPage();
    await other.goto(`${app.admin}/plugins/kept`);
    await other.getByRole('button', { name: 'Sortir et tout oublier sur cet appareil' }).click();
    await other.getByRole('button', { name: 'Confirmer' }).click();
    await eventually(() => keptTitles(page)).toEqual([]);
    await titleOf(page).fill('Encore un mot');
    await page.waitForTimeout(1_500);
    expect(await keptTitles(page)).toEqual([]);
    await reopen();
    await context.clearCookies();
    await enterAdmin(page, app);
    await page.goto(formOf(lesson));
    await titleOf(page).waitFor();
    expect(await offer(page).count()).toBe(0);
  });

  it('H-94 is forgotten after seven days, whoever opens the admin', async () => {
    await type(page, 'Il y a une semaine');
    await reopen();
    await page.clock.setSystemTime(Date.now() + 7 * 86_400_000 - 60_000);
    await page.goto(formOf(lesson));
    await offer(page).waitFor();
    await page.clock.setSystemTime(Date.now() + 7 * 86_400_000 + 60_000);
    await page.goto(formOf(lesson));
    await titleOf(page).waitFor();
    await eventually(() => keptTitles(page)).toEqual([]);
    expect(await offer(page).count()).toBe(0);
  });

  it('H-94 is in the small form of a new member again', async () => {
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::seats.session`);
    await page.getByText('Lyon, automne').click();
    await page.getByLabel('Adresse e-mail').fill('nouvelle@cordee.example');
    await eventually(async () => (await keptIn(page)).map(({ values }) => values['email'])).toEqual(['nouvelle@cordee.example']);
    const session = page.url();
    await reopen();
    await page.goto(session);
    await eventually(() => page.getByLabel('Adresse e-mail').inputValue()).toBe('nouvelle@cordee.example');
    expect(await offer(page).count()).toBe(0);
    await page.getByLabel('Adresse e-mail').fill('');
    await eventually(() => keptTitles(page)).toEqual([]);
  });

  it('H-94 stays in the dialog of a file when a proxy answers 502, and is there to be copied', async () => {
    await page.goto(`${app.admin}/plugins/upload`);
    await page.getByText('faire-le-point.mp4').click();
    const caption = page.locator('[name=caption]');
    await page.waitForLoadState('networkidle');
    await caption.fill('Trois rendez-vous');
    await page.route('**/upload/files/*', badGateway);
    await Promise.all([
      page.waitForResponse((response) => response.status() === 502),
      page
        .getByRole('dialog')
        .getByRole('button', { name: /^Enregistrer/ })
        .click(),
    ]);
    await eventually(async () => (await keptIn(page)).map(({ values }) => values['caption'])).toEqual(['Trois rendez-vous']);
    expect(await caption.inputValue()).toBe('Trois rendez-vous');

    await reopen();
    await page.goto(`${app.admin}/plugins/kept`);
    await page.getByText('Trois rendez-vous').waitFor();
    await page.getByRole('link', { name: 'faire-le-point.mp4' }).click();
    await page.locator('[name=caption]').waitFor();
  });
});
