// A Strapi with all rooms in the test's own process, on a database of its own.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWorker, type Worker } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import type { Core } from '@strapi/strapi';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { testSettings } from '../../test/settings.ts';
import { closeStrapi, loadStrapi } from '../boot.ts';

type Reply<Body> = Readonly<{ status: number; body: Body; headers: Headers }>;
type Call = Readonly<{ token?: string; body?: unknown; headers?: Record<string, string> }>;

export type TestApp = Readonly<{
  strapi: Core.Strapi;
  database: TestDatabase;
  url: string;
  call: <Body = Record<string, unknown>>(request: `${'GET' | 'POST' | 'DELETE'} ${string}`, call?: Call) => Promise<Reply<Body>>;
  /** A person with this address, and a token of theirs. */
  person: (email: string, more?: Record<string, unknown>) => Promise<{ id: number; documentId: string; email: string; token: string }>;
  signIn: (email: string, password?: string) => Promise<string>;
  /** Moves the house clock, as an interval from now: '15 days'. */
  clock: (ahead: string) => Promise<void>;
  work: () => Worker;
  close: () => Promise<void>;
}>;

export const PASSWORD = 'une phrase assez longue';

/** Opens a house; `through` may lead its line to the database over something of the test's. */
export async function startTestApp({
  template = 'tables' as 'tables' | 'demo',
  settings = {} as Record<string, string>,
  through = async (url: string) => url,
} = {}): Promise<TestApp> {
  const database = await testDatabase(template);
  Object.assign(process.env, testSettings(await through(database.url), settings));
  const strapi = await loadStrapi(cmsSettings(), { admin: false });
  strapi.server.mount();
  const server = http.createServer(strapi.server.app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const workers: Worker[] = [];

  const call: TestApp['call'] = async (request, { token, body, headers = {} } = {}) => {
    const [method = 'GET', path] = request.split(' ');
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text.startsWith('{') ? JSON.parse(text) : text) as never };
  };
  const signIn = async (email: string, password = PASSWORD) =>
    (await call<{ token: string }>('POST /api/accounts/sign-ins', { body: { email, password } })).body.token;

  return {
    strapi,
    database,
    url,
    call,
    signIn,
    async person(email, more = {}) {
      const data = { email, password: PASSWORD, firstName: 'Zoé', lastName: 'Martin', ...more };
      const { id, documentId } = await strapi.documents('plugin::users-permissions.user').create({ data: data as never });
      return { id: Number(id), documentId, email, token: await signIn(email) };
    },
    clock: async (ahead) => void (await database.query('update cordee.clock set ahead = $1', [ahead])),
    work() {
      const worker = startWorker(strapi);
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await new Promise((resolve) => server.close(resolve));
      // Strapi would take the test runner's own listeners with it.
      const { removeAllListeners } = process;
      process.removeAllListeners = () => process;
      await closeStrapi(strapi);
      process.removeAllListeners = removeAllListeners;
      await database.drop();
    },
  };
}
