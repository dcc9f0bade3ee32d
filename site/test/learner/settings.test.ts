import http from 'node:http';
import { text } from 'node:stream/consumers';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMEL, EDITOR, HUGO, JULES, LINA, NORA, type RunningApp, startApp, ZOE } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  // Without it, staff have no need of a second factor with demo data.
  app = await startApp({ STAFF_SECOND_STEP: 'true' });
});
afterAll(() => app.close());

const NEW_PASSWORD = 'une phrase toute neuve';

/** Sets up two-factor authentication on its page, up to the recovery codes. */
async function setUpTwoFactor(page: Page, { password }: { password: string }): Promise<void> {
  await page.getByRole('region', { name: 'Application de codes' }).getByLabel('Mot de passe actuel').fill(password);
  await page.getByRole('button', { name: 'Mettre en place' }).click();
  await page.getByRole('img', { name: /Image à scanner/ }).waitFor();
  const secret = Secret.fromBase32((await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', ''));
  await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Vérifier le code' }).click();
  await page.getByRole('heading', { level: 1, name: /codes de secours/ }).waitFor();
}

describe('the settings of a learner', () => {
  it('ACC-10 ACC-11 show the name, whom to ask to change it, the address and the exact last day, one tap from the home page', async () => {
    const { page, context, pageErrors } = await app.openPage({ width: 360 });
    await app.signIn(page, AMEL.email);
    await page.getByRole('link', { name: /Réglages/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
    for (const text of ['Amel Rahmani', AMEL.email, /Une faute dans ton nom/]) await page.getByRole('main').getByText(text).waitFor();
    const [session] = await app.database.query<{ day: string }>(
      "select to_char(ends_on, 'YYYY-MM-DD') as day from sessions where reference = 'Lyon, automne'",
    );
    const last = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
      .format(new Date(session?.day ?? ''))
      .replace(/^1 /, '1er ');
    await page.getByText(`Ouvert jusqu’au ${last}, ce jour compris`).first().waitFor();
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ACC-10 change the password: errors appear at their field; a change signs out the other devices, not this one', async () => {
    const { page, context } = await app.openPage({ width: 360, script: false });
    const other = await app.openPage();
    for (const device of [page, other.page]) await app.signIn(device, JULES.email);
    await page.goto('/reglages');

    await page.getByLabel('Mot de passe actuel').fill('pas le bon mot ');
    await page.getByLabel('Nouveau mot de passe').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await page.getByRole('alert').getByText('Ce n’est pas ton mot de passe actuel').waitFor();
    await page.getByRole('alert').getByText('commence ou finit par une espace').waitFor();
    expect(await page.getByLabel('Mot de passe actuel').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Nouveau mot de passe').getAttribute('aria-invalid')).toBeNull();

    await page.getByLabel('Mot de passe actuel').fill(JULES.password);
    await page.getByLabel('Nouveau mot de passe').fill('court');
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await page.getByRole('alert').getByText('il en faut 12 caractères').waitFor();
    expect(await page.getByLabel('Nouveau mot de passe').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('Mot de passe actuel').fill(JULES.password);
    await page.getByLabel('Nouveau mot de passe').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await page.getByRole('status').getByText('Ton mot de passe est changé').waitFor();
    await page.goto('/');
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();

    await other.page.goto('/reglages');
    await other.page.waitForURL(/connexion\?suite=%2Freglages/);
    expect((await app.mailServer.waitForMail(JULES.email)).subject).toBe('Ton mot de passe a changé');
    await app.signIn(other.page, JULES.email, NEW_PASSWORD);
    await Promise.all([context, other.context].map((each) => each.close()));
  });

  it('ACC-10 ACC-16 upload, replace and delete a picture without JavaScript; what is no picture is refused at its field', async () => {
    const { page, context } = await app.openPage({ width: 360, script: false });
    await app.signIn(page, NORA.email);
    await page.goto('/reglages');
    await page.getByRole('img', { name: 'Tes initiales' }).waitFor();
    const field = page.getByLabel('Ajouter une photo');
    const save = page.getByRole('button', { name: 'Enregistrer la photo' });
    await field.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<html>') });
    await save.click();
    await page.getByRole('alert').getByText('n’est pas une image acceptée').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.alloc(12 * 1024 * 1024) });
    await save.click();
    await page.getByRole('alert').getByText('10 Mo au plus').waitFor();

    const square = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#c76' } })
      .jpeg()
      .toBuffer();
    await field.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: square });
    await save.click();
    await page.getByRole('status').getByText('Ta photo est enregistrée').waitFor();
    const picture = page.getByRole('img', { name: 'Ta photo' });
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(512);
    await page.getByRole('button', { name: 'Supprimer la photo' }).click();
    await page.getByRole('status').getByText('Ta photo est supprimée').waitFor();
    await page.getByRole('img', { name: 'Tes initiales' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  it('SEC-9 a form body that is too large, or without a length, is not read', async () => {
    const headers = { origin: app.site };
    const post = (action: string, body: BodyInit) => {
      // The types of the DOM lack `duplex`, which Node requires for a stream.
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, redirect: 'manual', duplex: 'half' };
      return fetch(`${app.site}/reglages?_action=${action}`, init);
    };
    expect((await post('accounts.changePassword', 'x'.repeat(2 * 1024 * 1024))).status).toBe(413);
    expect((await post('accounts.uploadPicture', new Blob(['x']).stream())).status).toBe(411);
    expect((await post('accounts.changePassword', new URLSearchParams('a&'.repeat(48 * 1024)))).status).toBe(413);
    expect((await post('accounts.uploadPicture', new URLSearchParams('a&'.repeat(48 * 1024)))).status).toBe(413);
  });

  it('SEC-9 a picture is read of somebody who is signed in alone, one at a time, and nothing beside it', async () => {
    const { page, context } = await app.openPage({ width: 360 });
    await app.signIn(page, NORA.email);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { hostname, port } = new URL(app.site);
    /** Sends the form of a picture of 10 MB, whole or without its last byte. */
    const begin = (headers: Record<string, string>, { whole, fields = 1 }: { whole: boolean; fields?: number }) => {
      const field = '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n\r\n';
      const body = Buffer.from(`${field.repeat(fields)}--x--\r\n`);
      const options = { hostname, port, path: '/reglages?_action=accounts.uploadPicture', method: 'POST' };
      const request = http.request({
        ...options,
        headers: { origin: app.site, 'content-type': 'multipart/form-data; boundary=x', 'content-length': body.length, ...headers },
      });
      request.on('error', () => {}).write(whole ? body : body.subarray(0, -1));
      const answer = new Promise<{ status: number; location: string | undefined; text: string }>((resolve) =>
        request.once('response', async (response) => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, location: headers.location, text: await text(response) });
        }),
      );
      return { request, answer };
    };

    const strangers = begin({}, { whole: false });
    expect(await strangers.answer).toMatchObject({ status: 303, location: '/connexion?perdu&suite=%2Freglages' });
    strangers.request.destroy();
    expect(await begin({ cookie }, { whole: true, fields: 2 }).answer).toMatchObject({ status: 400 });

    const slow = begin({ cookie }, { whole: false });
    const statusOfNext = async () => (await begin({ cookie }, { whole: true }).answer).status;
    await expect.poll(statusOfNext).toBe(503);
    expect((await begin({ cookie }, { whole: true }).answer).text).toContain('Trop de demandes arrivent en même temps');
    slow.request.destroy();
    await expect.poll(statusOfNext).toBe(303);
    const both = [begin({ cookie }, { whole: true }), begin({ cookie }, { whole: true })].map(({ answer }) => answer);
    expect(
      (await Promise.all(both)).map(({ status }) => status),
      'a double click',
    ).toEqual([303, 303]);
    await context.close();
  });

  it('SEC-9 what Astro has for scripts is not there', async () => {
    const headers = { origin: app.site, 'content-type': 'application/json' };
    const response = await fetch(`${app.site}/_actions/accounts.signIn`, { method: 'POST', headers, body: 'no JSON' });
    expect(response.status).toBe(404);
  });

  it('H-79 who sends a form once signed out reads, where they sign in again, that it is not saved', async () => {
    const init = { method: 'POST', headers: { origin: app.site }, body: new URLSearchParams({ mobile: '06 12 34 56 78' }) };
    const response = await fetch(`${app.site}/reglages?_action=accounts.saveMobile`, init);
    expect(new URL(response.url).search).toBe('?perdu&suite=%2Freglages');
    expect(await response.text()).toContain('ce que tu viens d’envoyer n’est pas enregistré');
  });

  it('ACC-6 set up two-factor authentication, sign in with a recovery code, and disable it', async () => {
    const { page, context, pageErrors } = await app.openPage({ width: 360, script: false });
    await app.signIn(page, ZOE.email);
    await page.goto('/reglages');
    await page.getByRole('link', { name: 'Gérer la vérification' }).click();
    await page.getByText('Ce navigateur n’utilise pas de clés d’accès').waitFor();
    await setUpTwoFactor(page, ZOE);
    const [first = '', second = ''] = await page.getByRole('main').getByRole('listitem').allInnerTexts();

    await page.getByRole('button', { name: 'Me déconnecter' }).click();
    await page.goto('/connexion?suite=/reglages/deux-etapes');
    await page.getByLabel('Adresse e-mail').fill(ZOE.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(ZOE.password);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('alert').getByText('Ce code n’est pas le bon').waitFor();
    await page.getByLabel('Code', { exact: true }).fill(first);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Il te reste 9 codes de secours').waitFor();
    await page.getByLabel('Code', { exact: true }).fill(second);
    await page.getByRole('button', { name: 'La retirer' }).click();
    await page.getByRole('status').getByText('est retirée').waitFor();
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ACC-6 add a passkey, sign in with it, and remove it', async () => {
    const { page, context, pageErrors } = await app.openPage({ width: 360 });
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    });
    await app.signIn(page, ZOE.email);
    await page.goto('/reglages/deux-etapes');
    const passkeys = page.getByRole('region', { name: 'Clés d’accès' });
    await passkeys.getByLabel('Mot de passe actuel').fill(ZOE.password);
    await passkeys.getByRole('button', { name: 'Continuer' }).click();
    await passkeys.getByLabel('Nom de la clé').fill('Mon téléphone');
    await passkeys.getByRole('button', { name: 'Créer la clé' }).click();
    await page.getByRole('heading', { level: 1, name: /codes de secours/ }).waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(10);

    await page.getByRole('button', { name: 'Me déconnecter' }).click();
    await page.waitForURL(/connexion\?suite=/);
    await page.getByLabel('Adresse e-mail').fill(ZOE.email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(ZOE.password);
    await page.getByRole('button', { name: 'Me connecter' }).click();
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click();
    await passkeys.getByText('Mon téléphone', { exact: true }).waitFor();
    await passkeys.getByText(/utilisée le/).waitFor();

    await passkeys.getByText('Retirer « Mon téléphone »').click();
    await passkeys.getByLabel('Mot de passe actuel').first().fill(ZOE.password);
    await passkeys.getByRole('button', { name: 'La retirer' }).click();
    await page.getByRole('status').getByText('est retirée').waitFor();
    await passkeys.getByText('Mon téléphone', { exact: true }).waitFor({ state: 'detached' });
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ACC-22 ACC-6 the way into the admin is held back from others, and from staff until they have set up a second factor', async () => {
    const learner = await app.openPage({ width: 360, as: NORA.email });
    expect((await learner.page.goto('/travail'))?.status()).toBe(404);
    await learner.page.getByText('L’espace de travail est réservé à l’équipe.').waitFor();
    await learner.context.close();

    const { page, context } = await app.openPage();
    await app.signIn(page, EDITOR.email);
    expect((await page.goto('/travail'))?.status()).toBe(409);
    await page.getByText('L’espace de travail s’ouvre avec elle.').waitFor();
    expect(await page.getByRole('link', { name: 'Ouvrir l’espace de travail' }).count()).toBe(0);
    await page.getByRole('link', { name: 'La mettre en place' }).click();
    await setUpTwoFactor(page, EDITOR);
    await page.goto('/travail');
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
    await context.close();
  });

  it('ACC-10 SEC-15 change the address: pending until cancelled or confirmed by the link; the former address takes the account back', async () => {
    const { page, context } = await app.openPage({ width: 360, script: false });
    await app.signIn(page, LINA.email);
    const requestChange = async (email: string, password = LINA.password) => {
      await page.goto('/reglages');
      await page.getByText(/^(Changer d’adresse|Demander une autre adresse)$/).click();
      await page.getByLabel('Nouvelle adresse').fill(email);
      await page.getByLabel('Ton mot de passe').fill(password);
      await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    };
    await requestChange('lina.perrot@cordee.example', 'pas le bon');
    await page.getByRole('alert').getByText('Ce n’est pas ton mot de passe actuel').waitFor();
    expect(await page.getByLabel('Nouvelle adresse').inputValue()).toBe('lina.perrot@cordee.example');

    await requestChange('lina.ailleurs@cordee.example');
    await page.getByRole('button', { name: 'Annuler ce changement' }).click();
    await page.getByRole('status').getByText('ton adresse reste la même').waitFor();

    await requestChange('lina.perrot@cordee.example');
    await page.getByText('En attente : lina.perrot@cordee.example').waitFor();
    const { text } = await app.mailServer.waitForMail('lina.perrot@cordee.example');
    await page.goto(/http\S+nouvelle-adresse\S+/.exec(text ?? '')?.[0] ?? '');
    await page.getByRole('button', { name: 'Confirmer cette adresse' }).click();
    await page.getByRole('heading', { name: 'Ton adresse est changée' }).waitFor();
    await page.goto('/reglages');
    await page.getByText('lina.perrot@cordee.example', { exact: true }).waitFor();
    const told = await app.mailServer.waitForMail(LINA.email);
    expect(told.subject).toBe('L’adresse de ton compte a changé');

    const former = await app.openPage({ width: 360, script: false });
    await former.page.goto(/http\S+ancienne-adresse\S+/.exec(told.text ?? '')?.[0] ?? '');
    await former.page.getByLabel('Nouveau mot de passe').fill(NEW_PASSWORD);
    await former.page.getByRole('button', { name: 'Reprendre mon compte' }).click();
    await former.page.waitForURL(/connexion\?change/);
    await app.signIn(former.page, LINA.email, NEW_PASSWORD);
    await page.goto('/reglages');
    await page.waitForURL(/connexion/);
    await Promise.all([context.close(), former.context.close()]);
  });

  it('SEC-4 ACC-20 sign out the other devices, and ask for the account to be erased until that is taken back', async () => {
    const [here, there] = [await app.openPage({ width: 360, script: false }), await app.openPage()];
    for (const { page } of [here, there]) await app.signIn(page, HUGO.email);
    await here.page.goto('/reglages/appareils');
    await here.page.getByRole('button', { name: 'Déconnecter les autres' }).click();
    await here.page.getByText('Tes autres appareils sont déconnectés.').waitFor();
    await there.page.goto('/reglages');
    await there.page.waitForURL(/connexion/);

    const requests = () => app.database.query('select from cordee.erasure_request');
    await here.page.goto('/reglages');
    await here.page.getByText('Demander l’effacement de mon compte').click();
    await here.page.getByLabel('Mot de passe de ton compte').fill('pas le bon');
    await here.page.getByRole('button', { name: 'Demander l’effacement', exact: true }).click();
    await here.page.getByRole('alert').getByText('Ce n’est pas ton mot de passe actuel').waitFor();
    expect(await requests()).toEqual([]);
    await here.page.getByLabel('Mot de passe de ton compte').fill(HUGO.password);
    await here.page.getByRole('button', { name: 'Demander l’effacement', exact: true }).click();
    await here.page.getByRole('status').getByText('Tu as demandé l’effacement de ton compte').waitFor();
    expect(await requests()).toHaveLength(1);
    await here.page.getByRole('button', { name: 'Retirer ma demande' }).click();
    await here.page.waitForURL(/\?garde/);
    expect(await requests()).toEqual([]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  it('ACC-10 save and remove a mobile number, and save the community choices', async () => {
    const { page, context } = await app.openPage({ width: 360, script: false });
    await app.signIn(page, AMEL.email);
    await page.goto('/reglages');
    const mobile = page.getByRole('region', { name: 'Mobile' });
    await mobile.getByLabel('Numéro de mobile').fill('01 23 45 67 89');
    await mobile.getByLabel('J’accepte de recevoir des SMS').check();
    await mobile.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('alert').getByText('pas celui d’un mobile').waitFor();
    expect(await mobile.getByLabel('Numéro de mobile').inputValue()).toBe('01 23 45 67 89');
    await mobile.getByLabel('Numéro de mobile').fill('06 12 34 56 78');
    await mobile.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('status').getByText('Ton numéro est enregistré').waitFor();
    expect(await mobile.getByLabel('J’accepte de recevoir des SMS').isChecked()).toBe(true);
    await mobile.getByRole('button', { name: 'Retirer mon numéro' }).click();
    await page.getByRole('status').getByText('Plus aucun numéro n’est gardé').waitFor();

    const community = page.getByRole('region', { name: 'Communauté' });
    await community.getByLabel('Mes contributions sont anonymes').check();
    await community.getByLabel('Recevoir les e-mails de la communauté').uncheck();
    await community.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('status').getByText('Tes choix sont enregistrés').waitFor();
    expect(await community.getByLabel('Mes contributions sont anonymes').isChecked()).toBe(true);
    expect(await community.getByLabel('Recevoir les e-mails de la communauté').isChecked()).toBe(false);
    await context.close();
  });

  it.each([
    ['before the first day', '2 days', '9 days', /S’ouvre le/],
    ['after the last day', '-9 days', '-2 days', /Terminé depuis le/],
  ])('ACC-5 stay open %s', async (_, from, until, text) => {
    await app.database.query(
      `update sessions set starts_on = cordee.now()::date + $1::interval, ends_on = cordee.now()::date + $2::interval
       where reference = 'Lyon, automne'`,
      [from, until],
    );
    const { page, context } = await app.openPage();
    await app.signIn(page, AMEL.email);
    await page.goto('/reglages');
    await page.getByText(text).first().waitFor();
    await page.getByLabel('Mot de passe actuel').waitFor();
    await context.close();
  });
});
