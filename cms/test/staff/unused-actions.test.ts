// What the admin offers to staff: what nothing here uses is refused to everybody, those who may do everything included; names are French. (ACC-22)
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { TestDatabase } from '../../../test/database.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const METADATAS = z.record(z.string(), z.object({ list: z.object({ label: z.string() }) }));

type ContentType = Readonly<{ attributes: Readonly<Record<string, { enum?: readonly string[] }>> }>;

let app: TestApp;
let token: string;
let bare: string;

beforeAll(async () => {
  app = await startTestApp({ prepare: createKeys });
  token = await createStaffUser(app, 'everything@cordee.example', { superAdmin: true });
  bare = await createStaffUser(app, 'nothing@cordee.example', { superAdmin: false });
});
afterAll(() => app.close());

/** Puts keys into the database, such as Strapi made when an earlier release was started for the first time. */
async function createKeys(database: TestDatabase): Promise<void> {
  await database.query(
    `insert into strapi_api_tokens (document_id, name, type, kind, access_key) values ('left', 'Full Access', 'full-access', 'content-api', 'abc')`,
  );
  await database.query(`insert into strapi_transfer_tokens (document_id, name, access_key) values ('left', 'Transfer', 'abc')`);
}

it('ACC-22 no key of Strapi’s is left by an earlier release, nor made', async () => {
  const keys = await app.database.query('select name from strapi_api_tokens union all select name from strapi_transfer_tokens');
  expect(keys).toEqual([]);
});

it.each([
  'GET /admin/webhooks',
  'GET /admin/api-tokens',
  'POST /admin/api-tokens',
  'POST /admin/admin-tokens',
  'GET /admin/transfer/tokens',
  'POST /admin/transfer/tokens',
  'GET /content-type-builder/content-types',
  'GET /users-permissions/roles',
  'GET /users-permissions/advanced',
  'POST /admin/users',
] as const)('ACC-22 the super admin is refused %s, in French', async (route) => {
  const { status, body } = await app.call(route, { token, ...(route.startsWith('POST') && { body: {} }) });
  expect([status, body['error']]).toEqual([403, expect.objectContaining({ message: 'Vos droits ne permettent pas cela.' })]);
});

it.each([
  'POST /email',
  'PUT /i18n/settings',
  'GET /users-permissions/routes',
  'GET /admin/content-api/routes',
  'DELETE /content-manager/single-types/plugin::courses.course',
] as const)('ACC-22 %s, which asks for no right of its own, is refused to everybody', async (route) => {
  const body = /^P/.test(route) ? {} : undefined;
  const { status, body: refusal } = await app.call(route, { token, body });
  expect([status, refusal['error']]).toEqual([403, expect.objectContaining({ message: expect.stringMatching(/^Cordée ne se sert pas/) })]);
  expect((await app.call(route, { token: bare, body })).status).toBe(403);
});

it('ACC-22 staff who chose English read the errors of Strapi as Strapi says them', async () => {
  const english = await createStaffUser(app, 'english@cordee.example', { superAdmin: true });
  await app.database.query(`update admin_users set prefered_language = 'en' where email = 'english@cordee.example'`);
  const { status, body } = await app.call('GET /admin/webhooks', { token: english });
  expect([status, body['error']]).toEqual([403, expect.objectContaining({ message: expect.stringMatching(/^(Forbidden|Policy Failed)/) })]);
});

it('ACC-22 the super admin may still look after staff, their roles and the media library', async () => {
  for (const route of ['GET /admin/users', 'GET /admin/roles', 'GET /upload/settings'] as const)
    expect((await app.call(route, { token })).status, route).toBe(200);
});

it('ACC-22 the roles of Strapi have French names, and keep a name that staff chose', async () => {
  const roles = await app.database.query<{ name: string }>("select name from admin_roles where code like 'strapi-%' order by code");
  expect(roles.map(({ name }) => name)).toEqual(['Auteur', 'Éditeur', 'Réglages']);
});

it('ACC-22 the page of a role names rights, content types and fields in French', async () => {
  const { body } = await app.call('GET /admin/permissions', { token });
  const named = z.object({ displayName: z.string(), subCategory: z.string().optional(), category: z.string().optional() });
  const shape = z.object({
    uid: z.string(),
    label: z.string(),
    properties: z.array(z.object({ children: z.array(z.object({ label: z.string() })) })),
  });
  const { conditions, sections } = z
    .object({
      data: z.object({
        conditions: z.array(named),
        sections: z.object({ plugins: z.array(named), settings: z.array(named), collectionTypes: z.object({ subjects: z.array(shape) }) }),
      }),
    })
    .parse(body).data;
  const words = [...conditions, ...sections.plugins, ...sections.settings].flatMap(({ displayName, category = '', subCategory = '' }) => [
    displayName,
    category,
    subCategory,
  ]);
  expect(words.filter((word) => /\b(is|access|configure|create|read|update|delete|copy|media|users|general)\b/i.test(word))).toEqual([]);
  const theme = sections.collectionTypes.subjects.find(({ uid }) => uid === 'plugin::courses.theme');
  expect([theme?.label, theme?.properties[0]?.children.map(({ label }) => label)]).toEqual([
    'Thématique',
    ['Titre (vu des apprenants)', 'Référence (interne, unique)', 'Couleur', 'Modules, dans l’ordre', 'Parcours où elle est facultative'],
  ]);
});

it('ACC-22 fields are stored with their French labels, for the choice of columns', async () => {
  const { body } = await app.call('GET /content-manager/content-types/plugin::courses.theme/configuration', { token });
  const { metadatas } = z.object({ data: z.object({ contentType: z.object({ metadatas: METADATAS }) }) }).parse(body).data.contentType;
  expect([metadatas['title']?.list.label, metadatas['createdAt']?.list.label]).toEqual(['Titre (vu des apprenants)', 'Créé le']);
});

it.each(['fr', 'en'])('ACC-22 every choice of a form has a name in the labels (%s)', async (language) => {
  const plugins = path.join(import.meta.dirname, '../../../plugins');
  const files = readdirSync(plugins, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(`admin/src/labels.${language}.json`),
  );
  const labels = Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(path.join(plugins, file), 'utf8'))));
  const types: ContentType[] = app.strapi.plugin('content-manager').service('content-types').findDisplayedContentTypes();
  const choices = types.flatMap(({ attributes }) => Object.values(attributes).flatMap((attribute) => attribute.enum ?? []));
  expect(choices.length).toBeGreaterThan(20);
  expect(choices.filter((choice) => !(choice in labels))).toEqual([]);
});
