// What staff change of a session that has members: its dates and its allowance, and what the form of a contract says of them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

beforeAll(async () => {
  app = await startApp();
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app, demoAccount('contenu'));
});
afterAll(() => app.close());

const SESSIONS = () => `${app.admin}/content-manager/collection-types/plugin::seats.session`;
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

async function openSession(reference: string): Promise<void> {
  await page.goto(SESSIONS());
  await page.getByText(reference, { exact: true }).click();
  await page.getByLabel('Adresse e-mail').waitFor();
}
async function openMembers(reference: string): Promise<void> {
  await openSession(reference);
  await page.getByRole('link', { name: 'Membres en grand' }).click();
  await page.getByRole('grid', { name: 'Membres' }).waitFor();
}
async function stored<Row>(columns: string, reference: string): Promise<Row | undefined> {
  const [row] = await app.database.query<Row>(`select ${columns} from sessions s where reference = $1`, [reference]);
  return row;
}

describe('the dates of a session', () => {
  it('SEAT-6 are changed for those who have no last day of their own, by the keyboard', async () => {
    await openMembers('Lyon, relais');
    await button('Changer les dates').focus();
    await page.keyboard.press('Enter');
    await dialog()
      .getByLabel(/^Dernier jour/)
      .fill('31/12/2040');
    await dialog().getByRole('checkbox', { name: 'Appliquer à tous les membres' }).press('Space');
    await dialog()
      .getByText(/Les membres qui n’ont pas de dernier jour propre gardent l’ancien/)
      .waitFor();
    await dialog()
      .getByLabel(/^Dernier jour/)
      .press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await stored('ends_on::text', 'Lyon, relais')).toEqual({ ends_on: '2040-12-31' });
    await page
      .getByText(/^Exception\s: jusqu’au/)
      .first()
      .waitFor();
  });

  it('SEAT-6 ACC-4 a new first day says who will be invited by it before it is changed, and takes no last day', async () => {
    await openMembers('Lyon, relais');
    const exceptions = await page.getByText(/^Exception\s: jusqu’au/).count();
    await button('Changer les dates').click();
    const save = dialog().getByRole('button', { name: 'Changer les dates' });
    await dialog()
      .getByText(/11 personnes gardent leur dernier jour propre/)
      .waitFor();
    expect(await save.isDisabled()).toBe(true);
    await dialog()
      .getByLabel(/^Premier jour/)
      .fill('02/01/2026');
    await dialog().getByText('Ce premier jour ne fait partir aucune invitation.').waitFor();
    expect(await dialog().getByRole('checkbox').count()).toBe(0);
    await save.click();
    await dialog().waitFor({ state: 'detached' });
    expect(await stored('starts_on::text', 'Lyon, relais')).toEqual({ starts_on: '2026-01-02' });
    expect(await page.getByText(/^Exception\s: jusqu’au/).count()).toBe(exceptions);
  });

  it('SEAT-6 a new last day is for all unless that is unticked: own ones go', async () => {
    await openMembers('Lyon, relais');
    await button('Changer les dates').click();
    await dialog()
      .getByLabel(/^Dernier jour/)
      .fill('31/12/2041');
    await dialog()
      .getByText(/11 personnes ont un dernier jour propre, qui disparaît/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Changer les dates' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await stored('ends_on::text', 'Lyon, relais')).toEqual({ ends_on: '2041-12-31' });
    await expect.poll(() => page.getByText(/^Exception\s: jusqu’au/).count()).toBe(0);
  });

  it('SEAT-6 H-93 whoever began from other dates is told them', async () => {
    await button('Changer les dates').click();
    await dialog()
      .getByLabel(/^Dernier jour/)
      .fill('30/11/2040');
    await app.database.query("update sessions set ends_on = '2039-06-30' where reference = 'Lyon, relais'");
    await dialog().getByRole('button', { name: 'Changer les dates' }).click();
    await dialog()
      .getByRole('alert')
      .getByText(/30 juin 2039/)
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('the allowance of a slot session', () => {
  it('SEAT-6 below its holders, who leaves is chosen; where slots go round they are first in line', async () => {
    await openMembers('Lyon, à tour de rôle');
    await button('Changer le forfait').click();
    await dialog().getByLabel('Nombre de slots').fill('10001');
    await dialog()
      .getByText(/^10\s000 slots au plus\.$/)
      .waitFor();
    await dialog().getByLabel('Nombre de slots').fill('2');
    await dialog()
      .getByText(/0 sur 1 choisi/)
      .waitFor();
    const save = dialog().getByRole('button', { name: /^Forfait\s: 3 → 2/ });
    expect(await save.isDisabled()).toBe(true);
    await dialog()
      .getByRole('checkbox', { name: /^Slot 1\s:/ })
      .click();
    await save.click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('2 slots, aucun libre').waitFor();
    expect(await stored('allowance', 'Lyon, à tour de rôle')).toEqual({ allowance: 2 });
  });
});

describe('the form of a session', () => {
  it('SEAT-3 SEAT-4 the allowance of one that staff fill is not typed, and adding says both numbers; too late it is refused with the day', async () => {
    await openSession('École, promotion en cours');
    const allowance = page.getByLabel(/^Forfait/);
    expect(await allowance.isDisabled()).toBe(true);
    expect(await allowance.inputValue()).toBe('1');
    await page.getByText('Le forfait suit les membres').waitFor();
    await page.getByText(/^Forfait\s: 1 → 2\./).waitFor();
    await page.getByLabel('Adresse e-mail').fill('zoe@cordee.example');
    await button('Ajouter').click();
    await page.getByText(/Cette session ne prend plus d’apprenants depuis le/).waitFor();
    await button(/^Retirer Hugo/).click();
    await page
      .getByRole('alertdialog')
      .getByText(/Forfait\s: 1 → 0\./)
      .waitFor();
    await page.getByRole('button', { name: 'Ne pas retirer' }).click();
  });

  it('SEAT-3 one that its company fills says how many seats are left', async () => {
    await openSession('Lyon, automne');
    await page.getByText(/^Forfait\s: 60, dont 4 places prises\s; il en reste 56\./).waitFor();
    await page.getByLabel(/^Clôture des inscriptions/).waitFor();
  });

  it('SEAT-2 proposes the last day 12 months after the first, and asks when registrations close only of a company', async () => {
    await page.goto(`${SESSIONS()}/create`);
    await page.getByLabel(/^Premier jour/).fill('01/02/2027');
    await expect.poll(() => page.getByLabel(/^Dernier jour/).inputValue()).toBe('01/02/2028');
    await page.getByLabel(/^Dernier jour/).fill('30/06/2027');
    await page.getByLabel(/^Premier jour/).fill('01/03/2027');
    expect(await page.getByLabel(/^Dernier jour/).inputValue()).toBe('30/06/2027');
    expect(await page.getByLabel(/^Clôture des inscriptions/).count()).toBe(0);
    await page.getByRole('combobox', { name: /^Licences remplies par/ }).click();
    await page.getByRole('option', { name: /^L’entreprise/ }).click();
    await page.getByLabel(/^Clôture des inscriptions/).waitFor();
    expect(await page.getByLabel(/^Forfait/).isEnabled()).toBe(true);
  });

  it('SEAT-3 what was typed of the allowance before it is said that staff fill the session is its members again', async () => {
    const filledBy = page.getByRole('combobox', { name: /^Licences remplies par/ });
    await page.getByLabel(/^Forfait/).fill('12');
    await filledBy.click();
    await page.getByRole('option', { name: /^L’équipe/ }).click();
    await expect.poll(() => page.getByLabel(/^Forfait/).inputValue()).toBe('0');
    expect(await page.getByLabel(/^Forfait/).isDisabled()).toBe(true);
  });

  it('no screen logged an error', () => {
    expect(pageErrors).toEqual([]);
  });
});
