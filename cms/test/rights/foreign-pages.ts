// Pages of others: nothing here says that they may read it. (SEC-6)
import { describe, expect, it } from 'vitest';
import type { TestApp } from '../test-app.ts';
import type { World } from './actors.ts';
import { TABLE } from './table.ts';

export function foreignPages(open: () => { app: TestApp; world: World }): void {
  describe('pages of others', () => {
    it.each(['https://evil.example', 'null', 'http://localhost.evil.example'])(
      'SEC-6 %s may read no answer, nor ask for more',
      async (origin) => {
        const { app, world } = open();
        const ours = TABLE.map(({ route }) => route.replace(/:\w+/g, world.things.own.course));
        const strapis = [
          'GET /admin/init',
          'GET /admin/users/me',
          'POST /admin/login',
          'GET /content-manager/init',
          'GET /uploads/film.vtt',
          'GET /upload/files',
        ];
        const read: string[] = [];
        for (const route of [...ours, ...strapis])
          for (const method of [route.split(' ')[0], 'OPTIONS']) {
            const answer = await fetch(`${app.url}${route.split(' ')[1]}`, {
              method: method ?? 'GET',
              redirect: 'manual',
              headers: {
                origin,
                authorization: `Bearer ${world.tokens.learner}`,
                'access-control-request-method': 'POST',
                'access-control-request-headers': 'authorization',
              },
            });
            await answer.arrayBuffer();
            const allowed = answer.headers.get('access-control-allow-origin');
            if (allowed === '*' || allowed === origin) read.push(`${method} ${route} ${allowed}`);
          }
        expect(read).toEqual([]);
      },
    );
  });
}
