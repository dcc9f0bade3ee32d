// Everything that staff see in the admin is in French: the pages, what opens on them, and what is said when something is refused. (ACC-22)
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, EDITOR, enterAdmin, type RunningApp, startApp } from '../running-app.ts';
import { englishSentences, isEnglish } from './english-catalogue.ts';

/** What Strapi and the libraries below it say in English with no way to translate it, and what is the same in French. */
const ALLOWED = [
  /^(draft|published|modified)$/, // The label for screen readers of a state that is written in French.
  /^(Active|Inactive)$/, // The state of an account in the list of users.
  /^Loading$/, // For screen readers, until an answer comes.
  /^Search$/, // The magnifying glass in the window of files.
  / \| Strapi$/, // The title of a page.
  /^English$/,
];

const TYPES = [
  'plugin::courses.course',
  'plugin::courses.theme',
  'plugin::courses.module',
  'plugin::courses.lesson',
  'plugin::courses.case-study',
  'plugin::companies.company',
  'plugin::companies.establishment',
  'plugin::seats.session',
  'plugin::users-permissions.user',
];
const PAGES = [
  '',
  'me',
  'me/sessions',
  'plugins/upload',
  'plugins/courses',
  'plugins/progress',
  'plugins/staff',
  'plugins/messages',
  'nowhere',
];
const SETTINGS_PAGES = ['settings', 'settings/roles', 'settings/users', 'settings/users/1', 'settings/media-library', 'plugins/kernel'];

const sentences = englishSentences();
let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe.each([
  ['editors', EDITOR, PAGES, ['plugin::courses.course']],
  ['those who may do everything', demoAccount('direction'), [...PAGES, ...SETTINGS_PAGES], TYPES],
])('the admin of %s', (_, account, pages, types) => {
  let page: Page;
  const found = new Set<string>();

  beforeAll(async () => {
    ({ page } = await app.openPage());
    await enterAdmin(page, app, account);
  });

  /** Notes the English texts of what is shown now. */
  async function read(where: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    for (const text of await page.evaluate(shownTexts))
      if (isEnglish(text, sentences) && !ALLOWED.some((allowed) => allowed.test(text))) found.add(`${where}: ${text}`);
  }

  const english = () => {
    const texts = [...found];
    found.clear();
    return texts;
  };

  it.each(pages)('ACC-22 speaks French on the page “%s”', async (path) => {
    await page.goto(`${app.admin}/${path}`);
    await read(path);
    expect(english()).toEqual([]);
  });

  it.each(types)('ACC-22 speaks French in the list and the forms of %s', async (type) => {
    const list = `${app.admin}/content-manager/collection-types/${type}`;
    await page.goto(list);
    await read('list');
    await page.getByRole('button', { name: 'Filtres' }).click();
    await read('filters');
    await page.keyboard.press('Escape');
    const [row] = await page.locator('tbody tr').all();
    if (row) {
      await row.getByRole('button').last().click();
      await read('actions of a row');
      await page.keyboard.press('Escape');
      await row.getByRole('link').first().click();
      await page.getByRole('button', { name: 'Enregistrer', exact: true }).first().waitFor();
      await read('form');
    }
    await openForm(page, `${list}/create`);
    await read('new form');
    for (const relation of await page.getByRole('combobox').all()) {
      await relation.click();
      await read('choices');
      await page.keyboard.press('Escape');
    }
    expect(english()).toEqual([]);
  });

  it('ACC-22 speaks French when a form is refused, and before something is lost', async () => {
    await openForm(page, `${app.admin}/content-manager/collection-types/plugin::courses.theme/create`);
    await page.getByRole('textbox', { name: /^Titre/ }).fill('Une thématique');
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await read('a form without what is required');
    await page.getByRole('link', { name: 'Module', exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    await read('leaving a form');
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::courses.theme/nowhere`);
    await read('a document that is not there');
    expect(english()).toEqual([]);
  });

  it('ACC-22 speaks French in the media library and its windows', async () => {
    await page.goto(`${app.admin}/plugins/upload`);
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await read('filters');
    await page.keyboard.press('Escape');
    await page.getByText('premiere-impression.vtt').click();
    await read('a file');
    await page.keyboard.press('Escape');
    await openForm(page, `${app.admin}/content-manager/collection-types/plugin::courses.lesson/create`);
    await page.getByText('Cliquer pour ajouter un média', { exact: false }).first().click();
    await page.getByRole('dialog').waitFor();
    await read('choosing a file');
    expect(english()).toEqual([]);
  });
});

describe('what staff are shown', () => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await app.openPage());
    await enterAdmin(page, app, demoAccount('direction'));
  });

  const openList = async (type: string, query = '') => {
    await page.goto(`${app.admin}/content-manager/collection-types/${type}${query}`);
    await page.locator('tbody tr').first().waitFor();
  };

  it('LRN-2 a colour is listed, filtered and chosen by its name', async () => {
    await openList('plugin::courses.theme', '?filters[$and][0][colour][$eq]=pine');
    await page.getByText('Couleur est Sapin').waitFor();
    const cell = page.getByRole('gridcell', { name: 'Sapin', exact: true });
    expect(await swatchesIn(cell), 'how it looks, beside its name').toEqual(['rgb(45, 111, 93), rgb(111, 196, 171)']);
    expect(await page.getByText('pine', { exact: true }).count()).toBe(0);
    await page.getByText('ACCUEIL-PREPARER').click();
    await page.getByRole('combobox', { name: /^Couleur/ }).click();
    const option = page.getByRole('option', { name: 'Framboise', exact: true });
    expect(await swatchesIn(option)).toEqual(['rgb(173, 31, 72), rgb(245, 131, 159)']);
    await option.click();
    const chosen = page.getByRole('combobox', { name: /^Couleur/ });
    await chosen.getByText('Framboise').waitFor();
    expect(await swatchesIn(chosen)).toEqual(['rgb(173, 31, 72), rgb(245, 131, 159)']);
  });

  it('ACC-22 people are filtered by no field that nobody reads, and by no number of the database', async () => {
    await openList('plugin::users-permissions.user');
    await page.getByRole('button', { name: 'Filtres' }).click();
    await page.getByRole('combobox', { name: 'Sélectionner un champ' }).click();
    const fields = await page.getByRole('option').allInnerTexts();
    expect(fields).toContain('Adresse e-mail');
    expect(fields.filter((field) => /token|password|provider|username|Sans emploi|^id$|documentId|sans effet/i.test(field))).toEqual([]);
  });

  it('ACC-22 neither they nor the columns that are offered have a number of the database, or what nobody reads', async () => {
    await openList('plugin::users-permissions.user');
    await page.getByRole('button', { name: 'Afficher les paramètres' }).click();
    const columns = await page.getByRole('checkbox', { name: /./ }).and(page.locator('fieldset *')).evaluateAll(namesOf);
    expect(columns).toEqual(expect.arrayContaining(['Nom', 'Adresse e-mail']));
    expect(columns.filter((column) => /^id$|documentId|Sans emploi|sans effet|Origine|Identifiant|^$/.test(column))).toEqual([]);
  });

  it('ACC-22 a filter by yes or no is shown in words, and one by date is asked for in French', async () => {
    await openList('plugin::courses.course', '?filters[$and][0][certifying][$eq]=false');
    await page.getByText('Certifiant est Non').waitFor();
    await page.getByRole('button', { name: 'Filtres' }).click();
    await page.getByRole('combobox', { name: 'Sélectionner un champ' }).click();
    await page.getByRole('option', { name: 'Créé le' }).click();
    await page.getByPlaceholder('JJ/MM/AAAA').waitFor();
    expect(await page.locator('[aria-label^="Choose"]').count()).toBe(0);
  });

  it('ACC-22 the devices on which the admin is open have names', async () => {
    await page.goto(`${app.admin}/me/sessions`);
    await page.getByText('Cet appareil').waitFor();
    const devices = await page.locator('tbody tr td:first-child').allInnerTexts();
    expect(devices.filter((device) => !/, Linux/.test(device))).toEqual([]);
  });

  it('ACC-22 no menu leads to what nothing here uses', async () => {
    await page.goto(`${app.admin}/settings`);
    await page.getByRole('link', { name: 'Rôles' }).waitFor();
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(
      links.filter((link) => /market|content-type-builder|webhooks|token|users-permissions\/|internationalization|list-plugins/.test(link)),
    ).toEqual([]);
    await openList('plugin::courses.theme');
    expect(await page.getByText('Types uniques').isVisible(), 'a section of the menu without a link').toBe(false);
  });

  it('ACC-22 the settings are for those who may change some, and begin with them instead of the release of Strapi', async () => {
    const settings = (reader: Page) => reader.getByRole('link', { name: 'Réglages', exact: true });
    await page.goto(app.admin);
    await settings(page).click();
    await page.getByRole('heading', { name: 'Rôles' }).waitFor();
    expect(await page.getByRole('link', { name: 'Aperçu' }).count()).toBe(0);
    await page.goto(`${app.admin}/settings/users/1`);
    await page.getByRole('checkbox', { name: 'Actif' }).waitFor();
    expect(await page.getByRole('textbox').count(), 'name, address and password are those of the site').toBe(0);

    const editor = await app.openPage();
    await enterAdmin(editor.page, app);
    await editor.page.getByRole('link', { name: 'Médiathèque', exact: true }).waitFor();
    expect(await settings(editor.page).count()).toBe(0);
    await editor.page.goto(`${app.admin}/settings`);
    await editor.page.getByRole('heading', { name: /^Bonjour/ }).waitFor();
  });

  it('ACC-22 the menu of a form leads to no model, and arranges the form for those who may', async () => {
    const menuOf = async (reader: Page) => {
      await reader.goto(`${app.admin}/content-manager/collection-types/plugin::courses.theme?_q=ACCUEIL-PREPARER`);
      await reader.getByText('ACCUEIL-PREPARER').click();
      await reader.getByRole('heading', { name: 'Fiche', exact: true }).waitFor();
      await reader.getByRole('button', { name: "Plus d'actions", exact: true }).click();
      await reader.getByRole('menuitem', { name: 'Supprimer' }).waitFor();
      return reader.getByRole('menuitem').allInnerTexts();
    };
    expect(await menuOf(page)).toEqual(['Configurer la vue', 'Supprimer']);
    expect(await page.getByRole('menu').getByRole('term').allInnerTexts(), 'what it tells').toEqual(['Publié', 'Modifié', 'Créé']);

    const editor = await app.openPage();
    await enterAdmin(editor.page, app);
    expect(await menuOf(editor.page)).toEqual(['Supprimer']);
  });

  it('ACC-22 the profile has no field without effect: the name is read, the language is chosen', async () => {
    await page.goto(`${app.admin}/me`);
    await page.getByRole('heading', { name: 'Anouk Delcourt' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Langue de l’administration' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Language of the admin').first().waitFor();
    await page.getByRole('combobox', { name: 'Language of the admin' }).click();
    await page.getByRole('option', { name: 'Français' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Langue de l’administration').first().waitFor();
  });

  it('ACC-22 who only reads a course is offered no action on it, and shown no id of what stands in it', async () => {
    await app.database.query(
      `delete from admin_users_roles_lnk where role_id = (select id from admin_roles where code = 'cordee-content')`,
    );
    const reader = await app.openPage();
    await enterAdmin(reader.page, app);
    await reader.page.goto(`${app.admin}/content-manager/collection-types/plugin::courses.course`);
    await reader.page.locator('tbody tr').first().getByRole('button').last().click();
    expect(await reader.page.getByRole('menuitem').allInnerTexts()).toEqual(['Ouvrir dans un nouvel onglet']);
    await reader.page.keyboard.press('Escape');
    await reader.page.locator('tbody tr').first().click();
    await reader.page.getByRole('textbox', { name: /^Titre/ }).waitFor();
    await reader.page.waitForLoadState('networkidle');
    for (const name of ['Publier', 'Enregistrer', "Plus d'actions"])
      expect(await reader.page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    expect(await reader.page.getByRole('heading', { name: 'Fiche', exact: true }).count()).toBe(0);
    expect((await reader.page.evaluate(shownTexts)).filter((text) => /^[a-z0-9]{24}$/.test(text))).toEqual([]);
  });
});

/** The colours of the swatches in a part of the page, light and dark. */
const swatchesIn = async (part: Locator) =>
  (await part.locator('[aria-hidden="true"]').evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundImage))).flatMap(
    (image) => /rgb\(.*?\) 50%, rgb\(.*?\)/.exec(image)?.[0].replace(' 50%', '') ?? [],
  );

/** The names of inputs, by their labels. It runs in the browser. */
const namesOf = (inputs: Element[]) => inputs.map(({ id }) => document.querySelector(`label[for="${id}"]`)?.textContent ?? '');

/** Opens a form; a second time when Strapi knew the form before the rights of its reader, and says that they have none. */
async function openForm(page: Page, url: string): Promise<void> {
  const save = page.getByRole('button', { name: 'Enregistrer', exact: true }).first();
  await page.goto(url);
  await save.or(page.getByText('Vos droits ne permettent pas')).first().waitFor();
  if (await save.isVisible()) return;

  await page.goto(url);
  await save.waitFor();
}

/** The texts that are visible on the page, and the labels, placeholders and titles. It runs in the browser. */
function shownTexts(): string[] {
  const texts = [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility())
    .flatMap((element) => {
      const own = [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : []));
      const named = ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? '');
      return element.matches('style, script, .CodeMirror *') ? [] : [...own, ...named];
    });
  return [...new Set([...texts, document.title].map((text) => text.trim()).filter(Boolean))];
}
