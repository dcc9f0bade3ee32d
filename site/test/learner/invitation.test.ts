import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, invitationPage } from '../invitations.ts';
import { type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const NOUR = { email: 'nour@cordee.example', name: { firstName: 'Nour', lastName: 'Haddad' } };
const PASSWORD = 'une phrase toute neuve';
const linkIn = (text = '') => /http\S+\/invitation\S+/.exec(text)?.[0] ?? '';

describe('an invited person', () => {
  it('ACC-4 H-75 H-76 chooses a password on a phone and is signed in; the link works once, also from a second tab with another password', async () => {
    expect(await addMember(app, NOUR.email, NOUR.name)).toBe(200);
    const link = linkIn((await app.mailServer.waitForMail(NOUR.email)).text);
    const { page, context, pageErrors } = await app.openPage({ width: 360 });
    await page.goto(`${link}>).`);
    await page.getByRole('heading', { name: 'Bienvenue, Nour' }).waitFor();
    await page.getByText(NOUR.email).waitFor();
    const secondTab = await context.newPage();
    await secondTab.goto(link);

    await page.getByLabel('Mot de passe').fill('trop court');
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.getByRole('alert').getByText('il en faut 12 caractères').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    expect(await page.getByLabel('Mot de passe').getAttribute('aria-invalid')).toBe('true');

    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.waitForURL(`${app.site}/`);
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();
    await page.getByRole('link', { name: 'Réglages' }).click();
    await page.getByRole('main').getByText('Nour Haddad').waitFor();
    await secondTab.getByLabel('Mot de passe').fill('une tout autre phrase');
    await secondTab.getByRole('button', { name: 'Entrer' }).click();
    await secondTab.getByText('Celui que tu viens de taper n’est pas enregistré.').waitFor();

    await page.goto(link);
    await page.waitForURL(`${app.site}/`);
    await app.database.query("update cordee.link_use set used_at = used_at - interval '1 minute'");
    await page.goto(link);
    await page.getByRole('heading', { name: 'Cette invitation a déjà servi' }).waitFor();
    await page.getByRole('link', { name: /Mot de passe oublié/ }).waitFor();
    await page.getByRole('link', { name: 'Me connecter' }).click();
    await page.waitForURL(/connexion/);
    await app.signIn(page, NOUR.email, PASSWORD);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ACC-4 requests a new invitation with an expired one, without JavaScript', async () => {
    const expired = await invitationPage(app, 'expired');
    const { page, context } = await app.openPage({ width: 360, script: false });
    expect((await page.goto(expired))?.status()).toBe(410);
    await page.getByText('m…@ressources-humaines.cordee.example').waitFor();
    await page.getByRole('button', { name: 'Recevoir une nouvelle invitation' }).click();
    await page.getByRole('status').getByText('m…@ressources-humaines.cordee.example').waitFor();

    const [invited] = await app.database.query<{ email: string }>("select email from up_users where document_id = 'invited1'");
    await page.goto(linkIn((await app.mailServer.waitForMail(invited?.email ?? '')).text));
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.waitForURL(`${app.site}/`);
    await page.getByRole('button', { name: 'Me déconnecter' }).waitFor();
    await context.close();
  });

  it.each([
    ['no code', ''],
    ['an invalid code', '?code=x'],
    ['a very long code', `?code=${'x'.repeat(5_000)}`],
    ['a path traversal', '?code=../me%3F%00'],
  ])('ACC-4 H-76 an invalid link gets 404, and says that it is incomplete: %s', async (_, query) => {
    const response = await fetch(`${app.site}/invitation${query}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Ce lien est incomplet');
  });
});
