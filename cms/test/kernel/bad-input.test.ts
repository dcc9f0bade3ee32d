// What once answered 500 or ended the process: everything here is refused in words, and the process lives on.
import { setTimeout as pause } from 'node:timers/promises';
import { COMPANY } from '@cordee/companies';
import { LESSON, MODULE } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, reference } from '../course.ts';
import { routesOf } from '../rights/strapi-routes.ts';
import { createStaffUser } from '../staff.ts';
import { type RequestLine, startTestApp, type TestApp } from '../test-app.ts';

const PERSON = 'plugin::users-permissions.user';
/** More than the id of a row can be. */
const TOO_LARGE = Number.MAX_SAFE_INTEGER;
const NESTED = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
const NO_VALUE = 'Une valeur n’a pas la forme attendue : trop longue, trop grande, ou avec un caractère qui n’est pas accepté.';
const NO_BODY = 'Ce qui a été envoyé est illisible. Rien n’a changé : rechargez la page et recommencez.';

let app: TestApp;
let staff: string;
let module: string;
/** What would have ended the process. */
const unhandled: unknown[] = [];
const noteUnhandled = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'camille@cordee.example', { superAdmin: true });
  module = await draft(app.strapi, MODULE, { title: 'Un module', reference: reference() });
  await asStaff('POST /upload/folders', { name: 'Dossier', parent: null });
  process.on('unhandledRejection', noteUnhandled);
});
afterAll(async () => {
  process.off('unhandledRejection', noteUnhandled);
  await app.close();
  expect(unhandled, 'what nothing handled').toEqual([]);
});

const asStaff = (request: RequestLine, body?: unknown, headers: Record<string, string> = {}) =>
  app.call<{ error?: { message: string; details?: { code?: string } } }>(request, { token: staff, body, headers });

describe.each<RequestLine>([
  'POST /api/accounts/forgotten-passwords',
  'POST /upload/folders',
  `POST /content-manager/collection-types/${LESSON}`,
])('OPS-3 %s', (request) => {
  it.each([
    ['an array nested 5,000 deep', NESTED, {}],
    ['the same in a field', `{"email":${NESTED},"name":${NESTED},"title":${NESTED}}`, {}],
    ['junk that says it is compressed', 'junk', { 'content-encoding': 'deflate' }],
    ['other junk that says it is compressed', 'junk', { 'content-encoding': 'gzip' }],
  ])('%s is refused as unreadable', async (_, body, headers) => {
    expect(await asStaff(request, body, { 'content-type': 'application/json', ...headers })).toMatchObject({
      status: 400,
      body: { code: 'kernel.unreadable_body' },
    });
  });
});

it('OPS-3 the address where browsers look for an icon has one', async () => {
  expect((await fetch(`${app.url}/favicon.ico`)).status).toBe(200);
});

describe('SEC-7 the form of a file in the library', () => {
  async function send(fileInfo: string) {
    const form = new FormData();
    form.set('files', new Blob(['WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nMot\n']), 'a.vtt');
    form.set('fileInfo', fileInfo);
    const response = await fetch(`${app.url}/upload`, { method: 'POST', headers: { authorization: `Bearer ${staff}` }, body: form });
    return { status: response.status, body: await response.json() };
  }

  it.each([
    ['that is no JSON', 'no JSON', NO_BODY],
    ['that is nested 5,000 deep', NESTED, NO_BODY],
    ['with the folder "../.."', '{"folder":"../.."}', NO_VALUE],
    ['with the folder "x"', '{"folder":"x"}', NO_VALUE],
    ['with the folder 9007199254740991', `{"folder":${TOO_LARGE}}`, NO_VALUE],
    ['with a NUL', '{"caption":"a\\u0000b"}', NO_VALUE],
  ])('%s is refused in words, and nothing is stored', async (_, fileInfo, message) => {
    expect(await send(fileInfo)).toMatchObject({ status: 400, body: { error: { message } } });
    expect(await app.database.query('select from files')).toEqual([]);
  });
});

describe('OPS-3 values that Strapi does not check are refused in words', () => {
  const move = (folders: unknown[], destinationFolderId: unknown) => ({ destinationFolderId, folderIds: folders, fileIds: folders });
  const lessons = `GET /content-manager/collection-types/${LESSON}` as const;
  const relations = `GET /content-manager/relations/${MODULE}/lessons` as const;
  it.each<[RequestLine, object?]>([
    ['POST /upload/folders', { name: 'a'.repeat(10_000), parent: null }],
    ['POST /upload/folders', { name: 'a\0b', parent: null }],
    ['POST /upload/folders', { name: 'b', parent: 'x' }],
    ['POST /upload/folders', { name: 'b', parent: TOO_LARGE }],
    ['PUT /upload/folders/1', { name: 'b', parent: 'x' }],
    [`PUT /upload/folders/${TOO_LARGE}`, { name: 'b', parent: null }],
    ['GET /upload/folders/x'],
    ['GET /upload/files/x'],
    [`GET /upload/files/${TOO_LARGE}`],
    ['GET /upload/files?filters[id]=x'],
    ['GET /upload/files?filters[createdAt]=x'],
    ['GET /upload/files?_q=%00'],
    ['DELETE /upload/files/x'],
    ['POST /upload/actions/bulk-move', move([1], 'x')],
    ['POST /upload/actions/bulk-move', move([1], TOO_LARGE)],
    ['POST /upload/actions/bulk-move', move(['x'], null)],
    ['POST /upload/actions/bulk-move', move([TOO_LARGE], null)],
    ['POST /upload/actions/bulk-delete', { folderIds: [TOO_LARGE], fileIds: [] }],
    ['POST /upload/actions/bulk-delete', { folderIds: [], fileIds: ['x'] }],
    ['POST /upload/actions/bulk-update', { updates: [{ id: TOO_LARGE, fileInfo: {} }] }],
    ['POST /upload/actions/bulk-update', { updates: [{ id: 1, fileInfo: { folder: 'x' } }] }],
    [`POST /content-manager/collection-types/${LESSON}`, { title: 'a\0b', reference: 'NUL-1' }],
    [`POST /content-manager/collection-types/${PERSON}`, { firstName: 'a\0b', lastName: 'B', email: 'a@cordee.example' }],
    [`POST /content-manager/collection-types/${COMPANY}`, { legalName: 'a\0b' }],
    [`${lessons}?filters[id]=x`],
    [`${lessons}?filters[id]=${TOO_LARGE}`],
    [`${lessons}?filters[$and][0][id][$in][0]=x`],
    [`${lessons}?filters[id][$between][0]=x`],
    [`${lessons}?filters[id][$contains]=x`],
    [`${lessons}?filters[createdAt][$between]=1`],
    [`${lessons}?filters[$and]=x`],
    [`${lessons}?filters[$or][]=`],
    ['GET /content-manager/collection-types/plugin::upload.folder?_q[]=a&_q[b]=c'],
    [`${lessons}?_q=%00`],
    [`${lessons}/%00`],
    [`${relations}?idsToOmit[]=x`],
    [`${relations}?id=%00`],
  ])('%s %j', async (request, body) => {
    expect(await asStaff(request, body)).toMatchObject({
      status: 400,
      body: { error: { message: NO_VALUE, details: { code: 'kernel.unfit_value' } } },
    });
  });
});

it('ACC-22 relations of a field that somebody may not read are refused to them, offered or chosen', async () => {
  const bare = await createStaffUser(app, 'bare@cordee.example', { superAdmin: false });
  for (const path of [`${MODULE}/lessons`, `${MODULE}/${module}/lessons`] as const) {
    expect((await app.call(`GET /content-manager/relations/${path}`, { token: bare })).status, `${path} without the right`).toBe(403);
    expect((await asStaff(`GET /content-manager/relations/${path}`)).status, `${path} with the right`).toBe(200);
  }
});

it.each([[[999_999]], [[-1]], [[TOO_LARGE]]])(
  'ACC-22 admin access with the roles %j, which do not exist, is not granted',
  async (roles) => {
    const { documentId } = await app.createPerson(`role${roles[0]}@cordee.example`);
    expect(await asStaff(`POST /staff/people/${documentId}/workplace`, { roles })).toMatchObject({
      status: 422,
      body: { code: 'accounts.role_not_found' },
    });
  },
);

it('OPS-3 saves under which the database ends their connections are stored, or answered in words', async () => {
  let isSaving = true;
  const killConnections = async () => {
    while (isSaving) {
      await app.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'cordee'`,
      );
      await pause(20);
    }
  };
  const save = async (n: number) =>
    (await asStaff(`POST /content-manager/collection-types/${COMPANY}`, { legalName: `Société ${n}` })).status;
  const killing = killConnections();
  const statuses = (await Promise.all(Array.from({ length: 8 }, async (_, n) => [await save(2 * n), await save(2 * n + 1)]))).flat();
  isSaving = false;
  await killing;
  expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
});

describe('OPS-3 a request of staff without what it should say', () => {
  it('is answered by each of Strapi’s own routes, also without a body', { timeout: 120_000 }, async () => {
    const failed: string[] = [];
    const routes = routesOf(app).filter((route) =>
      /^(?:POST|PUT) \/(?:admin|content-manager|upload|i18n|content-type-builder)\//.test(route),
    );
    for (const route of routes.filter((each) => !/logout$/.test(each)))
      for (const body of [undefined, '{}', '[]']) {
        const { status } = await asStaff(filled(route), body, { 'if-match': '"1"' });
        if (status >= 500) failed.push(`${route} ${body} ${status}`);
      }
    expect(routes.length, 'routes that were tried').toBeGreaterThan(70);
    expect(failed).toEqual([]);
  });

  it.each<RequestLine>(['POST /admin/permissions/check', 'PUT /admin/homepage/layout'])('is refused in words: %s', async (request) => {
    for (const body of [undefined, '{}'])
      expect(await asStaff(request, body)).toMatchObject({ status: 400, body: { error: { message: NO_VALUE } } });
  });
});

const collection = (uid: string) => `/content-manager/collection-types/${uid}` as const;

it.each([
  ['bulkPublish', '/actions/bulkPublish'],
  ['bulkUnpublish', '/actions/bulkUnpublish'],
  ['publish', '/:id/actions/publish'],
  ['unpublish', '/:id/actions/unpublish'],
  ['discard', '/:id/actions/discard'],
])('OPS-3 %s of documents without drafts is refused in words', async (_, path) => {
  const { documentId } = await app.documents(COMPANY).create({ data: { legalName: `Sans brouillon ${path}` } });
  const request = `POST ${collection(COMPANY)}${path.replace(':id', documentId)}` as const;
  expect(await asStaff(request, { documentIds: [documentId] })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringMatching(/^Ces fiches n’ont pas de brouillon/), details: { code: 'kernel.no_drafts' } } },
  });
});

it.each(['check-availability', 'generate'])(
  'OPS-3 a request to %s for a content type that does not exist is refused in words',
  async (name) => {
    for (const contentTypeUID of ['api::nothing.nothing', 'constructor'])
      expect(await asStaff(`POST /content-manager/uid/${name}`, { contentTypeUID, field: 'slug', value: 'x', data: {} })).toMatchObject({
        status: 404,
        body: { error: { message: 'Cela n’existe pas, ou n’existe plus.' } },
      });
  },
);

describe('OPS-3 a request about many documents', () => {
  const named = (count: number) => Array.from({ length: count }, (_, n) => `none-${n}`);
  const asQuery = (ids: readonly string[]) => ids.map((id, n) => `documentIds[${n}]=${id}`).join('&');
  it.each<[string, (ids: readonly string[]) => [RequestLine, object?]]>([
    ...['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'bulkFindForValidation'].map(
      (action): [string, (ids: readonly string[]) => [RequestLine, object]] => [
        action,
        (documentIds) => [`POST ${collection(LESSON)}/actions/${action}`, { documentIds }],
      ],
    ),
    ['countManyEntriesDraftRelations', (ids) => [`GET ${collection(LESSON)}/actions/countManyEntriesDraftRelations?${asQuery(ids)}`]],
  ])('%s names as many as a page of a list shows, and no more', async (_, requestFor) => {
    expect(await asStaff(...requestFor(named(101)))).toMatchObject({
      status: 400,
      body: {
        error: {
          message: 'Cela fait plus de 100 fiches à la fois. Rien n’a changé : choisissez-en moins.',
          details: { code: 'kernel.too_many_documents' },
        },
      },
    });
    const { status, body } = await asStaff(...requestFor(named(100)));
    expect(body.error?.details?.code).toBeUndefined();
    expect(status).toBeLessThan(500);
  });

  it('is answered in English to whoever reads the admin in English', async () => {
    const english = await createStaffUser(app, 'english@cordee.example', { superAdmin: true });
    await app.database.query(`update admin_users set prefered_language = 'en' where email = 'english@cordee.example'`);
    const { body } = await app.call<{ error: { message: string } }>(`POST ${collection(LESSON)}/actions/bulkDelete`, {
      token: english,
      body: { documentIds: named(3_000) },
    });
    expect(body.error.message).toBe('That is more than 100 documents at once. Nothing has changed: choose fewer.');
  });
});

/** The request of a route, with the id 1 and a content type in its path. */
function filled(route: string): RequestLine {
  const [method, path = ''] = route.split(' ');
  return `${method === 'PUT' ? 'PUT' : 'POST'} ${path.replaceAll(/:(?!model\b)\w+/g, '1').replace(':model', LESSON)}`;
}
