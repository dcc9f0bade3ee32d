// Sessions in the admin: the list of all of them, and the page of one.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

const RELAY = 'Lyon, relais';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

beforeAll(async () => {
  app = await startApp();
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app, demoAccount('direction'));
  await app.database.query(
    `with person as (insert into up_users (document_id, email, username, first_name, last_name, provider, created_at, updated_at)
       select md5(e), e, e, 'Membre', 'Numéro ' || lpad(n::text, 2, '0'), 'local', now(), now()
       from generate_series(1, 40) n, lateral (select 'numero-' || n || '@cordee.example' as e) a returning id)
     insert into cordee.membership (person, session, role) select person.id, s.id, 'learner' from person, sessions s where s.reference = $1`,
    [RELAY],
  );
});
afterAll(() => app.close());

const rows = (table: string) => page.getByRole('grid', { name: table, exact: true }).locator('tbody tr');

async function search(label: string, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: label }).fill(words);
  await page.keyboard.press('Enter');
}

async function filter(label: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** Presses Tab until the keyboard is in this table. */
async function tabInto(table: string): Promise<void> {
  const entered = page.getByRole('grid', { name: table, exact: true }).locator(':focus');
  for (let presses = 0; presses < 10 && (await entered.count()) === 0; presses++) await page.keyboard.press('Tab');
  expect(await entered.count()).toBe(1);
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('sessions', () => {
  it('SEAT-2 H-83 staff find one in the list by words of its reference and company, which stay in the address', async () => {
    await page.goto(`${app.admin}/`);
    await page.getByRole('navigation').getByRole('link', { name: 'Sessions', exact: true }).click();
    await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor();
    await rows('Sessions').first().waitFor();
    await search('Chercher une référence, une entreprise ou un parcours', 'HORIZON relais');
    await page.getByText('Une session trouvée').waitFor();
    await page.reload();
    await page.getByText('Une session trouvée').waitFor();
    expect(await rows('Sessions').first().innerText()).toMatch(/Lyon, relais[\s\S]*Groupe Horizon SAS[\s\S]*2 \/ 3/);
    await filter('État', 'Terminée');
    await page.getByText('Aucune session ne correspond').waitFor();
    await page.goBack();
    await page.getByText('Une session trouvée').waitFor();
  });

  it('SEAT-2 H-83 a filter also searches for what stands in the search field, which keeps the keyboard after Enter', async () => {
    const field = page.getByRole('searchbox');
    await page.goto(`${app.admin}/plugins/seats`);
    await field.fill('horizon relais');
    await filter('État', 'En cours');
    await page.getByText('Une session trouvée').waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('horizon relais');
    await search('Chercher une référence, une entreprise ou un parcours', 'horizon');
    await page.getByText(/^\d+ sessions trouvées$/).waitFor();
    expect(await field.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
    await field.fill('horizon introuvable');
    await page.getByRole('button', { name: 'Effacer la recherche' }).click();
    await filter('État', 'Tous');
    await page.getByText(/^\d+ sessions$/).waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('SEAT-2 sorts it, and offers to open another', async () => {
    await page.goto(`${app.admin}/plugins/seats`);
    await page.getByRole('button', { name: 'Trier par « Membres »' }).click();
    await page.getByRole('button', { name: 'Trier par « Membres »' }).click();
    await expect.poll(() => rows('Sessions').first().innerText()).toContain(RELAY);
    await page.getByRole('link', { name: 'Ouvrir une session' }).click();
    await page.waitForURL(/plugin::seats.session\/create/);
    await page.goBack();
  });

  it('SEAT-2 SEAT-5 leads to the page of a session, whose members are paged, searched and filtered', async () => {
    await page.getByRole('link', { name: RELAY, exact: true }).click();
    await page.getByRole('heading', { name: `${RELAY} · Membres` }).waitFor();
    await page.getByText('Groupe Horizon SAS').waitFor();
    await page.getByText('Page 1 sur 3').waitFor();
    expect(await rows('Membres').count()).toBe(25);
    await page.getByRole('button', { name: 'Suivants' }).click();
    await page.getByText('Page 2 sur 3').waitFor();

    await search('Chercher un nom ou une adresse', 'numero membre 07');
    await page.getByText('Un membre trouvé').waitFor();
    expect(await rows('Membres').innerText()).toContain('numero-7@cordee.example');
    await page.getByRole('button', { name: 'Effacer la recherche' }).click();
    await filter('Slot', 'En a un');
    await page.getByText('2 membres trouvés').waitFor();
  });

  it('SEAT-5 ROT-1 SEAT-9 shows who holds which slot, who waits in which order, and since when', async () => {
    await page.getByRole('button', { name: 'Trier par « Slot »' }).click();
    const holders = await rows('Slots').getByRole('link').allInnerTexts();
    const listed = await app.database.query<{ name: string }>(
      `select trim(concat_ws(' ', p.first_name, p.last_name)) as name from cordee.slot_holding h join cordee.person p on p.id = h.person
       join sessions s on s.id = h.session where h.until is null and s.reference = $1 order by h.slot`,
      [RELAY],
    );
    expect(holders).toEqual(listed.map(({ name }) => name));
    expect(await rows('Liste d’attente').first().innerText()).toMatch(/^1\s+Omar Diallo/);
    await rows('Historique des slots').getByText('Toujours occupé').first().waitFor();
  });

  it('SEAT-1 ACC-8 leads to the page of its company, with its sessions, pilots and establishments, and back', async () => {
    await page.getByRole('link', { name: 'Groupe Horizon SAS' }).click();
    await page.getByRole('heading', { name: 'Groupe Horizon SAS · Entreprise' }).waitFor();
    await rows('Pilotes').getByText('marc@cordee.example').waitFor();
    expect(await rows('Établissements').count()).toBeGreaterThan(0);
    await rows('Sessions').getByRole('link', { name: RELAY, exact: true }).click();
    await page.getByRole('heading', { name: `${RELAY} · Membres` }).waitFor();
    await page.getByText('Page 1 sur 3').waitFor();
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::companies.company`);
    await page.getByText('Groupe Horizon SAS').first().click();
    await page.getByRole('link', { name: 'Entreprise en grand' }).click();
    await page.getByRole('heading', { name: 'Groupe Horizon SAS · Entreprise' }).waitFor();
  });

  it('SEAT-2 beside the form of a session stand its first members, and the way to all of them', async () => {
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::seats.session?_q=relais`);
    await page.getByText(RELAY, { exact: true }).first().click();
    await page.getByText('3 slots, 1 libre').waitFor();
    expect(await page.getByRole('button', { name: /^Retirer (?!de la liste)/ }).count()).toBe(25);
    await page.getByRole('link', { name: /^Voir les \d+ membres$/ }).click();
    await page.getByText('Page 1 sur 3').waitFor();
  });

  it('SEAT-2 by keyboard alone Tab enters a table, also once rows are gone; the arrows lead to a link, a checkbox and the order', async () => {
    await page.goto(`${app.admin}/plugins/seats`);
    await rows('Sessions').nth(1).waitFor();
    await page.getByRole('searchbox').click();
    await tabInto('Sessions');
    await press('ArrowDown', 'ArrowDown');
    await search('Chercher une référence, une entreprise ou un parcours', 'HORIZON relais');
    await page.getByText('Une session trouvée').waitFor();
    await tabInto('Sessions');
    await press('ArrowDown', 'Enter');
    await page.getByRole('heading', { name: `${RELAY} · Membres` }).waitFor();

    await search('Chercher un nom ou une adresse', 'numero membre 07');
    await page.getByText('Un membre trouvé').waitFor();
    await tabInto('Membres');
    await press('ArrowDown', 'Space');
    await page.getByText('1 membre coché').waitFor();
    await press('ArrowUp', 'Space');
    await page.getByText('1 membre coché').waitFor({ state: 'detached' });
    await press('ArrowRight', 'Enter');
    await expect.poll(() => page.url()).toContain('sort=person');
  });

  it('no screen logged an error', () => {
    expect(pageErrors).toEqual([]);
  });
});
