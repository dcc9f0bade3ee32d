// The forms of the files of the media library: the one of its page, and the dialog in the form of a lesson. (LRN-8)
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordsIn } from '../../../test/browser-store.ts';
import { adminToken, demoAccount, EDITOR, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

const FILM = 'faire-le-point.mp4';
const CAPTIONS = 'faire-le-point.vtt';

let app: RunningApp;
let mine: Page;
let theirs: Page;

beforeAll(async () => {
  app = await startApp();
  [mine, theirs] = [await openAdmin(EDITOR), await openAdmin(demoAccount('direction'))];
});
afterAll(() => app.close());
beforeEach(() => app.database.query(`update files set caption = null, alternative_text = null where name = '${FILM}'`));

async function openAdmin(account: typeof EDITOR): Promise<Page> {
  const { page } = await app.openPage();
  await enterAdmin(page, app, account);
  return page;
}

const stored = async (name = FILM) =>
  (await app.database.query<Record<string, unknown>>('select * from files where name = $1', [name]))[0] ?? {};
/** Expects something of what is read again and again, for as long as a page may take. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });
const field = (page: Page, name: 'caption' | 'alternativeText') => page.locator(`[role=dialog] [name=${name}]`);
const conflict = (page: Page) => page.getByRole('dialog', { name: 'Ce fichier a changé entre-temps' });
const saveLikeThis = (page: Page) => conflict(page).getByRole('button', { name: 'Enregistrer ainsi' }).click();

/** Opens the form of a file in the page of the library. */
async function openFile(page: Page, name = FILM): Promise<void> {
  await page.goto(`${app.admin}/plugins/upload`);
  await page.getByText(name).click();
  await field(page, 'caption').waitFor();
  await page.waitForLoadState('networkidle');
}
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: false }).first().click();

/** Saves the form of the other, which nobody disturbs. */
async function saveTheirs(caption: string): Promise<void> {
  await openFile(theirs);
  await field(theirs, 'caption').fill(caption);
  await save(theirs);
  await eventually(() => stored()).toMatchObject({ caption });
}

/** Opens the form of the lesson that shows the film. */
async function openLesson(): Promise<void> {
  const [lesson] = await app.database.query<{ document_id: string }>(
    `select document_id from lessons where reference = 'L-FAIRE-LE-POINT' and published_at is null`,
  );
  await mine.goto(`${app.admin}/content-manager/collection-types/plugin::courses.lesson/${lesson?.document_id}`);
  await mine.getByLabel(/^Titre/).waitFor();
}
async function openDialog(): Promise<void> {
  await mine.getByRole('button', { name: 'Éditer' }).first().click();
  await field(mine, 'caption').waitFor();
}
const finish = () => mine.getByRole('button', { name: 'Terminer' }).last().click();

describe('two editors of one file, in the page of the media library', () => {
  it('H-93 the second sees what the first changed, and takes it over with one press', async () => {
    await openFile(mine);
    await saveTheirs('D’Anouk');
    await field(mine, 'alternativeText').fill('Deux personnes à une table');
    await save(mine);
    await conflict(mine).getByText('Légende').waitFor();
    await conflict(mine).getByText('D’Anouk').waitFor();
    await conflict(mine)
      .getByText(/^Anouk Delcourt, le /)
      .waitFor();
    await saveLikeThis(mine);
    await eventually(() => stored()).toMatchObject({ caption: 'D’Anouk', alternative_text: 'Deux personnes à une table' });
    await eventually(() => field(mine, 'caption').inputValue()).toBe('D’Anouk');
  });

  it('H-93 where both changed a field, the second chooses, and may go back to the form first', async () => {
    await openFile(mine);
    await saveTheirs('D’Anouk');
    await field(mine, 'caption').fill('De Camille');
    await save(mine);
    expect(await conflict(mine).getByRole('button', { name: 'Enregistrer ainsi' }).isDisabled()).toBe(true);
    await conflict(mine).getByRole('button', { name: 'Revenir au fichier' }).click();
    await mine.getByText('Rien n’est enregistré : ce fichier a changé entre-temps : la légende (Anouk Delcourt).').waitFor();
    expect(await field(mine, 'caption').inputValue()).toBe('De Camille');
    expect(await stored()).toMatchObject({ caption: 'D’Anouk' });

    await save(mine);
    await conflict(mine).getByRole('radio', { name: 'Votre saisie' }).click();
    await saveLikeThis(mine);
    await eventually(() => stored()).toMatchObject({ caption: 'De Camille' });
  });

  it('H-93 the second is told also when the form shows what was read before, while the list has been read since', async () => {
    await openFile(mine);
    await mine.keyboard.press('Escape');
    await field(mine, 'caption').waitFor({ state: 'detached' });
    await saveTheirs('D’Anouk');
    await Promise.all([
      mine.waitForResponse((response) => /\/upload\/files\?.*_q=/.test(response.url())),
      mine
        .getByRole('searchbox')
        .or(mine.getByPlaceholder(/Rechercher/))
        .first()
        .fill('faire'),
    ]);
    await mine.getByText(FILM).click();
    expect(await field(mine, 'caption').inputValue()).toBe('');
    await field(mine, 'alternativeText').fill('Deux personnes');
    await save(mine);
    await conflict(mine).getByText('D’Anouk').waitFor();
    await saveLikeThis(mine);
    await eventually(() => stored()).toMatchObject({ caption: 'D’Anouk', alternative_text: 'Deux personnes' });
  });

  it('H-93 two folders are shown by their names', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await adminToken(app)}` };
    for (const name of ['Films', 'Archives'])
      await fetch(app.admin.replace('/admin', '/upload/folders'), {
        method: 'POST',
        headers,
        body: JSON.stringify({ name, parent: null }),
      });
    const move = async (page: Page, folder: string) => {
      await page.locator('[role=dialog] [role=combobox]').click();
      await page.getByRole('option', { name: folder }).click();
      await Promise.all([page.waitForResponse((response) => response.request().method() === 'PUT'), save(page)]);
    };
    for (const page of [mine, theirs]) await openFile(page);
    await move(theirs, 'Films');
    await move(mine, 'Archives');
    await conflict(mine).getByText('Films').waitFor();
    await conflict(mine).getByText('Archives').waitFor();
    await conflict(mine).getByRole('radio', { name: 'Votre saisie' }).click();
    await saveLikeThis(mine);
    const folder = async () =>
      (await app.database.query('select o.name from files_folder_lnk l join upload_folders o on o.id = l.folder_id'))[0];
    await eventually(folder).toEqual({ name: 'Archives' });
    await app.database.query('delete from files_folder_lnk');
    await app.database.query(`update files set folder_path = '/'`);
  });

  it('H-94 what was typed stays in the form when the line is cut, and is saved once it is back', async () => {
    await openFile(mine);
    await field(mine, 'caption').fill('Sans réseau');
    await mine.context().setOffline(true);
    await Promise.all([mine.waitForEvent('requestfailed'), save(mine)]);
    await mine.waitForTimeout(500);
    await mine.context().setOffline(false);
    expect(await field(mine, 'caption').inputValue()).toBe('Sans réseau');
    await save(mine);
    await eventually(() => stored()).toMatchObject({ caption: 'Sans réseau' });
  });

  it('H-93 of two who replace it, the second chooses which file stays', async () => {
    const replace = async (page: Page, words: string) => {
      await page.getByRole('button', { name: 'Remplacer ce fichier' }).click();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Continuer' }).click()]);
      const buffer = Buffer.from(`WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`);
      await chooser.setFiles({ name: 'autre.vtt', mimeType: 'text/vtt', buffer });
    };
    for (const page of [mine, theirs]) await openFile(page, CAPTIONS);
    const { replaced_at: before } = await stored(CAPTIONS);
    await replace(theirs, 'Anouk');
    await eventually(async () => (await stored(CAPTIONS))['replaced_at']).not.toEqual(before);
    const { replaced_at: since } = await stored(CAPTIONS);
    await theirs.waitForLoadState('networkidle');

    await replace(mine, 'Camille');
    await conflict(mine).getByText('Fichier', { exact: true }).waitFor();
    await conflict(mine).getByText('(remplacé)').waitFor();
    await conflict(mine).getByText('autre.vtt').waitFor();
    await conflict(mine)
      .getByRole('radio', { name: /^Anouk Delcourt/ })
      .click();
    await saveLikeThis(mine);
    await conflict(mine).waitFor({ state: 'detached' });
    expect(await stored(CAPTIONS)).toMatchObject({ replaced_at: since });

    await mine.waitForLoadState('networkidle');
    await replace(mine, 'Camille');
    await eventually(async () => (await stored(CAPTIONS))['replaced_at']).not.toEqual(since);
    expect(await conflict(mine).count()).toBe(0);
  });
});

describe('two editors of one file, in the form of a lesson', () => {
  it('H-93 the second takes over what the first changed, though a list was read since', async () => {
    await openLesson();
    await saveTheirs('D’Anouk');
    await mine
      .getByRole('button', { name: /Ajouter/ })
      .first()
      .click();
    await mine.getByRole('dialog').getByText(FILM).first().waitFor();
    await mine.waitForLoadState('networkidle');
    await mine.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await openDialog();
    expect(await field(mine, 'caption').inputValue()).toBe('');
    await field(mine, 'alternativeText').fill('Deux personnes');
    await finish();
    await conflict(mine).getByText('D’Anouk').waitFor();
    await saveLikeThis(mine);
    await eventually(() => stored()).toMatchObject({ caption: 'D’Anouk', alternative_text: 'Deux personnes' });
    await field(mine, 'caption').waitFor({ state: 'detached' });

    await openDialog();
    expect(await field(mine, 'caption').inputValue()).toBe('D’Anouk');
    await field(mine, 'caption').fill('De Camille');
    await finish();
    await eventually(() => stored()).toMatchObject({ caption: 'De Camille' });
    expect(await conflict(mine).count()).toBe(0);
  });

  it('H-94 what was typed stays in the dialog and on the device when a proxy answers 502, and is forgotten once it is saved', async () => {
    const keptCaptions = async () => {
      await mine.waitForTimeout(300);
      return (await recordsIn<{ values: { caption?: unknown } }>(mine, 'cordee', 'kept')).map(({ values }) => values.caption);
    };
    const badGateway = (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' });
    await openLesson();
    await openDialog();
    await field(mine, 'caption').fill('Trois rendez-vous');
    await mine.route(/\/upload\?id=/, badGateway);
    await Promise.all([mine.waitForResponse((response) => response.status() === 502), finish()]);
    expect(await field(mine, 'caption').inputValue()).toBe('Trois rendez-vous');
    await eventually(keptCaptions).toEqual(['Trois rendez-vous']);

    await mine.unroute(/\/upload\?id=/);
    await finish();
    await eventually(() => stored()).toMatchObject({ caption: 'Trois rendez-vous' });
    await eventually(keptCaptions).toEqual([]);
  });
});
