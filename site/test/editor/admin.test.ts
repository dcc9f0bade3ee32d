import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, demoAccount, enterAdmin, HUGO, JULES, NORA, type RunningApp, startApp, THEO, ZOE } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let pageErrors: string[];

beforeAll(async () => {
  app = await startApp();
  ({ page, pageErrors } = await app.openPage());
  await enterAdmin(page, app);
});
afterAll(() => app.close());

const entries = (uid: string) => `${app.admin}/content-manager/collection-types/${uid}`;

/** Clicks "Publier" and returns the status of the response. */
async function publish(): Promise<number> {
  const [response] = await Promise.all([
    page.waitForResponse((candidate) => candidate.url().includes('/actions/publish')),
    page.getByRole('button', { name: 'Publier', exact: true }).click(),
  ]);
  return response.status();
}

async function choose(label: RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('combobox', { name: label }).fill(option);
  await page.getByRole('option', { name: new RegExp(option) }).click();
}

const saveButton = () => page.getByRole('button', { name: 'Enregistrer', exact: true });
const question = () => page.getByRole('alertdialog');

/** Opens a session that begins far in the future, and adds a member, who is invited when it begins. */
async function planInvitation(address: string): Promise<void> {
  await app.database.query("update sessions set starts_on = '2040-01-02', ends_on = '2040-12-31' where reference = 'Tilleuls, hiver'");
  await page.goto(entries('plugin::seats.session'));
  await page.getByText('Tilleuls, hiver').click();
  await page.getByLabel('Adresse e-mail').fill(address);
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByLabel('Prénom').fill('Maya');
  await page.getByLabel('Nom', { exact: true }).fill('Perrin');
  await page.getByRole('button', { name: 'Ajouter et inviter' }).click();
  await page.getByText(/^Invitation prévue le/).waitFor();
}

/** Types a first day that is past, with which the members of the session are invited at once. */
async function moveToThisYear(): Promise<void> {
  await page.getByLabel(/^Premier jour/).fill('02/01/2026');
  await page.keyboard.press('Tab');
}

async function startsOn(): Promise<string | undefined> {
  const [session] = await app.database.query<{ day: string }>(
    "select starts_on::text as day from sessions where reference = 'Tilleuls, hiver'",
  );
  return session?.day;
}

async function expectNotMoved(): Promise<void> {
  await page.getByText('Rien n’est enregistré. Ce que vous avez saisi est encore là.').first().waitFor();
  await question().waitFor({ state: 'hidden' });
  expect(await startsOn()).toBe('2040-01-02');
}

/** Expects the first day to be moved, and the form to know it: whoever leaves it before is offered again what they typed. */
async function expectMoved(): Promise<void> {
  await expect.poll(startsOn).toBe('2026-01-02');
  await saveButton().and(page.locator('[disabled]:not(:has(svg))')).waitFor();
}

/** A picture of one pixel, as PNG. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('an editor in the admin', () => {
  it('LRN-5 sees in French why an empty lesson is not published', async () => {
    await page.goto(`${entries('plugin::courses.lesson')}/create`);
    await page.getByLabel(/^Titre/).fill('Le pot d’arrivée');
    await page.getByLabel(/^Référence/).fill('L-POT');
    expect(await publish()).toBe(400);
    await page.getByText('Cette leçon est vide : ajoutez une vidéo ou un texte avant de publier.').waitFor();
    expect(await app.database.query("select from lessons where reference = 'L-POT'")).toEqual([]);
  });

  it('LRN-1 adds a lesson and publishes it, and learners find it at its position', async () => {
    await page.goto(`${entries('plugin::courses.lesson')}/create`);
    await page.getByLabel(/^Titre/).fill('Le pot d’arrivée');
    await page.getByLabel(/^Référence/).fill('L-POT');
    await page.locator('.CodeMirror').last().click();
    await page.keyboard.type('Un verre, dix minutes, et des noms qui restent.');
    expect(await publish()).toBe(200);

    await page.goto(`${entries('plugin::courses.module')}?_q=Le premier jour`);
    await page.getByText('Le premier jour', { exact: true }).click();
    await choose(/^Leçons, dans l’ordre/, 'Le pot d’arrivée');
    expect(await publish()).toBe(200);

    const learner = await app.openPage({ width: 360 });
    await app.signIn(learner.page, JULES.email);
    await learner.page.getByRole('link', { name: 'Parcours', exact: true }).click();
    await learner.page.getByRole('link', { name: 'Le pot d’arrivée' }).waitFor();
    const titles = await learner.page.locator('main details li a').allInnerTexts();
    expect(titles.findIndex((title) => title.includes('Le pot d’arrivée'))).toBe(
      titles.findIndex((title) => title.includes('Le rôle du parrain')) + 1,
    );
    await learner.page.getByRole('link', { name: 'Le pot d’arrivée' }).click();
    await learner.page.getByText('des noms qui restent').waitFor();
    await learner.page.getByRole('button', { name: 'J’ai lu' }).click();
    await learner.page.getByText('Leçon lue').waitFor();
    await learner.context.close();
  });

  it('LRN-5 types a duration as minutes and seconds, and sees what was understood', async () => {
    await page.goto(`${entries('plugin::courses.lesson')}?_q=L-POT`);
    await page.getByText('L-POT', { exact: true }).click();
    const duration = page.getByLabel(/^Durée/);
    await duration.fill('3:75');
    await page.getByText('écrivez par exemple 4:15 au lieu de 3:75').waitFor();
    await duration.fill('213');
    await page.getByText('= 3 min 33 s').waitFor();
    await duration.blur();
    expect(await duration.inputValue()).toBe('3:33');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    const stored = "select duration_seconds as s from lessons where reference = 'L-POT' and published_at is null";
    await expect.poll(() => app.database.query(stored)).toEqual([{ s: 213 }]);
  });

  it('LRN-5 sees a picture that stands in a text, and so does a learner', async () => {
    writeFileSync(path.join(app.uploads, 'pot_1a.png'), Buffer.from(DOT, 'base64'));
    await app.database.query(
      `insert into files (document_id, name, url, mime, ext, hash, size, provider)
       values ('pot', 'pot.png', '/uploads/pot_1a.png', 'image/png', '.png', 'pot_1a', 1, 'local')`,
    );
    await app.database.query("update lessons set body = '![Le pot](/uploads/pot_1a.png)' where reference = 'L-POT'");
    const widthIn = (reader: Page) => reader.getByAltText('Le pot').evaluate((picture: HTMLImageElement) => picture.naturalWidth);
    await page.goto(`${entries('plugin::courses.lesson')}?_q=L-POT`);
    await page.getByText('L-POT', { exact: true }).click();
    await page.getByRole('button', { name: 'Aperçu', exact: true }).last().click();
    await expect.poll(() => widthIn(page), { timeout: 10_000 }).toBe(1);

    const learner = await app.openPage();
    await app.signIn(learner.page, JULES.email);
    await learner.page.getByRole('link', { name: 'Parcours', exact: true }).click();
    await learner.page.getByRole('link', { name: 'Le pot d’arrivée' }).click();
    await expect.poll(() => widthIn(learner.page), { timeout: 10_000 }).toBe(1);
    await learner.context.close();
  });

  it('LRN-8 sees which of several lessons cannot be published, and why, before publishing them', async () => {
    await page.goto(`${entries('plugin::courses.lesson')}/create`);
    await page.getByLabel(/^Titre/).fill('Une leçon vide');
    await page.getByLabel(/^Référence/).fill('L-POT-VIDE');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('heading', { name: 'Une leçon vide' }).waitFor();
    await page.goto(`${entries('plugin::courses.lesson')}?_q=L-POT`);
    await page.getByText('L-POT-VIDE').waitFor();
    await page.getByRole('checkbox').first().click();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    const notice = page.getByRole('dialog').getByRole('alert');
    await notice.getByText('1 document sur 2 ne peut pas encore être publié').waitFor();
    const row = page.getByRole('dialog').getByRole('row').filter({ hasText: 'L-POT-VIDE' });
    await row.getByRole('link', { name: 'Une leçon vide' }).waitFor();
    await row.getByText('Cette leçon est vide').waitFor();
    expect(await row.getByRole('checkbox').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Annuler' }).click();
  });

  it('LRN-7 LRN-16 sees where a lesson is used, is told why it is not deleted, and is asked before it is unpublished', async () => {
    const openLesson = async () => {
      await page.goto(`${entries('plugin::courses.lesson')}?_q=Le pot d’arrivée`);
      await page.getByText('Le pot d’arrivée', { exact: true }).click();
      await page.getByText('Un module la contient («\u00a0Le premier jour\u00a0»)').waitFor();
      await page.getByText('Une personne l’a suivie').waitFor();
    };
    const isPublished = async () =>
      (await app.database.query("select from lessons where reference = 'L-POT' and published_at is not null")).length === 1;
    const chooseAction = async (menu: string, item: string | RegExp) => {
      await page.getByRole('button', { name: menu, exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await openLesson();
    await chooseAction("Plus d'actions", /^(Supprimer|Delete entry)/);
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page
      .getByText(/« Le pot d’arrivée » ne se supprime pas : un module la contient \(« Le premier jour »\) ; une personne l’a suivie/)
      .waitFor();

    await openLesson();
    await chooseAction('Autres actions', 'Annuler la publication');
    const question = page.getByRole('alertdialog', { name: 'Annuler la publication ?' });
    await question.getByText('Vu dans un parcours publié («\u00a0Accueillir un nouveau collègue\u00a0»)').waitFor();
    await question.getByText(/^\d+ apprenants en cours$/).waitFor();
    await question.getByRole('button', { name: 'Annuler', exact: true }).click();
    expect(await isPublished(), 'nothing happens before the answer').toBe(true);
    await chooseAction('Autres actions', 'Annuler la publication');
    await question.getByRole('button', { name: 'Annuler la publication' }).click();
    await expect.poll(isPublished).toBe(false);

    const learner = await app.openPage({ width: 360 });
    await app.signIn(learner.page, JULES.email);
    const kept = learner.page.getByRole('region', { name: 'Ce que tu as fait, retiré du parcours' });
    await kept.getByText('Le pot d’arrivée').waitFor();
    await kept.getByText(/1 leçon vue · retiré du parcours/).waitFor();
    await learner.page.getByRole('link', { name: 'Parcours', exact: true }).click();
    await kept.getByText('Le pot d’arrivée').waitFor();
    await learner.context.close();
  });

  it('LRN-5 finds the films that no longer play, and why', async () => {
    await app.database.query(
      `insert into cordee.film_check (lesson, host, checked_at, fault, since) select document_id, 'own', now() + interval '1 day', 'missing', now()
       from lessons where reference = 'L-FAIRE-LE-POINT' and published_at is not null
       on conflict (lesson) do update set fault = excluded.fault, since = excluded.since, checked_at = excluded.checked_at`,
    );
    await page.goto(app.admin);
    await page.getByRole('link', { name: 'Vidéos' }).click();
    const row = page.getByRole('row', { name: /Faire le point, trois fois/ });
    await row.getByText('Le fichier a disparu').waitFor();
    await row.getByText('Accueillir un nouveau collègue').waitFor();
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: 'Faire le point, trois fois' }).waitFor();
  });

  it('SEAT-2 adds a person to a session, removes them, and adds them back', async () => {
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    const address = page.getByLabel('Adresse e-mail');
    const add = page.getByRole('button', { name: 'Ajouter', exact: true });

    await address.fill(ZOE.email);
    await add.click();
    await page.getByText('Zoé Martin', { exact: true }).waitFor();

    const learner = await app.openPage();
    await app.signIn(learner.page, ZOE.email);
    await learner.page.getByText('Recruter sans se tromper').first().waitFor();
    await page.getByRole('button', { name: 'Retirer Zoé Martin' }).click();
    await page.getByRole('alertdialog', { name: 'Retirer Zoé Martin ?' }).getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText('Zoé Martin n’est plus dans la session.').waitFor();
    await learner.page.reload();
    await learner.page.getByText('Tu ne suis encore aucun parcours').waitFor();
    await page.getByRole('button', { name: 'Remettre' }).click();
    await page.getByRole('button', { name: 'Retirer Zoé Martin' }).waitFor();
    await learner.context.close();
  });

  it('ACC-8 says who loses their manager before it removes one', async () => {
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    await page.getByRole('button', { name: /^Retirer Paul / }).click();
    const question = page.getByRole('alertdialog', { name: /^Retirer Paul / });
    await question.getByText(/2 membres ne l’auront plus pour manager : Lina \S+, Amel \S+\./).waitFor();
    await question.getByRole('button', { name: 'Ne pas retirer' }).click();
    await question.waitFor({ state: 'hidden' });
  });

  it.each([
    ['beside the form', async () => {}],
    ['at full width', async () => page.getByRole('link', { name: 'Membres en grand' }).click()],
  ])(
    'SEAT-2 %s, a double click removes one member at most, and what is removed can be put back as long as the page is open',
    async (_, open) => {
      const members = async () => {
        const [{ count } = { count: 0 }] = await app.database.query<{ count: number }>(
          "select count(*)::integer from cordee.current_membership m join sessions s on s.id = m.session where s.reference = 'Lyon, automne'",
        );
        return count;
      };
      const before = await members();
      await page.goto(entries('plugin::seats.session'));
      await page.getByText('Lyon, automne').click();
      await open();
      const bins = page.getByRole('button', { name: /^Retirer .+/ });
      await bins.first().waitFor();
      await bins.first().dblclick({ delay: 20 });
      await page.waitForTimeout(1_000);
      expect(await members(), 'after a double click').toBe(before);

      const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Retirer', exact: true });
      await confirm.dblclick({ delay: 20 });
      await confirm.waitFor({ state: 'hidden' });
      await bins.first().click();
      await confirm.click();
      const putBack = page.getByRole('button', { name: /^Remettre/ });
      await expect.poll(() => putBack.count()).toBe(2);
      expect(await members(), 'after two removals').toBe(before - 2);

      await page.waitForTimeout(10_500);
      expect(await putBack.count(), 'after ten seconds').toBe(2);
      await putBack.first().click();
      await expect.poll(() => putBack.count()).toBe(1);
      await putBack.click();
      await expect.poll(members).toBe(before);
    },
  );

  it('SEAT-1 opens an establishment of a company', async () => {
    await page.goto(`${entries('plugin::companies.establishment')}/create`);
    await page.getByLabel(/^Nom/).fill('Lyon Part-Dieu');
    await choose(/^Entreprise/, 'Groupe Horizon SAS');
    await saveButton().click();
    await page.getByRole('heading', { name: 'Lyon Part-Dieu' }).waitFor();
  });

  it('SEAT-1 SEAT-2 SEAT-6 finds a member among many at full width, gives them a place, a manager and a last day of their own, and comes back to the session', async () => {
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    await page.getByRole('link', { name: 'Membres en grand' }).click();
    await page.getByRole('heading', { name: 'Lyon, automne · Membres' }).waitFor();
    const firstColumn = page.getByRole('grid', { name: 'Membres' }).locator('tbody td:nth-child(2)');
    await page.getByRole('button', { name: 'Trier par « Membre »' }).click();
    await page.locator('[aria-sort=ascending]').waitFor();
    const lastNames = (await firstColumn.getByRole('link').allInnerTexts()).map((name) => name.split(' ').slice(1).join(' '));
    expect(lastNames.length).toBeGreaterThan(2);
    expect(lastNames).toEqual(lastNames.toSorted((a, b) => a.localeCompare(b, 'fr')));

    await page.getByRole('searchbox', { name: 'Chercher un nom ou une adresse' }).fill('CHLOE');
    await page.keyboard.press('Enter');
    await page.getByText('Un membre trouvé').waitFor();
    expect(await firstColumn.allInnerTexts()).toEqual([expect.stringContaining('Chloé Roy')]);
    await page.reload();
    await page.getByText('Un membre trouvé').waitFor();

    await page.getByRole('button', { name: 'Modifier Chloé Roy' }).click();
    const form = page.getByRole('dialog', { name: 'Chloé Roy' });
    const places = page.getByRole('option', { name: 'Lyon Part-Dieu' });
    await form.getByRole('combobox', { name: 'Établissement' }).click();
    await places.waitFor();
    await page.keyboard.press('Escape');
    await places.waitFor({ state: 'detached' });
    expect(await form.isVisible(), 'the form stays').toBe(true);
    await form.getByRole('combobox', { name: 'Établissement' }).click();
    await places.click();
    await form.getByRole('checkbox', { name: 'Eva Colin (Lyon, automne)' }).click();
    await form.getByLabel('Dernier jour propre à ce membre').pressSequentially('1/2/2040');
    await form.getByText(/mercredi 1er février 2040/).waitFor();
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('gridcell', { name: 'Lyon Part-Dieu' }).waitFor();
    await page.getByRole('gridcell', { name: 'Eva Colin', exact: true }).waitFor();
    await page.getByRole('gridcell', { name: /^Exception : jusqu’au 1er février 2040/ }).waitFor();

    await page.getByRole('link', { name: 'Revenir à la fiche' }).click();
    await page.getByLabel(/^Référence/).waitFor();
  });

  it('ACC-8 two managers of one name are told apart by their addresses', async () => {
    const name = async (firstName: string, lastName: string) =>
      app.database.query('update up_users set first_name = $1, last_name = $2 where email = $3', [
        firstName,
        lastName,
        'paul@cordee.example',
      ]);
    await name('Eva', 'Colin');
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    await page.getByRole('button', { name: 'Modifier Chloé Roy' }).click();
    const form = page.getByRole('dialog', { name: 'Chloé Roy' });
    for (const address of ['eva', 'paul'])
      await form.getByRole('checkbox', { name: `Eva Colin, ${address}@cordee.example (Lyon, automne)` }).waitFor();
    await form.getByRole('button', { name: 'Annuler' }).click();
    await name('Paul', 'Giraud');
  });

  it('ACC-4 creates an account for a person without one, who is invited; and sends the invitation again', async () => {
    const email = 'nouvelle@cordee.example';
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByText(/Personne n’a de compte à cette adresse.*l’invitation partira tout de suite/).waitFor();
    await page.getByLabel('Prénom').fill('Maya');
    await page.getByLabel('Nom', { exact: true }).fill('Perrin');
    await page.getByRole('button', { name: 'Ajouter et inviter' }).click();
    await page.getByText('Maya Perrin', { exact: true }).waitFor();
    expect((await app.mailServer.waitForMail(email)).subject).toContain('Bienvenue');

    await page.getByText(/^Invitation envoyée le/).waitFor();
    await app.database.query(
      "update cordee.invitation set sent_at = sent_at - interval '31 days', expires_at = expires_at - interval '31 days'",
    );
    await page.reload();
    await page.getByText(/^Invitation expirée le/).waitFor();
    await page.getByRole('button', { name: `Renvoyer l’invitation à ${email}` }).click();
    await page.getByText(/^Invitation envoyée le/).waitFor();
    expect((await app.mailServer.waitForMail(email, 1)).subject).toContain('Bienvenue');
  });

  it('ACC-4 in a session of slots says for what the invitation of a learner waits', async () => {
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, relais').click();
    await page.getByLabel('Adresse e-mail').fill('relais@cordee.example');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByText(/l’invitation partira quand cette personne sera mise sur la liste d’attente ou aura un slot/).waitFor();
    await page.getByLabel('Prénom').fill('Maya');
    await page.getByLabel('Nom', { exact: true }).fill('Relais');
    await page.getByRole('button', { name: 'Ajouter et inviter' }).click();
    await page.getByText('L’invitation partira à la mise en attente ou à l’attribution d’un slot').waitFor();
  });

  it('SEAT-2 types a day in many ways, of which none becomes another day', async () => {
    const startsOn = () => app.database.query("select starts_on::text from sessions where reference = 'Lyon, automne'");
    await app.database.query("update sessions set ends_on = '2040-12-31' where reference = 'Lyon, automne'");
    const before = await startsOn();
    await page.goto(entries('plugin::seats.session'));
    await page.getByText('Lyon, automne').click();
    const firstDay = page.getByLabel(/^Premier jour/);
    for (const typed of ['31/11/2026', '30/02/2027', '30/11', 'demain']) {
      await firstDay.fill(typed);
      await firstDay.blur();
      await page.getByText(/^(Ce jour n’existe pas|Ce n’est pas une date)/).waitFor();
      expect(await firstDay.inputValue()).toBe(typed);
    }
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('comme 30/11/2026').first().waitFor();
    expect(await startsOn()).toEqual(before);

    for (const typed of ['30.11.26', '30112026', '30 novembre 2026', '30-11-2026']) {
      await firstDay.fill(typed);
      await firstDay.blur();
      await page.getByText('= lundi 30 novembre 2026').waitFor();
      expect(await firstDay.inputValue()).toBe('30/11/2026');
      await firstDay.fill('');
    }
    await firstDay.fill('30-11-2026');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect.poll(startsOn).toEqual([{ starts_on: '2026-11-30' }]);
    await page.reload();
    await expect.poll(() => firstDay.inputValue()).toBe('30/11/2026');
    await page.locator('input[type=date]').first().fill('2026-12-01');
    expect(await firstDay.inputValue()).toBe('01/12/2026');
    await page.getByText('= mardi 1er décembre 2026').waitFor();
  });

  it('SEAT-6 ACC-4 is asked before a moved first day invites people, by the button and by the keyboard', async () => {
    const address = 'attend@cordee.example';
    await planInvitation(address);
    await moveToThisYear();
    await page.keyboard.press('Control+Enter');
    await question().getByText('Une invitation partira').waitFor();
    await question().getByText('Avec ce premier jour, le 2 janvier 2026').waitFor();
    await question().getByText(`Maya Perrin (${address})`).waitFor();
    await question().getByRole('button', { name: 'Ne pas enregistrer' }).click();
    await expectNotMoved();

    await moveToThisYear();
    await saveButton().click();
    await question().getByRole('button', { name: 'Enregistrer et l’inviter' }).click();
    await app.mailServer.waitForMail(address);
    await expectMoved();
  });

  it('SEAT-6 H-94 a question before a save that is closed by Escape, cannot be asked, or is left, saves nothing and loses nothing', async () => {
    await planInvitation('attend-encore@cordee.example');
    const list = page.getByRole('link', { name: 'Session', exact: true });
    await moveToThisYear();
    await saveButton().click();
    await question().waitFor();
    await page.keyboard.press('Escape');
    await expectNotMoved();
    expect(await page.getByLabel(/^Premier jour/).inputValue()).toBe('02/01/2026');

    await page.route('**/seats/sessions/*/invitations?*', (route) => route.fulfill({ status: 404, body: 'Not Found' }), { times: 1 });
    await saveButton().click();
    await page.getByText('le serveur n’a pas pu dire ce que cela entraînerait').waitFor();
    expect(await startsOn()).toBe('2040-01-02');

    await saveButton().click();
    await question().waitFor();
    await page.goBack();
    await page.getByText('vous avez quitté la fiche avant de répondre').waitFor();
    await page.getByText('Lyon, automne').click();
    await page.getByLabel(/^Premier jour/).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await question().count(), 'the question of another session').toBe(0);
    expect(await startsOn()).toBe('2040-01-02');

    await list.click();
    await page.getByText('Tilleuls, hiver').click();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    expect(await page.getByLabel(/^Premier jour/).inputValue()).toBe('02/01/2026');
    await saveButton().click();
    await question().getByRole('button', { name: 'Enregistrer et l’inviter' }).click();
    await expectMoved();
  });

  it('ACC-13 H-72 opens an account with a name and one address alone, whose page is titled by the name', async () => {
    await page.goto(`${entries('plugin::users-permissions.user')}/create`);
    await page.getByLabel(/^Prénom/).fill('Élodie');
    await page.getByLabel(/^Nom/).fill('Lefèvre');
    await page.getByLabel(/^Adresse e-mail/).fill(ZOE.email);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Cette adresse a déjà un compte : Zoé Martin.').first().waitFor();
    await page.getByLabel(/^Adresse e-mail/).fill('elodie-l@cordee.example, lefevre@cordee.example');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Il y a ici plusieurs adresses : n’en gardez qu’une.').first().waitFor();
    await page.getByLabel(/^Adresse e-mail/).fill('elodie-l@cordee.example');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('heading', { name: 'Élodie Lefèvre' }).waitFor();
    await page.getByRole('combobox', { name: 'Accès' }).getByText('Ouvert').waitFor();
    await page.getByText(/^Pas encore invitée/).waitFor();
    expect(await page.title()).toContain('Élodie Lefèvre');
  });

  it.each([
    [
      'a person',
      'plugin::users-permissions.user',
      { Prénom: 'Odile', Nom: 'Double', 'Adresse e-mail': 'odile@cordee.example' },
      'up_users',
    ],
    ['a company', 'plugin::companies.company', { 'Raison sociale': 'Double clic' }, 'companies'],
    ['a lesson', 'plugin::courses.lesson', { Référence: 'L-DOUBLE', Titre: 'Double' }, 'lessons'],
  ])('H-93 clicking again and again creates %s once, and shows no error', async (_, uid, fields, table) => {
    const count = async () => (await app.database.query(`select from ${table}`)).length;
    const before = await count();
    const saves: string[] = [];
    const note = (request: Request) => request.method() !== 'GET' && saves.push(`${request.method()} ${new URL(request.url()).pathname}`);
    await page.goto(`${entries(uid)}/create`);
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(new RegExp(`^${label}`)).fill(value);
    page.on('request', note);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).waitFor();
    await page.evaluate(() => {
      const click = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Enregistrer')?.click();
      const timer = setInterval(click, 20);
      setTimeout(() => clearInterval(timer), 2_000);
    });
    await page.waitForURL((url) => !url.pathname.endsWith('/create'));
    await page.waitForTimeout(2_500);
    page.off('request', note);
    expect(saves).toEqual([`POST /content-manager/collection-types/${uid}`]);
    expect(await count()).toBe(before + 1);
    expect(await page.getByText(/déjà|existe/).count()).toBe(0);
  });

  it('ACC-14 creates a password reset link, which the person uses; the person page shows who created it', async () => {
    await page.goto(entries('plugin::users-permissions.user'));
    await page.getByText(NORA.email, { exact: true }).click();
    await page.getByText('Tilleuls, hiver').first().waitFor();
    await page.getByRole('button', { name: 'Réinitialiser', exact: true }).click();
    const link = await page.getByLabel('Lien à transmettre').inputValue();
    await page.getByText(/Lien de réinitialisation du mot de passe créé/).waitFor();
    await page.getByText(/^Camille Roche, le/).waitFor();

    const learner = await app.openPage({ width: 360 });
    await learner.page.goto(link);
    await learner.page.getByLabel('Nouveau mot de passe').fill('une phrase toute neuve');
    await learner.page.getByRole('button', { name: 'Enregistrer' }).click();
    await learner.page.waitForURL(/connexion/);
    await app.signIn(learner.page, NORA.email, 'une phrase toute neuve');
    await learner.context.close();

    await page.reload();
    await page.getByText('Ton mot de passe a changé').waitFor();
    await page
      .getByText(/^Envoyé le/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: `Renvoyer à ${NORA.email} : Ton mot de passe a changé` }).waitFor();
  });

  it('ACC-6 is asked before the two-step sign-in of a person is taken away', async () => {
    const removals: string[] = [];
    await page.route('**/second-step', (route) => {
      removals.push(route.request().method());
      return route.continue();
    });
    await page.route('**/workplace', (route) =>
      route.fulfill({ json: { since: null, roles: [], twoFactor: '2026-01-02T10:00:00.000Z', offered: [] } }),
    );
    await page.reload();
    const remove = page.getByRole('button', { name: 'Retirer (téléphone perdu)' });
    await remove.dblclick();
    await question().getByText('Son mot de passe suffira pour se connecter.', { exact: false }).waitFor();
    await question().getByRole('button', { name: 'Ne pas retirer' }).click();
    await question().waitFor({ state: 'hidden' });
    expect(removals).toEqual([]);

    await remove.click();
    await question().getByRole('button', { name: 'Retirer', exact: true }).click();
    await question().waitFor({ state: 'hidden' });
    expect(removals).toEqual(['DELETE']);
    await page.unrouteAll();
  });

  it('ACC-17 downloads a person’s connection report as a PDF and as a spreadsheet', async () => {
    await page.goto(entries('plugin::users-permissions.user'));
    await page.getByText(AMEL.email, { exact: true }).click();
    await page.getByText(/^Dernière activité le/).waitFor();
    for (const [button, ending] of [
      ['En PDF', 'pdf'],
      ['En tableur', 'xlsx'],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`^connexions-Amel-Rahmani-\\d+-\\d{4}-\\d{2}\\.${ending}$`));
    }
  });

  it('ACC-18 finds a learner who has never come, and opens their page', async () => {
    await app.database.query('delete from cordee.connection where person in (select id from up_users where email = $1)', [AMEL.email]);
    const [session] = await app.database.query<{ days: number }>(
      "select cast(now() at time zone 'Europe/Paris' as date) - starts_on as days from sessions where reference = 'Lyon, accueil'",
    );
    await page.goto(app.admin);
    await page.getByRole('link', { name: 'Apprenants inactifs', exact: true }).click();
    const search = page.getByRole('searchbox', { name: 'Chercher un nom, une adresse, une session ou une entreprise' });
    await search.fill('personne de ce nom');
    await search.press('Enter');
    await page.getByRole('status').getByText('Aucun apprenant inactif ne correspond').waitFor();
    await search.fill(AMEL.email);
    await search.press('Enter');
    await page.getByText('Un apprenant trouvé').waitFor();
    const cells = page.getByRole('grid', { name: 'Apprenants inactifs' }).locator('tbody td');
    const [, ...facts] = await cells.allInnerTexts();
    expect(facts).toEqual(['Lyon, accueil', 'Groupe Horizon SAS', 'aucune', `${session?.days} jours`]);
    await page.getByRole('link', { name: 'Amel Rahmani' }).click();
    await page.getByRole('heading', { level: 1, name: 'Amel Rahmani' }).waitFor();
  });

  it('ACC-19 finds the messages to a person', async () => {
    await page.goto(app.admin);
    await page.getByRole('link', { name: 'Messages', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Chercher un nom ou une adresse e-mail' }).fill(NORA.email);
    await page.keyboard.press('Enter');
    const addresses = page.getByRole('grid', { name: 'Messages' }).locator('tbody td:nth-child(2)');
    await expect.poll(async () => [...new Set(await addresses.allInnerTexts())]).toEqual([NORA.email]);
    await page.getByText('Ton mot de passe a changé').first().waitFor();
  });

  it('ACC-16 ACC-20 gives a person a picture, and erases them once their address is typed', async () => {
    await page.goto(`${entries('plugin::users-permissions.user')}?_q=hugo`);
    await page.getByText(HUGO.email, { exact: true }).click();
    const photo = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') };
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Ajouter une photo' }).click(),
    ]);
    await chooser.setFiles(photo);
    const picture = page.getByAltText('Photo de la personne');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

    const stored = () => app.database.query('select from up_users where email = $1', [HUGO.email]);
    const typed = page.getByLabel('Son adresse e-mail');
    const erase = page.getByRole('button', { name: 'Effacer', exact: true });
    await typed.fill('une.autre@cordee.example');
    await erase.click();
    await page.getByText('L’adresse tapée n’est pas celle de la personne.').waitFor();
    expect(await stored()).toHaveLength(1);
    await typed.fill(HUGO.email);
    await erase.click();
    await expect.poll(stored).toEqual([]);
  });

  it('ACC-22 who manages staff gives a person access to the admin, and is asked before taking it away', async () => {
    const manager = await app.openPage();
    await enterAdmin(manager.page, app, demoAccount('direction'));
    await manager.page.goto(`${entries('plugin::users-permissions.user')}?_q=theo`);
    await manager.page.getByText(THEO.email, { exact: true }).click();
    await manager.page.getByText(/^N’a pas d’espace de travail/).waitFor();
    const [give, take] = ['Ouvrir', 'Fermer'].map((name) => manager.page.getByRole('button', { name, exact: true }));
    expect(await give?.isDisabled(), 'before a role is chosen').toBe(true);
    for (const role of ['Contenu', 'Personnes et sessions'])
      await manager.page.getByRole('group', { name: 'Rôles' }).getByRole('checkbox', { name: role }).check();
    await give?.click();
    await manager.page.getByText(/^Dans l’équipe depuis le .* : Contenu, Personnes et sessions\.$/).waitFor();
    await app.mailServer.waitForMail(THEO.email);
    const isStaff = () =>
      app.database.query('select from cordee.staff s join up_users p on p.id = s.person where p.email = $1', [THEO.email]);
    expect(await isStaff()).toHaveLength(1);

    const asked = manager.page.getByRole('alertdialog');
    await take?.click();
    await asked.getByRole('button', { name: 'Laisser ouvert' }).click();
    await asked.waitFor({ state: 'hidden' });
    expect(await isStaff()).toHaveLength(1);
    await take?.click();
    await asked.getByRole('button', { name: 'Fermer', exact: true }).click();
    await manager.page.getByText(/^N’a pas d’espace de travail/).waitFor();
    expect(await isStaff()).toEqual([]);
    expect(manager.pageErrors).toEqual([]);
    await manager.context.close();
  });

  it('ACC-22 enters again in the same browser after signing out on the site, and stays in', async () => {
    const again = await app.openPage();
    const renew = () => again.page.evaluate(async () => (await fetch('/admin/access-token', { method: 'POST' })).status);
    await enterAdmin(again.page, app);
    expect(await renew(), 'after five minutes').toBe(200);

    const other = await again.context.newPage();
    await other.goto(app.site);
    await other.getByRole('button', { name: 'Me déconnecter' }).click();
    await other.waitForURL(/connexion/);
    await enterAdmin(again.page, app);
    expect(await renew(), 'five minutes after entering again').toBe(200);
    const cookies = (await again.context.cookies(app.admin)).filter(({ name }) => /^(strapi_admin_refresh|jwtToken)$/.test(name));
    expect(cookies.map(({ name, path }) => `${name} ${path}`).sort()).toEqual(['jwtToken /admin', 'strapi_admin_refresh /admin']);
    await again.context.close();
  });

  // The last one, once every page was opened.
  it('no page of the admin logged an error', () => {
    expect(pageErrors).toEqual([]);
  });
});
