// Addresses in disguise, words of proxies that nobody vouches for, and ways out of the house. (SEC-8)
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagedProcess } from '../../../scripts/managed-process.ts';
import { freePort } from '../../../scripts/ports.ts';
import { startSite } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { AMEL, INES, LINA, type RunningApp, tokenOf } from '../running-app.ts';
import { type Row, TABLE } from './table.ts';

type Open = () => { app: RunningApp; address: (row: Row) => string };
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

export function pathTricks(open: Open): void {
  const closed = TABLE.filter(({ own }) => !own.includes('visitor'));
  const isOurs = (location: string, site: string) => location === '' || /^\/(?![/\\])/.test(location) || location.startsWith(`${site}/`);

  describe('addresses in disguise', () => {
    let titles: string[];
    beforeAll(async () => {
      const rows = await open().app.database.query<{ title: string }>(
        "select title from courses union select title from lessons union select title from themes where title <> ''",
      );
      titles = rows.map(({ title }) => title).filter((title) => title.length > 6);
    });

    it.each(closed.map((row) => [row.route, row] as const))('SEC-8 %s opens to no visitor, however it is written', async (_, row) => {
      const { app, address } = open();
      const at = address(row);
      const wrong: string[] = [];
      const look = (how: string, { status, location, text }: Answer) => {
        if (status < 300 || status >= 500) wrong.push(`${how}: ${status}`);
        if (!isOurs(location, app.site)) wrong.push(`${how}: leads to ${location}`);
        const shown = titles.find((title) => text.includes(title));
        if (shown) wrong.push(`${how}: shows ${shown}`);
      };
      for (const [how, disguise] of Object.entries(DISGUISES)) look(how, await raw(app.site, disguise(at), {}, row.method));
      for (const [how, words] of Object.entries(WORDS)) look(how, await raw(app.site, at, words(at), row.method));
      expect(wrong).toEqual([]);
    });

    it('SEC-8 no word of a proxy that nobody vouches for shows another page than the one asked for', async () => {
      const { app, address } = open();
      for (const row of closed) {
        const { text } = await raw(app.site, '/connexion', WORDS['X-Original-URL']?.(address(row)));
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
      const { app } = open();
      const answer = await fetch(`${app.site}/connexion?suite=${encodeURIComponent(then)}&_action=signIn`, {
        method: 'POST',
        headers: { origin: app.site },
        body: new URLSearchParams({ email: AMEL.email, password: AMEL.password }),
        redirect: 'manual',
      });
      const location = answer.headers.get('location') ?? '';
      expect([answer.status < 400, new URL(location, app.site).origin]).toEqual([true, app.site]);
    });

    it('SEC-8 no slash too many, and no backslash, leads elsewhere', async () => {
      const { app } = open();
      for (const at of [
        '//evil.example',
        '//evil.example/',
        '/\\evil.example/',
        '//evil.example/%2e%2e',
        '/%2f%2fevil.example/',
        '/https://evil.example/',
      ]) {
        const { location } = await raw(app.site, at);
        expect([at, isOurs(location, app.site)]).toEqual([at, true]);
      }
    });
  });

  describe('what every answer says', () => {
    it('SEC-12 every page has a policy without unsafe-inline, and none may be read, framed or guessed at by others', async () => {
      const { app, address } = open();
      const token = await tokenOf(app.site, INES.email);
      for (const row of TABLE.filter(({ method }) => !method)) {
        const answer = await fetch(`${app.site}${address(row)}${row.query ?? ''}`, {
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
        for (const directive of [
          "default-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "form-action 'self'",
        ])
          expect([row.route, policy]).toEqual([row.route, expect.stringContaining(directive)]);
        expect([row.route, /unsafe-inline|unsafe-eval|\*/.test(policy)]).toEqual([row.route, false]);
      }
    });

    it('SEC-6 a page of others reads no file, form nor health of ours', async () => {
      const { app } = open();
      for (const [method, at] of [
        ['GET', '/live'],
        ['GET', '/ready'],
        ['GET', '/nowhere'],
        ['OPTIONS', '/connexion'],
        ['OPTIONS', '/_actions/signIn'],
      ] as const) {
        const answer = await fetch(`${app.site}${at}`, {
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

  describe('what pages offer', () => {
    it('ACC-1 passwords are typed unseen, and taken from a password manager', async () => {
      const { app } = open();
      for (const at of ['/connexion', '/inscription', '/nouveau-mot-de-passe?code=x', '/reglages']) {
        const { text } = await raw(app.site, at, { cookie: at === '/reglages' ? `cordee=${await tokenOf(app.site, LINA.email)}` : '' });
        const fields = [...text.matchAll(/<input[^>]*name="(password|current)"[^>]*>/g)].map(([field]) => field);
        expect([at, fields.length > 0]).toEqual([at, true]);
        for (const field of fields) expect(field).toMatch(/(?=.*type="password")(?=.*autocomplete="(current|new)-password")/);
        expect(text).not.toContain('onpaste');
      }
    });

    it('ACC-1 every page of somebody who is signed in has the way out', async () => {
      const { app, address } = open();
      const cookie = `cordee=${await tokenOf(app.site, INES.email)}`;
      for (const row of closed.filter(({ method }) => !method)) {
        const { headers, text } = await raw(app.site, address(row), { cookie });
        if (headers['content-type']?.startsWith('text/html'))
          expect([row.route, text.includes('_action=signOut')]).toEqual([row.route, true]);
      }
    });

    it('SEC-4 signing out clears what the browser kept', async () => {
      const { app } = open();
      const signedIn = await fetch(`${app.site}/connexion?_action=signIn`, {
        method: 'POST',
        headers: { origin: app.site },
        body: new URLSearchParams({ email: LINA.email, password: LINA.password }),
        redirect: 'manual',
      });
      const [, token] = /\bcordee=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '') ?? [];
      const out = await fetch(`${app.site}/?_action=signOut`, {
        method: 'POST',
        headers: { origin: app.site, cookie: `cordee=${token}` },
        body: new URLSearchParams(),
        redirect: 'manual',
      });
      expect([out.status, out.headers.get('clear-site-data')]).toEqual([303, '"cache"']);
      expect(out.headers.getSetCookie().join()).toMatch(/cordee=;|cordee=deleted/);
      expect((await raw(app.site, '/reglages', { cookie: `cordee=${token}` })).status).toBe(302);
    });
  });

  describe('cookies', () => {
    let secure: ManagedProcess;
    let port: number;
    beforeAll(async () => {
      const { app } = open();
      port = await freePort();
      const env = testSettings(app.database.url, {
        SITE_PORT: String(port),
        SITE_URL: 'https://cordee.example',
        CMS_INTERNAL_URL: new URL(app.admin).origin.replace('localhost', '127.0.0.1'),
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
      const { app } = open();
      const plain = (await signIn(app.site, app.site)).headers.getSetCookie();
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

  describe('what is no page', () => {
    it.each([
      '/.git/HEAD',
      '/.env',
      '/package.json',
      '/server/entry.mjs',
      '/_astro/',
      '/_astro',
      '/../package.json',
      '/_image?href=/etc/passwd',
    ])('SEC-8 %s gives nothing: no source, no settings, no list of files', async (at) => {
      const { status, text } = await raw(open().app.site, at);
      expect([at, status >= 300]).toEqual([at, true]);
      expect(text).not.toMatch(/ref: refs|DATABASE_URL|"workspaces"|Index of|root:x:/);
    });

    it('SEC-8 nothing is echoed to TRACE, and no address alone does what a form does', async () => {
      const { app } = open();
      for (const origin of [app.site, new URL(app.admin).origin]) {
        const { status, text } = await raw(origin, '/', { 'x-secret': 'canari-trace' }, 'TRACE');
        expect([origin, status >= 400, text.includes('canari-trace')]).toEqual([origin, true, false]);
      }
      const cookie = `cordee=${await tokenOf(app.site, LINA.email)}`;
      for (const at of ['/?_action=signOut', '/_actions/signOut', '/reglages?_action=signOut']) await raw(app.site, at, { cookie });
      expect((await raw(app.site, '/reglages', { cookie })).status).toBe(200);
    });
  });

  describe('what the house tells on the side', () => {
    const forms: [string, Record<string, string>][] = [
      ['/connexion?_action=signIn', { email: LINA.email, password: 'un mot secret canari-1' }],
      ['/mot-de-passe-oublie?_action=forgetPassword', { email: LINA.email }],
      [
        '/inscription?_action=signUp',
        { firstName: 'Zoé', lastName: 'Canari', email: 'canari-2@cordee.example', password: 'un mot secret canari-3' },
      ],
      ['/inscription?_action=signUp', { firstName: 'Zoé', lastName: 'Canari', email: AMEL.email, password: 'un mot secret canari-4' }],
    ];
    const send = (app: RunningApp, at: string, fields: Record<string, string>) =>
      fetch(`${app.site}${at}`, {
        method: 'POST',
        headers: { origin: app.site },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });

    it('SEC-19 no log has a password, a token, a code of a link or an address of somebody; no mail a password or a token', async () => {
      const { app } = open();
      for (const [at, fields] of forms) await send(app, at, fields);
      const mails = [await app.sink.next(LINA.email), await app.sink.next('canari-2@cordee.example'), await app.sink.next(AMEL.email)];
      const codes = mails.flatMap(({ text }) => [...(text ?? '').matchAll(/code=([\w.-]+)/g)].map(([, code]) => code ?? ''));
      expect(codes.length).toBeGreaterThan(1);
      for (const code of codes) {
        await fetch(`${app.site}/nouveau-mot-de-passe?code=${code}`);
        await send(app, `/nouveau-mot-de-passe?code=${code}&_action=resetPassword`, { code, password: 'court-canari-5' });
      }

      const tokens = await Promise.all([LINA, INES].map(({ email }) => tokenOf(app.site, email)));
      const hashes = await app.database.query<{ password: string }>('select password from up_users where password is not null');
      const passwords = ['canari-1', 'canari-3', 'canari-4', 'canari-5', LINA.password];
      const folder = path.join(process.env['TEST_LOGS'] ?? '', app.database.name);
      const named = readdirSync(folder).map((name) => ({ name, log: readFileSync(path.join(folder, name), 'utf8') }));
      const logs = named.map(({ log }) => log);
      expect(logs.join('').length).toBeGreaterThan(10_000);
      const people = [LINA.email, AMEL.email, 'canari-2@cordee.example'];
      for (const secret of [...passwords, ...tokens, ...codes, ...hashes.map(({ password }) => password), ...people])
        expect([secret, logs.some((log) => log.includes(secret))]).toEqual([secret, false]);
      // Astro warns in words of its own.
      const ours = named.filter(({ name }) => !name.startsWith('site')).flatMap(({ log }) => log.split('\n').filter(Boolean));
      for (const line of ours) expect(line).toMatch(/^\{.*\}$/);

      const told = app.sink.received.map(({ subject, html, text }) => `${subject} ${html} ${text}`);
      for (const secret of [...passwords, ...tokens, ...hashes.map(({ password }) => password)])
        expect([secret, told.some((mail) => mail.includes(secret))]).toEqual([secret, false]);
      for (const mail of app.sink.received) expect(mail.to?.length).toBe(1);
    });

    it('SEC-19 a line break in an address writes no line of the log', async () => {
      const { app } = open();
      await raw(app.site, '/canari%0d%0a{"level":"info","message":"forged"}');
      await raw(new URL(app.admin).origin, '/api/canari%0d%0a%7B%22message%22:%22forged%22%7D');
      const folder = path.join(process.env['TEST_LOGS'] ?? '', app.database.name);
      const lines = readdirSync(folder).flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'));
      expect(lines.filter((line) => /^\{"(level|message)":"[^"]*"(,"message":"forged")?\}/.test(line))).toEqual([]);
    });
  });

  describe('words that look like markup', () => {
    const PICTURE = '<img src=x onerror=alert(1)>';
    const LINK = '[ici](javascript:alert(1)) <script>alert(1)</script> [là](data:text/html,x)';

    it('SEC-12 stay words on every page, in what editors write and in the name of a person', async () => {
      const { app, address } = open();
      const { query } = app.database;
      for (const table of ['courses', 'themes', 'modules', 'lessons'])
        await query(`update ${table} set title = $1`, [`${PICTURE}'"</script>`]);
      await query('update lessons set body = $1, transcript = $1', [`${PICTURE}\n\n${LINK}`]);
      await query('update courses set welcome = $1', [`${PICTURE}\n\n${LINK}`]);
      await query('update up_users set first_name = $1, last_name = $1', [`">${PICTURE}`]);
      let seen = 0;
      for (const email of [INES.email, LINA.email])
        for (const row of TABLE.filter(({ method }) => !method)) {
          const answer = await fetch(`${app.site}${address(row)}${row.query ?? ''}`, {
            headers: { cookie: `cordee=${await tokenOf(app.site, email)}` },
          });
          const text = await answer.text();
          if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
          // In a value between quotation marks nothing begins: what would break out of one stays here to be seen.
          const unquoted = text.replace(/ [\w-]+="[^"]*"/g, '');
          expect([
            row.route,
            unquoted.includes('<img src=x'),
            /href="(javascript|data):/i.test(text),
            text.includes('<script>alert'),
          ]).toEqual([row.route, false, false, false]);
          if (text.includes('&lt;img src=x')) seen += 1;
        }
      expect(seen).toBeGreaterThan(5);
    });
  });
}
