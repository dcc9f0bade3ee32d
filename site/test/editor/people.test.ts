// The list of people in the admin, by mouse and keyboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, enterAdmin, type RunningApp, startApp, THEO, ZOE } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

beforeAll(async () => {
  app = await startApp();
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app, demoAccount('direction'));
});
afterAll(() => app.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rows = () => page.getByRole('grid', { name: 'Personnes' }).locator('tbody tr');
const search = async (text: string) => {
  await page.getByRole('searchbox').fill(text);
  await page.keyboard.press('Enter');
};
const tick = (name: string) => page.getByRole('checkbox', { name: `Cocher ${name}` }).check();

/** Chooses the session with this reference in the window that is open, by keyboard. */
async function chooseSession(reference: string): Promise<void> {
  const sought = page.getByRole('dialog').getByRole('combobox', { name: /^Session/ });
  // The keys are for the sessions that were found by all that was typed: none is offered until they are read.
  const found = page.waitForResponse((response) => new URL(response.url()).searchParams.get('search') === reference);
  await sought.pressSequentially(reference);
  await found;
  await page.getByRole('option', { name: new RegExp(`^${reference}`) }).waitFor();
  await page.keyboard.press('ArrowDown');
  // The list marks its option a moment after the key.
  await expect.poll(() => sought.getAttribute('aria-activedescendant')).toBeTruthy();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Rôle' }).waitFor();
  await page.getByRole('option').waitFor({ state: 'hidden' });
}

const membersOf = async (reference: string) =>
  (
    await app.database.query<{ email: string }>(
      `select p.email from cordee.current_membership m join up_users p on p.id = m.person join sessions s on s.id = m.session
       where s.reference = $1 and p.email like '%nouveau%' order by p.email`,
      [reference],
    )
  ).map(({ email }) => email);

describe('the list of people', () => {
  it('ACC-13 H-83 finds somebody by what is remembered of them, and leads to their page', async () => {
    await page.goto(app.admin);
    await page.getByRole('link', { name: 'Personnes', exact: true }).click();
    await rows().nth(5).waitFor();
    await search('theo, je crois, de cordee.example');
    await expect.poll(() => rows().count()).toBe(1);
    expect(await rows().first().innerText()).toMatch(/theo@cordee\.example[\s\S]*Testeur[\s\S]*Actif/);
    await search('theo introuvable');
    await page.getByText(/^Personne n’a tous ces mots\. Une personne en a 1 sur 2/).waitFor();
    await rows().first().getByRole('link').first().click();
    await page.getByText(THEO.email).first().waitFor();
    expect(await page.getByRole('link', { name: 'Personnes', exact: true }).first().getAttribute('aria-current')).toBe('page');
  });

  it('ACC-13 is filtered and sorted, which its address holds', async () => {
    await openList();
    await page.getByRole('combobox', { name: 'Rôle' }).click();
    await page.getByRole('option', { name: 'Testeur' }).click();
    await expect.poll(() => page.url()).toContain('role=tester');
    await expect.poll(() => rows().count()).toBe(1);
    await page.getByRole('combobox', { name: 'Rôle' }).click();
    await page.getByRole('option', { name: 'Tous' }).click();
    await button('Trier par « Dernière connexion »').click();
    await expect.poll(() => page.url()).toMatch(/staff\?sort=last$/);
    await rows().nth(5).waitFor();
  });

  it('ACC-13 lists the members of a session that is found by its reference, or named by a link, until that is taken away', async () => {
    await openList();
    await page.getByRole('combobox', { name: 'Session', exact: true }).pressSequentially('hiver til');
    await page.getByRole('option', { name: /^Tilleuls, hiver/ }).click();
    await expect.poll(() => page.url()).toContain('session=');
    await rows()
      .first()
      .getByRole('link', { name: /^Tilleuls, hiver/ })
      .click();
    await page.getByRole('link', { name: 'Ces membres dans la liste des personnes' }).click();
    await expect.poll(() => page.url()).toContain('/plugins/staff?session=');
    await page.reload();
    await button('Ne plus filtrer : Session : Tilleuls, hiver').click();
    await expect.poll(() => page.url()).toMatch(/staff$/);
  });
});

describe('a person who is added', () => {
  it('ACC-4 ACC-13 comes with their session and role by one form, which the keyboard fills', async () => {
    await openList();
    await button('Ajouter une personne').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Prénom').fill('Maïa');
    await dialog.getByLabel('Nom', { exact: false }).last().fill('Nouveau');
    await dialog.getByLabel('Adresse e-mail').fill('maia.nouveau@cordee.example');
    await chooseSession('Lyon, relais');
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => rows().count()).toBe(1);
    expect(await rows().first().innerText()).toMatch(/Maïa Nouveau[\s\S]*Lyon, relais[\s\S]*Apprenant[\s\S]*Sans mot de passe/);
    expect(await membersOf('Lyon, relais')).toEqual(['maia.nouveau@cordee.example']);
  });

  it('ACC-4 whose address has an account is named, and comes into the session once that is confirmed', async () => {
    await openList();
    await button('Ajouter une personne').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Prénom').fill('Mia');
    await dialog.getByLabel('Nom', { exact: false }).last().fill('Neuve');
    await dialog.getByLabel('Adresse e-mail').fill('maia.nouveau@cordee.example');
    await chooseSession('Lyon, au fil');
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await dialog.getByRole('alert').getByText('Cette adresse a déjà un compte : Maïa Nouveau.').waitFor();
    await dialog.getByRole('button', { name: 'Ajouter Maïa Nouveau à « Lyon, au fil de l’eau »' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await membersOf('Lyon, au fil de l’eau')).toEqual(['maia.nouveau@cordee.example']);
  });
});

describe('several people who are ticked', () => {
  const bulk = (name: string) => page.getByRole('group', { name: 'Pour les personnes cochées' }).getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');

  /** Ticks somebody who was only invited and somebody who was not, on two lists. */
  async function tickBoth(): Promise<void> {
    await openList('nouveau');
    await tick('Maïa Nouveau');
    await search('zoe cordee.example');
    await rows().getByText(ZOE.email).waitFor();
    await rows().first().getByRole('checkbox').check();
    await page.getByText('2 personnes cochées').waitFor();
  }

  it('ACC-4 are invited, and staff read who was not, and why', async () => {
    await tickBoth();
    await bulk('Inviter de nouveau').click();
    await dialog().getByRole('button', { name: 'Inviter', exact: true }).click();
    await dialog().getByText('Une invitation part.').waitFor();
    expect(await dialog().getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/ – a déjà choisi son mot de passe$/)]);
    await dialog().getByRole('button', { name: 'Fermer', exact: true }).last().click();
    await dialog().waitFor({ state: 'hidden' });
    await app.mailServer.waitForMail('maia.nouveau@cordee.example');
  });

  it('SEAT-5 are put into a session together, and staff read how many were added', async () => {
    await tickBoth();
    await bulk('Ajouter à une session').click();
    await chooseSession('Lyon, à tour');
    await dialog().getByRole('button', { name: 'Ajouter', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText(/personnes ajoutées\./).waitFor();
    expect(await membersOf('Lyon, à tour de rôle')).toEqual(['maia.nouveau@cordee.example']);
  });

  it('ACC-13 H-19 are blocked, once they are named', async () => {
    await tickBoth();
    await bulk('Bloquer').click();
    await dialog()
      .getByText(/Maïa Nouveau, /)
      .waitFor();
    await dialog().getByRole('button', { name: 'Bloquer', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    const blocked = await app.database.query<{ email: string }>('select email from up_users where blocked order by email');
    expect(blocked.map(({ email }) => email)).toEqual(expect.arrayContaining(['maia.nouveau@cordee.example', ZOE.email]));
    expect(pageErrors).toEqual([]);
  });
});

async function openList(text = ''): Promise<void> {
  await page.goto(`${app.admin}/plugins/staff${text ? `?${new URLSearchParams({ search: text })}` : ''}`);
  await rows().first().waitFor();
}
