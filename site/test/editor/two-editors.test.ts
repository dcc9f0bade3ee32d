// Two members of staff with one document open. (LRN-8, ACC-13)
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, EDITOR, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

const DIRECTION = demoAccount('direction');
const LESSON = 'plugin::courses.lesson';
const MODULE = 'plugin::courses.module';
const COURSE = 'plugin::courses.course';
const PERSON = 'plugin::users-permissions.user';
const NOT_SAVED = 'Rien n’est enregistré : la fiche a changé entre-temps.';

let app: RunningApp;
let mine: Page;
let theirs: Page;

beforeAll(async () => {
  app = await startApp();
  mine = await openAdmin();
  theirs = await openAdmin(DIRECTION);
});
afterAll(() => app.close());

async function openAdmin(account = EDITOR): Promise<Page> {
  const { page } = await app.openPage();
  await enterAdmin(page, app, account);
  return page;
}

async function open(page: Page, uid: string, document: string): Promise<void> {
  await page.goto(`${app.admin}/content-manager/collection-types/${uid}/${document}`);
  await page.getByRole('button', { name: 'Enregistrer' }).waitFor();
}

const stored = async (table: string, where: string): Promise<Record<string, unknown>> => {
  const [row] = await app.database.query<Record<string, unknown>>(
    `select * from ${table} where ${where} order by published_at nulls first limit 1`,
  );
  return row ?? {};
};
/** Changes a field of the draft of a lesson, as somebody else does. */
const change = (lesson: unknown, field: 'title' | 'reference', value: string) =>
  app.database.query(`update lessons set ${field} = $2 where document_id = $1 and published_at is null`, [lesson, value]);
const title = (page: Page) => page.getByLabel(/^Titre/);
const text = (page: Page) => page.locator('.CodeMirror').last();
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
const saved = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true, disabled: true }).waitFor();

describe('two editors of one lesson', () => {
  it('H-93 the second is told who changed what, and takes it over with one press', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-FAIRE-LE-POINT'`);
    for (const page of [mine, theirs]) await open(page, LESSON, String(lesson));
    await title(theirs).fill('Faire le point ensemble');
    await save(theirs);
    await saved(theirs);

    await mine
      .getByLabel(/^Transcription|^Référence/)
      .first()
      .waitFor();
    await mine.getByLabel(/^Référence/).fill('L-FAIRE-LE-POINT-2');
    await save(mine);
    const dialog = mine.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await dialog.getByText('Faire le point ensemble').waitFor();
    await dialog.getByText(/^Anouk Delcourt, le /).waitFor();
    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => stored('lessons', `document_id = '${lesson}'`))
      .toMatchObject({
        title: 'Faire le point ensemble',
        reference: 'L-FAIRE-LE-POINT-2',
      });
    await expect.poll(() => title(mine).inputValue()).toBe('Faire le point ensemble');
  });

  it('H-93 where both changed a field, the second chooses, and may go back to the form first', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-FAIRE-LE-POINT-2'`);
    for (const page of [mine, theirs]) await open(page, LESSON, String(lesson));
    await title(theirs).fill('Le point, à trois');
    await save(theirs);
    await saved(theirs);

    await title(mine).fill('Le point, à deux');
    await save(mine);
    const dialog = mine.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await dialog.getByText('Le point, à trois').waitFor();
    expect(await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Revenir à la fiche' }).click();
    await mine.getByText(NOT_SAVED).waitFor();
    expect(await title(mine).inputValue()).toBe('Le point, à deux');
    expect(await stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: 'Le point, à trois' });

    await save(mine);
    await dialog.getByRole('radio', { name: 'Votre saisie' }).click();
    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: 'Le point, à deux' });
  });

  it('H-93 what is saved while the second chooses is refused again, and shown', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-HALO'`);
    await open(mine, LESSON, String(lesson));
    await change(lesson, 'title', 'Le point, première main');
    await title(mine).fill('Le point, ma main');
    const sent: (string | undefined)[] = [];
    const refused: unknown[] = [];
    await mine.route(`**/${LESSON}/${lesson}`, async (route) => {
      const request = route.request();
      // The lesson is read once the save was refused: what a third person saves before that is in what is read, and not in the refusal.
      if (request.method() === 'GET' && refused.length === 1) await change(lesson, 'reference', 'L-TIERCE-MAIN');
      if (request.method() !== 'PUT') return route.continue();
      sent.push((await request.headerValue('if-match')) ?? undefined);
      const response = await route.fetch();
      if (response.status() === 412) refused.push((await response.json()).error.details.version);
      await route.fulfill({ response });
    });
    await save(mine);
    const dialog = mine.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await dialog.getByRole('radio', { name: 'Votre saisie' }).click();
    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await dialog.getByText('L-TIERCE-MAIN').waitFor();
    expect(await stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: 'Le point, première main' });
    expect(sent[1]).toBe(`"${refused[0]}"`);

    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await dialog.waitFor({ state: 'detached' });
    const both = { title: 'Le point, ma main', reference: 'L-TIERCE-MAIN' };
    await expect.poll(() => stored('lessons', `document_id = '${lesson}'`)).toMatchObject(both);
    await mine.unrouteAll();
  });

  it('H-93 whoever has gone to another lesson is asked nothing there, and finds what they typed', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-GRILLE-ENTRETIEN'`);
    const dialog = mine.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await mine.goto(`${app.admin}/content-manager/collection-types/${LESSON}?pageSize=100`);
    await mine.getByText('L-GRILLE-ENTRETIEN', { exact: true }).click();
    await title(mine).waitFor();
    await change(lesson, 'title', 'Changé pendant ce temps');
    await title(mine).fill('Parti ailleurs');
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    await mine.route(`**/${LESSON}/${lesson}`, async (route) => {
      if (route.request().method() === 'PUT') await left;
      await route.continue();
    });
    await Promise.all([mine.waitForRequest((request) => request.method() === 'PUT'), save(mine)]);
    await mine.goBack();
    await mine.getByText('Le rôle du parrain', { exact: true }).click();
    await expect.poll(() => title(mine).inputValue()).toBe('Le rôle du parrain');
    await Promise.all([mine.waitForResponse((response) => response.status() === 412), leave()]);
    await mine.getByText(NOT_SAVED).waitFor();
    expect(await dialog.count()).toBe(0);
    await title(mine).fill('Le rôle de la marraine');
    await save(mine);
    await expect.poll(() => stored('lessons', `reference = 'L-ROLE-PARRAIN'`)).toMatchObject({ title: 'Le rôle de la marraine' });
    expect(await stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: 'Changé pendant ce temps' });

    await saved(mine);
    await mine.goBack();
    await mine.getByText('Changé pendant ce temps', { exact: true }).click();
    await mine.getByRole('button', { name: 'Reprendre' }).waitFor();
    expect(await dialog.count(), 'a question of a form that was left').toBe(0);
    await mine.getByRole('button', { name: 'Reprendre' }).click();
    await save(mine);
    await dialog.getByRole('radio', { name: 'Votre saisie' }).click();
    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await expect.poll(() => stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: 'Parti ailleurs' });
    await saved(mine);
    await mine.unrouteAll();
  });

  it('H-93 saves twice in a row without being stopped by oneself', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-FAIRE-LE-POINT-2'`);
    await open(mine, LESSON, String(lesson));
    for (const value of ['Une première fois', 'Une deuxième fois', 'Une troisième fois']) {
      await title(mine).fill(value);
      const [sent] = await Promise.all([mine.waitForRequest((request) => request.method() === 'PUT'), save(mine)]);
      expect(sent.postDataJSON(), 'what was changed, and nothing else').toEqual({ title: value });
      await expect.poll(() => stored('lessons', `document_id = '${lesson}'`)).toMatchObject({ title: value });
    }
    expect(await mine.getByRole('dialog').count()).toBe(0);
  });

  it('H-93 keeps what the other changed in a course while the welcome was written', async () => {
    const { document_id: course } = await stored('courses', 'true');
    for (const page of [mine, theirs]) await open(page, COURSE, String(course));
    await theirs.getByLabel(/^Ateliers demandés/).fill('4');
    await save(theirs);
    await saved(theirs);
    await text(mine).click();
    await mine.keyboard.type('Bienvenue.');
    await save(mine);
    await mine.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await expect
      .poll(() => stored('courses', `document_id = '${course}'`))
      .toMatchObject({
        workshops_required: 4,
        welcome: expect.stringContaining('Bienvenue.'),
      });
  });
});

describe('an editor of a lesson whose publication somebody else withdraws', () => {
  const isPublished = async (lesson: unknown) =>
    (await app.database.query('select from lessons where document_id = $1 and published_at is not null', [lesson])).length > 0;

  it('H-93 is told of it when publishing, and asked', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-ROLE-PARRAIN' and published_at is not null`);
    await open(mine, LESSON, String(lesson));
    await open(theirs, LESSON, String(lesson));
    await theirs.evaluate(async (path) => {
      const token = /jwtToken=([^;]+)/.exec(document.cookie)?.[1];
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      await fetch(path, { method: 'POST', headers, body: '{}' });
    }, `/content-manager/collection-types/${LESSON}/${lesson}/actions/unpublish`);
    expect(await isPublished(lesson)).toBe(false);

    await title(mine).fill('Corrigé pendant le retrait');
    const publish = mine.getByRole('button', { name: 'Publier', exact: true });
    const question = mine.getByRole('alertdialog').filter({ hasText: 'La publication a été annulée entre-temps' });
    await publish.click();
    await question.getByText(/^Anouk Delcourt a annulé la publication de cette fiche, le /).waitFor();
    await question.getByRole('button', { name: 'Ne pas enregistrer' }).click();
    expect(await isPublished(lesson)).toBe(false);
    expect(await title(mine).inputValue()).toBe('Corrigé pendant le retrait');
    await publish.click();
    await question.getByRole('button', { name: 'Publier de nouveau' }).click();
    await expect.poll(() => isPublished(lesson), { timeout: 10_000 }).toBe(true);
  });
});

describe('what the second reads', () => {
  const dialog = () => mine.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
  const option = (name: string | RegExp) => dialog().getByRole('radio', { name });
  /** The lines of a value that is offered. */
  const offered = async (name: string | RegExp) =>
    (await option(name).locator('xpath=following::div[p][1]').locator('p').allInnerTexts()).map((line) => line.trim());
  const TEXT = Array.from({ length: 20 }, (_, index) => `Ligne ${index + 1}.`).join('\n\n');

  it('H-93 begins at the first difference of a long text, and keeps the paragraphs that both added, when publishing too', async () => {
    const { document_id: lesson } = await stored('lessons', `reference = 'L-FAIRE-LE-POINT-2'`);
    await app.database.query('update lessons set body = $1 where document_id = $2', [TEXT, lesson]);
    for (const page of [mine, theirs]) {
      await open(page, LESSON, String(lesson));
      await text(page).getByText('Ligne 1.').waitFor();
    }
    await text(theirs).click();
    await theirs.keyboard.press('Control+End');
    await theirs.keyboard.type('\n\nPour finir.');
    await save(theirs);
    await saved(theirs);
    await text(mine).click();
    await mine.keyboard.press('Control+Home');
    await mine.keyboard.type('Avant tout.\n\n');
    await mine.getByRole('button', { name: 'Publier', exact: true }).click();

    await dialog().waitFor();
    expect(await offered(/^Anouk Delcourt/)).toEqual(['Ligne 1.', '… 37 lignes identiques …', 'Ligne 20.', '', 'Pour finir.']);
    expect((await offered('Votre saisie')).slice(0, 2)).toEqual(['Avant tout.', '']);
    await option('Garder les deux').click();
    await dialog().getByRole('button', { name: 'Publier ainsi' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(() => stored('lessons', `document_id = '${lesson}'`))
      .toMatchObject({ body: `Avant tout.\n\n${TEXT}\n\nPour finir.` });
  });

  it('H-93 sees both orders of a relation as they would be stored, and what stands elsewhere in them', async () => {
    const { document_id: module } = await stored(
      'modules',
      `id = (select module_id from modules_lessons_lnk group by module_id having count(*) > 2 order by module_id limit 1)`,
    );
    const titles = async () =>
      (
        await app.database.query<{ title: string }>(
          `select l.title from modules m join modules_lessons_lnk k on k.module_id = m.id join lessons l on l.id = k.lesson_id
           where m.document_id = $1 and m.published_at is null order by k.lesson_ord`,
          [module],
        )
      ).map(({ title }) => title);
    const before = await titles();
    for (const page of [mine, theirs]) await open(page, MODULE, String(module));
    const row = (page: Page, name = '') => page.locator('ol li').filter({ hasText: name });
    await row(theirs, before.at(-1))
      .getByRole('button', { name: /Retirer|Supprimer/ })
      .click();
    await save(theirs);
    await saved(theirs);

    await row(mine, before[1]).getByRole('button', { name: 'Déplacer' }).focus();
    for (const key of ['Space', 'ArrowUp', 'Space']) await mine.keyboard.press(key);
    await save(mine);
    await dialog().waitFor();
    const numbered = (list: readonly (string | undefined)[]) => list.map((name, index) => `${index + 1}. ${name}`);
    const kept = before.slice(0, -1);
    const [first, second, ...others] = kept;
    expect((await offered(/^Anouk Delcourt/)).map((line) => line.replace(' (à une autre place)', ''))).toEqual(numbered(kept));
    const asMine = await offered('Votre saisie');
    expect(asMine.map((line) => line.replace(' (à une autre place)', ''))).toEqual(numbered([second, first, ...others]));
    expect(asMine.filter((line) => line.endsWith('(à une autre place)'))).toHaveLength(1);
    await option('Votre saisie').click();
    await dialog().getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await expect.poll(titles).toEqual([second, first, ...others]);
  });
});

describe('two members of staff with one person', () => {
  it('ACC-13 somebody who was blocked meanwhile stays blocked, and an address that its owner confirmed stays', async () => {
    const { document_id: person } = await stored('up_users', `email = 'zoe@cordee.example'`);
    await open(theirs, PERSON, String(person));
    await app.database.query(
      `update up_users set blocked = true, email = 'zoe.martin@cordee.example', username = 'zoe.martin@cordee.example' where document_id = $1`,
      [person],
    );
    await theirs.getByLabel(/^Nom/).fill('Martin-Roy');
    await save(theirs);
    const dialog = theirs.getByRole('dialog', { name: 'Cette fiche a changé entre-temps' });
    await dialog.getByText('zoe.martin@cordee.example').first().waitFor();
    await dialog
      .getByText(/^Hors de l’espace de travail, le /)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Enregistrer ainsi' }).click();
    await expect
      .poll(() => stored('up_users', `document_id = '${person}'`))
      .toMatchObject({
        blocked: true,
        email: 'zoe.martin@cordee.example',
        last_name: 'Martin-Roy',
      });
  });
});
