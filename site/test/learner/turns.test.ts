// What learners whose slots go round see of their turns.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('home, where slots go round', () => {
  it('ROT-5 ROT-6 in a paced rotation says until when a turn runs, or about when it comes, and gives a calendar file', async () => {
    const { page, context, pageErrors } = await app.openPage({ as: 'adele@cordee.example', width: 360 });
    await page.goto('/');
    await page.getByText(/Ton tour( dure jusqu’au|\s: environ le) \d.*\. Ajouter à mon agenda$/).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Ajouter à mon agenda' }).click();
    expect((await download).suggestedFilename()).toBe('mes-tours.ics');
    const file = await page.request.get((await download).url());
    expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Mon tour[\s\S]*END:VCALENDAR/);
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('ROT-6 whoever has no turn is led from the calendar file to home, which says how they stand', async () => {
    const { page, context } = await app.openPage({ as: 'omar@cordee.example' });
    await page.goto('/');
    const course = await page.getByRole('link', { name: 'Parcours', exact: true }).getAttribute('href');
    await page.goto(`${course}/mes-tours.ics`);
    await page.getByText('Tu es n° 1 sur la liste d’attente').waitFor();
    await context.close();
  });

  it('ROT-6 in a natural one says about when the first in line gets the slot of whoever is likely to finish first', async () => {
    const { page, context } = await app.openPage({ as: 'katia@cordee.example' });
    await page.goto('/');
    await page.getByText('Tu es n° 1 sur la liste d’attente').waitFor();
    await page.getByText(/Ton tour\s: environ le \d+(er)?\s\S+\s\d{4}\. Ajouter à mon agenda/).waitFor();
    await page.getByText(/Une question\s\? Adresse-toi à Chloé Roy ou Marc Teixeira\./).waitFor();
    expect(await page.getByText('Pour demander une place').count()).toBe(0);
    await context.close();
  });

  it('LRN-11 ROT-5 in a paced one the headline says what is left of the turn, and no pace beyond it', async () => {
    const [holder] = await app.database.query<{ email: string }>(
      `select p.email from cordee.slot_holding h join sessions s on s.id = h.session join up_users p on p.id = h.person
       where s.reference = 'Lyon, à tour de rôle' and h.until is null order by h.since desc limit 1`,
    );
    const { page, context } = await app.openPage({ as: holder?.email ?? '' });
    await page.goto('/');
    const left = page.getByRole('heading', {
      level: 1,
      name: /(Il reste \d+ jours? à ton tour|C’est le dernier jour de ton tour), et \d+ leçons à voir\./,
    });
    await left.waitFor();
    expect(await page.getByText(/au sommet|par semaine/).count()).toBe(0);
    await context.close();
  });
});
