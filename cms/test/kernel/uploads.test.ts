import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_SECRET } from '../../../test/settings.ts';
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
