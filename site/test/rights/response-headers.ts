// The headers of every answer: content security policy, cross-origin reading, framing, caching. (SEC-6, SEC-12)
import { beforeAll, describe, expect, it } from 'vitest';
import { INES, tokenOf } from '../running-app.ts';
import { isHtml, READABLE_ROWS, type Setup } from './http.ts';

type Page = Readonly<{ route: string; headers: Headers }>;

const DIRECTIVES = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"];

export function testResponseHeaders(setup: Setup): void {
  describe('what every answer says', () => {
    let pages: Page[];
    beforeAll(async () => {
      pages = await fetchFromElsewhere(setup);
    });

    it('SEC-12 no page may be read by others', () => {
      for (const { route, headers } of pages) expect(headers.get('access-control-allow-origin'), route).toBeNull();
    });

    it.each([
      ['the type of none is guessed at', 'x-content-type-options', /^nosniff$/],
      ['none tells others where its reader comes from', 'referrer-policy', /^same-origin$/],
      ['none is reached from a window of others', 'cross-origin-opener-policy', /^same-origin$/],
      ['none is stored where others may read it', 'cache-control', /no-store|private/],
    ])('SEC-12 of all pages %s', (_, header, expected) => {
      for (const { route, headers } of pages) expect(headers.get(header) ?? '', route).toMatch(expected);
    });

    it.each(DIRECTIVES)('SEC-12 every page has the policy %s', (directive) => {
      for (const { route, policy } of policies(pages)) expect(policy, route).toContain(directive);
    });

    it('SEC-12 every page has a policy without unsafe-inline, unsafe-eval and wildcards', () => {
      for (const { route, policy } of policies(pages)) expect(policy, route).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    });

    it.each([
      ['GET', '/live'],
      ['GET', '/ready'],
      ['GET', '/nowhere'],
      ['OPTIONS', '/connexion'],
      ['OPTIONS', '/_actions/accounts.signIn'],
    ])('SEC-6 a page of others reads nothing of %s %s', async (method, path) => {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      const response = await fetch(`${setup().app.site}${path}`, { method, headers });
      await response.arrayBuffer();
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });
  });
}

/** Every page, requested for an administrator by a page of another origin. */
async function fetchFromElsewhere(setup: Setup): Promise<Page[]> {
  const { app, pathOf } = setup();
  const headers = { cookie: `cordee=${await tokenOf(app.site, INES.email)}`, origin: 'https://evil.example' };
  const pages: Page[] = [];
  for (const row of READABLE_ROWS) {
    const response = await fetch(`${app.site}${pathOf(row)}${row.query ?? ''}`, { headers, redirect: 'manual' });
    await response.arrayBuffer();
    pages.push({ route: row.route, headers: response.headers });
  }
  return pages;
}

const policies = (pages: readonly Page[]) =>
  pages
    .filter(({ headers }) => isHtml(headers.get('content-type')))
    .map(({ route, headers }) => ({ route, policy: headers.get('content-security-policy') ?? '' }));
