// A Strapi with all plugins in the process of the test, on a database of its own.
import http from 'node:http';
import { startWorker, type Worker } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import type { Core, Modules, UID } from '@strapi/strapi';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { portOf } from '../../test/port-of.ts';
import { testSettings } from '../../test/settings.ts';
import { closeStrapi, loadStrapi } from '../boot.ts';

/** A method and a path, such as `GET /api/home`. */
export type RequestLine = `${'GET' | 'POST' | 'PUT' | 'DELETE'} ${string}`;
type ApiResponse<Body> = Readonly<{ status: number; body: Body; headers: Headers }>;
type Documents = Modules.Documents.ServiceInstance<UID.ContentType>;
type RequestOptions = Readonly<{ token?: string; body?: unknown; headers?: Record<string, string> }>;

export type TestApp = Readonly<{
  strapi: Core.Strapi;
  database: TestDatabase;
  url: string;
  call: <Body = Record<string, unknown>>(request: RequestLine, options?: RequestOptions) => Promise<ApiResponse<Body>>;
  /** Creates a person with this address and signs them in. */
  createPerson: (
    email: string,
    data?: Record<string, unknown>,
  ) => Promise<{ id: number; documentId: string; email: string; token: string }>;
  /** Resolves with a login token; undefined (whatever the type says) when the sign-in is refused. */
  signIn: (email: string, password?: string) => Promise<string>;
  /** Returns the document service of a content type, whose data is typed as that of any content type. */
  documents: (uid: UID.ContentType) => Documents;
  /** Shifts the clock of the app by an interval from now, such as '15 days'. */
  shiftClock: (interval: string) => Promise<void>;
  startWorker: () => Worker;
  close: () => Promise<void>;
}>;

type StartOptions = Readonly<{
  template?: 'tables' | 'demo';
  settings?: Record<string, string>;
  /** Changes the database before the app starts on it, for example to what an earlier release left. */
  prepare?: (database: TestDatabase) => Promise<void>;
  /** Returns the address of a proxy in front of the database at this address. */
  proxyDatabase?: (url: string) => Promise<string>;
}>;

export const PASSWORD = 'une phrase assez longue';

/** Starts an app. */
export async function startTestApp({
  template = 'tables',
  settings = {},
  prepare = async () => {},
  proxyDatabase = async (url) => url,
}: StartOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase(template);
  await prepare(database);
  Object.assign(process.env, testSettings(await proxyDatabase(database.url), settings));
  const strapi = await loadStrapi(cmsSettings(), { admin: false });
  strapi.server.mount();
  const server = http.createServer(strapi.server.app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
  const call = apiClient(url);
  const documents = (uid: UID.ContentType): Documents => strapi.documents(uid);
  const workers: Worker[] = [];

  const signIn = async (email: string, password = PASSWORD) =>
    (await call<{ token: string }>('POST /api/accounts/sign-ins', { body: { email, password } })).body.token;

  return {
    strapi,
    database,
    url,
    call,
    documents,
    signIn,
    async createPerson(email, data = {}) {
      const all = { email, password: PASSWORD, firstName: 'Zoé', lastName: 'Martin', ...data };
      const { id, documentId } = await documents('plugin::users-permissions.user').create({ data: all });
      return { id: Number(id), documentId, email, token: await signIn(email) };
    },
    shiftClock: async (interval) => void (await database.query('update cordee.clock set ahead = $1', [interval])),
    startWorker() {
      const worker = startWorker(strapi);
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await new Promise((resolve) => server.close(resolve));
      await closeKeepingListeners(strapi);
      await database.drop();
    },
  };
}

/** Returns a client of the API at this address. */
export const apiClient =
  (url: string): TestApp['call'] =>
  async (request, { token, body, headers = {} } = {}) => {
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
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };

/** Strapi removes all listeners of the process when it closes, those of the test runner among them. */
async function closeKeepingListeners(strapi: Core.Strapi): Promise<void> {
  const { removeAllListeners } = process;
  process.removeAllListeners = () => process;
  await closeStrapi(strapi);
  process.removeAllListeners = removeAllListeners;
}
