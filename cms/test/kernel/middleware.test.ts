import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Line, lineTo } from '../../../test/proxy.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let line: Line;

beforeAll(async () => {
  const through = async (url: string) => {
    line = await lineTo(url);
    return line.url;
  };
  app = await startTestApp({ through });
});
afterAll(async () => {
  await app.close();
  line.close();
});

/** The status at an address that is sent as it is written here: `fetch` would tidy it. */
const statusOf = (address: string) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    http.get({ hostname, port, path: address }, (answer) => resolve(answer.resume().statusCode ?? 0)).once('error', reject);
  });

const post = (body: string | object, headers: Record<string, string> = {}) =>
  app.call('POST /api/accounts/forgotten-passwords', { body, headers });

describe('bad input', () => {
  it.each([
    ['JSON that is none', '{"email":', 400, 'kernel.unreadable_body'],
    ['no body', '', 422, 'kernel.invalid_request'],
    ['a field too many', { email: 'a@b.fr', role: 'administrator' }, 422, 'kernel.invalid_request'],
    ['a number for a word', { email: 4 }, 422, 'kernel.invalid_request'],
    ['3 MB', { email: 'a'.repeat(3 * 1024 * 1024) }, 413, 'kernel.body_too_large'],
  ])('%s is refused with a code', async (_, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body['requestId']).toBe(answer.headers.get('x-request-id'));
  });

  it('3 MB without saying so beforehand are refused', async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 48; i += 1) controller.enqueue(new TextEncoder().encode('a'.repeat(65_536)));
        controller.close();
      },
    });
    const answer = await fetch(`${app.url}/api/accounts/forgotten-passwords`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { 'content-type': 'application/json', connection: 'close' },
    } as RequestInit).catch(() => undefined);
    expect([413, undefined]).toContain(answer?.status);
  });

  it('files are taken at the media library alone', async () => {
    const form = new FormData();
    form.set('files', new Blob(['x']), 'x.mp4');
    const answer = await fetch(`${app.url}/api/accounts/sign-ins`, { method: 'POST', body: form });
    expect([answer.status, (await answer.json()).code]).toEqual([415, 'kernel.unsupported_body']);
  });

  it('a stranger’s file is not even written to disk', async () => {
    const form = new FormData();
    form.set('x', new Blob(['a'.repeat(100_000)]), 'x.mp4');
    const answer = await fetch(`${app.url}/upload/zzz`, { method: 'POST', body: form });
    expect([answer.status, (await answer.json()).code]).toEqual([401, 'kernel.sign_in_needed']);
  });

  it('SEC-14 nothing of the library is served by its address alone, however that is written', async () => {
    writeFileSync(path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads/film.mp4'), 'a film');
    for (const address of [
      '/uploads/film.mp4',
      '/uploads/film.MP4',
      '/uploads/./film.mp4',
      '/uploads/film%2Emp4',
      '/uploads//film.mp4',
      '/%75ploads/film.mp4',
      '/UPLOADS/film.mp4',
      '//uploads/film.mp4',
      '/x/../uploads/film.mp4',
      '/%2e/uploads/film.mp4',
    ])
      expect([address, [400, 404].includes(await statusOf(address))]).toEqual([address, true]);
  });

  it('SEC-14 a link to a file of the library is good for a minute of the house clock, for that file, and keeps it from being run', async () => {
    const { linkTo } = await import('@cordee/kernel');
    writeFileSync(path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads/fiche.pdf'), '%PDF-1.7 a paper');
    const link = await linkTo(app.strapi, '/uploads/fiche.pdf');
    const given = await fetch(app.url + link, { headers: { range: 'bytes=0-3' } });
    expect([given.status, await given.text(), given.headers.get('content-range')]).toEqual([206, '%PDF', 'bytes 0-3/16']);
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(await statusOf(link.replace('fiche.pdf', 'film.mp4'))).toBe(404);
    expect(await statusOf(link.replace(/key=.{4}/, 'key=AAAA'))).toBe(404);
    await app.clock('59 seconds');
    expect(await statusOf(link)).toBe(200);
    await app.clock('61 seconds');
    expect(await statusOf(link)).toBe(404);
    await app.clock('0');
  });

  it('a NUL in a word is refused like any other bad word', async () => {
    expect((await post({ email: 'a\0b@c.fr' })).body).toMatchObject({ status: 422, code: 'kernel.invalid_request' });
  });

  it('an address that is none answers in the same form', async () => {
    expect((await app.call('GET /api/nothing/here')).body).toMatchObject({ status: 404, code: 'kernel.not_found' });
  });

  it('a bug tells nothing but its number', async () => {
    const { plugins } = (await import('@cordee/kernel')).appOf(app.strapi);
    const accounts = plugins.find((room) => room.identify) as { identify?: unknown };
    const { identify } = accounts;
    accounts.identify = () => Promise.reject(new Error('a secret of the house'));
    const { status, body } = await app.call('GET /api/accounts/me');
    accounts.identify = identify;
    expect([status, body['code'], JSON.stringify(body).includes('secret')]).toEqual([500, 'kernel.unexpected', false]);
  });
});

describe('OPS-3 without its database', () => {
  it.each(['cut', 'freeze'] as const)('a line that is %s: 503 and never 401, alive but not ready, then well again', async (trouble) => {
    const { token } = await app.person(`${trouble}@cordee.example`);
    line[trouble]();
    const answers = await Promise.all([
      app.call('GET /api/accounts/me', { token }),
      app.call('POST /api/accounts/sign-ins', { body: { email: `${trouble}@cordee.example`, password: 'x' } }),
      app.call('GET /api/kernel/ready'),
    ]);
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(Array(3).fill([503, 'kernel.unavailable']));
    expect(answers[0]?.headers.get('retry-after')).toBe('2');
    expect((await app.call('GET /api/kernel/live')).status).toBe(200);

    line.mend();
    await expect.poll(async () => (await app.call('GET /api/accounts/me', { token })).status, { timeout: 10_000 }).toBe(200);
    expect((await app.call('GET /api/kernel/ready')).status).toBe(200);
  });
});

describe('API-1 the OpenAPI document', () => {
  it('says of every route of ours what is enforced', async () => {
    const { generate } = await import('@strapi/openapi');
    const { document } = generate(app.strapi, { type: 'content-api' }) as unknown as {
      document: { paths: Record<string, Record<string, { requestBody?: object; responses: object }>> };
    };
    const paths = document.paths;
    const { appOf } = await import('@cordee/kernel');
    for (const room of appOf(app.strapi).plugins)
      for (const { method, path } of room.routes ?? [])
        expect(Object.keys(paths[`/${room.name}${path.replace(/:(\w+)/g, '{$1}')}`.replace(/\/$/, '')] ?? {})).toContain(
          method.toLowerCase(),
        );

    const signIn = JSON.stringify(paths['/accounts/sign-ins']?.['post']);
    expect(signIn).toContain('"maxLength":320');
    expect(signIn).toContain('"additionalProperties":false');
  });
});

describe('OPS-3 the clock', () => {
  it('cannot be shifted but in a demo house', async () => {
    const { shiftClock, appOf } = await import('@cordee/kernel');
    await shiftClock(app.strapi, '1 day');
    const { settings } = appOf(app.strapi) as { settings: { DEMO: boolean } };
    settings.DEMO = false;
    await expect(shiftClock(app.strapi, '2 days')).rejects.toThrow('demo house');
    settings.DEMO = true;
    const [{ ahead } = { ahead: '' }] = await app.database.query<{ ahead: string }>('select ahead::text from cordee.clock');
    expect(ahead).toBe('1 day');
    await app.clock('0');
  });
});
