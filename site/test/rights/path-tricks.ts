// Addresses in disguise, headers of proxies that nobody vouches for, and files that are no pages. (SEC-8)
import type { OutgoingHttpHeaders } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSED_ROWS, isOwnLocation, type RawResponse, type Setup, sendRaw } from './http.ts';

/** Other spellings of a path. */
const DISGUISES: Record<string, (path: string) => string> = {
  'a letter encoded': (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'encoded twice': (path) => path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  'encoded twelve times': (path) => path.replace(/[a-z]/, (letter) => `%${'25'.repeat(11)}${letter.charCodeAt(0).toString(16)}`),
  'two slashes': (path) => `/${path}`,
  'a dot': (path) => `/.${path}`,
  'up and down': (path) => `/connexion/..${path}`,
  'up and down, encoded': (path) => `/connexion/%2e%2e${path}`,
  'a semicolon': (path) => `${path};x=1`,
  'a semicolon before': (path) => path.replace('/', '/;/'),
  capitals: (path) => path.toUpperCase(),
  'a slash behind': (path) => `${path}/`,
  'a backslash': (path) => path.replace('/', '\\'),
  'a backslash for each slash': (path) => `/${path.slice(1).replaceAll('/', '\\')}`,
  'slashes encoded': (path) => `/${path.slice(1).replaceAll('/', '%2f')}`,
  'a NUL': (path) => `${path}%00`,
  'half an encoding': (path) => `${path}%`,
  'a file': (path) => `${path}/index.html`,
  'from a folder of files': (path) => `/_astro/..${path}`,
  'an address of another host': (path) => `http://evil.example${path}`,
};

/** Headers that a proxy sets, and that any client can send. */
const PROXY_HEADERS: Record<string, (path: string) => OutgoingHttpHeaders> = {
  'X-Forwarded-Host': () => ({ 'x-forwarded-host': 'evil.example' }),
  'X-Forwarded-Proto': () => ({ 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' }),
  'X-Forwarded-For': () => ({ 'x-forwarded-for': '127.0.0.1' }),
  'X-Forwarded-Prefix': () => ({ 'x-forwarded-prefix': '//evil.example' }),
  'X-Original-URL': (path) => ({ 'x-original-url': path, 'x-rewrite-url': path, 'x-astro-path': path, 'x-astro-locals': '{"token":"x"}' }),
  'another host': () => ({ host: 'evil.example' }),
  'X-Cordee-Site': () => ({ 'x-cordee-site': 'x', 'x-cordee-client': '127.0.0.1' }),
};

const FILES = [
  '/.git/HEAD',
  '/.env',
  '/package.json',
  '/server/entry.mjs',
  '/_astro/',
  '/_astro',
  '/../package.json',
  '/_image?href=/etc/passwd',
];

export function testDisguisedPaths(setup: Setup): void {
  describe('addresses in disguise', () => {
    let titles: string[];
    beforeAll(async () => {
      titles = await contentTitles(setup);
    });

    it.each(CLOSED_ROWS.map((row) => [row.route, row] as const))('SEC-8 %s opens to no visitor, however it is written', async (_, row) => {
      const { app, pathOf } = setup();
      const path = pathOf(row);
      const faults: string[] = [];
      for (const [name, disguise] of Object.entries(DISGUISES))
        faults.push(...faultsOf(name, await sendRaw(app.site, disguise(path), {}, row.method), { site: app.site, titles }));
      for (const [name, headers] of Object.entries(PROXY_HEADERS))
        faults.push(...faultsOf(name, await sendRaw(app.site, path, headers(path), row.method), { site: app.site, titles }));
      expect(faults).toEqual([]);
    });

    it('SEC-8 no header of a proxy that nobody vouches for shows another page than the one asked for', async () => {
      const { app, pathOf } = setup();
      for (const row of CLOSED_ROWS) {
        const { text } = await sendRaw(app.site, '/connexion', PROXY_HEADERS['X-Original-URL']?.(pathOf(row)));
        expect(text, row.route).toContain('type="password"');
        expect(
          titles.filter((title) => text.includes(title)),
          row.route,
        ).toEqual([]);
      }
    });
  });
}

export function testFiles(setup: Setup): void {
  describe('what is no page', () => {
    it.each(FILES)('SEC-8 %s gives nothing: no source, no settings, no list of files', async (path) => {
      const { status, text } = await sendRaw(setup().app.site, path);
      expect(status).toBeGreaterThanOrEqual(300);
      expect(text).not.toMatch(/ref: refs|DATABASE_URL|"workspaces"|Index of|root:x:/);
    });
  });
}

async function contentTitles(setup: Setup): Promise<string[]> {
  const rows = await setup().app.database.query<{ title: string }>(
    "select title from courses union select title from lessons union select title from themes where title <> ''",
  );
  return rows.map(({ title }) => title).filter((title) => title.length > 6);
}

function faultsOf(name: string, { status, location, text }: RawResponse, { site, titles }: { site: string; titles: string[] }): string[] {
  const shown = titles.find((title) => text.includes(title));
  return [
    ...(status < 300 || status >= 500 ? [`${name}: ${status}`] : []),
    ...(isOwnLocation(location, site) ? [] : [`${name}: leads to ${location}`]),
    ...(shown ? [`${name}: shows ${shown}`] : []),
  ];
}
