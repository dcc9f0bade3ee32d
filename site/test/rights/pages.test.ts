import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/folders.ts';
import { formActions } from '../form-actions.ts';
import { demoAccount, type RunningApp, startApp, tokenOf } from '../running-app.ts';
import { testCookies } from './cookies.ts';
import { type Setup, sendRaw } from './http.ts';
import { testOpenRedirects } from './open-redirects.ts';
import { testPasswordFields } from './password-fields.ts';
import { testDisguisedPaths, testFiles } from './path-tricks.ts';
import { testResponseHeaders } from './response-headers.ts';
import { testSafeMethods } from './safe-methods.ts';
import { testSecretsInLogs } from './secrets-in-logs.ts';
import { testSignOut } from './sign-out.ts';
import { testStoredMarkup } from './stored-markup.ts';
import { ACTORS, type Actor, ALL_ACTORS, ASTRO_ROUTES, type Row, TABLE } from './table.ts';

type CourseIds = { course: string; theme: string; module: string; lesson: string };
type SessionIds = { session: string; member: string };

let app: RunningApp;
let ids: { own: CourseIds & SessionIds; other: CourseIds & SessionIds };

beforeAll(async () => {
  app = await startApp();
  const findIds = (course: string, lesson: string) =>
    app.database.query<CourseIds>(
      `select o.course, o.theme, o.module, o.lesson from cordee.course_outline o
       join courses c on c.document_id = o.course and c.published_at is not null and c.reference = $1
       join lessons l on l.document_id = o.lesson and l.published_at is not null and l.reference = $2`,
      [course, lesson],
    );
  // Testers may see every lesson but these films, so that their themes and modules are open to them.
  await app.database.query(
    'delete from cordee.open_to_testers where lesson in (select document_id from lessons where reference = any($1))',
    [FILMS],
  );
  await app.database.query(
    'update cordee.course_outline set open_to_testers = false where lesson in (select document_id from lessons where reference = any($1))',
    [FILMS],
  );
  await app.database.query(
    `update cordee.course_outline o set open_to_testers = true where not exists (select from lessons l where l.document_id = o.lesson and l.reference = any($1))`,
    [FILMS],
  );
  await app.database.query(
    // A welcome picture for each course.
    `with file as (insert into files (document_id, name, url, mime, ext, hash, size, provider)
       select 'picture', name, url, 'image/png', '.png', 'picture', 1, 'local' from files where name like '%.vtt' limit 1 returning id)
     insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select file.id, c.id, 'plugin::courses.course', 'welcomePicture', 1 from file, courses c where c.published_at is not null`,
  );
  // A picture in every text.
  writeFileSync(path.join(app.uploads, PICTURE), Buffer.alloc(64));
  await app.database.query(
    `insert into files (document_id, name, url, mime, ext, hash, size, provider)
     values ('picture', $1::text, '/uploads/' || $1::text, 'image/png', '.png', 'picture', 1, 'local')`,
    [PICTURE],
  );
  for (const text of ['lessons set body', 'courses set welcome'])
    await app.database.query(`update ${text} = $1`, [`![](/uploads/${PICTURE})`]);
  const findSession = (reference: string) =>
    app.database.query<SessionIds>(
      `select s.document_id as session, m.id as member from cordee.session s join cordee.current_membership m on m.session = s.id
       where s.reference = $1 limit 1`,
      [reference],
    );
  const [[own], [other]] = [await findIds('RECRUTER-1', FILMS[0]), await findIds('ACCUEIL-1', FILMS[1])];
  const [[piloted], [foreign]] = [await findSession('Lyon, relais'), await findSession('Tilleuls, hiver')];
  if (!own || !other || !piloted || !foreign) throw new Error('The films or the sessions are missing from the demo data.');
  ids = { own: { ...own, ...piloted }, other: { ...other, ...foreign } };
});
afterAll(() => app.close());

const PICTURE = 'picture.png';
const FILMS = ['L-AVANT-DE-RECRUTER', 'L-PREMIER-MATIN'] as const;

/** Reads the routes of the pages and endpoints from the built site. */
function routes(): string[] {
  const built = globSync('site/dist/server/**/*.mjs', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'));
  return [...new Set(built.flatMap((code) => [...code.matchAll(/"route":"([^"]+)","isIndex"/g)].map(([, route]) => route ?? '')))];
}

async function requestStatus(row: Row, actor: Actor, whose: 'own' | 'other'): Promise<number> {
  const account = ACTORS[actor];
  const token = account && (await tokenOf(app.site, demoAccount(account).email));
  const path = pathOf(row, whose);
  const headers = { ...(token && { cookie: `cordee=${token}` }), origin: app.site };
  const key = row.route.endsWith('/video') ? await filmKeyQuery(path.replace(/video$/, 'adresse-video'), headers) : '';
  const response = await fetch(`${app.site}${path}${row.query ?? ''}${key}`, {
    method: row.method ?? 'GET',
    headers: { ...headers, ...(row.method && { 'content-type': 'application/json' }) },
    redirect: 'manual',
    ...(row.method && { body: JSON.stringify(await reportOf(path, headers)) }),
  });
  await response.arrayBuffer();
  return response.status;
}

function pathOf({ route }: Row, whose: 'own' | 'other'): string {
  const { course, theme, module, lesson, session, member } = ids[whose];
  return route
    .replace('[course]', course)
    .replace('[theme]', theme)
    .replace('[module]', module)
    .replace('[lesson]', lesson)
    .replace('[session]', session)
    .replace('[member]', member)
    .replace('[file]', PICTURE);
}

/** A report of a page of a lesson, with the stamp that the page was served with; with an invalid one when the page is refused. */
async function reportOf(path: string, headers: Record<string, string>): Promise<object> {
  const html = await (await fetch(`${app.site}${path.replace(/\/\w+$/, '')}`, { headers })).text();
  const page = /data-page="([^"]+)"/.exec(html)?.[1] ?? 'none';
  return path.endsWith('/joue') ? { page, played: [], position: 0 } : { page };
}

/** Requests a signed URL of a film and returns its query string; one with an invalid key when it is refused. */
async function filmKeyQuery(path: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${app.site}${path}`, { headers });
  const { address: url = '' }: { address?: string } = await response.json();
  return url.includes('?') ? url.slice(url.indexOf('?')) : '?key=x';
}

function expectedStatus(row: Row, actor: Actor, whose: 'own' | 'other'): number {
  if ((whose === 'own' ? row.own : (row.other ?? [])).includes(actor)) return row.status ?? 200;
  return actor === 'visitor' ? (row.visitor ?? 302) : 404;
}

describe('the authorisation table of the site', () => {
  it('ACC-7 lists every page of the built site, and no other', () => {
    const listed = [...TABLE.map(({ route }) => route), ...ASTRO_ROUTES];
    expect(routes().filter((route) => !listed.includes(route))).toEqual([]);
    expect(TABLE.map(({ route }) => route).filter((route) => !routes().includes(route))).toEqual([]);
  });

  it.each(TABLE.map((row) => [row.route, row] as const))('ACC-7 %s: each actor', async (_, row) => {
    const failures: string[] = [];
    for (const whose of row.other ? (['own', 'other'] as const) : (['own'] as const))
      for (const actor of ALL_ACTORS) {
        const status = await requestStatus(row, actor, whose);
        const expected = expectedStatus(row, actor, whose);
        if (status !== expected) failures.push(`${actor}, ${whose}: ${status} instead of ${expected}`);
      }
    expect(failures).toEqual([]);
  });

  const actions = formActions();

  it('SEC-6 every form action of the site is tried below', () => {
    const defined = globSync('site/src/**/*.{ts,astro}', { cwd: root }).flatMap(
      (file) => readFileSync(path.join(root, file), 'utf8').match(/\bdefineAction\(/g) ?? [],
    );
    expect(actions.length).toBeGreaterThan(20);
    expect(actions).toHaveLength(defined.length);
  });

  it.each(actions)('SEC-6 the form action %s is accepted from our own origin alone', async (name) => {
    const token = await tokenOf(app.site, demoAccount('lina').email);
    for (const origin of [undefined, 'https://evil.example', 'null', `${app.site}.evil.example`])
      for (const target of [`/?_action=${name}`, `/_actions/${name}`]) {
        const response = await fetch(`${app.site}${target}`, {
          method: 'POST',
          headers: { cookie: `cordee=${token}`, ...(origin && { origin }) },
          body: new URLSearchParams({ email: 'a@b.fr' }),
          redirect: 'manual',
        });
        expect([name, origin, target, response.status]).toEqual([name, origin, target, 403]);
      }
    // Without a sign-in: it is read, and changes nothing.
    const own = { method: 'POST', headers: { origin: app.site }, body: new URLSearchParams({ email: 'a@b.fr' }) };
    const { status } = await fetch(`${app.site}/?_action=${name}`, { ...own, redirect: 'manual' });
    expect([403, 404], 'from our own origin').not.toContain(status);
  });

  it('SEC-6 a page that called this server by another name writes nothing', async () => {
    const token = await tokenOf(app.site, demoAccount('lina').email);
    const headers = { host: 'evil.example', origin: 'http://evil.example', cookie: `cordee=${token}`, 'content-length': 0 };
    const writes = [
      ...actions.map((name) => `/?_action=${name}`),
      ...TABLE.filter(({ method }) => method).map((row) => pathOf(row, 'own')),
    ];
    const accepted: string[] = [];
    for (const path of writes) {
      const { status } = await sendRaw(app.site, path, headers, 'POST');
      if (status !== 403) accepted.push(`${path} ${status}`);
    }
    expect(accepted).toEqual([]);
  });
});

const setup: Setup = () => ({ app, pathOf: (row) => pathOf(row, 'own') });
testDisguisedPaths(setup);
testOpenRedirects(setup);
testResponseHeaders(setup);
testPasswordFields(setup);
testSignOut(setup);
testCookies(setup);
testFiles(setup);
testSafeMethods(setup);
testSecretsInLogs(setup);
testStoredMarkup(setup);
