// What staff do with many members of a session at once, by keyboard as by mouse.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

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

/** Opens a session of the demo company that has no members yet, and its page of members. */
async function openMembers(reference: string, startsIn = 5): Promise<string> {
  const [session] = await app.database.query<{ document_id: string }>(
    `with opened as (
       insert into sessions (document_id, reference, starts_on, ends_on, kind, created_at, updated_at, published_at)
       values ('many' || floor(random() * 1e9), $1, current_date + $2::integer, current_date + 300, 'licence', now(), now(), now()) returning id, document_id
     ), linked as (
       insert into sessions_company_lnk (session_id, company_id)
       select o.id, c.id from opened o, companies c where c.legal_name = 'Groupe Horizon SAS' limit 1
     ), following as (
       insert into sessions_course_lnk (session_id, course_id)
       select o.id, l.course_id from opened o, sessions s join sessions_course_lnk l on l.session_id = s.id where s.reference = 'Lyon, automne' limit 1
     )
     select document_id from opened`,
    [reference, startsIn],
  );
  const document = session?.document_id ?? '';
  await showMembers(document);
  return document;
}

async function showMembers(document: string): Promise<void> {
  await page.goto(`${app.admin}/plugins/seats/sessions/${document}/members`);
  await page.getByRole('heading', { name: 'Coller une liste' }).waitFor();
}

/** The row of a person in the preview of a pasted list: the first name and the last have columns of their own. */
const personRow = (firstName: string, lastName: string) =>
  page.getByRole('grid', { name: 'Personnes de la liste' }).getByRole('row', { name: `${firstName} ${lastName} ` });

const memberRows = () => page.getByRole('grid', { name: 'Membres' }).locator('tbody tr');

describe('a pasted list', () => {
  it('ACC-4 PART-4 is checked, corrected in place and added, by keyboard', async () => {
    const session = await openMembers('Collée');
    await page.getByLabel('Liste de personnes').focus();
    await page.keyboard.insertText(
      'Nom;Prénom;Adresse\nRoy;Chloé;chloe@cordee.example\nCaradec;Inès;ines@clinique.example\nDiallo;;moussa@clinique.example\nCaradec;Inès;ines@clinique.example',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('1 ligne à corriger.').waitFor();
    await page.getByText('Ligne 3. Il faut un prénom et un nom.').waitFor();
    expect(await button('Ajouter 2 personnes').isDisabled()).toBe(true);

    await page.getByRole('textbox', { name: 'Prénom' }).focus();
    await page.keyboard.type('Moussa');
    await page.keyboard.press('Enter');
    const people = page.getByRole('grid', { name: 'Personnes de la liste' }).locator('tbody tr');
    await expect.poll(() => people.count()).toBe(4);
    expect((await people.allInnerTexts()).join('\n')).toMatch(
      /Chloé\s+Roy[\s\S]*garde son nom[\s\S]*Inès\s+Caradec[\s\S]*Un compte lui est ouvert[\s\S]*Moussa\s+Diallo[\s\S]*Déjà plus haut/,
    );

    await button('Ajouter 3 personnes').focus();
    await page.keyboard.press('Enter');
    await page.getByText('3 personnes sont ajoutées.').waitFor();
    await expect.poll(() => memberRows().count()).toBe(3);
    expect(await page.getByLabel('Liste de personnes').inputValue()).toBe('');
    const added = await app.database.query(
      'select m.id from cordee.current_membership m join sessions s on s.id = m.session where s.document_id = $1',
      [session],
    );
    expect(added).toHaveLength(3);
  });

  it('ACC-4 names that seem the wrong way round are exchanged in the whole list by one click; a line is taken out', async () => {
    await openMembers('Inversée');
    await page
      .getByLabel('Liste de personnes')
      .fill('Prénom;Nom;E-mail\nRoy;Chloé;chloe@cordee.example\nPetit;Jeanne;jeanne@clinique.example\nx;y;z');
    await button('Vérifier la liste').click();
    await page.getByText('le prénom et le nom semblent inversés').first().waitFor();
    await button('Retirer la ligne 3').click();
    await button('Échanger prénom et nom dans toute la liste').click();
    await personRow('Jeanne', 'Petit').waitFor();
    await button('Corriger Jeanne Petit').click();
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Petit-Jean');
    await page.keyboard.press('Enter');
    await personRow('Jeanne', 'Petit-Jean').waitFor();
    await button('Ajouter 2 personnes').click();
    await page.getByText('2 personnes sont ajoutées.').waitFor();
    await expect.poll(async () => (await memberRows().allInnerTexts()).join()).toContain('Jeanne Petit-Jean');
  });
});

describe('corrections of a pasted list', () => {
  const list = 'Prénom;Nom;E-mail\nYann;Le Goff;yann.legoff@clavier.example\n;Diallo;moussa@clavier.example\nZoé;Roux;zoe.clavier.example';
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('li')?.textContent ?? document.activeElement?.textContent ?? '');

  it('PART-4 are made by keyboard alone: the focus goes on to the next line, and at last to the button that adds', async () => {
    await openMembers('Au clavier');
    await page.getByLabel('Liste de personnes').fill(list);
    await button('Vérifier la liste').click();
    await page.getByText('2 lignes à corriger.').waitFor();
    await page.getByRole('textbox', { name: 'Prénom' }).first().focus();
    await page.keyboard.type('Moussa');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toContain('Ligne 3.');
    expect(await page.locator('input[name="line-2-email"]').inputValue(), 'what was typed for an address').toBe('zoe.clavier.example');
    for (const key of ['Tab', 'Tab', 'ControlOrMeta+A']) await page.keyboard.press(key);
    await page.keyboard.type('zoe@clavier.example');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Ajouter 3 personnes');
  });

  it('PART-4 H-94 are there again after a return to the list and after a reload', async () => {
    const session = await openMembers('Rechargée');
    await page.getByLabel('Liste de personnes').fill(list);
    await button('Vérifier la liste').click();
    await button('Retirer la ligne 3').click();
    await page.getByText('1 ligne à corriger.').waitFor();
    await page.getByRole('textbox', { name: 'Prénom' }).fill('Moussa');
    await page.keyboard.press('Enter');
    await personRow('Moussa', 'Diallo').waitFor();

    await button('Revenir à la liste').click();
    const corrected = 'Prénom\tNom\tAdresse e-mail\nYann\tLe Goff\tyann.legoff@clavier.example\nMoussa\tDiallo\tmoussa@clavier.example';
    expect(await page.getByLabel('Liste de personnes').inputValue()).toBe(corrected);
    await showMembers(session);
    await expect.poll(() => page.getByLabel('Liste de personnes').inputValue()).toBe(corrected);
    await button('Vérifier la liste').click();
    await personRow('Moussa', 'Diallo').waitFor();
    await personRow('Yann', 'Le Goff').waitFor();
    await button('Ajouter 2 personnes').waitFor();
  });
});

describe('the names of a pasted list', () => {
  it('ACC-4 stand in two columns, and are exchanged for one line or for the whole list, what was corrected with them', async () => {
    await openMembers('Échangée');
    const header = (name: string) => page.getByRole('button', { name: new RegExp(`^Trier par «\\s${name}\\s»$`) });
    await page
      .getByLabel('Liste de personnes')
      .fill('Prénom;Nom;E-mail\nPetit;Jeanne;jp@clinique.example\nGrand;Marie;mg@clinique.example\nLong;;al@@clinique.example');
    await button('Vérifier la liste').click();
    await personRow('Petit', 'Jeanne').waitFor();
    await header('Prénom').waitFor();
    await header('Nom').waitFor();
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Anne');
    await button('Échanger prénom et nom dans toute la liste').click();
    await personRow('Jeanne', 'Petit').waitFor();
    await personRow('Marie', 'Grand').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Prénom' }).inputValue()).toBe('Anne');
    expect(await page.getByRole('textbox', { name: 'Nom', exact: true }).inputValue()).toBe('Long');
    await button('Échanger prénom et nom de Marie Grand').click();
    await personRow('Grand', 'Marie').waitFor();
  });
});

describe('a transfer', () => {
  it('SEAT-3 SEAT-6 shows both allowances before it is made, by keyboard, and moves those who are ticked', async () => {
    const [from, to] = [await openMembers('Départ'), await openMembers('Arrivée')];
    await showMembers(from);
    await page
      .getByLabel('Liste de personnes')
      .fill('Anne Un <anne@transfert.example>\nBéa Deux <bea@transfert.example>\nCléo Trois <cleo@transfert.example>');
    await button('Vérifier la liste').click();
    await button('Ajouter 3 personnes').click();
    await expect.poll(() => memberRows().count()).toBe(3);

    for (const name of ['Anne Un', 'Béa Deux']) {
      await page.getByRole('checkbox', { name }).focus();
      await page.keyboard.press('Space');
    }
    await button('Transférer vers…').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Transférer 2 membres' });
    await dialog.getByRole('searchbox', { name: 'Chercher une session de l’entreprise' }).focus();
    await page.keyboard.type('ARRIVEE');
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Choisir « Arrivée »' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('Forfait : 3 → 1').waitFor();
    await dialog.getByText('Forfait : 0 → 2').waitFor();
    await dialog.getByRole('button', { name: 'Transférer 2 membres' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 membres sont passés dans « Arrivée ».').waitFor();
    await expect.poll(() => memberRows().count()).toBe(1);
    await showMembers(to);
    await expect.poll(() => memberRows().count()).toBe(2);
  });

  it('ACC-4 SEAT-6 says how many invitations are sent at once, and to whom', async () => {
    await openMembers('En cours', -2);
    await openMembers('À venir');
    await page.getByLabel('Liste de personnes').fill('Zoé Un <zoe@invitee.example>\nÉva Deux <eva@invitee.example>');
    await button('Vérifier la liste').click();
    await button('Ajouter 2 personnes').click();
    await page.getByRole('checkbox', { name: 'Cocher toute la page' }).click();
    await button('Transférer vers…').click();
    const dialog = page.getByRole('dialog', { name: 'Transférer 2 membres' });
    await dialog.getByRole('button', { name: 'Choisir « En cours »' }).click();
    await dialog.getByText('2 invitations partent dès le transfert, à : Éva Deux, Zoé Un. Un message parti ne se reprend pas.').waitFor();
    expect(await dialog.getByText('son invitation part dès le transfert').count()).toBe(2);
    await page.keyboard.press('Escape');
  });

  it('SEAT-6 whoever cannot go is named with the reason, and taken out', async () => {
    const [from, to] = [await openMembers('Départ bis'), await openMembers('Arrivée bis')];
    for (const [session, list] of [
      [to, 'Anne Un <anne2@transfert.example>'],
      [from, 'Anne Un <anne2@transfert.example>\nBéa Deux <bea2@transfert.example>'],
    ] as const) {
      await showMembers(session);
      await page.getByLabel('Liste de personnes').fill(list);
      await button('Vérifier la liste').click();
      await button(/^Ajouter \d personnes?$/).click();
      await page
        .getByText(/ajoutées?\.$/)
        .first()
        .waitFor();
    }
    await page.getByRole('checkbox', { name: 'Cocher toute la page' }).click();
    await button('Transférer vers…').click();
    const dialog = page.getByRole('dialog', { name: 'Transférer 2 membres' });
    await dialog.getByRole('button', { name: 'Choisir « Arrivée bis »' }).click();
    await dialog.getByText('Cette personne est déjà dans la session.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Transférer 2 membres' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Retirer ce membre du transfert' }).click();
    await dialog.getByRole('button', { name: 'Transférer 1 membre' }).click();
    await page.getByText('1 membre est passé dans « Arrivée bis ».').waitFor();
  });

  it('SEAT-6 whoever has left the session since they were ticked is not transferred, and stops nobody', async () => {
    const [from, to] = [await openMembers('Départ ter'), await openMembers('Arrivée ter')];
    await showMembers(from);
    await page
      .getByLabel('Liste de personnes')
      .fill('Anne Un <anne3@transfert.example>\nBéa Deux <bea3@transfert.example>\nCléo Trois <cleo3@transfert.example>');
    await button('Vérifier la liste').click();
    await button('Ajouter 3 personnes').click();
    await expect.poll(() => memberRows().count()).toBe(3);
    await page.getByRole('checkbox', { name: 'Cocher toute la page' }).click();
    await button(/^Retirer Anne Un/).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('2 membres cochés').waitFor();
    await app.database.query(
      `update cordee.membership m set ended_at = now() from sessions s, up_users p
       where s.id = m.session and p.id = m.person and s.document_id = $1 and p.email = 'bea3@transfert.example'`,
      [from],
    );

    await button('Transférer vers…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Choisir « Arrivée ter »' }).click();
    await dialog.getByText('Un membre coché n’est plus dans la session : il n’est pas transféré.').waitFor();
    await dialog.getByRole('button', { name: 'Transférer 1 membre' }).click();
    await page.getByText('1 membre est passé dans « Arrivée ter ».').waitFor();
    await showMembers(to);
    await expect.poll(() => memberRows().allInnerTexts()).toEqual([expect.stringContaining('Cléo Trois')]);
  });
});

it('nothing failed on these pages', () => {
  expect(pageErrors).toEqual([]);
});
