// Addresses in disguise, words of proxies that nobody vouches for, and ways out of the house. (SEC-8)
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../../../scripts/part.ts';
import { startSite } from '../../../scripts/parts.ts';
import { freePort } from '../../../scripts/ports.ts';
import { testSettings } from '../../../test/settings.ts';
import { AMEL, INES, LINA, tokenOf, type WholeHouse } from '../house.ts';
import { type Row, TABLE } from './table.ts';

type Open = () => { house: WholeHouse; address: (row: Row) => string };
type Answer = Readonly<{ status: number; location: string; headers: http.IncomingHttpHeaders; text: string }>;

/** A request as it is written: `fetch` would tidy its address. */
function raw(origin: string, target: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', headers: answer.headers, text });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

/** The same place, written otherwise. */
const DISGUISES: Record<string, (address: string) => string> = {
  'a letter encoded': (at) => at.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'encoded twice': (at) => at.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  'encoded twelve times': (at) => at.replace(/[a-z]/, (letter) => `%${'25'.repeat(11)}${letter.charCodeAt(0).toString(16)}`),
  'two slashes': (at) => `/${at}`,
  'a dot': (at) => `/.${at}`,
  'up and down': (at) => `/connexion/..${at}`,
  'up and down, encoded': (at) => `/connexion/%2e%2e${at}`,
  'a semicolon': (at) => `${at};x=1`,
  'a semicolon before': (at) => at.replace('/', '/;/'),
  capitals: (at) => at.toUpperCase(),
  'a slash behind': (at) => `${at}/`,
  'a backslash': (at) => at.replace('/', '\\'),
  'a backslash for each slash': (at) => `/${at.slice(1).replaceAll('/', '\\')}`,
  'slashes encoded': (at) => `/${at.slice(1).replaceAll('/', '%2f')}`,
  'a NUL': (at) => `${at}%00`,
  'half an encoding': (at) => `${at}%`,
  'a file': (at) => `${at}/index.html`,
  'from a folder of files': (at) => `/_astro/..${at}`,
  'an address of another host': (at) => `http://evil.example${at}`,
};

/** What a proxy would say, and anybody can. */
const WORDS: Record<string, (address: string) => http.OutgoingHttpHeaders> = {
  'X-Forwarded-Host': () => ({ 'x-forwarded-host': 'evil.example' }),
  'X-Forwarded-Proto': () => ({ 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' }),
  'X-Forwarded-For': () => ({ 'x-forwarded-for': '127.0.0.1' }),
  'X-Forwarded-Prefix': () => ({ 'x-forwarded-prefix': '//evil.example' }),
  'X-Original-URL': (at) => ({ 'x-original-url': at, 'x-rewrite-url': at, 'x-astro-path': at, 'x-astro-locals': '{"token":"x"}' }),
  'another host': () => ({ host: 'evil.example' }),
  'X-Cordee-Site': () => ({ 'x-cordee-site': 'x', 'x-cordee-client': '127.0.0.1' }),
};

export function tricks(open: Open): void {
  const closed = TABLE.filter(({ own }) => !own.includes('visitor'));
  const isOurs = (location: string, site: string) => location === '' || /^\/(?![/\\])/.test(location) || location.startsWith(`${site}/`);

  describe('addresses in disguise', () => {
    let titles: string[];
    beforeAll(async () => {
      const rows = await open().house.database.query<{ title: string }>(
        "select title from courses union select title from lessons union select title from themes where title <> ''",
      );
      titles = rows.map(({ title }) => title).filter((title) => title.length > 6);
    });

    it.each(closed.map((row) => [row.route, row] as const))('SEC-8 %s opens to no visitor, however it is written', async (_, row) => {
      const { house, address } = open();
      const at = address(row);
      const wrong: string[] = [];
      const look = (how: string, { status, location, text }: Answer) => {
        if (status < 300 || status >= 500) wrong.push(`${how}: ${status}`);
        if (!isOurs(location, house.site)) wrong.push(`${how}: leads to ${location}`);
        const shown = titles.find((title) => text.includes(title));
        if (shown) wrong.push(`${how}: shows ${shown}`);
      };
      for (const [how, disguise] of Object.entries(DISGUISES)) look(how, await raw(house.site, disguise(at), {}, row.method));
      for (const [how, words] of Object.entries(WORDS)) look(how, await raw(house.site, at, words(at), row.method));
      expect(wrong).toEqual([]);
    });

    it('SEC-8 no word of a proxy that nobody vouches for shows another page than the one asked for', async () => {
      const { house, address } = open();
      for (const row of closed) {
        const { text } = await raw(house.site, '/connexion', WORDS['X-Original-URL']?.(address(row)));
        expect(text).toContain('type="password"');
        expect(titles.filter((title) => text.includes(title))).toEqual([]);
      }
    });
  });

  describe('ways out of the house', () => {
    it.each([
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '/%5cevil.example',
      '\\\\evil.example',
      'https://evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/%09/evil.example',
      ' //evil.example',
      '@evil.example',
    ])('SEC-8 whoever signs in with suite=%s stays here', async (then) => {
      const { house } = open();
      const answer = await fetch(`${house.site}/connexion?suite=${encodeURIComponent(then)}&_action=signIn`, {
        method: 'POST',
        headers: { origin: house.site },
        body: new URLSearchParams({ email: AMEL.email, password: AMEL.password }),
        redirect: 'manual',
      });
      const location = answer.headers.get('location') ?? '';
      expect([answer.status < 400, new URL(location, house.site).origin]).toEqual([true, house.site]);
    });

    it('SEC-8 no slash too many, and no backslash, leads elsewhere', async () => {
      const { house } = open();
      for (const at of [
        '//evil.example',
        '//evil.example/',
        '/\\evil.example/',
        '//evil.example/%2e%2e',
        '/%2f%2fevil.example/',
        '/https://evil.example/',
      ]) {
        const { location } = await raw(house.site, at);
        expect([at, isOurs(location, house.site)]).toEqual([at, true]);
      }
    });
  });

  describe('what every answer says', () => {
    it('SEC-12 every page has a policy without unsafe-inline, and none may be read, framed or guessed at by others', async () => {
      const { house, address } = open();
      const token = await tokenOf(house.site, INES.email);
      for (const row of TABLE.filter(({ method }) => !method)) {
        const answer = await fetch(`${house.site}${address(row)}${row.query ?? ''}`, {
          headers: { cookie: `cordee=${token}`, origin: 'https://evil.example' },
          redirect: 'manual',
        });
        await answer.arrayBuffer();
        const header = (name: string) => answer.headers.get(name) ?? '';
        expect([row.route, header('access-control-allow-origin'), header('x-content-type-options')]).toEqual([row.route, '', 'nosniff']);
        expect([row.route, header('referrer-policy'), header('cross-origin-opener-policy')]).toEqual([
          row.route,
          'same-origin',
          'same-origin',
        ]);
        expect([row.route, header('cache-control')]).toEqual([row.route, expect.stringMatching(/no-store|private/)]);
        if (!header('content-type').startsWith('text/html')) continue;
        const policy = header('content-security-policy');
        for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
          expect([row.route, policy]).toEqual([row.route, expect.stringContaining(part)]);
        expect([row.route, /unsafe-inline|unsafe-eval|\*/.test(policy)]).toEqual([row.route, false]);
      }
    });

    it('SEC-6 a page of others reads no file, form nor health of ours', async () => {
      const { house } = open();
      for (const [method, at] of [
        ['GET', '/live'],
        ['GET', '/ready'],
        ['GET', '/nowhere'],
        ['OPTIONS', '/connexion'],
        ['OPTIONS', '/_actions/signIn'],
      ] as const) {
        const answer = await fetch(`${house.site}${at}`, {
          method,
          headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
        });
        await answer.arrayBuffer();
        expect([at, answer.headers.get('access-control-allow-origin'), answer.headers.get('x-content-type-options')]).toEqual([
          at,
          null,
          'nosniff',
        ]);
      }
    });
  });

  describe('cookies', () => {
    let secure: Part;
    let port: number;
    beforeAll(async () => {
      const { house } = open();
      port = await freePort();
      const env = testSettings(house.database.url, {
        SITE_PORT: String(port),
        SITE_URL: 'https://cordee.example',
        CMS_INTERNAL_URL: new URL(house.admin).origin.replace('localhost', '127.0.0.1'),
      });
      secure = await startSite({ env, logs: `${process.env['TEST_LOGS']}/secure` });
    });
    afterAll(() => secure.stop());

    const signIn = (site: string, origin: string) =>
      fetch(`${site}/connexion?_action=signIn`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ email: LINA.email, password: LINA.password }),
        redirect: 'manual',
      });

    it('SEC-4 are closed to scripts and to forms of others; over https tied to this very host, and to https for a year', async () => {
      const { house } = open();
      const plain = (await signIn(house.site, house.site)).headers.getSetCookie();
      expect(plain.length).toBeGreaterThan(0);
      for (const cookie of plain)
        expect(cookie).toMatch(/^cordee[^;]*=.*Path=\/; HttpOnly; SameSite=Lax|^cordee[^;]*=.*HttpOnly.*SameSite=Lax/i);

      const answer = await signIn(`http://localhost:${port}`, 'https://cordee.example');
      const cookies = answer.headers.getSetCookie();
      expect(cookies.some((cookie) => cookie.startsWith('__Host-cordee='))).toBe(true);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^__Host-/);
        for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
        expect(cookie).not.toContain('Domain');
      }
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      const chosen = await fetch(`http://localhost:${port}/connexion?_action=chooseTheme`, {
        method: 'POST',
        headers: { origin: 'https://cordee.example' },
        body: new URLSearchParams({ theme: 'dark' }),
        redirect: 'manual',
      });
      for (const cookie of chosen.headers.getSetCookie()) expect(cookie).toMatch(/^__Host-.*Secure/);
    });
  });
}
