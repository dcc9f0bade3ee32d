// CORS: no answer of the CMS may be read by a page of another origin. (SEC-6)
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
  });
}
