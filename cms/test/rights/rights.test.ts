import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filmKey } from '../../../plugins/progress/server/domain/film-key.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';
import { buildWorld, canary, type World } from './actors.ts';
import { cutOff } from './cut-off.ts';
import { foreignPages } from './foreign-pages.ts';
import { massAssignment } from './mass-assignment.ts';
import { oracles } from './oracles.ts';
import { ACTORS, type Actor, type Row, SCOPES, type Scope, STRAPI, TABLE } from './table.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

/** Every route of the running house, as `GET /path`. */
const routes = (): string[] =>
  app.strapi.server
    .listRoutes()
    .filter(({ path }) => /^\/[a-z]/i.test(String(path)) && !String(path).includes('('))
    .flatMap(({ methods, path }) =>
      methods.filter((method: string) => method !== 'HEAD' && method.length < 8).map((method: string) => `${method} ${path}`),
    );

const isAdmins = (actor: Actor) => actor.startsWith('staff');
const lettIn = (row: Row, scope: Scope): readonly Actor[] =>
  Array.isArray(row.may) ? row.may : ((row.may as Partial<Record<Scope, Actor[]>>)[scope] ?? []);

/** What a cell of the table says: let in, not signed in at this door, not theirs, not their role's. */
function expected(row: Row, actor: Actor, scope: Scope): number[] | '2xx' {
  if (lettIn(row, scope).includes(actor)) return row.answers ? [...row.answers] : '2xx';
  const adminDoor = !row.route.includes(' /api/');
  if (adminDoor) return [isAdmins(actor) ? (row.refused ?? 403) : 401];
  return [actor === 'visitor' || isAdmins(actor) ? 401 : (row.refused ?? 404)];
}

async function ask(row: Row, actor: Actor, scope: Scope): Promise<{ status: number; text: string; headers: Headers }> {
  const [method = 'GET', pattern = ''] = row.route.split(' ');
  const things = world.things[scope];
  const lesson = row.lesson === 'film' ? things.film : things.text;
  const person = world.ids[actor] ?? 0;
  const key = filmKey({ person, course: things.course, lesson: things.film }, new Date(), process.env['LINK_SECRET'] ?? '');
  const path = `${pattern}${row.query ?? ''}`
    .replace(':course', things.course)
    .replace(':theme', things.theme)
    .replace(':module', things.module)
    .replace(':lesson', lesson)
    .replace(':session', things.session)
    .replace(':member', things.member)
    .replace(':person', things.person)
    .replace(':message', things.message)
    .replace(':key', key);
  const token = await tokenFor(row, actor);
  const answer = await fetch(`${app.url}${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(row.body && { 'content-type': 'application/json' }) },
    ...(row.body && { body: typeof row.body === 'string' ? row.body : JSON.stringify(row.body) }),
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** A sign-in that the request would end is one of its own. */
async function tokenFor(row: Row, actor: Actor): Promise<string | undefined> {
  const token = world.tokens[actor];
  const endsIt = /sign-ins\/mine/.test(row.route);
  if (!endsIt || !token || isAdmins(actor)) return token;
  return app.signIn(`${actor.replace(/\W/g, '.')}@cordee.example`, PASSWORD);
}

describe('the authorisation table', () => {
  it('ACC-7 knows every route of the running house, and no other', () => {
    const known = new Set(TABLE.map(({ route }) => route));
    const ours = routes().filter((route) => !STRAPI.admin.test(route.split(' ')[1] ?? '') && !STRAPI.api.test(route.split(' ')[1] ?? ''));
    expect(ours.filter((route) => !known.has(route))).toEqual([]);
    expect([...known].filter((route) => !ours.includes(route))).toEqual([]);
  });

  it.each(TABLE.map((row) => [row.route, row] as const))('ACC-7 %s: each actor, in each scope', async (_, row) => {
    const wrong: string[] = [];
    let letIn = 0;
    for (const scope of Array.isArray(row.may) && !/:(course|session|person|message)/.test(row.route) ? (['own'] as const) : SCOPES)
      for (const actor of ACTORS) {
        const { status, text } = await ask(row, actor, scope);
        const wanted = expected(row, actor, scope);
        const right = wanted === '2xx' ? status >= 200 && status < 300 : wanted.includes(status);
        if (!right) wrong.push(`${actor}, ${scope}: ${status} instead of ${wanted} ${text.slice(0, 120)}`);
        if (right && lettIn(row, scope).includes(actor)) letIn += 1;
        for (const other of SCOPES)
          if (other !== scope && text.includes(canary(other)) && !mayKnow(actor)) wrong.push(`${actor}, ${scope}: sees what is ${other}`);
        if (status >= 400 && text.includes(canary(scope))) wrong.push(`${actor}, ${scope}: a refusal that tells`);
      }
    expect(wrong).toEqual([]);
    expect(letIn).toBeGreaterThan(0);
  });

  /** Administrators see everything; staff, and pilots of the company, know its sessions by name. */
  const mayKnow = (actor: Actor) => isAdmins(actor) || actor === 'administrator' || actor.startsWith('pilot');

  it('ACC-8 a pilot knows the sessions of their company, and none of another', async () => {
    const { text } = await ask({ route: 'GET /api/home', may: [] }, 'pilot', 'own');
    expect([text.includes(canary('own')), text.includes(canary('same company')), text.includes(canary('other company'))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the doors of Strapi itself', () => {
  const closed = () =>
    routes().filter(
      (route) => STRAPI.admin.test(route.split(' ')[1] ?? '') && !STRAPI.open.some((open) => open.test(route.split(' ')[1] ?? '')),
    );

  it('ACC-22 no visitor, and nobody signed in to the site, gets through any of the admin’s', async () => {
    const through: string[] = [];
    for (const token of [undefined, world.tokens.administrator])
      for (const route of closed()) {
        const [method = 'GET', path = ''] = route.split(' ');
        const answer = await fetch(`${app.url}${path.replace(/:\w+/g, '1')}`, {
          method,
          ...(token && { headers: { authorization: `Bearer ${token}` } }),
        });
        if (![401, 403, 404, 405].includes(answer.status)) through.push(`${route} ${answer.status}`);
        await answer.arrayBuffer();
      }
    expect(closed().length).toBeGreaterThan(100);
    expect(through).toEqual([]);
  });

  it('ACC-7 Strapi’s content API gives nothing to anybody', async () => {
    const given: string[] = [];
    for (const route of routes().filter((each) => STRAPI.api.test(each.split(' ')[1] ?? '')))
      for (const token of [undefined, world.tokens.administrator, world.tokens.staff]) {
        const [method = 'GET', path = ''] = route.split(' ');
        const answer = await fetch(`${app.url}${path.replace(/:\w+/g, '1')}`, {
          method,
          ...(token && { headers: { authorization: `Bearer ${token}` } }),
        });
        if (answer.status < 400) given.push(`${route} ${answer.status}`);
        await answer.arrayBuffer();
      }
    expect(given).toEqual([]);
  });
});

const open = () => ({ app, world });
oracles(open);
massAssignment({ open, ask });
foreignPages(open);
cutOff(open);
