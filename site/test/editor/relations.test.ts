import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterAdmin, type RunningApp, startApp } from '../running-app.ts';

const THEME = { reference: 'ACCUEIL-PREPARER', title: 'Préparer l’arrivée' };

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  ({ page } = await app.openPage());
  await enterAdmin(page, app);
});
afterAll(() => app.close());

const entries = (model: string) => `${app.admin}/content-manager/collection-types/plugin::courses.${model}`;
const titlesOf = (table: string) => app.database.query(`select reference, title from ${table} order by id`);
const option = (name: string | RegExp) => page.getByRole('option', { name });

async function openCourse(): Promise<void> {
  await page.goto(entries('course'));
  await page.getByText('Accueillir un nouveau collègue', { exact: true }).click();
  await page.getByLabel(/^Référence/).waitFor();
}

describe('an editor at the form of a document', () => {
  it('LRN-1 opens a related document in its own form, and is asked first when something is not saved', async () => {
    await openCourse();
    await page.getByLabel(/^Titre/).fill('Un titre pas encore enregistré');
    await page.getByRole('link', { name: THEME.title, exact: true }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Annuler' }).click();
    expect(await page.getByLabel(/^Titre/).inputValue()).toBe('Un titre pas encore enregistré');

    await page.getByRole('link', { name: THEME.title, exact: true }).click();
    await question.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByRole('heading', { name: THEME.title }).waitFor();
    expect(page.url()).toContain(entries('theme'));
    expect(await page.getByLabel(/^Référence/).inputValue()).toBe(THEME.reference);
  });

  it('LRN-1 creates a related document in a form of its own: its parent keeps its title and its reference', async () => {
    await page.goto(`${entries('theme')}?_q=${THEME.reference}`);
    await page.getByText(THEME.title, { exact: true }).click();
    await page.getByRole('combobox', { name: /^Modules/ }).click();
    await option(/.+/).first().waitFor();
    expect(await option(/Créer|Create/).count(), 'ways to create inside the form').toBe(0);
    await page.keyboard.press('Escape');

    const themes = await titlesOf('themes');
    const [child] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Créer (nouvel onglet)' }).first().click(),
    ]);
    expect(child.url()).toBe(`${entries('module')}/create`);
    await child.getByLabel(/^Titre/).fill('Un module tout neuf');
    await child.getByLabel(/^Référence/).fill('M-NEUF');
    const [saved] = await Promise.all([
      child.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('plugin::courses.module')),
      child.getByRole('button', { name: 'Enregistrer', exact: true }).click(),
    ]);
    expect(saved.status()).toBe(201);
    await child.close();
    expect(await titlesOf('themes')).toEqual(themes);

    await page.getByRole('combobox', { name: /^Modules/ }).click();
    await page.getByRole('combobox', { name: /^Modules/ }).fill('tout neuf');
    await option(/Un module tout neuf/).click();
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('plugin::courses.theme')),
      page.getByRole('button', { name: 'Enregistrer', exact: true }).click(),
    ]);
    const attached = await app.database.query(
      "select t.reference from themes t join themes_modules_lnk l on l.theme_id = t.id join modules m on m.id = l.module_id where m.reference = 'M-NEUF'",
    );
    expect(attached).toEqual([{ reference: THEME.reference }]);
  });

  it('LRN-1 finds a related document by its reference', async () => {
    const [lesson] = await app.database.query<{ title: string; reference: string }>(
      'select title, reference from lessons order by id limit 1',
    );
    await page.goto(`${entries('module')}/create`);
    await page.getByRole('combobox', { name: /^Leçons/ }).click();
    await page.getByRole('combobox', { name: /^Leçons/ }).fill(lesson?.reference.toLowerCase() ?? '');
    await option(new RegExp(`^${lesson?.title}`)).waitFor();
    await expect.poll(() => option(/.+/).count()).toBeLessThan(10);
  });

  it('H-83 is told that nothing matches a search', async () => {
    await page.goto(`${entries('module')}?_q=introuvable`);
    await page.getByText('Rien ne correspond à cette recherche.').waitFor();
    await page.getByText('Aucune fiche', { exact: true }).waitFor();
  });

  it('LRN-1 creates nothing inside the form of a document that is not saved', async () => {
    await page.goto(`${entries('course')}/create`);
    await page.getByRole('combobox', { name: /^Thématiques/ }).click();
    await option(/.+/).first().waitFor();
    expect(await option(/Créer|Create/).count(), 'ways to create inside the form').toBe(0);
  });
});
