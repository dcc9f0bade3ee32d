import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COLOUR_NAMES } from '../../../plugins/courses/server/domain/colours.ts';
import { adminToken, EDITOR, type RunningApp, startApp } from '../running-app.ts';

let app: RunningApp;
let page: Page;
let course: string;

beforeAll(async () => {
  app = await startApp();
  const token = await adminToken(app);
  const create = async (uid: string, data: object): Promise<string> => {
    const response = await fetch(`${new URL(app.admin).origin}/content-manager/collection-types/${uid}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(data),
    });
    const { data: created }: { data: { documentId: string } } = await response.json();
    return created.documentId;
  };
  const themes: string[] = [];
  for (const [index, title] of TITLES.entries()) {
    const colour = COLOUR_NAMES[index];
    themes.push(await create('plugin::courses.theme', { title, reference: title.replace('Étape ', 'ETAPE-'), colour }));
  }
  course = await create('plugin::courses.course', {
    title: 'Quatorze étapes',
    reference: 'QUATORZE',
    themes: { connect: themes.map((documentId) => ({ documentId })) },
  });
  ({ page } = await app.openPage({ as: EDITOR.email }));
  await page.goto('/travail');
  await page.waitForURL(`${app.admin}**`);
});
afterAll(() => app.close());
beforeEach(async () => {
  await page.goto(`${app.admin}/content-manager/collection-types/plugin::courses.course/${course}`);
  await step(TITLES[0]).or(step(TITLES[13])).first().waitFor();
});

const TITLES = Array.from({ length: 14 }, (_, index) => `Étape ${String(index + 1).padStart(2, '0')}`);
const list = () => page.locator('ol').filter({ hasText: 'Étape' });
const step = (title = '') => list().locator('li').filter({ hasText: title });

/** Scrolls the list, which then draws the rows that come into sight. */
async function scrollTo(top: number): Promise<void> {
  await list()
    .locator('..')
    .evaluate((element, to) => element.scrollTo(0, to), top);
  await page.waitForTimeout(100);
}

/** The titles that the list shows, read while scrolling from its first to its last: it draws only those that are in sight. */
async function seenOrder(): Promise<string[]> {
  const seen = new Set<string>();
  for (let top = 0; top <= TITLES.length * 54; top += 100) {
    await scrollTo(top);
    for (const text of await list().locator('li').allInnerTexts()) seen.add(/Étape \d+/.exec(text)?.[0] ?? text);
  }
  return [...seen];
}

/** Drags a row to a place a little above or below the middle of another one. */
async function drag(row: Locator, { onto, below = false }: { onto: Locator; below?: boolean }): Promise<void> {
  for (const either of [onto, row]) await either.scrollIntoViewIfNeeded();
  const [from, to] = [await row.boundingBox(), await onto.boundingBox()];
  if (!from || !to) throw new Error('A row is out of sight.');
  const [x, y] = [to.x + 200, to.y + to.height * (below ? 0.9 : 0.1)];
  await page.mouse.move(from.x + 200, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 200, (from.y + y) / 2, { steps: 5 });
  await page.mouse.move(x, y, { steps: 10 });
  await page.mouse.move(x, y + (below ? 2 : -2), { steps: 2 });
  await page.mouse.up();
  // While it is dragged, a row is an empty frame; the browser tells that it is over when the mouse moves again.
  await expect
    .poll(async () => {
      await page.mouse.move(0, 0);
      await page.mouse.move(10, 10);
      return list().locator('li').filter({ hasNotText: 'Étape' }).count();
    })
    .toBe(0);
}

async function save(): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse((candidate) => candidate.request().method() === 'PUT' && candidate.url().includes('plugin::courses.course')),
    page.getByRole('button', { name: 'Enregistrer', exact: true }).click(),
  ]);
  expect(response.status()).toBe(200);
}

const savedOrder = async () =>
  (
    await app.database.query<{ title: string }>(
      `select t.title from courses c join courses_themes_lnk l on l.course_id = c.id join themes t on t.id = l.theme_id
       where c.document_id = $1 and c.published_at is null order by l.theme_ord`,
      [course],
    )
  ).map(({ title }) => title);

/** Saves, and expects the order that was seen before, in the database and after a reload. */
async function expectSavedAsSeen(): Promise<string[]> {
  const seen = await seenOrder();
  await save();
  expect(await savedOrder()).toEqual(seen);
  await page.reload();
  await step(seen[0]).waitFor();
  expect(await seenOrder()).toEqual(seen);
  return seen;
}

describe('H-95 the order of fourteen related entries', () => {
  it('is seen as a whole', async () => {
    expect(await seenOrder()).toEqual(TITLES);
  });

  it('is saved as it is seen, when one is dropped above the first shown', async () => {
    const [first, , , fourth] = await seenOrder();
    await scrollTo(0);
    await drag(step(fourth), { onto: step(first) });
    expect((await expectSavedAsSeen()).slice(0, 2)).toEqual([fourth, first]);
  });

  it('is saved as it is seen, when one is dropped below the last shown', async () => {
    const [third, , last] = (await seenOrder()).slice(-3);
    await drag(step(third), { onto: step(last), below: true });
    expect((await expectSavedAsSeen()).slice(-2)).toEqual([last, third]);
  });

  it('is saved as it is seen, when one is dropped in the middle of the list', async () => {
    const [seventh, , ninth] = (await seenOrder()).slice(6);
    await scrollTo(5 * 54);
    await drag(step(ninth), { onto: step(seventh) });
    expect((await expectSavedAsSeen()).slice(6, 8)).toEqual([ninth, seventh]);
  });

  it('is saved as it is seen, when one is moved above the first by the keyboard', async () => {
    const [first, second, third] = await seenOrder();
    await scrollTo(0);
    await step(third).getByRole('button', { name: 'Déplacer' }).focus();
    for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) await page.keyboard.press(key);
    expect((await expectSavedAsSeen()).slice(0, 3)).toEqual([third, first, second]);
  });
});
