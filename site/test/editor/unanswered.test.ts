// A server that does not answer for a moment, as an editor meets it. (H-94)
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EDITOR, JULES, type RunningApp, startApp } from '../running-app.ts';

const LESSON = 'plugin::courses.lesson';

let app: RunningApp;
let page: Page;
let lesson: string;

beforeAll(async () => {
  app = await startApp();
  ({ page } = await app.openPage({ as: EDITOR.email }));
  await page.goto('/travail');
  await page.waitForURL(`${app.admin}**`);
  const [row] = await app.database.query<{ document_id: string }>(`select document_id from lessons where reference = 'L-FAIRE-LE-POINT'`);
  lesson = row?.document_id ?? '';
});
afterAll(() => app.close());
beforeEach(() => page.unrouteAll());

const form = () => `${app.admin}/content-manager/collection-types/${LESSON}/${lesson}`;
const title = () => page.getByLabel(/^Titre/);
const save = () => page.getByRole('button', { name: 'Enregistrer', exact: true });

/** Answers 502 to the reads of the lesson, until all routes are taken away. */
const breakReads = () =>
  page.route(new RegExp(`/content-manager/collection-types/${LESSON}/${lesson}(\\?|$)`), (route) =>
    route.request().method() === 'GET' && route.request().resourceType() !== 'document'
      ? route.fulfill({ status: 502, body: 'Bad Gateway' })
      : route.fallback(),
  );

describe('a form whose document is not read', () => {
  it('H-94 offers to read it again', async () => {
    await breakReads();
    await page.goto(form());
    const again = page.getByRole('button', { name: 'Réessayer' });
    await again.waitFor();
    await page.unrouteAll();
    await again.click();
    await title().waitFor();
    expect(await again.count()).toBe(0);
  });

  it('H-94 comes by itself when the connection is back', async () => {
    const [row] = await app.database.query<{ reference: string }>(
      `select reference from lessons where reference <> 'L-FAIRE-LE-POINT' and published_at is null order by title desc limit 1`,
    );
    const other = row?.reference ?? '';
    await page.goto(`${app.admin}/content-manager/collection-types/${LESSON}?pageSize=100`);
    // The code of the form is there, and the document of another one is not.
    await page.getByText('L-FAIRE-LE-POINT', { exact: true }).click();
    await title().waitFor();
    await page.goBack();
    await page.getByText(other, { exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.getByText(other, { exact: true }).click();
    await page.getByText('Le serveur n’a pas répondu : cette page n’est pas chargée en entier.').waitFor();
    await page.context().setOffline(false);
    await title().waitFor();
  });

  it('H-94 stays when it was saved, and is only not read again', async () => {
    await page.goto(form());
    await title().fill('Faire le point, sans réponse');
    await breakReads();
    await save().click();
    await expect
      .poll(() => app.database.query('select title from lessons where document_id = $1 and published_at is null', [lesson]))
      .toEqual([{ title: 'Faire le point, sans réponse' }]);
    await page.waitForTimeout(1_000);
    expect(await title().inputValue()).toBe('Faire le point, sans réponse');
    await title().fill('Faire le point');
    await save().click();
    await expect
      .poll(() => app.database.query('select title from lessons where document_id = $1 and published_at is null', [lesson]))
      .toEqual([{ title: 'Faire le point' }]);
    await page.unrouteAll();
    await page.waitForTimeout(6_000);
    expect(await title().inputValue()).toBe('Faire le point');
    expect(await save().isDisabled()).toBe(true);
  });
});

describe('several lessons that are published, and whose answer does not arrive', () => {
  it('LRN-8 are shown as published, and what was unticked stays unticked', async () => {
    await app.database.query(
      `insert into lessons (document_id, title, reference, body, created_at, updated_at)
       select 'lot' || n, 'Du lot', 'LOT-' || n, case when n < 3 then 'x' end, now(), now() from generate_series(1, 4) n`,
    );
    await app.database.query(`update lessons set body = 'x' where reference = 'LOT-3'`);
    await page.goto(`${app.admin}/content-manager/collection-types/${LESSON}?_q=LOT-&pageSize=100`);
    await page.getByText('LOT-4', { exact: true }).waitFor();
    await page.getByRole('checkbox').first().click();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    const window = page.getByRole('dialog');
    const row = (reference: string) => window.getByRole('row').filter({ hasText: reference });
    await window.getByRole('alert').getByText('1 document sur 4 ne peut pas encore être publié').waitFor();
    await row('LOT-4').getByText('Cette leçon est vide').waitFor();
    await row('LOT-2').getByRole('checkbox').click();

    await page.route(/bulkPublish/, async (route) => {
      await route.fetch();
      await route.fulfill({ status: 502, body: 'Bad Gateway' });
    });
    await window.getByRole('button', { name: 'Publier 2 documents' }).click();
    await row('LOT-1').getByText('Déjà publié').waitFor();
    await row('LOT-3').getByText('Déjà publié').waitFor();
    await row('LOT-2').getByText('Prêt à publier').waitFor();
    expect(await row('LOT-2').getByRole('checkbox').isChecked()).toBe(false);
    expect(await row('LOT-4').getByRole('checkbox').isDisabled()).toBe(true);
    await page.unrouteAll();
    await row('LOT-2').getByRole('checkbox').click();
    await window.getByRole('button', { name: 'Publier un document' }).click();
    await window.waitFor({ state: 'detached' });
    expect(await app.database.query(`select from lessons where reference like 'LOT-%' and published_at is not null`)).toHaveLength(3);
  });
});

describe('a panel whose action is not answered', () => {
  it('SEAT-2 H-94 does not say that nothing has changed, and shows what has', async () => {
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::seats.session`);
    await page.getByText('Lyon, automne').click();
    await page.getByLabel('Adresse e-mail').fill(JULES.email);
    await page.route('**/members', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch();
      return route.fulfill({ status: 502, body: 'Bad Gateway' });
    });
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByText(/^Le serveur n’a pas répondu : c’est peut-être fait quand même/).waitFor();
    await page.getByRole('link', { name: 'Jules Ferrand' }).waitFor();
  });
});
