import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('ACC-3 H-72 H-80 a visitor signs up on a phone, without JavaScript, confirms by the mail, and sees why there is no course yet', async () => {
  const { page, context } = await app.openPage({ width: 360, script: false });
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'Créer un compte' }).click();
  await page.getByLabel('Prénom').fill('voleur.com');
  await page.getByLabel('Nom', { exact: true }).fill('Blanc');
  await page.getByLabel('Adresse e-mail').fill('Zoé <zoé@cordee.example>, rose.blanc@cordee.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase assez longue');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  // H-72, H-73, H-80: the browser leaves it to the server, which names both faults at their fields.
  expect(await page.getByLabel('Prénom').getAttribute('aria-describedby')).toBe('firstName-error');
  await page.locator('#firstName-error').getByText('il faut un nom').waitFor();
  await page.locator('#email-error').getByText('plusieurs adresses').waitFor();
  await page.getByLabel('Prénom').fill('Rose');
  await page.getByLabel('Adresse e-mail').fill('rose.blanc@cordee.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('court');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('alert').getByText('trop court').waitFor();
  expect(await page.getByLabel('Prénom').inputValue()).toBe('Rose');
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase assez longue');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByText('rose.blanc@cordee.example').waitFor();
  // F5, Back and a copied address send nothing again. (H-75)
  await page.reload();
  await page.getByText('rose.blanc@cordee.example').waitFor();
  await page.goBack();
  await page.getByLabel('Prénom').waitFor();
  await page.goForward();
  await page.getByText('rose.blanc@cordee.example').waitFor();
  await page.getByRole('link', { name: 'Corriger l’adresse' }).click();
  expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Blanc');
  await page.goBack();

  const mail = await app.mailServer.waitForMail('rose.blanc@cordee.example');
  const link = /https?:\/\/[^\s"<>]+\/confirmation\?code=[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
  const confirm = async (password: string) => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Confirmer et entrer' }).click();
  };
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail').fill('rose.blanc@cordee.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase assez longue');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await page.getByRole('alert').getByText('il attend que tu confirmes ton adresse').waitFor();
  await page.getByRole('button', { name: 'Renvoyer le message' }).click();
  await page.getByRole('status').getByText('rose.blanc@cordee.example').waitFor();

  await page.goto(link.slice(0, -2));
  await page.getByRole('heading', { name: 'Ce lien est incomplet' }).waitFor();
  // A mail program took the bracket behind it for a part of the link.
  await page.goto(`${link})`);
  await confirm('pas celui-là');
  await page.getByRole('alert').getByText('Rien n’est ouvert').waitFor();
  await confirm('une phrase assez longue');
  await page.getByText('Aucune session n’est attachée à rose.blanc@cordee.example').waitFor();

  // This browser has just used the link, and ends on its success; any other one reads that it was used. (H-75, H-76)
  await page.goBack();
  await page.getByText('Aucune session n’est attachée à rose.blanc@cordee.example').waitFor();
  const other = await app.openPage({ width: 360, script: false });
  await other.page.goto(link);
  await other.page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
  expect(app.mailServer.received.filter(({ to }) => to?.[0]?.address === 'rose.blanc@cordee.example')).toHaveLength(1);
  await Promise.all([context, other.context].map((each) => each.close()));
});

it('ACC-3 a visitor whose network has signed up too often reads when to try again, and keeps what they typed', async () => {
  await app.database.query(
    "insert into cordee.guess (subject, at) select 'sign-up:127.0.0.1', now() - interval '50 minutes' from generate_series(1, 30)",
  );
  const { page, context } = await app.openPage({ width: 360, script: false });
  await page.goto('/inscription');
  await page.getByLabel('Prénom').fill('Nour');
  await page.getByLabel('Nom', { exact: true }).fill('Petit');
  await page.getByLabel('Adresse e-mail').fill('nour.petit@cordee.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase assez longue');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('alert').getByText('Recommence dans 10 minutes').waitFor();
  expect(await page.getByLabel('Prénom').inputValue()).toBe('Nour');
  await app.database.query("delete from cordee.guess where subject like 'sign-up%'");
  await context.close();
});

it('ACC-9 H-75 a visitor books a day on a phone, without JavaScript, confirms by the mail, and is in', async () => {
  const { page, context } = await app.openPage({ width: 360, script: false });
  await page.goto('/decouvrir');
  await page.getByLabel('Prénom').fill('Iris');
  await page.getByLabel('Nom', { exact: true }).fill('Blin');
  await page.getByLabel('Adresse e-mail').fill('iris.blin@cordee.example');
  await page.getByRole('button', { name: 'Réserver ma journée' }).click();
  await page.getByText('iris.blin@cordee.example').waitFor();

  const mail = await app.mailServer.waitForMail('iris.blin@cordee.example');
  const link = /https?:\/\/[^\s"<>]+\/journee-decouverte\?code=[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.getByText('Ton compte sera au nom de Iris Blin').waitFor();
  const confirm = async (password: string) => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Confirmer et entrer' }).click();
  };
  await confirm('court');
  await page.getByRole('alert').getByText('trop court').waitFor();
  await confirm('une phrase assez longue');
  await page.waitForURL((url) => url.pathname === '/');
  await page.goBack();
  await page.waitForURL((url) => url.pathname === '/');
  const other = await app.openPage({ width: 360, script: false });
  await other.page.goto(link);
  await other.page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
  await Promise.all([context, other.context].map((each) => each.close()));
});
