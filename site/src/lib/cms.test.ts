import http from 'node:http';
import { endpoint, noContent } from '@cordee/kernel/endpoint';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod/v4';

const course = endpoint({
  method: 'GET',
  path: '/courses/:course',
  summary: 'A course',
  params: z.object({ course: z.string().max(10) }),
  response: z.object({ title: z.string() }),
});
const save = endpoint({ method: 'POST', path: '/saved', summary: 'Save', body: z.object({ text: z.string() }), response: noContent });

const context = { locals: { token: 'token', locale: 'fr', theme: undefined, requestId: 'request-1', clientAddress: '10.0.0.1' } } as const;

/** What the CMS responds with next, and what it was asked last. */
let answer: { status: number; body: unknown; isCutOff?: boolean };
let request: { line: string; authorization: string | undefined; body: string };
let call: typeof import('./cms.ts').call;

const server = http.createServer(async (incoming, response) => {
  const body = (await incoming.toArray()).join('');
  request = { line: `${incoming.method} ${incoming.url}`, authorization: incoming.headers.authorization, body };
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  if (answer.isCutOff) return void response.write('{"title":', () => response.destroy());
  response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  vi.stubEnv('CMS_INTERNAL_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('SITE_SECRET', 's'.repeat(64));
  ({ call } = await import('./cms.ts'));
});
afterAll(() => server.close());

const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

describe('API-1 the site calls the CMS', () => {
  it('in the name of its reader, and has what the shape of the response names', async () => {
    answer = { status: 200, body: { title: 'Recruter', secret: 'x' } };
    expect(await call(context, course, { params: { course: 'c1' } })).toEqual({ title: 'Recruter' });
    expect(request).toEqual({ line: 'GET /api/courses/c1', authorization: 'Bearer token', body: '' });
  });

  it('and sends what was typed as it is: the CMS says what is wrong with it', async () => {
    answer = { status: 422, body: { code: 'kernel.invalid_request', facts: { fields: [] } } };
    await expect(call(context, save, { body: { text: '' } })).rejects.toMatchObject(refusal(422, 'kernel.invalid_request'));
    expect(request).toMatchObject({ line: 'POST /api/saved', body: '{"text":""}' });
  });

  it('and finds nothing at an address that its shapes refuse, without asking', async () => {
    request = { line: 'none', authorization: undefined, body: '' };
    await expect(call(context, course, { params: { course: 'longer than ten' } })).rejects.toMatchObject(refusal(404, 'kernel.not_found'));
    await expect(call(context, course, { params: { course: '..' } })).rejects.toMatchObject(refusal(404, 'kernel.not_found'));
    expect(request.line).toBe('none');
  });

  it.each([{ title: 4 }, {}, 'no object'])('and takes a response without its shape for the bug that it is: %j', async (body) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    answer = { status: 200, body };
    await expect(call(context, course, { params: { course: 'c1' } })).rejects.toMatchObject(refusal(500, 'kernel.unexpected'));
    expect(logged.mock.calls[0]?.[0]).toBe('The response of GET /courses/:course has not its shape (request request-1).');
    logged.mockRestore();
  });

  it('OPS-3 and takes a response whose line is cut for a CMS that is unavailable, not for a bug', async () => {
    answer = { status: 200, body: {}, isCutOff: true };
    await expect(call(context, course, { params: { course: 'c1' } })).rejects.toMatchObject(refusal(503, 'kernel.unavailable'));
  });

  it('and has nothing where there is no content', async () => {
    answer = { status: 204, body: undefined };
    expect(await call(context, save, { body: { text: 'x' } })).toBeUndefined();
  });
});
