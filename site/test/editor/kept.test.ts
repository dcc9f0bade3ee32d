import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordsIn } from '../../../test/browser-store.ts';
import { demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

/** Another member of staff, who may edit the same lessons. */
const DIRECTION = demoAccount('direction');

const LESSON = 'L-FAIRE-LE-POINT';
const OTHER_LESSON = 'L-ROLE-PARRAIN';
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

/** A column of the draft of a lesson, the one that is edited unless it is said. */
async function theLesson<T>(column: 'document_id' | 'title' | 'body', { of = LESSON, published = false } = {}): Promise<T> {
  const rows = await app.database.query<Record<string, T>>(
    `select ${column} from lessons where reference = '${of}' and published_at is ${published ? 'not null' : 'null'}`,
  );
  return rows[0]?.[column] as T;
}

/** Expects something of what is read again and again, for as long as a page may take. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

const formOf = (document: string) => `${app.admin}/content-manager/collection-types/plugin::courses.lesson/${document}`;
const titleOf = (place: Pick<Page, 'getByLabel'>) => place.getByLabel(/^Titre/);
const saveButton = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true });
const offer = (page: Page) => page.getByText(/^Un texte non enregistré du \d/);
/** The buttons that send a form, and how they do. */
const SENDS = [
  ['Enregistrer', 'PUT'],
  ['Publier', 'POST'],
] as const;

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

const keptIn = (page: Page) => recordsIn<{ person: string; keptAt: number; values: Record<string, unknown> }>(page, 'cordee', 'kept');

/** Lets the proxy in front of the CMS answer a save with 502. */
const badGateway = (route: Route) =>
  route.request().method() === 'GET'
    ? route.fallback()
    : route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' });

/** Cuts the line under a save. */
const cutLine = (route: Route) => (route.request().method() === 'GET' ? route.fallback() : route.abort('connectionreset'));

/** Holds back the requests of the form of a lesson, from the first that is made until `release` is called. */
async function holdBack(method: string, document = `/${lesson}`): Promise<{ reached: Promise<void>; release: () => void }> {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(
    ({ pathname }) => pathname.includes(`/plugin::courses.lesson${document}`),
    async (route) => {
      if (route.request().method() === method) {
        reached.resolve();
        await released.promise;
      }
      await route.continue();
    },
  );
  return { reached: reached.promise, release: released.resolve };
}

/** Expects a title to be in the form, on the device, and, once it is saved, in the lesson. */
async function expectStillToSave(title: string): Promise<void> {
  expect(await titleOf(page).inputValue()).toBe(title);
  await eventually(() => keptTitles(page)).toEqual([title]);
  await save(page);
  expect(await theLesson('title')).toBe(title);
}

/** Lets the server store a save, and cuts the line before the answer. */
const loseAnswer = async (route: Route) => {
  if (route.request().method() === 'GET') return route.fallback();
  await route.fetch();
  return route.abort('connectionreset');
};

const endSessions = () => app.database.query("delete from strapi_sessions where origin = 'admin'");

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Camille|Direction/ }).click();
  await page.getByRole('menuitem', { name: 'Déconnexion' }).click();
}

/** Opens the form in which a text was typed from the list of kept texts, and leaves the one that is open. */
async function openKept(title: string): Promise<void> {
  await page.getByRole('link', { name: 'Textes gardés' }).click();
  const [text, leave] = [page.getByRole('link', { name: new RegExp(title) }), page.getByRole('button', { name: 'Confirmer' })];
  await text.or(leave).waitFor();
  if (await leave.isVisible()) await leave.click();
  await text.click();
  await offer(page).waitFor();
}

/** Opens the form of a session, with the small form of a new member beside it, and returns its address. */
async function openNewMember(): Promise<string> {
  await page.goto(`${app.admin}/content-manager/collection-types/plugin::seats.session`);
  await page.getByText('Lyon, automne').click();
  await page.getByLabel('Adresse e-mail').waitFor();
  return page.url();
}

/** Arranges the form of people as somebody who may do so does: a further field is at its end. */
const showInPersonForm = (field: string) =>
  app.database.query(
    `update strapi_core_store_settings
     set value = jsonb_set(value::jsonb, '{layouts,edit}', value::jsonb #> '{layouts,edit}' || $1::jsonb)::text
     where key like '%content_types::plugin::users-permissions.user'`,
    [JSON.stringify([[{ name: field, size: 6 }]])],
  );

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

  it.each([
    ['a proxy answers 502', 'Enregistrer', badGateway],
    ['the line is cut under it', 'Publier', cutLine],
  ] as const)('H-94 stays in the form when %s to “%s”, and is offered when the form is opened again', async (failure, button, fail) => {
    await type(page, failure);
    await page.route(SAVES, fail);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByText('Le serveur n’a pas répondu : vérifiez votre connexion, puis réessayez.').first().waitFor();
    await notSaved(page).waitFor();
    expect(await titleOf(page).inputValue()).toBe(failure);
    expect(await theLesson('title')).not.toBe(failure);

    await reopen();
    await page.goto(formOf(lesson));
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await titleOf(page).inputValue()).toBe(failure);
    await offer(page).waitFor({ state: 'hidden' });
    await save(page);
    expect(await theLesson('title')).toBe(failure);
  });

  it.each(SENDS)('H-94 stays in the form when it is typed before “%s” is answered', async (button, method) => {
    await type(page, `${button}, envoyé`);
    const { reached, release } = await holdBack(method);
    await Promise.all([reached, page.getByRole('button', { name: button, exact: true }).click()]);
    await titleOf(page).fill(`${button}, pendant l’envoi`);
    await Promise.all([page.waitForResponse((response) => response.request().method() === method && response.ok()), release()]);
    await page.waitForLoadState('networkidle');
    expect(await theLesson('title', { published: method === 'POST' })).toBe(`${button}, envoyé`);
    await expectStillToSave(`${button}, pendant l’envoi`);
  });

  it.each(SENDS)('H-94 stays in the form when it is typed once “%s” is answered, before the lesson is read again', async (button) => {
    await type(page, `${button}, répondu`);
    const { reached, release } = await holdBack('GET');
    await Promise.all([reached, page.getByRole('button', { name: button, exact: true }).click()]);
    await saveButton(page).and(page.locator('[disabled]:not(:has(svg))')).waitFor();
    await titleOf(page).fill(`${button}, avant la relecture`);
    // What somebody else writes meanwhile is read as well, with which Strapi replaces all values of the form.
    await app.database.query('update lessons set body = $2 where document_id = $1 and published_at is null', [
      lesson,
      `Autre main : ${button}`,
    ]);
    release();
    await page.getByText(`Autre main : ${button}`).waitFor();
    await expectStillToSave(`${button}, avant la relecture`);
    expect(await theLesson('body')).toBe(`Autre main : ${button}`);
  });

  it('H-94 is offered after the session has ended to the same person, and to nobody else', async () => {
    await type(page, 'Quarante minutes plus tard');
    await endSessions();
    await saveButton(page).click();
    await page.getByText('Votre session est terminée', { exact: true }).waitFor();
    await page.getByText(/reste sur cet appareil/).waitFor();
    expect(await titleOf(page).inputValue()).toBe('Quarante minutes plus tard');
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
    expect(await titleOf(page).inputValue()).toBe('Dans le premier onglet');

    await reopen();
    await context.clearCookies();
    await enterAdmin(page, app);
    await page.goto(formOf(lesson));
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Oublier' }).click();
    await page.getByRole('alertdialog').getByText('Cela ne peut pas être annulé').waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
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

  it('H-94 stays in the form of the lesson that is created when it is typed meanwhile, and is offered for no other new one', async () => {
    await page.goto(formOf('create'));
    await page.getByLabel(/^Référence/).fill('L-TAPEE-PENDANT');
    await titleOf(page).fill('Créée');
    const { reached, release } = await holdBack('POST', '');
    await Promise.all([reached, saveButton(page).click()]);
    await titleOf(page).fill('Créée, et complétée');
    release();
    await page.waitForURL(/lesson\/(?!create)/);
    await eventually(() => titleOf(page).inputValue()).toBe('Créée, et complétée');
    expect(await offer(page).count()).toBe(0);
    await eventually(async () => (await keptIn(page)).map(({ values }) => values)).toEqual([{ title: 'Créée, et complétée' }]);
    await save(page);
    expect(await theLesson('title', { of: 'L-TAPEE-PENDANT' })).toBe('Créée, et complétée');
  });

  it('H-94 is offered for the copy in which it was typed, and not for a new lesson', async () => {
    await type(page, 'Une copie à finir', `clone/${lesson}`);
    await reopen();
    await page.goto(formOf('create'));
    await titleOf(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await offer(page).count()).toBe(0);

    await page.goto(`${app.admin}/plugins/kept`);
    await page.getByRole('link', { name: /Une copie à finir/ }).click();
    await offer(page).waitFor();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await titleOf(page).inputValue()).toBe('Une copie à finir');
    await page.getByLabel(/^Référence/).fill('L-COPIE');
    await eventually(() => keptTitles(page)).toEqual(['Une copie à finir']);
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!clone)/);
    expect(await app.database.query("select from lessons where title = 'Une copie à finir'")).toHaveLength(1);
    await eventually(() => keptTitles(page)).toEqual([]);
  });

  it('H-94 H-93 is taken up lesson by lesson, each its own, and asks what to keep where the lesson was saved since', async () => {
    const other = await theLesson<string>('document_id', { of: OTHER_LESSON });
    await type(page, 'Repris plus tard');
    await reopen();
    await type(page, 'L’autre, repris plus tard', other);
    await reopen();
    await app.database.query("update lessons set title = 'D’une autre main' where document_id = $1 and published_at is null", [lesson]);

    for (const [document, title] of [
      [lesson, 'Repris plus tard'],
      [other, 'L’autre, repris plus tard'],
    ] as const) {
      if (document === lesson) await page.goto(formOf(document));
      else await openKept(title);
      await offer(page).waitFor();
      expect(await offer(page).count()).toBe(1);
      await page.getByRole('button', { name: 'Reprendre' }).click();
      expect(await titleOf(page).inputValue()).toBe(title);
      await eventually(() => keptTitles(page)).toContain(title);
    }
    await saveButton(page).click();
    await eventually(() => theLesson('title', { of: OTHER_LESSON })).toBe('L’autre, repris plus tard');
    await eventually(() => keptTitles(page)).toEqual(['Repris plus tard']);

    await openKept('Repris plus tard');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    // In a narrow window, what is beside the form is mounted anew.
    for (const [width, state] of [
      [768, 'detached'],
      [1280, 'visible'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByText('Fiche', { exact: true }).waitFor({ state });
    }
    await saveButton(page).click();
    const conflict = page.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await conflict.getByText('D’une autre main').waitFor();
    expect(await theLesson('title')).toBe('D’une autre main');
    await conflict.getByRole('radio', { name: 'Votre saisie' }).click();
    await conflict.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await eventually(() => theLesson('title')).toBe('Repris plus tard');
    await eventually(() => keptTitles(page)).toEqual([]);
  });

  it('H-94 is offered in no form to another person in the same browser', async () => {
    await type(page, 'Pour moi seule');
    await reopen();
    await type(page, 'Une ébauche pour moi seule', 'create');
    await reopen();
    const session = await openNewMember();
    await page.getByLabel('Adresse e-mail').fill('pour-moi-seule@cordee.example');
    await eventually(async () => (await keptIn(page)).length).toBe(3);
    await reopen();

    await context.clearCookies();
    await enterAdmin(page, app, DIRECTION);
    for (const form of [formOf(lesson), formOf('create')]) {
      await page.goto(form);
      await titleOf(page).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('button', { name: 'Reprendre' }).count(), form).toBe(0);
    }
    await page.goto(session);
    await page.getByLabel('Adresse e-mail').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe('');
    expect(await keptIn(page)).toHaveLength(3);
  });

  it('H-94 is never a password, also where the form of people was arranged to show it', async () => {
    await context.clearCookies();
    await enterAdmin(page, app, DIRECTION);
    await showInPersonForm('password');
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::users-permissions.user`);
    await page.getByText('Teixeira', { exact: true }).click();
    await page.locator('input[name=password]').fill('une phrase secrète');
    await page.getByLabel(/^Nom/).fill('Teixeira-Roy');
    await eventually(async () => (await keptIn(page)).map(({ values }) => values)).toEqual([{ lastName: 'Teixeira-Roy' }]);
    expect(JSON.stringify(await keptIn(page))).not.toContain('secrète');
  });

  it('H-94 is sent before signing out, as a draft', async () => {
    const published = await theLesson('title', { published: true });
    await type(page, 'Envoyé en sortant');
    await signOut(page);
    await page.getByText(/reste sur cet appareil/).waitFor();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await eventually(() => theLesson('title')).toBe('Envoyé en sortant');
    expect(await theLesson('title', { published: true })).toBe(published);
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
    const session = await openNewMember();
    await page.getByLabel('Adresse e-mail').fill('nouvelle@cordee.example');
    await eventually(async () => (await keptIn(page)).map(({ values }) => values['email'])).toEqual(['nouvelle@cordee.example']);
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

describe('a save whose answer is lost', () => {
  const lessons = (title: string) =>
    app.database.query<{ reference: string }>(`select reference from lessons where title = '${title}' and published_at is null`);

  /** Saves, and loses the answer. */
  async function saveInVain(): Promise<void> {
    await page.route(SAVES, loseAnswer);
    await saveButton(page).click();
    await notSaved(page).waitFor();
    await page.unroute(SAVES, loseAnswer);
  }

  it('H-94 has created the lesson, which the next save goes on with', async () => {
    await page.goto(formOf('create'));
    await page.getByLabel(/^Référence/).fill('L-PERDUE');
    await titleOf(page).fill('Réponse perdue');
    await saveInVain();
    await titleOf(page).fill('Réponse perdue, puis corrigée');
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!create)/);
    expect(await lessons('Réponse perdue, puis corrigée')).toEqual([{ reference: 'L-PERDUE' }]);
    expect(await lessons('Réponse perdue')).toEqual([]);
    await eventually(() => keptTitles(page)).toEqual([]);
  });

  it('H-94 has created the lesson, also when what was typed is taken up again later', async () => {
    await page.goto(formOf('create'));
    await page.getByLabel(/^Référence/).fill('L-REPRISE');
    await titleOf(page).fill('Réponse perdue, onglet fermé');
    await saveInVain();
    await reopen();
    await page.goto(formOf('create'));
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!create)/);
    expect(await lessons('Réponse perdue, onglet fermé')).toEqual([{ reference: 'L-REPRISE' }]);
  });

  it('H-93 H-94 is no conflict with oneself', async () => {
    await type(page, 'Arrivé sans réponse');
    await saveInVain();
    expect(await theLesson('title')).toBe('Arrivé sans réponse');
    await titleOf(page).fill('Arrivé sans réponse, puis corrigé');
    await saveButton(page).click();
    await eventually(() => theLesson('title')).toBe('Arrivé sans réponse, puis corrigé');
    await eventually(() => keptTitles(page)).toEqual([]);

    await titleOf(page).fill('Arrivé, puis repris');
    await saveInVain();
    await reopen();
    await page.goto(formOf(lesson));
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await titleOf(page).fill('Repris, puis corrigé');
    await saveButton(page).click();
    await eventually(() => theLesson('title')).toBe('Repris, puis corrigé');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('a form whose document is deleted', () => {
  /** Makes a lesson of its own, and returns its document id. */
  async function newLesson(reference: string): Promise<string> {
    await page.goto(formOf('create'));
    await page.getByLabel(/^Référence/).fill(reference);
    await titleOf(page).fill('À supprimer');
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!create)/);
    await eventually(() => keptTitles(page)).toEqual([]);
    return theLesson<string>('document_id', { of: reference });
  }

  it('H-94 keeps what is typed, to be read and copied, and leads to a new one with it', async () => {
    const document = await newLesson('L-SUPPRIMEE');
    await type(page, 'Écrit pendant la suppression', document);
    await app.database.query('delete from lessons where document_id = $1', [document]);
    await saveButton(page).click();
    await page.getByText('Cette fiche n’existe plus : elle a été supprimée entre-temps.').waitFor();
    expect(await titleOf(page).inputValue()).toBe('Écrit pendant la suppression');

    await reopen();
    await page.goto(`${app.admin}/plugins/kept`);
    await page.getByText('Écrit pendant la suppression', { exact: true }).waitFor();
    await page.getByText('Cette fiche n’existe plus').waitFor();
    await page.getByRole('button', { name: 'Créer une nouvelle fiche avec ce texte' }).click();
    await eventually(() => titleOf(page).inputValue()).toBe('Écrit pendant la suppression');
    await page.getByLabel(/^Référence/).fill('L-SUPPRIMEE');
    await saveButton(page).click();
    await page.waitForURL(/lesson\/(?!create)/);
    expect(await theLesson('title', { of: 'L-SUPPRIMEE' })).toBe('Écrit pendant la suppression');
    await eventually(() => keptTitles(page)).toEqual([]);
  });

  it('H-94 leads to a new one from the form itself', async () => {
    const document = await newLesson('L-SUPPRIMEE-AUSSI');
    await type(page, 'Repris de la fiche', document);
    await app.database.query('delete from lessons where document_id = $1', [document]);
    await page.locator('.CodeMirror').last().click();
    await page.keyboard.press('Control+Enter');
    const createAnew = page.getByRole('button', { name: 'Créer une nouvelle fiche avec ce texte' });
    await createAnew.waitFor();
    const isInView = async () => ((await createAnew.boundingBox())?.y ?? -1) > 0;
    await eventually(isInView).toBe(true);
    await createAnew.click();
    await page.waitForURL(/lesson\/create/);
    await eventually(() => titleOf(page).inputValue()).toBe('Repris de la fiche');
  });

  it('H-94 says so when it is opened, and leads to what was typed', async () => {
    const document = await newLesson('L-SUPPRIMEE-ENFIN');
    await type(page, 'Rechargé après la suppression', document);
    await app.database.query('delete from lessons where document_id = $1', [document]);
    await reopen();
    await page.goto(formOf(document));
    const notice = page.getByRole('alert').filter({ hasText: 'Cette fiche n’existe pas, ou n’existe plus.' });
    await notice.getByRole('link', { name: 'Textes gardés' }).click();
    await page.getByText('Rechargé après la suppression', { exact: true }).waitFor();
    await page.goBack();
    await notice.getByRole('link', { name: 'Voir la liste' }).click();
    await page.waitForURL(/lesson(\?|$)/);
    await page.getByRole('heading', { name: 'Leçon' }).waitFor();
    expect(await notice.count()).toBe(0);
  });

  it('LRN-1 is left without an error by who deletes it', async () => {
    await newLesson('L-A-QUITTER');
    await page
      .getByRole('button', { name: /Plus d.actions|Autres actions/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /^Supprimer/ }).click();
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.waitForURL(/lesson(\?|$)/);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Cela n’existe pas, ou n’existe plus.').count()).toBe(0);
  });
});
