import http from 'node:http';
import { endpoint, streamed } from '@cordee/kernel/endpoint';
import type { APIContext } from 'astro';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const film = endpoint({ method: 'GET', path: '/film', summary: 'A film', response: streamed });
let proxyFile: typeof import('./proxy-file.ts').proxyFile;
let underWay = 0;

/** A film that is never at its end, as the CMS would send one. */
const server = http.createServer((_, response) => {
  underWay += 1;
  response.once('close', () => {
    underWay -= 1;
  });
  response.writeHead(200, { 'content-type': 'video/mp4' }).write('film');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  vi.stubEnv('CMS_INTERNAL_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('SITE_SECRET', 's'.repeat(64));
  ({ proxyFile } = await import('./proxy-file.ts'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('SEC-9 who asks for the headers of a film alone keeps no connection to the CMS busy', async () => {
  const locals = { token: 'token', requestId: 'request-1', clientAddress: '10.0.0.1' };
  // Cast: all of its context that is needed.
  const context = { locals, request: new Request('http://cordee.example/film', { method: 'HEAD' }) } as unknown as APIContext;
  const response = await proxyFile(context, film);
  expect(response.headers.get('content-type')).toBe('video/mp4');
  await expect.poll(() => underWay).toBe(0);
});
