// Forms that none of our pages sends, and what no page takes.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARC, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const WRONG_FORM = 'n’a pas la forme attendue';
const forge = (field: Locator, value: string) => field.evaluate((input, forged) => input.setAttribute('value', forged), value);
/** Presses a button and returns the status of the page that shows the outcome. */
async function press(page: Page, name: string): Promise<number | undefined> {
  const answer = page.waitForResponse((response) => response.request().method() === 'GET' && response.url().includes('reponse='));
  await page.getByRole('button', { name }).click();
  return (await answer).status();
}

describe('a pilot', () => {
  const open = async (link: string) => {
    const opened = await app.openPage({ as: MARC.email });
    await opened.page.goto('/');
    await opened.page.getByRole('link', { name: 'Lyon, relais' }).click();
    await opened.page.getByRole('link', { name: link }).click();
    return opened;
  };
  const added = () => app.database.query("select from up_users where email like 'forged%'");

  it('ROT-1 SEC-7 who sends an unknown kind of rotation saves none, and is told so', async () => {
    const { page, context } = await open('Rotations');
    const before = await app.database.query('select * from cordee.rotation order by session');
    await forge(page.locator('input[name=type]:checked'), 'autre');
    expect(await press(page, 'Enregistrer')).toBe(422);
    await page.getByRole('alert').getByText(WRONG_FORM).waitFor();
    expect(await app.database.query('select * from cordee.rotation order by session')).toEqual(before);
    await context.close();
  });

  it('ROT-1 a rotation that is refused has the status of its refusal', async () => {
    const { page, context } = await open('Rotations');
    await page.getByRole('radio', { name: 'Rythmée' }).check();
    await page.getByLabel('Jours par tour').fill('0');
    expect(await press(page, 'Enregistrer')).toBe(422);
    await context.close();
  });

  it.each([
    ['an unknown role', 'input[name=role]:checked', 'president'],
    ['a manager who is none', 'input[name=managers]', 'nobody'],
  ])('SEAT-5 TEAM-2 who sends %s adds nobody, and is told so', async (_, field, value) => {
    const { page, context } = await open('Ajouter une personne');
    await page.getByLabel('Prénom').fill('Rose');
    await page.getByLabel('Nom', { exact: true }).fill('Blanc');
    await page.getByLabel('Adresse e-mail').fill('forged@cordee.example');
    await page.locator(field).first().check();
    await forge(page.locator(field).first(), value);
    expect(await press(page, 'Ajouter à la session')).toBe(422);
    await page.getByRole('alert').getByText(WRONG_FORM).waitFor();
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Rose');
    expect(await added()).toEqual([]);
    await context.close();
  });

  it('H-80 H-84 who types too long a name, or one with a control character, is told so beside the field, which keeps it', async () => {
    const { page, context } = await open('Ajouter une personne');
    await page.getByLabel('Prénom').fill('a'.repeat(1025));
    await page.getByLabel('Nom', { exact: true }).fill('Bla\u0001nc');
    await page.getByLabel('Adresse e-mail').fill('forged@cordee.example');
    expect(await press(page, 'Ajouter à la session')).toBe(422);
    await page.locator('#firstName-error').getByText('100 signes au plus').waitFor();
    await page.locator('#lastName-error').getByText('signe invisible').waitFor();
    expect(await page.getByLabel('Prénom').inputValue()).toBe('a'.repeat(1024));
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Bla\u0001nc');
    expect(await added()).toEqual([]);
    await context.close();
  });
});
