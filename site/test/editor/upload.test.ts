import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/folders.ts';
import { EDITOR, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;
let page: Page;
const film = path.join(root, 'cms/demo/media/faire-le-point.mp4');

beforeAll(async () => {
  app = await startApp();
  ({ page } = await app.openPage({ as: EDITOR.email }));
  await page.goto('/travail');
  await page.waitForURL(`${app.admin}**`);
});
afterAll(() => app.close());

it('SEC-7 a file is added from the computer, and none from an address', async () => {
  await page.goto(`${app.admin}/content-manager/collection-types/plugin::courses.lesson/create`);
  await page
    .getByRole('button', { name: /Cliquer pour ajouter un média/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ajouter plus de médias' }).click();
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  expect(await page.getByRole('dialog').getByRole('tab').allInnerTexts()).toEqual([expect.stringMatching(/ordinateur/i)]);

  await page.goto(`${app.admin}/plugins/upload`);
  await page.getByRole('button', { name: 'Ajouter' }).first().click();
  await page.getByRole('menuitem', { name: 'Envoyer des fichiers' }).waitFor();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Nouveau dossier', 'Envoyer des fichiers']);
});

const isUpload = (url: URL) => /\/upload(\/files)?$/.test(url.pathname);

/** Cuts the connection of every upload until `restore` is called. */
async function cutUploads(): Promise<{ restore: () => Promise<void> }> {
  await page.route(isUpload, (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
  return { restore: () => page.unroute(isUpload) };
}

describe('H-96 an upload whose connection is cut, or that takes too long', () => {
  it('says so in the form of a lesson, where what was typed and chosen stays', async () => {
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::courses.lesson/create`);
    await page.getByLabel(/^Titre/).fill('Le pot d’arrivée');
    await page
      .getByRole('button', { name: /Cliquer pour ajouter un média/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Ajouter plus de médias' }).click();
    await page.locator('input[type=file]').setInputFiles(film);
    const { restore } = await cutUploads();
    await page.getByRole('button', { name: /^Importer 1 média/ }).click();
    await page.getByText('La connexion a été coupée avant la fin').waitFor();
    await page.getByRole('dialog').getByText('faire-le-point.mp4').waitFor();
    expect(await page.locator('input[name=title]').inputValue()).toBe('Le pot d’arrivée');
    await restore();

    await page.route(isUpload, (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 408 }) : route.continue()));
    await page.getByRole('button', { name: /^Importer 1 média/ }).click();
    await page.getByText('L’envoi a duré plus d’une demi-heure.').waitFor();
    expect(await page.locator('input[name=title]').inputValue()).toBe('Le pot d’arrivée');
    await page.unroute(isUpload);
  });

  it('says so in the media library, where it may be sent again', async () => {
    await page.goto(`${app.admin}/plugins/upload`);
    const files = page.locator('input[type=file]').first();
    const { restore } = await cutUploads();
    await files.setInputFiles(film);
    await page.getByText('L’envoi a échoué').waitFor();
    await page.getByText('La connexion a été coupée avant la fin').waitFor();
    await restore();

    await page.route(isUpload, (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 502 }) : route.continue()));
    await files.setInputFiles(film);
    await page.getByText('Le serveur n’a pas répondu.').waitFor();
    await page.unroute(isUpload);
    await files.setInputFiles(film);
    await page.getByText('Envoi terminé').waitFor();
  });
});
