import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LESSON } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_SECRET } from '../../../test/settings.ts';
import { draft, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { beginUpload } from './slow-upload.ts';

// An installation whose files are stored on disk, and whose temporary files nobody else has.
let app: TestApp;
let staff: string;
let temporary: string;
let storedBefore: number;
const film = readFileSync(path.join(import.meta.dirname, '../../demo/media/faire-le-point.mp4'));

beforeAll(async () => {
  temporary = mkdtempSync(path.join(tmpdir(), 'cordee-test-'));
  process.env['TMPDIR'] = temporary;
  app = await startTestApp();
  staff = await createStaffUser(app, 'camille@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const uploadsFolder = () => path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads');
/** How many files were stored since the beginning. */
const storedCount = () => readdirSync(uploadsFolder()).length - storedBefore;
/** The temporary files of uploads, without the folder that holds the uploads of this test. */
const temporaryFiles = () => readdirSync(temporary).filter((name) => !name.startsWith('cordee-test-'));
const inLibrary = async () => (await app.database.query<{ name: string }>('select name from files order by id')).map(({ name }) => name);
const begin = (token: string) => beginUpload({ url: app.url, token, bytes: film, disposition: 'filename="film.mp4"' });

/** An access token of an admin session that is good for a second, and a function that ends that session. */
async function briefToken(): Promise<{ token: string; end: () => Promise<unknown> }> {
  const [user] = await app.database.query<{ id: string }>('select id::text from admin_users');
  const session = await app.strapi.sessionManager('admin').generateRefreshToken(user?.id ?? '', undefined, { type: 'session' });
  app.strapi.sessionManager.defineOrigin('brief', { jwtSecret: TEST_SECRET, accessTokenLifespan: 1 });
  const result = await app.strapi.sessionManager('brief').generateAccessToken(session.token);
  if ('error' in result) throw new Error(result.error);

  return { token: result.token, end: () => app.database.query("delete from strapi_sessions where origin = 'admin'") };
}

/** Text as UTF-8 bytes, one character a byte. */
const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

const NAME = 'Réunion d’été.mp4';

type Media = { id: number; name: string; url: string; version: number };

/** Uploads the film under a name. */
async function upload(disposition: string): Promise<Media> {
  const request = beginUpload({ url: app.url, token: staff, bytes: film, disposition });
  request.send(1);
  const { status, body } = await request.response;
  expect(status, body).toBe(201);
  const [media]: [Media] = JSON.parse(body);
  return media;
}

it('LRN-5 SEC-14 the form of a lesson has its film at a link that plays it, as the library has', async () => {
  const { id } = await upload('filename="film.mp4"');
  const lesson = await draft(app.strapi, LESSON, { title: 'Un film', reference: reference(), video: id });
  const { body } = await app.call<{ data: { video: Media } }>(`GET /content-manager/collection-types/${LESSON}/${lesson}`, {
    token: staff,
  });
  expect((await fetch(new URL(body.data.video.url, app.url))).status).toBe(200);
  await app.strapi.documents(LESSON).delete({ documentId: lesson });
  await app.database.query('delete from files');
});

describe('H-98 the name of a file', () => {
  const search = async (text: string) =>
    (await app.call<{ results: Media[] }>(`GET /upload/files?_q=${encodeURIComponent(text)}`, { token: staff })).body.results;
  afterAll(() => app.database.query('delete from files'));

  it.each([
    ['as it is typed', `filename="${bytesOf(NAME)}"`],
    ['as a Mac decomposes it', `filename="${bytesOf(NAME.normalize('NFD'))}"`],
    ['in filename*', `filename="Reunion.mp4"; filename*=UTF-8''${encodeURIComponent(NAME)}`],
  ])('is kept and found in either form, sent %s', async (_, disposition) => {
    const { id, name } = await upload(disposition);
    expect(name).toBe(NAME);
    expect(
      (await search('Réunion d’été')).map((media) => media.id),
      'as it is typed',
    ).toContain(id);
    expect(
      (await search('Réunion d’été'.normalize('NFD'))).map((media) => media.id),
      'from a Mac',
    ).toContain(id);
    for (const typed of ['reunion ETE', 'été réunion', 'd ete.mp4'])
      expect(
        (await search(typed)).map((media) => media.id),
        typed,
      ).toContain(id);
    expect(await search('reunion hiver')).toEqual([]);
    await app.database.query('update files set name = $1 where id = $2', [NAME.normalize('NFD'), id]);
    expect(
      (await search('Réunion')).map((media) => media.id),
      'kept as a Mac decomposes it',
    ).toContain(id);
  });

  it('is kept when it is sent in Latin-1', async () => {
    expect((await upload('filename="R\xe9union.mp4"')).name).toBe('Réunion.mp4');
  });

  it('is that under which the file is saved, also when it has no extension', async () => {
    const { id, version } = await upload('filename="film.mp4"');
    const form = new FormData();
    form.set('fileInfo', JSON.stringify({ name: 'Pourquoi ? Réunion d’été'.normalize('NFD') }));
    const headers = { authorization: `Bearer ${staff}`, 'If-Match': `"${version}"` };
    const request = { method: 'PUT', body: form, headers };
    const renamed: Media = await (await fetch(`${app.url}/upload/files/${id}`, request)).json();
    expect(renamed.name).toBe('Pourquoi ? Réunion d’été');
    const saved = await fetch(app.url + renamed.url);
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('Pourquoi ? Réunion d’été.mp4')}`,
    );
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(film);
  });

  it('is kept in NFC when it is changed', async () => {
    const { id, version } = await upload('filename="film.mp4"');
    const body = { fileInfo: { name: NAME.normalize('NFD') } };
    const headers = { 'If-Match': `"${version}"` };
    expect((await app.call(`PUT /upload/files/${id}`, { token: staff, body, headers })).body).toMatchObject({ name: NAME });
  });

  it('may ask a question', async () => {
    const form = new FormData();
    form.set('files', new Blob([film], { type: 'video/mp4' }), 'Pourquoi : été ?.mp4');
    form.set('fileInfo', JSON.stringify({ name: 'Pourquoi : été ?.mp4' }));
    const request = { method: 'POST', body: form, headers: { authorization: `Bearer ${staff}` } };
    const media: Media = await (await fetch(`${app.url}/upload/files`, request)).json();
    expect(media.name).toBe('Pourquoi : été ?.mp4');
  });
});

describe('H-96 an upload that takes long', () => {
  beforeAll(() => {
    storedBefore = readdirSync(uploadsFolder()).length;
  });

  it('has half an hour to arrive, its headers a minute', () => {
    const { requestTimeout, headersTimeout } = app.strapi.server.httpServer;
    expect({ requestTimeout, headersTimeout }).toEqual({ requestTimeout: 1_800_000, headersTimeout: 60_000 });
  });

  it('arrives though its access token expires under way, which is good for nothing else', async () => {
    const { token } = await briefToken();
    const upload = begin(token);
    upload.send(0.5);
    await pause(2_000);
    expect((await app.call('GET /upload/files', { token })).status, 'the library').toBe(401);
    expect((await app.call('GET /admin/users/me', { token })).status, 'anything else').toBe(401);
    upload.send(1);
    expect((await upload.response).status).toBe(201);
    expect(await inLibrary()).toEqual(['film.mp4']);
    expect(storedCount()).toBe(1);
  });

  it('leaves nothing behind when the connection is cut', async () => {
    const upload = begin(staff);
    upload.send(0.5);
    await expect.poll(temporaryFiles, { timeout: 10_000 }).toHaveLength(1);
    upload.cut();
    await expect.poll(temporaryFiles, { timeout: 10_000 }).toEqual([]);
    expect(await inLibrary()).toEqual(['film.mp4']);
    expect(storedCount()).toBe(1);
  });

  it('is refused, and leaves nothing behind, when the session ends under way', async () => {
    const { token, end } = await briefToken();
    const upload = begin(token);
    upload.send(0.5);
    await expect.poll(temporaryFiles, { timeout: 10_000 }).toHaveLength(1);
    await end();
    upload.send(1);
    expect((await upload.response).status).toBe(401);
    await expect.poll(temporaryFiles, { timeout: 10_000 }).toEqual([]);
    expect(await inLibrary()).toEqual(['film.mp4']);
  });

  it('is refused before it is written to disk when the session has ended before', async () => {
    const upload = begin(staff);
    upload.send(1);
    expect((await upload.response).status).toBe(401);
    expect(temporaryFiles()).toEqual([]);
  });
});

describe('a file at an address', () => {
  let token: string;
  beforeAll(async () => {
    token = await createStaffUser(app, 'addresses@cordee.example', { superAdmin: true });
  });

  // What is inside: this machine in many spellings, a name that resolves to it, an address that redirects there.
  it.each([
    'http://0.0.0.0:1337/',
    'http://0:1337/',
    'http://0x0/',
    'http://[::ffff:127.0.0.1]:1337/',
    'http://10.0.0.1.nip.io/',
    'https://httpbin.org/redirect-to?url=http://127.0.0.1:1337/',
    'https://cordee.example/film.mp4',
  ])('SEC-7 is not fetched: %s', async (url) => {
    const body = { urls: [url], folderId: null };
    const response = await app.call('POST /upload/actions/upload-from-urls', { token, body });
    expect(response).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining('depuis votre ordinateur') } } });
  });
});
