import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { noContent, streamed, upload } from '../../endpoint.ts';
import type { PluginDefinition } from '../base/app.ts';
import type { Route } from './route.ts';
import { sendAdminProblem, sendProblem } from './send-problem.ts';

/** Builds the content API router of a plugin: Strapi's own authentication is off, `authorize` replaces it. */
export const router = (strapi: Core.Strapi, { name, routes = [] }: PluginDefinition) => ({
  type: 'content-api',
  prefix: `/${name}`,
  routes: routes.map((route) => ({
    method: route.method,
    path: pathBelow(name, route),
    handler: (ctx: Context) => respond(strapi, ctx, { route, ...API }),
    request: requestShapes(route),
    ...(!hasNoBody(route) && { response: route.response }),
    config: { auth: false, description: route.summary },
  })),
});

/** Builds the admin router of a plugin: its admin routes behind session and permission, its public routes behind neither. */
export const adminRouter = (strapi: Core.Strapi, { name, adminRoutes = [], publicRoutes = [] }: PluginDefinition) => ({
  type: 'admin',
  prefix: `/${name}`,
  routes: [
    ...publicRoutes.map(({ path, handle }) => ({
      method: 'GET',
      path,
      handler: (ctx: Context) => (ctx.method === 'HEAD' ? refuseHead(ctx) : handle(strapi, ctx)),
      config: { auth: false },
    })),
    ...adminRoutes.map((route) => ({
      method: route.method,
      path: pathBelow(name, route),
      handler: (ctx: Context) => respond(strapi, ctx, { route, ...ADMIN }),
      config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [route.action] } }] },
    })),
  ],
});

/** A public route is a link that may work once: HEAD, which Strapi routes like GET, does not use it up. (SEC-8) */
function refuseHead(ctx: Context): void {
  ctx.status = 405;
  ctx.set('Allow', 'GET');
}

/** The path of a route below that of its plugin. @throws Error when it does not begin with the plugin's name */
function pathBelow(plugin: string, { path }: Route): string {
  if (!`${path}/`.startsWith(`/${plugin}/`)) throw new Error(`The path ${path} does not begin with the name of its plugin, ${plugin}.`);

  return path.slice(plugin.length + 1) || '/';
}

const requestShapes = ({ params, query, body }: Route) => ({
  ...(params && { params: params.shape }),
  ...(query && { query: query.shape }),
  ...(body && { body: { [body === upload ? 'application/octet-stream' : 'application/json']: body } }),
});

const hasNoBody = ({ response }: Route) => response === noContent || response === streamed;

/** How an API responds without content, and to an error. */
type Conventions = Readonly<{
  sendNothing: (ctx: Context) => void;
  sendError: (strapi: Core.Strapi, ctx: Context, error: unknown) => void;
}>;

const API: Conventions = {
  sendNothing: (ctx) => {
    ctx.status = 204;
  },
  sendError: sendProblem,
};

const ADMIN: Conventions = {
  sendNothing: (ctx) => {
    ctx.body = {};
  },
  sendError: sendAdminProblem,
};

/** Runs a route and responds with what the shape of its response names, and nothing else. */
async function respond(
  strapi: Core.Strapi,
  ctx: Context,
  { route, sendNothing, sendError }: Conventions & { readonly route: Route },
): Promise<void> {
  try {
    const view = await route.handle(strapi, ctx);
    if (route.response === noContent) sendNothing(ctx);
    else if (route.response !== streamed) ctx.body = route.response.parse(view);
  } catch (error) {
    sendError(strapi, ctx, error);
  }
}
