// The screens of our plugins in the admin, by the buttons that no other test uses.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, demoAccount, enterAdmin, JULES, type RunningApp, startApp } from '../running-app.ts';

/** A picture of one pixel, as PNG. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

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
const rows = (table: string) => page.getByRole('grid', { name: table }).locator('tbody tr');

async function openDocument(type: string, text: string): Promise<void> {
  await page.goto(`${app.admin}/content-manager/collection-types/${type}?_q=${encodeURIComponent(text)}`);
  await page.getByText(text, { exact: true }).first().click();
}

describe('the page of jobs', () => {
  const JOB = 'Oubli des anciens passages';
  const openJobs = () => page.goto(`${app.admin}/plugins/kernel`);

  it('JOB-2 staff run a job, and find the run among its runs, with their name', async () => {
    await openJobs();
    await button(`Lancer maintenant : ${JOB}`).click();
    await page.getByText('C’est demandé.').first().waitFor();
    await button(JOB).click();
    await expect
      .poll(() => rows(`Passages des quatre-vingt-dix derniers jours : ${JOB}`).first().innerText())
      .toMatch(/Fait[\s\S]*Anouk Delcourt/);
    await page.getByRole('link', { name: 'Toutes les tâches' }).click();
    await page.getByRole('heading', { name: 'Tâches', exact: true }).waitFor();
  });

  it('JOB-2 what failed in a queue is tried again at once', async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts, attempts, server_words, due_at)
       values ('retard@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', 3, '451 busy', now() + interval '1 hour')`,
    );
    await openJobs();
    await page.getByText(/3 essais : « 451 busy »/).waitFor();
    await button('Réessayer maintenant : Envoi des e-mails').click();
    await app.mailServer.waitForMail('retard@cordee.example');
  });

  it('JOB-2 H-68 an installation that was restored sends nothing until staff say that it is the real one', async () => {
    const held = () => app.database.query('select from cordee.installation where held_since is not null');
    await app.database.query(`update cordee.installation set held_since = cordee.now(), held_reason = 'restored'`);
    await openJobs();
    await page.getByRole('alert').getByText('Rien ne part, aucune tâche ne tourne').waitFor();
    expect(await button(`Lancer maintenant : ${JOB}`).isDisabled()).toBe(true);
    await button('C’est la vraie : tout remettre en route').click();
    await page.getByRole('alertdialog').getByText('chacun recevra tout deux fois').waitFor();
    expect(await held()).toHaveLength(1);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirmer' }).click();
    await expect.poll(held).toEqual([]);
    await expect.poll(() => button(`Lancer maintenant : ${JOB}`).isEnabled()).toBe(true);
  });
});

describe('the page of messages', () => {
  it('ACC-19 pages through them, latest first, and sends one again', async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts, state, sent_at, asked_at)
       select 'boite-' || n || '@cordee.example', 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', 'sent', now(), now() - n * interval '1 second'
       from generate_series(1, 30) n`,
    );
    const message = (number: number) => rows('Messages').getByText(`boite-${number}@cordee.example`, { exact: true });
    await page.goto(`${app.admin}/plugins/messages`);
    await message(1).waitFor();
    expect(await message(30).count()).toBe(0);
    await button('Plus ancien').click();
    await message(30).waitFor();
    expect(await message(1).count()).toBe(0);
    await button('Plus récent').click();
    await button('Renvoyer à boite-1@cordee.example : Ton mot de passe a changé').click();
    expect((await app.mailServer.waitForMail('boite-1@cordee.example')).subject).toBe('Ton mot de passe a changé');
    await rows('Messages').getByText('renvoyé par l’équipe').waitFor();
  });
});

describe('the page of a person', () => {
  it('ACC-4 invites somebody who has no password yet, and again', async () => {
    await app.database.query('update up_users set password = null where email = $1', [JULES.email]);
    await openDocument('plugin::users-permissions.user', JULES.email);
    await button('Inviter maintenant').click();
    await app.mailServer.waitForMail(JULES.email);
    await app.database.query(
      "update cordee.invitation set sent_at = sent_at - interval '31 days', expires_at = expires_at - interval '31 days'",
    );
    await page.reload();
    await button('Inviter de nouveau').click();
    await app.mailServer.waitForMail(JULES.email, 1);
  });

  it('ACC-14 copies the link to hand over, and makes another one', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openDocument('plugin::users-permissions.user', AMEL.email);
    await button('Réinitialiser').click();
    const link = () => page.getByLabel('Lien à transmettre').inputValue();
    const made = await link();
    await button('Copier le lien').click();
    await button('Copié').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(made);
    await button('Faire un autre lien').click();
    await expect.poll(link).not.toBe(made);
  });

  it('ACC-16 takes their picture away', async () => {
    await page
      .getByLabel('Ajouter une photo')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') });
    await page.getByAltText('Photo de la personne').waitFor();
    await button('Retirer la photo').click();
    await page.getByText('Aucune photo : les initiales sont affichées à la place.').waitFor();
  });
});

describe('slots', () => {
  const RELAY = 'Lyon, relais';
  const question = () => page.getByRole('alertdialog');
  const answer = (name: string) => question().getByRole('button', { name, exact: true });
  /** First names of who holds a slot now, by its number, and of who waits, in order. */
  async function standing() {
    const [found] = await app.database.query<{ holders: string[]; waiting: string[] }>(
      `select array(select p.first_name from cordee.slot_holding h join cordee.person p on p.id = h.person
           where h.session = s.id and h.until is null order by h.slot) as holders,
         array(select p.first_name from cordee.waiting_member w join cordee.membership m on m.id = w.membership
           join cordee.person p on p.id = m.person where w.session = s.id order by w.position) as waiting
       from sessions s where s.reference = $1`,
      [RELAY],
    );
    return found;
  }

  it('ROT-1 ACC-8 ACC-13 on the page of a person, staff put them on the waiting list, and change what belongs to a membership', async () => {
    await openDocument('plugin::users-permissions.user', 'vera@cordee.example');
    await button(`Mettre en attente : ${RELAY}`).click();
    await question().getByText('Véra Nguyen prend la dernière place de la liste d’attente').waitFor();
    expect((await standing())?.waiting, 'nothing happens before the answer').toEqual(['Omar', 'Sofia']);
    await answer('Mettre en attente').click();
    await page.getByText('N° 3 en attente').waitFor();
    await question().waitFor({ state: 'detached' });

    await button(`Modifier l’inscription à la session « ${RELAY} »`).click();
    const form = page.getByRole('dialog', { name: RELAY });
    const lastDay = new Date(Date.now() + 30 * 86_400_000);
    await form.getByLabel('Dernier jour propre à ce membre').fill(lastDay.toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' }));
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/^Exception\s: jusqu’au/).waitFor();
  });

  it('ACC-13 on the page of a person, who may not change the members of sessions sees how they stand, and no buttons', async () => {
    const rename = (from: string, to: string) =>
      app.database.query('update admin_permissions set action = $2 where action = $1', [`plugin::seats.${from}`, `plugin::seats.${to}`]);
    await rename('members', 'taken-away');
    await page.reload();
    await page.getByText('N° 3 en attente').waitFor();
    expect(await button(/^Retirer de la liste d’attente|^Modifier l’inscription/).count()).toBe(0);
    await rename('taken-away', 'members');
    await page.reload();
    await button(/^Retirer de la liste d’attente/).waitFor();
  });

  it('SEAT-7 whoever is refused the last slot that a colleague took reads why, also once the members were read again', async () => {
    const serve = (served: boolean) =>
      app.database.query(
        `update cordee.slot set in_service = $2 from sessions s where s.id = session and s.reference = $1 and number = 3`,
        [RELAY, served],
      );
    await openDocument('plugin::seats.session', RELAY);
    await button('Attribuer un slot : Thomas Étienne').click();
    await question().getByText('Omar Diallo est en tête de la liste d’attente').waitFor();
    await serve(false);
    await answer('Attribuer un slot').click();
    await page.getByText('aucun libre').waitFor();
    await question().getByText('Tous les slots sont occupés').waitFor();
    await answer('Annuler').click();
    await question().waitFor({ state: 'detached' });
    await serve(true);
  });

  it('SEAT-7 whoever is refused a slot because the session does not run today reads its dates', async () => {
    const moveStart = (days: number) =>
      app.database.query(`update sessions set starts_on = starts_on + $2::integer where reference = $1`, [RELAY, days]);
    await openDocument('plugin::seats.session', RELAY);
    await button('Attribuer un slot : Thomas Étienne').click();
    await question().getByText('Omar Diallo est en tête de la liste d’attente').waitFor();
    await moveStart(70);
    await answer('Attribuer un slot').click();
    await question()
      .getByText(/La session va du \d+ \S+ \d{4} au \d+ \S+ \d{4}\s: aujourd’hui, ses slots ne s’attribuent pas\./)
      .waitFor();
    await moveStart(-70);
    await answer('Annuler').click();
    await question().waitFor({ state: 'detached' });
  });

  it('SEAT-7 in the row of a member, “+” asks first, and names who waits', async () => {
    await openDocument('plugin::seats.session', RELAY);
    await page.getByText('3 slots, 1 libre').waitFor();
    await button('Attribuer un slot : Thomas Étienne').click();
    await question().getByText('Omar Diallo est en tête de la liste d’attente, et continuera d’attendre.').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused, { message: 'the keyboard is in the question' }).toBe('Annuler');
    await page.keyboard.press('Enter');
    await question().waitFor({ state: 'detached' });
    expect((await standing())?.holders).toEqual(['Karim', 'Lucie']);
    const isBack = () => button('Attribuer un slot : Thomas Étienne').evaluate((element) => element === document.activeElement);
    await expect.poll(isBack, { message: 'the keyboard is where it was' }).toBe(true);
    await page.keyboard.press('Enter');
    await question().getByText('Omar Diallo est en tête de la liste d’attente').waitFor();
    await expect.poll(focused).toBe('Annuler');
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('Attribuer un slot');
    await page.keyboard.press('Enter');
    await page.getByText('3 slots, aucun libre').waitFor();
    expect(await standing()).toEqual({ holders: ['Karim', 'Lucie', 'Thomas'], waiting: ['Omar', 'Sofia', 'Véra'] });
  });

  it('SEAT-7 H-20 at full width, “–” says who gets the slot; staff choose another one, and are asked again when somebody else is first by then', async () => {
    await app.database.query(`insert into cordee.rotation (session, kind) select id, 'natural' from sessions where reference = $1`, [
      RELAY,
    ]);
    await page.getByRole('link', { name: 'Membres en grand' }).click();
    await button('Trier par « Slot »').click();
    await expect
      .poll(async () => (await rows('Membres').locator('td:nth-child(4)').allInnerTexts()).slice(0, 4))
      .toEqual(['Slot 1', 'Slot 2', 'Slot 3', 'N° 1 en attente']);
    await button('Libérer le slot : Thomas Étienne').click();
    await question().getByText('Omar Diallo est en tête de la liste d’attente, et reçoit ce slot aussitôt').waitFor();
    await question().getByRole('radio', { name: '2. Sofia Marques' }).click();
    await question().getByText('passe devant Omar Diallo').waitFor();
    await question().getByRole('checkbox', { name: 'Remettre en file d’attente, en dernière position' }).click();

    await app.database.query(
      `update cordee.waiting_member w set position = case p.first_name when 'Omar' then 3 else 1 end
       from cordee.membership m join cordee.person p on p.id = m.person where m.id = w.membership and p.first_name in ('Omar', 'Véra')`,
    );
    await answer('Attribuer quand même').click();
    await question().getByText('La liste d’attente vient de changer').waitFor();
    await question().getByText('passe devant Véra Nguyen').waitFor();
    expect((await standing())?.holders).toEqual(['Karim', 'Lucie', 'Thomas']);
    await answer('Attribuer quand même').click();
    await question().waitFor({ state: 'detached' });
    expect(await standing()).toEqual({ holders: ['Karim', 'Lucie', 'Sofia'], waiting: ['Véra', 'Omar', 'Thomas'] });

    await openDocument('plugin::users-permissions.user', 'vera@cordee.example');
    await page.getByText(`Quelqu’un d’autre est passé devant sur la liste d’attente de la session « ${RELAY} »`).waitFor();
  });
});

describe('the rotation of a session', () => {
  const BY_TURNS = 'Lyon, à tour de rôle';
  const turns = () => rows('Tours à venir').allInnerTexts();
  const days = () => page.getByLabel('Jours par tour');
  const stored = async () =>
    (
      await app.database.query<{ kind: string; days: number; waiting: string[] }>(
        `select r.kind, r.days, array(select p.first_name from cordee.waiting_member w join cordee.membership m on m.id = w.membership
             join cordee.person p on p.id = m.person where w.session = s.id order by w.position) as waiting
         from sessions s join cordee.rotation r on r.session = s.id where s.reference = $1`,
        [BY_TURNS],
      )
    )[0];
  const openRotation = async () => {
    await openDocument('plugin::seats.session', BY_TURNS);
    await page.getByRole('link', { name: 'Choisir la rotation' }).click();
    await days().waitFor();
  };

  it('ROT-1 ROT-6 staff try a pace, an order and a number of slots, see the turns of each before anything is saved, and save', async () => {
    await openDocument('plugin::seats.session', BY_TURNS);
    await page.getByText(/^Rotation rythmée\s: des tours de 5 jours\./).waitFor();
    await openRotation();
    await days().fill('0');
    await page.getByText('Indiquez un nombre entier de jours, de 1 à 9999.').waitFor();
    expect(await button('Enregistrer').isDisabled()).toBe(true);
    await days().fill('40');
    await page.getByText(/n’auront pas un tour entier avant la fin de la session/).waitFor();
    const tried = /^Essayer (\d+) jours par tour$/;
    const [, pace = ''] = (await button(tried).innerText()).match(tried) ?? [];
    await button(tried).click();
    await page.getByText(/n’auront pas un tour entier/).waitFor({ state: 'detached' });
    expect(await days().inputValue()).toBe(pace);

    await page.getByLabel('Nombre de slots, pour voir').fill('4');
    await expect.poll(async () => (await turns())[3]).toMatch(/^4\s+Hector Silva/);
    await page.getByText(/^1\. Hector Silva$/).waitFor();
    await button(/^Descendre\s: Hector Silva$/).click();
    await page.getByText(/^Hector Silva\s: n° 2 en attente\. Rien n’est enregistré encore\.$/).waitFor();
    await expect.poll(async () => (await turns())[3]).toMatch(/^4\s+Adèle Garnier/);
    await page.keyboard.press('Enter');
    await page.getByText(/^Hector Silva\s: n° 3 en attente/).waitFor();
    expect(await stored()).toMatchObject({ kind: 'paced', days: 5, waiting: expect.arrayContaining(['Hector']) });
    expect((await stored())?.waiting[0]).toBe('Hector');

    await button('Enregistrer').click();
    await page.getByText('La rotation est enregistrée.').waitFor();
    expect(await stored()).toEqual({ kind: 'paced', days: Number(pace), waiting: ['Adèle', 'Baptiste', 'Hector', 'Clara', 'Damien'] });
  });

  it('ROT-1 whoever has begun from settings that a colleague changed meanwhile is told theirs, and nothing is saved until they choose', async () => {
    await openRotation();
    await page.getByRole('radio', { name: 'Naturelle' }).click();
    await expect.poll(() => button('Enregistrer').isEnabled()).toBe(true);
    await app.database.query(
      `update cordee.rotation r set days = 7, version = r.version + 1 from sessions s where s.id = r.session and s.reference = $1`,
      [BY_TURNS],
    );
    await button('Enregistrer').click();
    await page.getByText(/^Quelqu’un d’autre a enregistré d’autres réglages entre-temps/).waitFor();
    await page.getByText(/depuis que vous avez commencé\. Rotation rythmée\s: des tours de 7 jours\./).waitFor();
    expect(await stored()).toMatchObject({ kind: 'paced', days: 7 });
    await button('Prendre les siens').click();
    expect(await days().inputValue()).toBe('7');
    await page.getByRole('radio', { name: 'Naturelle' }).click();
    await button('Enregistrer').click();
    await page.getByText('La rotation est enregistrée.').waitFor();
    expect(await stored()).toMatchObject({ kind: 'natural', days: 7 });
  });

  it('ROT-7 whoever gets a slot at once is named before it is saved', async () => {
    await app.database.query('update sessions set allowance = 4 where reference = $1', [BY_TURNS]);
    await openDocument('plugin::seats.session', BY_TURNS);
    await page.getByRole('link', { name: 'Membres en grand' }).click();
    await page.getByRole('link', { name: 'Rotation', exact: true }).click();
    await page.getByRole('radio', { name: 'Rythmée' }).click();
    await button('Enregistrer').click();
    await page.getByRole('alertdialog').getByText('Adèle Garnier reçoit un slot aussitôt').waitFor();
    expect(await stored(), 'nothing happens before the answer').toMatchObject({ kind: 'natural' });
    await page.getByRole('alertdialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('La rotation est enregistrée.').waitFor();
    expect(await stored()).toMatchObject({ kind: 'paced', waiting: ['Baptiste', 'Hector', 'Clara', 'Damien'] });
  });

  it('ROT-7 a session of licences has none', async () => {
    await openDocument('plugin::seats.session', 'Lyon, automne');
    await page.getByRole('link', { name: 'Membres en grand' }).waitFor();
    expect(await page.getByText('Rotation', { exact: false }).count()).toBe(0);

    const form = new URL(page.url()).pathname;
    await page.goto(`${app.admin}/plugins/rotations/sessions/${form.split('/').at(-1)}/rotation`);
    await page.waitForURL((url) => url.pathname === form);
  });
});

describe('the page of a session', () => {
  it('SEAT-2 opens the calendar of the browser, and pages through many members', async () => {
    await app.database.query(
      `with person as (insert into up_users (document_id, email, username, first_name, last_name, provider)
         select md5(e), e, e, 'Membre', n::text, 'local' from generate_series(1, 30) n, lateral (select 'membre-' || n || '@cordee.example' as e) a
         returning id)
       insert into cordee.membership (person, session, role)
       select person.id, s.id, 'learner' from person, sessions s where s.reference = 'Lyon, automne'`,
    );
    await openDocument('plugin::seats.session', 'Lyon, automne');
    await button('Choisir dans le calendrier').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Membres en grand' }).click();
    const shown = () => rows('Membres').count();
    await page.getByText('Page 1 sur 2').waitFor();
    expect(await shown()).toBe(25);
    await button('Suivants').click();
    await page.getByText('Page 2 sur 2').waitFor();
    await expect.poll(shown).toBeLessThan(25);
    await button('Précédents').click();
    await page.getByText('Page 1 sur 2').waitFor();
  });

  it('SEAT-2 a question that is closed gives the focus back to the button that asked it', async () => {
    const remove = button(/^Retirer /).first();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    for (const close of [() => button('Ne pas retirer').click(), () => page.keyboard.press('Escape')]) {
      await remove.click();
      await page.getByRole('alertdialog').waitFor();
      // Escape is heard once the focus is in it.
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=alertdialog]') !== null)).toBe(true);
      await close();
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
      await expect.poll(focused).toBe(await remove.textContent());
    }
  });

  it('no screen logged an error', () => {
    expect(pageErrors).toEqual([]);
  });
});
