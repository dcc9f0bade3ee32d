import { writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod/v4';
import { startTcpProxy, type TcpProxy } from '../../../test/proxy.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let proxy: TcpProxy;

beforeAll(async () => {
  const proxyDatabase = async (url: string) => {
    proxy = await startTcpProxy(url);
    return proxy.url;
  };
  app = await startTestApp({ proxyDatabase });
});
afterAll(async () => {
  await app.close();
  proxy.close();
});

/** The status for a path that is not normalised: `fetch` would rewrite it. */
const statusOf = (path: string) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    http.get({ hostname, port, path }, (response) => resolve(response.resume().statusCode ?? 0)).once('error', reject);
  });

/** The status for so many chunks of 64 kB whose length is not announced; none is sent once it is answered. */
const statusOfStream = (path: string, chunks: number) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const request = http.request({ hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json' } });
    let left = chunks;
    const sending = setInterval(() => (left-- > 0 ? request.write('a'.repeat(65_536)) : request.end()), 5);
    request.once('close', () => clearInterval(sending)).on('error', reject);
    request.once('response', ({ statusCode = 0 }) => {
      resolve(statusCode);
      request.destroy();
    });
  });

const uploadPath = (name: string) => path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads', name);
const post = (body: string | object, headers: Record<string, string> = {}) =>
  app.call('POST /api/accounts/forgotten-passwords', { body, headers });

describe('bad input', () => {
  it.each([
    ['JSON that is none', '{"email":', 400, 'kernel.unreadable_body'],
    ['no body', '', 422, 'kernel.invalid_request'],
    ['a field too many', { email: 'a@b.fr', role: 'administrator' }, 422, 'kernel.invalid_request'],
    ['a number for a text', { email: 4 }, 422, 'kernel.invalid_request'],
    ['3 MB', { email: 'a'.repeat(3 * 1024 * 1024) }, 413, 'kernel.body_too_large'],
    ['300 kB, which nobody sends here', { email: 'a'.repeat(300 * 1024) }, 413, 'kernel.body_too_large'],
  ])('%s is refused with a code', async (_, body, status, code) => {
    const response = await post(body);
    expect(response).toMatchObject({ status, body: { code } });
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.body['requestId']).toBe(response.headers.get('x-request-id'));
  });

  it('what does not say its size beforehand is refused unread', async () => {
    expect(await statusOfStream('/api/accounts/forgotten-passwords', 48)).toBe(411);
    expect(await statusOfStream('/content-manager/collection-types/plugin::courses.lesson', 48)).toBe(401);
  });

  it('a stranger’s 300 kB are not parsed by a route of staff; theirs are', async () => {
    const route = `${app.url}/content-manager/collection-types/plugin::courses.lesson`;
    const statusWith = async (size: number, authorization = '') => {
      const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
      return (await fetch(route, { method: 'POST', headers, body: JSON.stringify({ text: 'a'.repeat(size) }) })).status;
    };
    expect(await statusWith(300 * 1024)).toBe(401);
    expect(await statusWith(300 * 1024, `Bearer ${await createStaffUser(app, 'large-text@staff.example', { superAdmin: true })}`)).toBe(
      201,
    );
  });

  it('an address that is no text leads nowhere', async () => {
    expect(await statusOf('/api/%')).toBe(404);
    expect(await statusOf('/api/%ff')).toBe(404);
  });

  it('files are accepted by the media library alone', async () => {
    const form = new FormData();
    form.set('files', new Blob(['x']), 'x.mp4');
    const response = await fetch(`${app.url}/api/accounts/sign-ins`, { method: 'POST', body: form });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'kernel.unsupported_body' });
  });

  it('a stranger’s file is not even written to disk', async () => {
    const form = new FormData();
    form.set('x', new Blob(['a'.repeat(100_000)]), 'x.mp4');
    const response = await fetch(`${app.url}/upload/zzz`, { method: 'POST', body: form });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'kernel.sign_in_needed' });
  });

  it.each([
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
  ])('SEC-14 nothing of the library is served by its address alone, however that is written: %s', async (path) => {
    writeFileSync(uploadPath('film.mp4'), 'a film');
    expect(await statusOf(path)).toBeOneOf([400, 404]);
  });

  describe('a link to a file of the library', () => {
    let link: string;
    let response: Response;
    beforeAll(async () => {
      const { linkTo } = await import('@cordee/kernel');
      writeFileSync(uploadPath('fiche.pdf'), '%PDF-1.7 a paper');
      link = await linkTo(app.strapi, '/uploads/fiche.pdf');
      response = await fetch(app.url + link, { headers: { range: 'bytes=0-3' } });
    });

    it('SEC-14 serves a part of it', async () => {
      expect(response.status).toBe(206);
      expect(await response.text()).toBe('%PDF');
      expect(response.headers.get('content-range')).toBe('bytes 0-3/16');
    });

    it.each([
      ['content-type', 'application/pdf'],
      ['content-disposition', 'attachment'],
      ['x-content-type-options', 'nosniff'],
      ['cache-control', 'private, no-store'],
    ])('SEC-14 keeps it from being run or stored: %s', (header, expected) => {
      expect(response.headers.get(header)).toBe(expected);
    });

    it('SEC-14 is good for that file alone', async () => {
      expect(await statusOf(link.replace('fiche.pdf', 'film.mp4')), 'for another file').toBe(404);
      expect(await statusOf(link.replace(/key=.{4}/, 'key=AAAA')), 'with another key').toBe(404);
    });

    it('SEC-14 is good for a minute of the clock', async () => {
      // Whole seconds are signed: a link may last up to one less.
      await app.shiftClock('58 seconds');
      expect(await statusOf(link), 'after 58 seconds').toBe(200);
      await app.shiftClock('61 seconds');
      expect(await statusOf(link), 'after 61 seconds').toBe(404);
      await app.shiftClock('0');
    });
  });

  it('a NUL in a text is refused like any other invalid text', async () => {
    expect((await post({ email: 'a\0b@c.fr' })).body).toMatchObject({ status: 422, code: 'kernel.invalid_request' });
  });

  it.each([
    ['forgotten-passwords', { email: 'a\ud800@c.fr' }],
    ['sign-ins', { email: 'a@c.fr', password: 'une phrase \ud800 assez longue', trustedBrowser: null }],
    ['password-resets', { code: 'x', password: 'une phrase \udc00 assez longue', trustedBrowser: null }],
  ])('half a character in a text is no text: %s', async (path, body) => {
    expect((await app.call(`POST /api/accounts/${path}`, { body })).body).toMatchObject({ status: 400, code: 'kernel.unreadable_body' });
  });

  it('ACC-2 a password may have the six characters by which JSON writes a NUL', async () => {
    const { token, email } = await app.createPerson('six@cordee.example');
    const password = 'une \\u0000 phrase \\ud800 longue';
    expect((await app.call('POST /api/accounts/password', { token, body: { current: PASSWORD, password } })).status).toBe(204);
    expect(await app.signIn(email, password)).toBeTypeOf('string');
  });

  it('an unknown address is answered in the same form', async () => {
    expect((await app.call('GET /api/nothing/here')).body).toMatchObject({ status: 404, code: 'kernel.not_found' });
  });

  it('a bug tells nothing but its number', async () => {
    const { plugins } = (await import('@cordee/kernel')).appOf(app.strapi);
    const accounts = plugins.find((plugin) => plugin.identify);
    if (!accounts) throw new Error('No plugin identifies the caller.');
    const identify = vi.spyOn(accounts, 'identify').mockRejectedValue(new Error('a secret of the app'));
    const { status, body } = await app.call('GET /api/accounts/me');
    identify.mockRestore();
    expect(status).toBe(500);
    expect(body['code']).toBe('kernel.unexpected');
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

describe('OPS-3 without its database', () => {
  it.each([
    ['is closed', 'disconnect'],
    ['freezes', 'freeze'],
  ] as const)('a connection that %s: 503 and never 401, alive but not ready, then well again', async (_, trouble) => {
    const { token, email } = await app.createPerson(`${trouble}@cordee.example`);
    const staff = await createStaffUser(app, `${trouble}@staff.example`, { superAdmin: true });
    proxy[trouble]();
    const [me, signIn, ready, ...ofStrapi] = await Promise.all([
      app.call('GET /api/accounts/me', { token }),
      app.call('POST /api/accounts/sign-ins', { body: { email, password: 'x' } }),
      app.call('GET /api/kernel/ready'),
      app.call('GET /content-manager/collection-types/plugin::courses.lesson', { token: staff }),
      app.call('GET /upload/files', { token: staff }),
      app.call('GET /admin/users/me', { token: staff }),
    ]);
    const unavailable = { status: 503, body: { code: 'kernel.unavailable' } };
    expect(me, 'one’s account').toMatchObject(unavailable);
    expect(signIn, 'a sign-in').toMatchObject(unavailable);
    expect(ready, 'readiness').toMatchObject(unavailable);
    for (const response of ofStrapi) expect(response, 'a route of Strapi').toMatchObject(unavailable);
    expect(me.headers.get('retry-after')).toBe('2');
    expect((await app.call('GET /api/kernel/live')).status, 'alive').toBe(200);

    proxy.restore();
    await expect.poll(async () => (await app.call('GET /api/accounts/me', { token })).status, { timeout: 10_000 }).toBe(200);
    expect((await app.call('GET /api/kernel/ready')).status, 'ready again').toBe(200);
  });
});

describe('API-1 the path of an endpoint', () => {
  async function servedPaths(path: `/${string}`): Promise<string[]> {
    const { route } = await import('@cordee/kernel');
    const { endpoint } = await import('@cordee/kernel/endpoint');
    const { router } = await import('../../../plugins/kernel/server/http/router.ts');
    const anything = endpoint({ method: 'GET', path, summary: 'anything', response: z.object({}) });
    const routes = [route(anything, { access: 'anonymous', run: async () => ({}) })];
    return router(app.strapi, { name: 'seats', folder: '', routes }).routes.map((each) => each.path);
  }

  it.each([
    ['/seats/trial', '/trial'],
    ['/seats', '/'],
  ] as const)('%s begins with the name of its plugin, below which Strapi serves it', async (path, below) => {
    expect(await servedPaths(path)).toEqual([below]);
  });

  it.each(['/trial', '/seatsandmore/trial', '/progress/seats/trial'] as const)(
    '%s is not that of a plugin, and is not served',
    async (path) => {
      await expect(servedPaths(path)).rejects.toThrow('does not begin with the name of its plugin');
    },
  );
});

describe('API-1 the OpenAPI document', () => {
  it('says of every route of ours what is enforced', async () => {
    const { generate } = await import('@strapi/openapi');
    const { paths } = generate(app.strapi, { type: 'content-api' }).document;
    const { appOf } = await import('@cordee/kernel');
    for (const { routes = [] } of appOf(app.strapi).plugins)
      for (const { method, path } of routes) {
        const documented = path.replace(/:(\w+)/g, '{$1}');
        expect(Object.keys(paths?.[documented] ?? {}), documented).toContain(method.toLowerCase());
      }

    const signIn = JSON.stringify(paths?.['/accounts/sign-ins']?.post);
    expect(signIn).toContain('"maxLength":254');
    expect(signIn).toContain('"additionalProperties":false');
    expect(signIn).toContain('"pendingSignIn"');
    expect(JSON.stringify(paths?.['/accounts/picture']?.put?.requestBody)).toMatch(/"application\/octet-stream":.*"format":"binary"/);
  });
});

describe('OPS-3 the clock', () => {
  it('cannot be shifted but in a demo installation', async () => {
    const { shiftClock, appOf } = await import('@cordee/kernel');
    await shiftClock(app.strapi, '1 day');
    const { settings } = appOf(app.strapi);
    Object.assign(settings, { DEMO: false });
    await expect(shiftClock(app.strapi, '2 days')).rejects.toThrow('demo house');
    Object.assign(settings, { DEMO: true });
    const [{ ahead } = { ahead: '' }] = await app.database.query<{ ahead: string }>('select ahead::text from cordee.clock');
    expect(ahead).toBe('1 day');
    await app.shiftClock('0');
  });
});
