// CORS: no answer of the CMS may be read by a page of another origin. (SEC-6)
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Setup } from './actors.ts';
import { TABLE } from './table.ts';

const ORIGINS = ['https://evil.example', 'null', 'http://localhost.evil.example'];
const STRAPI_ROUTES = [
  'GET /admin/init',
  'GET /admin/users/me',
  'POST /admin/login',
  'GET /content-manager/init',
  'GET /uploads/film.vtt',
  'GET /upload/files',
];

const STRAPI_WRITES = [
  'POST /admin/access-token',
  'POST /admin/logout',
  'PUT /admin/users/me',
  'POST /content-manager/collection-types/plugin::courses.lesson',
  'POST /upload/folders',
];
const HOST = 'evil.example';

/** Sends a request as a page does that was opened under another name of this server: `fetch` does not let the Host be chosen. */
const sendFrom = (url: string, { method, path, token }: { method: string; path: string; token: string | undefined }) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = {
      host: HOST,
      origin: `http://${HOST}`,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': 2,
    };
    const request = http.request({ hostname, port, path, method, headers, agent: false }, (response) =>
      resolve(response.resume().statusCode ?? 0),
    );
    request.once('error', reject).end('{}');
  });

export function testCrossOriginRequests(setup: Setup): void {
  describe('pages of others', () => {
    it.each(ORIGINS)('SEC-6 %s may read no answer, nor ask for more', async (origin) => {
      const { app, world } = setup();
      const ownRoutes = TABLE.map(({ route }) => route.replace(/:\w+/g, world.fixtures.own.course));
      const readable: string[] = [];
      for (const route of [...ownRoutes, ...STRAPI_ROUTES])
        for (const method of [route.split(' ')[0], 'OPTIONS']) {
          const response = await fetch(`${app.url}${route.split(' ')[1]}`, {
            method: method ?? 'GET',
            redirect: 'manual',
            headers: {
              origin,
              authorization: `Bearer ${world.tokens.learner}`,
              'access-control-request-method': 'POST',
              'access-control-request-headers': 'authorization',
            },
          });
          await response.arrayBuffer();
          const allowed = response.headers.get('access-control-allow-origin');
          if (allowed === '*' || allowed === origin) readable.push(`${method} ${route} ${allowed}`);
        }
      expect(readable).toEqual([]);
    });

    it('SEC-6 writes nothing, not even under the name by which it called this server', async () => {
      const { app, world } = setup();
      const writes = [...TABLE.map(({ route }) => route), ...STRAPI_WRITES].filter((route) => !route.startsWith('GET '));
      const accepted: string[] = [];
      for (const route of writes) {
        const [method = '', path = ''] = route.replace(/:\w+/g, world.fixtures.own.course).split(' ');
        const status = await sendFrom(app.url, {
          method,
          path,
          token: path.startsWith('/api/') ? world.tokens.learner : world.tokens['settings staff'],
        });
        if (status !== 403) accepted.push(`${route} ${status}`);
      }
      expect(writes.length).toBeGreaterThan(40);
      expect(accepted).toEqual([]);
    });
  });
}
