import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/folders.ts';
import { named, type RunningApp, startApp, tokenOf } from '../running-app.ts';
import { pathTricks } from './path-tricks.ts';
import { ACTORS, type Actor, ASTRO, type Row, TABLE } from './table.ts';

type Things = { course: string; theme: string; module: string; lesson: string };

let app: RunningApp;
let things: { own: Things; other: Things };

beforeAll(async () => {
  app = await startApp();
  // A film that testers may not see, in a theme of which they may see something; and a picture for each course.
  const film = (reference: string, lesson: string) =>
    app.database.query<Things>(
      `select o.course, o.theme, o.module, o.lesson from cordee.course_outline o
       join courses c on c.document_id = o.course and c.published_at is not null and c.reference = $1
       join lessons l on l.document_id = o.lesson and l.published_at is not null and l.reference = $2`,
      [reference, lesson],
    );
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
    `with file as (insert into files (document_id, name, url, mime, ext, hash, size, provider)
       select 'picture', name, url, 'image/png', '.png', 'picture', 1, 'local' from files where name like '%.vtt' limit 1 returning id)
     insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select file.id, c.id, 'plugin::courses.course', 'welcomePicture', 1 from file, courses c where c.published_at is not null`,
  );
  const [[own], [other]] = [await film('RECRUTER-1', FILMS[0]), await film('ACCUEIL-1', FILMS[1])];
  if (!own || !other) throw new Error('the demo courses have no such films');
  things = { own, other };
});
afterAll(() => app.close());

const FILMS = ['L-AVANT-DE-RECRUTER', 'L-PREMIER-MATIN'] as const;

/** The pages and endpoints of the built site. */
function routes(): string[] {
  const built = globSync('site/dist/server/**/*.mjs', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'));
  return [...new Set(built.flatMap((code) => [...code.matchAll(/"route":"([^"]+)","isIndex"/g)].map(([, route]) => route ?? '')))];
}

async function ask(row: Row, actor: Actor, whose: 'own' | 'other'): Promise<number> {
  const name = ACTORS[actor];
  const token = name && (await tokenOf(app.site, named(name).email));
  const address = addressOf(row, whose);
  const headers = { ...(token && { cookie: `cordee=${token}` }), origin: app.site };
  const key = row.route.endsWith('/video') ? await keyOf(address.replace(/video$/, 'adresse-video'), headers) : '';
  const answer = await fetch(`${app.site}${address}${row.query ?? ''}${key}`, {
    method: row.method ?? 'GET',
    headers: { ...headers, ...(row.method && { 'content-type': 'application/json' }) },
    redirect: 'manual',
    ...(row.method && { body: JSON.stringify({ played: [], position: 0 }) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

function addressOf({ route }: Row, whose: 'own' | 'other'): string {
  const { course, theme, module, lesson } = things[whose];
  return route.replace('[course]', course).replace('[theme]', theme).replace('[module]', module).replace('[lesson]', lesson);
}

async function keyOf(address: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${app.site}${address}`, { headers });
  const { address: fresh = '' } = (await answer.json()) as { address?: string };
  return fresh.includes('?') ? fresh.slice(fresh.indexOf('?')) : '?key=x';
}

function expected(row: Row, actor: Actor, whose: 'own' | 'other'): number {
  if ((whose === 'own' ? row.own : (row.other ?? [])).includes(actor)) return row.answers ?? 200;
  return actor === 'visitor' ? (row.visitor ?? 302) : 404;
}

describe('the authorisation table of the site', () => {
  it('ACC-7 knows every page of the built site, and no other', () => {
    const known = [...TABLE.map(({ route }) => route), ...ASTRO];
    expect(routes().filter((route) => !known.includes(route))).toEqual([]);
    expect(TABLE.map(({ route }) => route).filter((route) => !routes().includes(route))).toEqual([]);
  });

  it.each(TABLE.map((row) => [row.route, row] as const))('ACC-7 %s: each actor', async (_, row) => {
    const wrong: string[] = [];
    for (const whose of row.other ? (['own', 'other'] as const) : (['own'] as const))
      for (const actor of Object.keys(ACTORS) as Actor[]) {
        const status = await ask(row, actor, whose);
        if (status !== expected(row, actor, whose)) wrong.push(`${actor}, ${whose}: ${status} instead of ${expected(row, actor, whose)}`);
      }
    expect(wrong).toEqual([]);
  });

  const actions = globSync('site/src/features/**/*.actions.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/^export const (\w+) = defineAction/gm)].map(([, name]) => name ?? ''),
  );

  it.each(actions)('SEC-6 the form %s is taken from our own pages alone', async (name) => {
    const token = await tokenOf(app.site, named('lina').email);
    for (const origin of [undefined, 'https://evil.example', 'null', `${app.site}.evil.example`])
      for (const address of [`/?_action=${name}`, `/_actions/${name}`]) {
        const answer = await fetch(`${app.site}${address}`, {
          method: 'POST',
          headers: { cookie: `cordee=${token}`, ...(origin && { origin }) },
          body: new URLSearchParams({ email: 'a@b.fr' }),
          redirect: 'manual',
        });
        expect([name, origin, address, answer.status]).toEqual([name, origin, address, 403]);
      }
  });
});

pathTricks(() => ({ app, address: (row) => addressOf(row, 'own') }));
