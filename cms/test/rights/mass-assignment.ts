// Mass assignment: a body with every column of a person, sent to every route that accepts one; and injection into what is typed. (SEC-3)
import { appOf } from '@cordee/kernel';
import { upload } from '@cordee/kernel/endpoint';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { type Setup, tokenOf } from './actors.ts';
import { type Actor, allowedActors, type Row, type Scope, TABLE } from './table.ts';

export type SendRequest = (row: Row, actor: Actor, scope: Scope) => Promise<{ status: number; text: string }>;
type JsonSchema = z.core.JSONSchema.JSONSchema | boolean;
type PluginRoute = Readonly<{ route: string; body: z.ZodType | undefined }>;

const PERSON = 'plugin::users-permissions.user';
const INJECTIONS = ["x' or 1=1 --", "x'; select pg_sleep(9); --", '$(sleep 9)', '{{7*7}}', '%', '../../etc/passwd'];

export function testMassAssignment(setup: Setup, send: SendRequest): void {
  describe('more than was asked for', () => {
    testUnknownFields(setup, send);
    testUnknownParameters(setup, send);
    testContentManagerFields(setup);
    testInjections(setup, send);
  });
}

function testUnknownFields(setup: Setup, send: SendRequest): void {
  it('SEC-3 the body of every route names all it takes, at every depth', () => {
    const routes = routesWithBody(setup);
    expect(routes.length).toBeGreaterThan(8);
    const openObjects = routes.flatMap(({ route, body }) =>
      findOpenObjects(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), route),
    );
    expect(openObjects).toEqual([]);
  });

  it('SEC-3 every column of a person, sent along to each of them, is refused by name and changes nothing', {
    timeout: 60_000,
  }, async () => {
    const before = await people(setup().app);
    const columns = ['role', 'standing', 'documentId', 'createdBy', 'publishedAt', 'id', 'isAdmin', ...personFields(setup)];
    for (const { route, body } of routesWithBody(setup)) {
      const { row, actor } = allowed(route);
      const named = body instanceof z.ZodObject ? Object.keys(body.shape) : [];
      const unknown = Object.fromEntries(columns.filter((key) => !named.includes(key)).map((key) => [key, 'administrator']));
      const { status, text } = await send({ ...row, body: { ...unknown, ...(typeof row.body === 'object' && row.body) } }, actor, 'own');
      expect(status, route).toBe(422);
      for (const key of Object.keys(unknown)) expect(text, `${route} names ${key}`).toContain(`\\"${key}\\"`);
    }
    expect(await people(setup().app)).toEqual(before);
  });

  it('SEC-3 a prototype in a body is unreadable to each of them, and changes nothing', async () => {
    const before = await people(setup().app);
    for (const { route } of routesWithBody(setup)) {
      const { row, actor } = allowed(route);
      const polluted = `{"__proto__":{"standing":"administrator"},"constructor":{"prototype":{"standing":"administrator"}},${JSON.stringify(row.body ?? {}).slice(1)}`;
      const { status } = await send({ ...row, body: polluted.replace(',}', '}') }, actor, 'own');
      expect(status, route).toBe(400);
    }
    const empty: Record<string, unknown> = {};
    expect(empty['standing'], 'the prototype of every object').toBeUndefined();
    expect(await people(setup().app)).toEqual(before);
  });
}

function testUnknownParameters(setup: Setup, send: SendRequest): void {
  it('SEC-3 no route takes a key in its address that it does not name', async () => {
    for (const { route } of pluginRoutes(setup)) {
      const { row, actor } = allowed(route);
      const query = `${row.query ? `${row.query}&` : '?'}filters[email][$startsWith]=a`;
      expect((await send({ ...row, query }, actor, 'own')).status, route).toBe(422);
    }
  });
}

function testContentManagerFields(setup: Setup): void {
  let person: { id: number; documentId: string };
  beforeAll(async () => {
    person = await setup().app.createPerson('corrected@cordee.example');
  });
  const save = async (token: string, body: object) => {
    const headers = await fromStoredVersion(setup().app, PERSON, person.documentId);
    return setup().app.call(`PUT /content-manager/collection-types/${PERSON}/${person.documentId}`, { token, body, headers });
  };
  const row = async () => (await people(setup().app)).find(({ id }) => id === person.id);

  it('SEC-3 staff who may correct a first name correct that, whatever else the form sends', async () => {
    const token = await staffWhoMayCorrect(setup().app, 'firstName');
    const before = await row();
    const { status, body } = await save(token, everyField(setup));
    expect(status).toBe(200);
    expect(body).toEqual(expect.anything());
    const after = await row();
    const changed = Object.keys(before ?? {}).filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]));
    expect(changed.filter((key) => !['updated_at', 'updated_by_id', 'published_at', 'version'].includes(key)).sort()).toEqual([
      'first_name',
      'full_name',
      'name_and_address',
    ]);
    expect(after?.['full_name'], 'which follows the name').toBe('Zoë Martin');
  });

  it('SEC-3 staff with every permission correct what the others may not', async () => {
    await save(tokenOf(setup().world, 'settings staff'), { locale: 'en' });
    expect((await row())?.['locale']).toBe('en');
  });
}

function testInjections(setup: Setup, send: SendRequest): void {
  it('SEC-3 quotes, commands and patterns in what is typed are letters: no route breaks or waits for them', {
    timeout: 60_000,
  }, async () => {
    const broken: string[] = [];
    for (const { route } of pluginRoutes(setup)) {
      const { row, actor } = allowed(route);
      for (const text of INJECTIONS) {
        const startedAt = performance.now();
        const response = await send(withText(row, text), actor, 'own');
        if (response.status >= 500) broken.push(`${route} ${text}: ${response.status}`);
        if (performance.now() - startedAt > 8_000) broken.push(`${route} ${text}: waits`);
        if (response.text.includes('root:x:')) broken.push(`${route} ${text}: shows a file`);
      }
    }
    expect(broken).toEqual([]);
  });
}

/** The row with this text as its first parameter and as every text of its body. */
function withText(row: Row, text: string): Row {
  const body =
    row.body && Object.fromEntries(Object.entries(row.body).map(([key, value]) => [key, typeof value === 'string' ? text : value]));
  return { ...row, route: row.route.replace(/:\w+/, encodeURIComponent(text)), ...(body && { body }) };
}

/** Every route of the plugins, as its row of the table names it. */
const pluginRoutes = (setup: Setup): PluginRoute[] =>
  appOf(setup().app.strapi).plugins.flatMap(({ routes = [], adminRoutes = [] }) => [
    ...routes.map(({ method, path, body }) => ({ route: `${method} /api${path}`, body })),
    ...adminRoutes.map(({ method, path, body }) => ({ route: `${method} ${path}`, body })),
  ]);

/** The routes with a body that has fields: not those that receive a file. */
const routesWithBody = (setup: Setup) =>
  pluginRoutes(setup).flatMap(({ route, body }) => (body && body !== upload ? [{ route, body }] : []));
const personFields = (setup: Setup) => Object.keys(setup().app.strapi.getModel(PERSON).attributes);
const people = (app: TestApp) => app.database.query<Record<string, unknown>>('select * from up_users order by id');

/** The row of a route, and an actor who has access to it. */
function allowed(route: string): { row: Row; actor: Actor } {
  const row = TABLE.find((each) => each.route === route);
  const actor = row && allowedActors(row, 'own').at(0);
  if (!row || !actor) throw new Error(`${route} has no row in the table`);

  return { row, actor };
}

/** The paths of the objects in this schema that accept keys which are not named. */
function findOpenObjects(schema: JsonSchema, path: string): string[] {
  if (typeof schema === 'boolean') return [];
  const own = schema.type === 'object' && schema.additionalProperties !== false ? [path] : [];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => findOpenObjects(each, `${path}.${name}`));
  const alternatives = [schema.items ?? [], schema.anyOf ?? []].flat().flatMap((each) => findOpenObjects(each, path));
  return [...own, ...properties, ...alternatives];
}

async function staffWhoMayCorrect(app: TestApp, field: string): Promise<string> {
  const email = 'corrects@cordee.example';
  const token = await createStaffUser(app, email, { superAdmin: false });
  const [role] = await app.strapi.db.query('admin::role').findMany({ where: { users: { email } } });
  const permission = (action: string) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: PERSON,
    properties: { fields: [field] },
    conditions: [],
  });
  await app.strapi.service('admin::role').assignPermissions(role.id, [permission('read'), permission('update')]);
  return token;
}

/** A form with a new value in every field of a person. */
function everyField(setup: Setup): Record<string, unknown> {
  const dates = ['testsFrom', 'testsUntil', 'createdAt', 'updatedAt', 'publishedAt'];
  return {
    ...Object.fromEntries(personFields(setup).map((key) => [key, 'canari'])),
    firstName: 'Zoë',
    email: 'taken@cordee.example',
    standing: 'administrator',
    blocked: true,
    password: 'une phrase assez longue !',
    id: 1,
    documentId: 'canari',
    createdBy: 1,
    updatedBy: 1,
    role: { connect: [{ id: 1 }] },
    ...Object.fromEntries(dates.map((key) => [key, '2030-01-01'])),
  };
}
