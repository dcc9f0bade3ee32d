// Strapi's own routes: closed to whoever is not staff, and to each role of staff but for what the tables in `strapi-table.ts` say. (ACC-7, ACC-22)
import { describe, expect, it } from 'vitest';
import type { TestApp } from '../test-app.ts';
import { emailOf, type Setup, tokenOf } from './actors.ts';
import { DOCUMENTS, STAFF_ROUTES, STRAPI } from './strapi-table.ts';
import type { Actor } from './table.ts';

const pathOf = (route: string) => route.split(' ')[1] ?? '';
const isAdminRoute = (route: string) => STRAPI.admin.test(pathOf(route));
const isContentApiRoute = (route: string) => STRAPI.api.test(pathOf(route));

/** Every route of the running app, as `GET /path`. */
export const routesOf = ({ strapi }: TestApp): string[] =>
  strapi.server
    .listRoutes()
    .filter(({ path }) => /^\/[a-z]/i.test(String(path)) && !String(path).includes('('))
    .flatMap(({ methods, path }) =>
      methods.filter((method: string) => method !== 'HEAD' && method.length < 8).map((method: string) => `${method} ${path}`),
    );

export const isStrapiRoute = (route: string): boolean => isAdminRoute(route) || isContentApiRoute(route);

const TRANSFERS = ['GET /admin/transfer/runner/push', 'GET /admin/transfer/runner/pull'];

const closedAdminRoutes = (app: TestApp) =>
  routesOf(app).filter((route) => isAdminRoute(route) && !STRAPI.open.some((open) => open.test(pathOf(route))));

/** The statuses of whoever does not get through. */
const REFUSED = [401, 403, 404, 405];

export function testStrapiRoutes(setup: Setup): void {
  describe('Strapi’s own routes', () => {
    async function statusOf(route: string, token: string | undefined): Promise<number> {
      const [method = 'GET', path = ''] = route.split(' ');
      const response = await fetch(`${setup().app.url}${path.replace(/:\w+/g, '1')}`, {
        method,
        ...(token && { headers: { authorization: `Bearer ${token}` } }),
      });
      await response.arrayBuffer();
      return response.status;
    }

    it('ACC-22 no visitor, and nobody signed in to the site, gets through any of the admin’s', async () => {
      const { app, world } = setup();
      const accessible: string[] = [];
      for (const token of [undefined, world.tokens.administrator])
        for (const route of closedAdminRoutes(app)) {
          const status = await statusOf(route, token);
          if (!REFUSED.includes(status)) accessible.push(`${route} ${status}`);
        }
      expect(closedAdminRoutes(app).length, 'routes that were tried').toBeGreaterThan(100);
      expect(accessible).toEqual([]);
    });

    it('ACC-7 Strapi’s content API gives nothing to anybody', async () => {
      const { app, world } = setup();
      const accessible: string[] = [];
      for (const route of routesOf(app).filter(isContentApiRoute))
        for (const token of [undefined, world.tokens.administrator, world.tokens['settings staff']]) {
          const status = await statusOf(route, token);
          if (status < 400) accessible.push(`${route} ${status}`);
        }
      expect(accessible).toEqual([]);
    });

    it('ACC-22 a key of Strapi’s, such as one that an earlier release left, opens none of them', async () => {
      const { app } = setup();
      const owner = await app.strapi.db.query('admin::user').findOne({ where: { email: emailOf('settings staff') }, populate: ['roles'] });
      const endless = { description: '', lifespan: null };
      const keys: { accessKey: string }[] = [
        await app.strapi.service('admin::api-token-content-api').create({ ...endless, name: 'Full Access', type: 'full-access' }),
        await app.strapi.service('admin::api-token-content-api').create({ ...endless, name: 'Read Only', type: 'read-only' }),
        await app.strapi.service('admin::api-token-admin').create({ ...endless, name: 'Admin', adminUserOwner: owner.id }, owner),
        await app.strapi.service('admin::transfer').token.create({ ...endless, name: 'Transfer', permissions: ['push', 'pull'] }),
      ];
      const accessible: string[] = [];
      for (const { accessKey } of keys)
        for (const route of [...TRANSFERS, ...closedAdminRoutes(app), ...routesOf(app).filter(isContentApiRoute)]) {
          const status = await statusOf(route, accessKey);
          if (!REFUSED.includes(status)) accessible.push(`${route} ${status}`);
        }
      expect(accessible).toEqual([]);
    });
  });

  testStaffRoles(setup);
}

/** The roles that walk the tables: settings staff may do whatever Strapi has left, and would change what the other tests need. */
const WALKERS: readonly Actor[] = ['content staff', 'people staff', 'staff without a role'];

/** The content type that the routes of the second table are about, where they are about one. */
const THEME = 'plugin::courses.theme';

/** They end the sessions that the walkers need. */
const ENDS_SESSIONS = /^DELETE \/admin\/users\/me\/sessions/;

const isDocumentRoute = (route: string) => route.includes('/collection-types/:model');
const readsDocuments = (route: string) => route.startsWith('GET') || route.endsWith('/bulkFindForValidation');

function testStaffRoles(setup: Setup): void {
  /** Whether a member of staff gets past the check of rights; the request itself is about nothing, and fails afterwards. */
  async function getsThrough(route: string, actor: Actor, uid = THEME): Promise<boolean> {
    const { app, world } = setup();
    const [method = 'GET', path = ''] = route.split(' ');
    const isUpload = route === 'POST /upload';
    const response = await fetch(`${app.url}${filledPath(path, uid)}`, {
      method,
      headers: {
        authorization: `Bearer ${tokenOf(world, actor)}`,
        'if-match': '"1"',
        ...(!isUpload && { 'content-type': 'application/json' }),
      },
      ...(/^P/.test(method) && { body: isUpload ? formWithFile() : '{}' }),
    });
    await response.arrayBuffer();
    return ![401, 403].includes(response.status);
  }

  describe('the roles of staff in Strapi’s own routes', () => {
    it('ACC-22 content types: each role reads and writes what the table says, by every route', async () => {
      const { app } = setup();
      const wrong: string[] = [];
      const routes = closedAdminRoutes(app).filter(isDocumentRoute);
      for (const uid of Object.keys(app.strapi.contentTypes))
        for (const route of routes)
          for (const actor of WALKERS) {
            const { read, write } = DOCUMENTS[uid] ?? { read: [], write: [] };
            const may = (readsDocuments(route) ? read : write).includes(actor);
            if ((await getsThrough(route, actor, uid)) !== may) wrong.push(`${actor} ${may ? 'may not' : 'may'} ${route} ${uid}`);
          }
      expect(routes.length, 'routes that were tried').toBeGreaterThan(15);
      expect(wrong).toEqual([]);
    });

    it('ACC-22 every other route: each role gets through where the table says so', async () => {
      const wrong: string[] = [];
      const routes = closedAdminRoutes(setup().app).filter((route) => !isDocumentRoute(route) && !ENDS_SESSIONS.test(route));
      for (const route of routes)
        for (const actor of WALKERS) {
          const may = STAFF_ROUTES[route]?.includes(actor) ?? false;
          if ((await getsThrough(route, actor)) !== may) wrong.push(`${actor} ${may ? 'may not' : 'may'} ${route}`);
        }
      expect(
        Object.keys(STAFF_ROUTES).filter((route) => !routes.includes(route)),
        'rows without a route',
      ).toEqual([]);
      expect(wrong).toEqual([]);
    });
  });
}

/** The path of a route; a file is one that exists, so that whoever may not change it is refused for that, and everything else does not exist. */
function filledPath(path: string, uid: string): string {
  const id = path.startsWith('/upload/files') ? '1' : 'abcdefabcdefabcdefabcdef';
  const parameters: Record<string, string> = { ':model': uid, ':uid': uid, ':targetField': 'modules' };
  return path.replace(/:\w+/g, (name) => parameters[name] ?? id);
}

/** An upload is looked at only once it has a file. */
function formWithFile(): FormData {
  const form = new FormData();
  form.append('files', new Blob(['Bonjour'], { type: 'text/plain' }), 'bonjour.txt');
  return form;
}
