// Stored XSS: markup in what editors write and in names is shown as text. (SEC-12)
import { beforeAll, describe, expect, it } from 'vitest';
import { INES, LINA, tokenOf } from '../running-app.ts';
import { isHtml, READABLE_ROWS, type Setup } from './http.ts';

type Page = Readonly<{ name: string; html: string }>;

const IMAGE = '<img src=x onerror=alert(1)>';
const LINKS = '[ici](javascript:alert(1)) <script>alert(1)</script> [là](data:text/html,x)';

/** Changes the texts of the whole app: it must be the last suite. */
export function testStoredMarkup(setup: Setup): void {
  describe('text that looks like markup, in what editors write and in the name of a person', () => {
    let pages: Page[];
    beforeAll(async () => {
      await storeMarkup(setup);
      pages = await fetchPages(setup);
    });

    it('SEC-12 stays text on every page: no image begins', () => {
      // Within a quoted attribute nothing can begin; markup that breaks out of one is still found.
      for (const { name, html } of pages) expect(html.replace(/ [\w-]+="[^"]*"/g, ''), name).not.toContain('<img src=x');
    });

    it('SEC-12 stays text on every page: no script begins', () => {
      for (const { name, html } of pages) expect(html, name).not.toContain('<script>alert');
    });

    it('SEC-12 stays text on every page: no link runs a script', () => {
      for (const { name, html } of pages) expect(html, name).not.toMatch(/href="(javascript|data):/i);
    });

    it('SEC-12 is shown as it was typed', () => {
      expect(pages.filter(({ html }) => html.includes('&lt;img src=x')).length).toBeGreaterThan(5);
    });
  });
}

async function storeMarkup(setup: Setup): Promise<void> {
  const { query } = setup().app.database;
  for (const table of ['courses', 'themes', 'modules', 'lessons']) await query(`update ${table} set title = $1`, [`${IMAGE}'"</script>`]);
  await query('update lessons set body = $1, transcript = $1', [`${IMAGE}\n\n${LINKS}`]);
  await query('update courses set welcome = $1', [`${IMAGE}\n\n${LINKS}`]);
  await query('update up_users set first_name = $1, last_name = $1', [`">${IMAGE}`]);
}

/** Every page in HTML, as an administrator and as a learner see it. */
async function fetchPages(setup: Setup): Promise<Page[]> {
  const { app, pathOf } = setup();
  const pages: Page[] = [];
  for (const email of [INES.email, LINA.email])
    for (const row of READABLE_ROWS) {
      const headers = { cookie: `cordee=${await tokenOf(app.site, email)}` };
      const response = await fetch(`${app.site}${pathOf(row)}${row.query ?? ''}`, { headers });
      const html = await response.text();
      if (isHtml(response.headers.get('content-type'))) pages.push({ name: `${row.route} as ${email}`, html });
    }
  return pages;
}
