// The first page of the admin: what each role of staff finds there.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, demoAccount, EDITOR, enterAdmin, OMAR, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

const RELAY = 'Lyon, relais';

beforeAll(async () => {
  app = await startApp();
  await app.database.query(
    `insert into cordee.mail (to_address, template, locale, facts, state, server_words)
     values ($1, 'accounts.password-changed', 'fr', '{"firstName":"Omar"}', 'refused', '550 no such user')`,
    [OMAR.email],
  );
  await app.database.query('insert into cordee.erasure_request (person) select id from up_users where email = $1', [AMEL.email]);
  await app.database.query(`update sessions set ends_on = (now() at time zone 'Europe/Paris')::date + 3 where reference = $1`, [RELAY]);
  await app.database.query(`update lessons set title = title || ' (revu)', updated_at = now() where published_at is null and id in (
     select min(id) from lessons where published_at is null)`);
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app, EDITOR);
});
afterAll(() => app.close());

const part = (title: string) => page.getByRole('region', { name: title, exact: true });
const parts = () => page.getByRole('heading', { level: 2 }).allInnerTexts();

/** Opens the first page as the editor, who has this role of staff alone. */
async function openAs(code: string): Promise<void> {
  await app.database.query(
    `update admin_users_roles_lnk set role_id = (select id from admin_roles where code = $1)
     where user_id = (select id from admin_users where email = $2)
       and id in (select min(id) from admin_users_roles_lnk group by user_id)`,
    [code, EDITOR.email],
  );
  await app.database.query(
    `delete from admin_users_roles_lnk where user_id = (select id from admin_users where email = $1)
       and id not in (select min(id) from admin_users_roles_lnk group by user_id)`,
    [EDITOR.email],
  );
  await page.goto(app.admin);
  await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
}

describe('the first page of the admin', () => {
  it('ACC-22 shows to content staff drafts, films that no longer play and what colleagues changed, and nothing of people', async () => {
    await openAs('cordee-content');
    await part('Brouillons à publier')
      .getByText(/\(revu\)/)
      .waitFor();
    await part('Vidéos')
      .getByText(/^Aucune vidéo|^Toutes les vidéos|à revoir$/)
      .waitFor();
    await part('Modifié récemment par l’équipe')
      .getByText(/\(revu\)/)
      .waitFor();
    expect((await parts()).map((title) => title.toLowerCase())).toEqual([
      'brouillons à publier',
      'vidéos',
      'modifié récemment par l’équipe',
    ]);
    await part('Brouillons à publier')
      .getByRole('link', { name: /\(revu\)/ })
      .click();
    await page.getByRole('heading', { level: 1, name: /\(revu\)/ }).waitFor();
  });

  it('ACC-18 ACC-19 ACC-20 SEAT-2 ROT-1 shows to people staff what needs somebody, each with its way there', async () => {
    await openAs('cordee-people');
    await part('Sessions qui commencent ou finissent')
      .getByText(/^finit le .+ · Groupe Horizon SAS · /)
      .first()
      .waitFor();
    await part('Slots libres et attendus')
      .getByText(/un slot libre, 2 personnes attendent/)
      .waitFor();
    await part('Messages en difficulté')
      .getByText(/refusé\s: «\s550 no such user\s»/)
      .waitFor();
    await part('Demandes d’effacement').getByText('Une demande à traiter').waitFor();
    await part('Apprenants inactifs')
      .getByText(/apprenants? inactifs?$/)
      .waitFor();
    await part('Apprenants en cours')
      .getByText(/ces trois dernières semaines$/)
      .first()
      .waitFor();
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(6);

    await part('Messages en difficulté').getByRole('link', { name: OMAR.email }).click();
    await page.getByRole('grid', { name: 'Messages' }).getByText('550 no such user').waitFor();
    await page.goBack();
    await part('Demandes d’effacement').getByRole('link', { name: /Amel/ }).click();
    await page.getByRole('heading', { name: /Amel .+ · Vue d’ensemble/ }).waitFor();
    await page.getByText(/^L’a demandé le/).waitFor();
    await page.goBack();
    await part('Apprenants inactifs').getByRole('link', { name: 'Tous les inactifs' }).click();
    await page.getByRole('grid', { name: 'Apprenants inactifs' }).waitFor();
  });

  it('ACC-22 shows to the direction all of it, and who did what', async () => {
    const { context, page: other, pageErrors: errors } = await app.openPage();
    await enterAdmin(other, app, demoAccount('direction'));
    const region = (title: string) => other.getByRole('region', { name: title, exact: true });
    await region('Qui a fait quoi').getByText('Rien n’a encore été fait.').waitFor();
    expect(await other.getByRole('heading', { level: 2 }).count()).toBe(10);
    await app.database.query(
      `insert into cordee.staff_act (staff, staff_name, act, person, facts)
       select a.id, 'Anouk Delcourt', 'accounts.picture-taken', p.id, '{}' from admin_users a, up_users p where a.email = $1 and p.email = $2`,
      [demoAccount('direction').email, AMEL.email],
    );
    await other.reload();
    await region('Qui a fait quoi')
      .getByText(/Amel Rahmani · Photo retirée/)
      .waitFor();
    await region('Qui a fait quoi')
      .getByText(/^Anouk Delcourt, le/)
      .waitFor();

    await other.setViewportSize({ width: 360, height: 740 });
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(errors).toEqual([]);
    await context.close();
    expect(pageErrors).toEqual([]);
  });
});
