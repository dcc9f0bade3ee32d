import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filmKey } from '../../../plugins/progress/server/domain/film-key.ts';
import { stampPage } from '../../../plugins/progress/server/domain/page-stamp.ts';
import { id } from '../../../test/id.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';
import { testAccessRevocation } from './access-revocation.ts';
import { buildWorld, canary, emailOf, readerOf, type Setup, TEXT_PICTURE, type World } from './actors.ts';
import { testCrossOriginRequests } from './cross-origin.ts';
import { testMassAssignment } from './mass-assignment.ts';
import { testOracles } from './oracles.ts';
import { isStrapiRoute, routesOf, testStrapiRoutes } from './strapi-routes.ts';
import { ACTORS, type Actor, allowedActors, isStaff, type Row, SCOPES, type Scope, TABLE } from './table.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

const pathOf = (route: string) => route.split(' ')[1] ?? '';

/** The scopes that matter to a row: all of them where the route names something that belongs to one. */
const scopesOf = (row: Row): readonly Scope[] =>
  Array.isArray(row.may) && !/:(course|company|session|person|message)/.test(row.route) ? ['own'] : SCOPES;

/** The statuses that a cell of the table allows: access, not signed in for this route, not theirs, not permitted to their role. */
function expectedStatuses(row: Row, actor: Actor, scope: Scope): number[] | '2xx' {
  if (allowedActors(row, scope).includes(actor)) return row.answers ? [row.answers[0]] : '2xx';
  const isApiRoute = row.route.includes(' /api/');
  if (!isApiRoute) return [isStaff(actor) ? 403 : 401];
  return [actor === 'visitor' || isStaff(actor) ? 401 : 404];
}

/** Administrators see everything; staff and pilots of the company see the names of its sessions. */
const maySeeOtherScopes = (actor: Actor) => isStaff(actor) || actor === 'administrator' || actor.startsWith('pilot');

async function send(row: Row, actor: Actor, scope: Scope): Promise<{ status: number; text: string }> {
  const [method = 'GET'] = row.route.split(' ');
  const token = await tokenFor(row, actor);
  const response = await fetch(`${app.url}${filledPath(row, actor, scope)}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(row.body && { 'content-type': 'application/json' }) },
    ...(row.body && { body: filledBody(row, actor, scope) }),
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text() };
}

/** The body of a row with the stamp of a page that was served to the actor an hour ago. */
function filledBody(row: Row, actor: Actor, scope: Scope): string {
  const { film, text } = world.fixtures[scope];
  const page = { person: id<'person'>(world.ids[actor] ?? 0), lesson: id<'lesson'>(row.lesson === 'film' ? film : text) };
  const stamp = stampPage(page, new Date(Date.now() - 3_600_000), process.env['LINK_SECRET'] ?? '');
  return (typeof row.body === 'string' ? row.body : JSON.stringify(row.body)).replace(':page', stamp).replace(':reader', readerOf(actor));
}

/** The path of a row with its parameters filled from the fixtures of a scope. */
function filledPath(row: Row, actor: Actor, scope: Scope): string {
  const fixtures = world.fixtures[scope];
  const grant = { person: id<'person'>(world.ids[actor] ?? 0), course: id<'course'>(fixtures.course), lesson: id<'lesson'>(fixtures.film) };
  return `${pathOf(row.route)}${row.query ?? ''}`
    .replace(':kind', 'course')
    .replace(':course', fixtures.course)
    .replace(':theme', fixtures.theme)
    .replace(':module', fixtures.module)
    .replace(':lesson', row.lesson === 'film' ? fixtures.film : fixtures.text)
    .replace(':file', TEXT_PICTURE)
    .replace(':company', fixtures.company)
    .replace(':session', fixtures.session)
    .replace(':member', fixtures.members[actor] ?? Object.values(fixtures.members)[0] ?? '')
    .replace(':person', fixtures.person)
    .replace(':message', fixtures.message)
    .replace(':key', filmKey(grant, new Date(), process.env['LINK_SECRET'] ?? ''));
}

/** A request that ends its own sign-in, as signing in again does, gets one of its own. */
async function tokenFor(row: Row, actor: Actor): Promise<string | undefined> {
  const token = world.tokens[actor];
  const endsSignIn = /sign-ins(\/mine)?$/.test(row.route) && !row.route.startsWith('GET');
  if (!endsSignIn || !token || isStaff(actor)) return token;
  return app.signIn(emailOf(actor), PASSWORD);
}

describe('the authorisation table', () => {
  it('ACC-7 knows every route of the running app, and no other', () => {
    const listed = TABLE.map(({ route }) => route);
    const running = routesOf(app).filter((route) => !isStrapiRoute(route));
    expect(
      running.filter((route) => !listed.includes(route)),
      'routes without a row',
    ).toEqual([]);
    expect(
      listed.filter((route) => !running.includes(route)),
      'rows without a route',
    ).toEqual([]);
  });

  it.each(TABLE.map((row) => [row.route, row] as const))('ACC-7 %s: each actor, in each scope', async (_, row) => {
    const wrong: string[] = [];
    let accessCount = 0;
    for (const scope of scopesOf(row))
      for (const actor of ACTORS) {
        const { status, text } = await send(row, actor, scope);
        const expected = expectedStatuses(row, actor, scope);
        const isAllowed = allowedActors(row, scope).includes(actor);
        const isOwnAnswer = !isAllowed || !row.answers?.[1] || text.includes(`"code":"${row.answers[1]}"`);
        const isExpected = isOwnAnswer && (expected === '2xx' ? status >= 200 && status < 300 : expected.includes(status));
        if (!isExpected) wrong.push(`${actor}, ${scope}: ${status} instead of ${expected} ${text.slice(0, 120)}`);
        if (isExpected && isAllowed) accessCount += 1;
        for (const other of SCOPES)
          if (other !== scope && text.includes(canary(other)) && !maySeeOtherScopes(actor))
            wrong.push(`${actor}, ${scope}: sees what is ${other}`);
        if (status >= 400 && text.includes(canary(scope))) wrong.push(`${actor}, ${scope}: a refusal that tells`);
      }
    expect(wrong).toEqual([]);
    expect(accessCount, 'cells with access').toBeGreaterThan(0);
  });

  it('ACC-8 a pilot knows the sessions of their company, and none of another', async () => {
    const { text } = await send({ route: 'GET /api/home', may: [] }, 'pilot', 'own');
    expect(text).toContain(canary('own'));
    expect(text).toContain(canary('same company'));
    expect(text).not.toContain(canary('other company'));
  });
});

const setup: Setup = () => ({ app, world });
testStrapiRoutes(setup);
testOracles(setup);
testMassAssignment(setup, send);
testCrossOriginRequests(setup);
testAccessRevocation(setup);
