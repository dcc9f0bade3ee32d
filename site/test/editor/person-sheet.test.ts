// The page of a person in the admin: all that staff know of them, at full width.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, demoAccount, enterAdmin, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

const STAFF = demoAccount('direction');

beforeAll(async () => {
  app = await startApp();
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app, STAFF);
});
afterAll(() => app.close());

const section = (title: string) => page.getByRole('region', { name: title, exact: true });
const documentOf = async (email: string) =>
  (await app.database.query<{ document: string }>('select document_id as document from up_users where email = $1', [email]))[0]?.document;
const openSheet = async (email: string) => page.goto(`${app.admin}/plugins/staff/people/${await documentOf(email)}/sheet`);

describe('the page of a person', () => {
  it('ACC-13 is led to by the form and by lists, and leads to the form that corrects their address', async () => {
    await page.goto(`${app.admin}/content-manager/collection-types/plugin::users-permissions.user/${await documentOf(AMEL.email)}`);
    await page.getByRole('link', { name: 'Vue d’ensemble en grand' }).click();
    await page.getByRole('heading', { name: /Amel .+ · Vue d’ensemble/ }).waitFor();
    await section('Identité').getByText(AMEL.email).waitFor();
    await section('Identité').getByText('Actif', { exact: true }).waitFor();
    await section('Identité')
      .getByRole('link', { name: /^Modifier/ })
      .click();
    await page.getByLabel('Adresse e-mail').waitFor();

    await openSheet('vera@cordee.example');
    await section('Sessions').getByRole('link', { name: 'Lyon, relais' }).click();
    await page.getByRole('heading', { name: 'Lyon, relais · Membres' }).waitFor();
    await page.getByRole('link', { name: /Véra/ }).first().click();
    await page.getByRole('heading', { name: /Véra .+ · Vue d’ensemble/ }).waitFor();
  });

  it('ACC-13 ACC-14 ACC-16 ACC-17 shows every section, whichever plugin it comes from, each once', async () => {
    await openSheet(AMEL.email);
    await section('Effacer la personne').waitFor();
    const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(titles).toEqual([
      'Identité',
      'Sessions',
      'Parcours',
      'Invitation',
      'Photo',
      'Connexions',
      'Mot de passe',
      'Équipe et double vérification',
      'Messages',
      'Historique',
      'Effacer la personne',
    ]);
    await section('Parcours').getByRole('progressbar').first().waitFor();
    await section('Parcours')
      .getByText(/^Pour terminer, il manque|^Avant le cas pratique, il manque/)
      .first()
      .waitFor();
    expect(await section('Parcours').getByRole('listitem').count()).toBeGreaterThan(0);
  });

  it('ACC-14 what is done there is in the history at once; what was changed stands with before and after', async () => {
    await openSheet(AMEL.email);
    await section('Mot de passe').getByRole('button', { name: 'Réinitialiser' }).click();
    await section('Historique').getByText('Lien de réinitialisation du mot de passe créé').waitFor();
    await app.database.query(
      `insert into cordee.staff_act (staff, staff_name, act, person, facts)
       select staff, staff_name, 'accounts.email-changed', person, '{"from":"amelle@cordee.example","to":"amel@cordee.example"}'
       from cordee.staff_act where act = 'accounts.password-link'`,
    );
    await page.reload();
    await section('Historique').getByText('amelle@cordee.example → amel@cordee.example').waitFor();
  });

  it('ACC-13 is read on a phone without scrolling sideways, and its sections stand beside one another on a wide screen', async () => {
    const tops = async () => {
      const boxes = await Promise.all(['Sessions', 'Parcours'].map((title) => section(title).boundingBox()));
      return boxes.map((box) => Math.round(box?.y ?? 0));
    };
    await page.setViewportSize({ width: 360, height: 740 });
    await openSheet(AMEL.email);
    await section('Effacer la personne').waitFor();
    const [phone, below] = await tops();
    expect(below).toBeGreaterThan(phone ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    for (const region of await page.getByRole('region').all()) {
      const box = await region.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    const [wide, beside] = await tops();
    expect(beside).toBe(wide);
    expect(pageErrors).toEqual([]);
  });
});
