import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('ACC-3 a visitor signs up on a phone, without JavaScript, confirms by the mail, and sees why there is no course yet', async () => {
  const { page, context } = await app.openPage({ width: 360, script: false });
  await page.goto('/connexion');
  await page.getByRole('link', { name: 'Créer un compte' }).click();
  await page.getByLabel('Prénom').fill('Rose');
  await page.getByLabel('Nom', { exact: true }).fill('Blanc');
  await page.getByLabel('Adresse e-mail').fill('rose.blanc@cordee.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('court');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByRole('alert').getByText('trop court').waitFor();
  expect(await page.getByLabel('Prénom').inputValue()).toBe('Rose');
  await page.getByLabel('Mot de passe', { exact: true }).fill('une phrase assez longue');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.getByText('rose.blanc@cordee.example').waitFor();

  const mail = await app.mailServer.waitForMail('rose.blanc@cordee.example');
  const link = /https?:\/\/[^\s"<>]+\/confirmation\?code=[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
  const confirm = async (password: string) => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Confirmer et entrer' }).click();
  };
  await page.goto(link);
  await confirm('pas celui-là');
  await page.getByRole('alert').getByText('Rien n’est ouvert').waitFor();
  await confirm('une phrase assez longue');
  await page.getByText('Aucune session n’est attachée à rose.blanc@cordee.example').waitFor();

  await page.goto(link);
  await confirm('une phrase assez longue');
  await page.getByText('Ce lien ne sert plus').waitFor();
  await context.close();
});
