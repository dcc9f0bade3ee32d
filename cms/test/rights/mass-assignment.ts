// More than was asked for: a body with every column of a person, sent to every door that takes one. (SEC-3)
import { appOf } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { staffMember } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import type { World } from './actors.ts';
import { type Actor, type Row, type Scope, TABLE } from './table.ts';

type Ask = (row: Row, actor: Actor, scope: Scope) => Promise<{ status: number; text: string }>;
type Schema = { type?: string; properties?: Record<string, Schema>; additionalProperties?: unknown; items?: Schema; anyOf?: Schema[] };

const PERSON = 'plugin::users-permissions.user';

/** Where an object in this body would take a key that is not named. */
function openings(schema: Schema, at: string): string[] {
  const here = schema.type === 'object' && schema.additionalProperties !== false ? [at] : [];
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => openings(each, `${at}.${name}`));
  const within = [schema.items, ...(schema.anyOf ?? [])].flatMap((each) => (each ? openings(each, at) : []));
  return [...here, ...below, ...within];
}

export function massAssignment({ open, ask }: { open: () => { app: TestApp; world: World }; ask: Ask }): void {
  /** Every route of the rooms that takes a body, as its row of the table names it. */
  const publicRoutes = () =>
    appOf(open().app.strapi).plugins.flatMap(({ name, routes = [], adminRoutes = [] }) => [
      ...routes.map(({ method, path, body }) => ({ route: `${method} /api/${name}${path}`.replace(/\/$/, ''), body })),
      ...adminRoutes.map(({ method, path, body }) => ({ route: `${method} /${name}${path}`, body })),
    ]);
  const columns = () => Object.keys(open().app.strapi.getModel(PERSON).attributes);
  const people = (app: TestApp) => app.database.query<Record<string, unknown>>('select * from up_users order by id');

  describe('more than was asked for', () => {
    it('SEC-3 the body of every route names all it takes, at every depth', () => {
      const taking = publicRoutes().filter(({ body }) => body);
      expect(taking.length).toBeGreaterThan(8);
      const open = taking.flatMap(({ route, body }) =>
        openings(z.toJSONSchema(body as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema, route),
      );
      expect(open).toEqual([]);
    });

    it('SEC-3 every column of a person, sent along to each of them, is refused by name and changes nothing', {
      timeout: 60_000,
    }, async () => {
      const { app } = open();
      const before = await people(app);
      const extra = ['role', 'standing', 'documentId', 'createdBy', 'publishedAt', 'id', 'isAdmin', ...columns()];
      for (const { route, body } of publicRoutes().filter((each) => each.body)) {
        const row = TABLE.find((each) => each.route === route);
        const actor = row && (Array.isArray(row.may) ? row.may : (row.may as { own?: Actor[] }).own)?.at(0);
        if (!row || !actor) throw new Error(`${route} has no row in the table`);

        const named = Object.keys((body as z.ZodObject).shape ?? {});
        const more = Object.fromEntries(extra.filter((key) => !named.includes(key)).map((key) => [key, 'administrator']));
        const answer = await ask({ ...row, body: { ...more, ...(row.body as object) } }, actor, 'own');
        expect([route, answer.status]).toEqual([route, 422]);
        for (const key of Object.keys(more)) expect([route, answer.text.includes(`\\"${key}\\"`)]).toEqual([route, true]);

        const polluted = `{"__proto__":{"standing":"administrator"},"constructor":{"prototype":{"standing":"administrator"}},${JSON.stringify(row.body ?? {}).slice(1)}`;
        expect([route, (await ask({ ...row, body: polluted.replace(',}', '}') }, actor, 'own')).status]).toEqual([route, 400]);
      }
      expect(({} as Record<string, unknown>)['standing']).toBeUndefined();
      expect(await people(app)).toEqual(before);
    });

    it('SEC-3 no route takes a key in its address that it does not name', async () => {
      for (const { route } of publicRoutes()) {
        const row = TABLE.find((each) => each.route === route);
        const actor = row && (Array.isArray(row.may) ? row.may : (row.may as { own?: Actor[] }).own)?.at(0);
        if (!row || !actor) throw new Error(`${route} has no row in the table`);
        const query = `${row.query ? `${row.query}&` : '?'}filters[email][$startsWith]=a`;
        expect([route, (await ask({ ...row, query }, actor, 'own')).status]).toEqual([route, 422]);
      }
    });

    it('SEC-3 staff who may correct a first name correct that, whatever else the form sends', async () => {
      const { app } = open();
      const { documentId, id } = await app.person('corrected@cordee.example');
      const email = 'corrects@cordee.example';
      const token = await staffMember(app, email, { superAdmin: false });
      const [role] = await app.strapi.db.query('admin::role').findMany({ where: { users: { email } } });
      const may = (action: string) => ({
        action: `plugin::content-manager.explorer.${action}`,
        subject: PERSON,
        properties: { fields: ['firstName'] },
        conditions: [],
      });
      await app.strapi.service('admin::role').assignPermissions(role.id, [may('read'), may('update')]);
      const [before] = (await people(app)).filter((row) => row['id'] === id);

      const body: Record<string, unknown> = Object.fromEntries(columns().map((key) => [key, 'canari']));
      Object.assign(body, {
        firstName: 'Zoë',
        email: 'taken@cordee.example',
        standing: 'administrator',
        blocked: true,
        password: 'une phrase assez longue !',
      });
      Object.assign(body, { id: 1, documentId: 'canari', createdBy: 1, updatedBy: 1, role: { connect: [{ id: 1 }] } });
      for (const key of ['testsFrom', 'testsUntil', 'createdAt', 'updatedAt', 'publishedAt']) body[key] = '2030-01-01';
      const answer = await app.call(`PUT /content-manager/collection-types/${PERSON}/${documentId}` as 'POST /x', { token, body });
      expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
      const [after] = (await people(app)).filter((row) => row['id'] === id);
      const changed = Object.keys(before ?? {}).filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]));
      expect(changed.filter((key) => !['updated_at', 'updated_by_id', 'published_at'].includes(key))).toEqual(['first_name']);

      const superAdmin = { token: open().world.tokens.staff as string, body: { locale: 'en' } };
      await app.call(`PUT /content-manager/collection-types/${PERSON}/${documentId}` as 'POST /x', superAdmin);
      expect((await people(app)).find((row) => row['id'] === id)?.['locale']).toBe('en');
    });

    it('SEC-3 quotes, commands and patterns in what is typed are letters: no route breaks or waits for them', {
      timeout: 60_000,
    }, async () => {
      const broken: string[] = [];
      for (const { route } of publicRoutes()) {
        const row = TABLE.find((each) => each.route === route) as Row;
        const actor = (Array.isArray(row.may) ? row.may : (row.may as { own: Actor[] }).own).at(0) as Actor;
        for (const word of ["x' or 1=1 --", "x'; select pg_sleep(9); --", '$(sleep 9)', '{{7*7}}', '%', '../../etc/passwd']) {
          const body =
            row.body && Object.fromEntries(Object.entries(row.body).map(([key, value]) => [key, typeof value === 'string' ? word : value]));
          const began = performance.now();
          const asked = { ...row, route: row.route.replace(/:\w+/, encodeURIComponent(word)), ...(body && { body }) };
          const { status, text } = await ask(asked, actor, 'own');
          if (status >= 500 || performance.now() - began > 8_000 || text.includes('root:x:')) broken.push(`${route} ${word} ${status}`);
        }
      }
      expect(broken).toEqual([]);
    });
  });
}
