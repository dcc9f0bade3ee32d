import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod/v4';
import { type Staff, staffOf } from '../audit-log.ts';
import { stackOf } from '../caught-error.ts';
import { appOf } from '../plugin.ts';
import type { Caller, SignedInCaller } from './caller.ts';
import { Download, sendDownload } from './download.ts';
import { InvalidRequest, invalidRequest, NotAllowed, type Problem, problemOf, refusalOf, SignInNeeded } from './problem.ts';

/**
 * Who may call a route at all; what they see of it is decided from data, in its service. `anonymous`: the caller is not identified, for
 * health checks, which must not need the database. `visitor`: everybody. `person`: everybody who is signed in. `administrator`: people with that global role.
 */
type RouteAccess = 'anonymous' | 'visitor' | 'person' | 'administrator';

type Shape = z.ZodType;
type Parsed<S> = S extends Shape ? z.infer<S> : undefined;

/** The caller as a route's service receives it: signed in unless the route is open to visitors. */
type CallerFor<A extends RouteAccess> = A extends 'anonymous' ? undefined : A extends 'visitor' ? Caller : SignedInCaller;

type Definition<A extends RouteAccess, P, Q, B, R extends Shape> = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below `/api/<plugin>`, with `:name` for parameters. */
  path: string;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  run: (call: {
    strapi: Core.Strapi;
    caller: CallerFor<A>;
    token: string | null;
    params: Parsed<P>;
    query: Parsed<Q>;
    body: Parsed<B>;
    ctx: Context;
  }) => Promise<z.input<R>>;
}>;

/**
 * A declared route of a plugin. `handle` identifies and authorises the caller, parses the request and runs the route.
 * @throws SignInNeeded, NotAllowed, InvalidRequest, and the refusals of the route itself
 */
export type Route = Readonly<
  Omit<Definition<RouteAccess, z.ZodObject | undefined, z.ZodObject | undefined, Shape | undefined, Shape>, 'run'> & {
    handle: (strapi: Core.Strapi, ctx: Context) => Promise<unknown>;
  }
>;

/** Declares a route. Its Zod shapes are enforced, and are what the OpenAPI document describes. */
export const route = <
  A extends RouteAccess,
  R extends Shape,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends Shape | undefined = undefined,
>({
  run,
  ...definition
}: Definition<A, P, Q, B, R>): Route => ({
  ...definition,
  async handle(strapi, ctx) {
    const token = ctx.get('authorization').replace(/^Bearer /, '') || null;
    const caller = await authorize(definition.access, strapi, token);
    const params = parse(definition.params, ctx['params']);
    const query = parseQuery(definition.query, ctx.query);
    const body = parse(definition.body, ctx.request.body);
    return run({ strapi, caller, token, params, query, body, ctx });
  },
});

/** The response of a route that writes its body itself, such as a video: nothing is checked. */
export const streamed = z.void().describe('bytes');

/** The response of a route without a body: 204. */
export const noContent = z.void();

/** Builds the content API router of a plugin: Strapi's own authentication is off, `authorize` replaces it. */
export function router(plugin: string, routes: readonly Route[]) {
  return {
    type: 'content-api',
    prefix: `/${plugin}`,
    routes: routes.map((definition) => ({
      method: definition.method,
      path: definition.path,
      handler: (ctx: Context) => serve(definition, ctx),
      request: requestShapes(definition),
      ...(definition.response !== noContent && definition.response !== streamed && { response: definition.response }),
      config: { auth: false, description: definition.summary },
    })),
  };
}

function requestShapes({ params, query, body }: Route) {
  return {
    ...(params && { params: params.shape }),
    ...(query && { query: query.shape }),
    ...(body && { body: { 'application/json': body } }),
  };
}

async function serve(definition: Route, ctx: Context): Promise<void> {
  try {
    const view = await definition.handle(strapi, ctx);
    if (definition.response === streamed) return;

    ctx.status = view === undefined ? 204 : 200;
    if (view !== undefined) ctx.body = definition.response.parse(view);
  } catch (error) {
    sendProblem(ctx, error);
  }
}

/** Responds with the problem details (RFC 9457) of an error; for a bug, with a 500 that reveals the request id and nothing else. */
export function sendProblem(ctx: Context, error: unknown): void {
  const problem = toProblem(ctx, error);
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
}

/** Same as `sendProblem`, but in the format of Strapi's own errors, the only one that the client of the admin reads. */
export function sendAdminProblem(ctx: Context, error: unknown): void {
  const problem = toProblem(ctx, error);
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(toStrapiError(problem));
}

/** Sets the status and the headers of the response to an error, logs it when it is a bug, and returns its problem details. */
function toProblem(ctx: Context, error: unknown): Problem {
  const refused = refusalOf(error);
  if (!refused) strapi.log.error(stackOf(error));

  const problem = refused ? problemOf(refused) : { ...UNEXPECTED, requestId: ctx.state['requestId'] };
  ctx.status = problem.status;
  if (problem.status === 503) ctx.set('Retry-After', '2');
  return problem;
}

const UNEXPECTED = {
  type: 'urn:cordee:refusal:kernel.unexpected',
  title: 'kernel.unexpected',
  status: 500,
  code: 'kernel.unexpected',
  facts: {},
};

const toStrapiError = (problem: Problem) => ({
  ...problem,
  data: null,
  error: { status: problem.status, name: 'ApplicationError', message: problem.title, details: { code: problem.code, ...problem.facts } },
});

/** Identifies the caller and checks that they may call a route of this access. @throws SignInNeeded, NotAllowed */
async function authorize<A extends RouteAccess>(access: A, strapi: Core.Strapi, token: string | null): Promise<CallerFor<A>>;
async function authorize(access: RouteAccess, strapi: Core.Strapi, token: string | null): Promise<Caller | undefined> {
  if (access === 'anonymous') return undefined;

  const caller = await identifyCaller(strapi, token);
  if (access === 'visitor') return caller;
  if (!caller.person) throw new SignInNeeded({});
  if (access === 'administrator' && caller.person.globalRole !== 'administrator') throw new NotAllowed({});
  return caller;
}

/** Identifies the holder of a session token: one SQL statement of the plugin that stores sessions, with the rights of all plugins. */
function identifyCaller(strapi: Core.Strapi, token: string | null): Promise<Caller> {
  const { plugins, settings } = appOf(strapi);
  const identify = plugins.find((plugin) => plugin.identify)?.identify;
  if (!identify) throw new Error('No plugin identifies the caller: none of them defines `identify`.');

  return identify(strapi.db.connection, token, { rights: Object.assign({}, ...plugins.map((plugin) => plugin.rights ?? {})), settings });
}

/** Parses the query; parameters that its shape does not name are rejected, all of them when there is no shape. (SEC-1) */
function parseQuery<Q extends z.ZodObject | undefined>(shape: Q | undefined, query: unknown): Parsed<Q>;
function parseQuery(shape: z.ZodObject | undefined, query: unknown): unknown {
  return parse((shape ?? z.object({})).strict(), query);
}

/** Parses a part of the request; undefined when there is no shape. @throws InvalidRequest */
function parse<S extends Shape | undefined>(shape: S | undefined, value: unknown): Parsed<S>;
function parse(shape: Shape | undefined, value: unknown): unknown {
  if (!shape) return undefined;

  // PostgreSQL cannot store NUL characters in text.
  if (JSON.stringify(value ?? {}).includes('\\u0000')) throw new InvalidRequest({ fields: [{ path: '', problem: 'no NUL characters' }] });
  const result = shape.safeParse(value ?? {});
  if (!result.success) throw invalidRequest(result.error);
  return result.data;
}

type AdminDefinition<P, Q, B> = Readonly<{
  method: 'GET' | 'POST' | 'DELETE';
  /** The path below `/<plugin>` of the admin's API, with `:name` for parameters. */
  path: string;
  params?: P;
  query?: Q;
  body?: B;
  /** Returns the body of the response, or a `Download` to send as a file. `file`: the path of the file uploaded in the form field `file`. */
  run: (call: {
    strapi: Core.Strapi;
    params: Parsed<P>;
    query: Parsed<Q>;
    body: Parsed<B>;
    staff: Staff;
    file: string | undefined;
  }) => Promise<unknown>;
}>;

/** A route for a plugin's own screen in the CMS admin: Strapi's admin session, and the permission `action`, guard it. */
export type AdminRoute = Readonly<
  Omit<AdminDefinition<z.ZodObject | undefined, z.ZodObject | undefined, Shape | undefined>, 'run'> & {
    action: string;
    handle: (strapi: Core.Strapi, ctx: Context) => Promise<unknown>;
  }
>;

/** Declares the admin routes that require a permission: `const membersRoute = adminRoute('plugin::seats.members')`. */
export const adminRoute =
  (action: string) =>
  <P extends z.ZodObject | undefined = undefined, Q extends z.ZodObject | undefined = undefined, B extends Shape | undefined = undefined>({
    run,
    ...definition
  }: AdminDefinition<P, Q, B>): AdminRoute => ({
    ...definition,
    action,
    async handle(strapi, ctx) {
      const params = parse(definition.params, ctx['params']);
      const query = parseQuery(definition.query, ctx.query);
      const body = parse(definition.body, ctx.request.body);
      const file = [ctx.request.files?.['file']].flat()[0]?.filepath;
      return run({ strapi, params, query, body, staff: staffOf(ctx.state['user']), file });
    },
  });

/** A URL of the CMS for browsers without an admin session; it verifies its query itself and redirects the browser. */
export type PublicRoute = Readonly<{ path: string; handle: (strapi: Core.Strapi, ctx: Context) => Promise<void> }>;

/** Declares a public route. Query parameters that its shape does not name are ignored. */
export const publicRoute = <Q extends z.ZodObject>({
  path,
  query,
  run,
}: Readonly<{
  path: string;
  query: Q;
  run: (call: { strapi: Core.Strapi; query: Parsed<Q>; ctx: Context }) => Promise<void>;
}>): PublicRoute => ({ path, handle: (strapi, ctx) => run({ strapi, query: parse(query, ctx.query), ctx }) });

/** Builds the admin router of a plugin: its admin routes behind session and permission, its public routes behind neither. */
export function adminRouter(plugin: string, routes: readonly AdminRoute[], publicRoutes: readonly PublicRoute[]) {
  return {
    type: 'admin',
    prefix: `/${plugin}`,
    routes: [
      ...publicRoutes.map(({ path, handle }) => ({
        method: 'GET',
        path,
        handler: (ctx: Context) => handle(strapi, ctx),
        config: { auth: false },
      })),
      ...routes.map((definition) => ({
        method: definition.method,
        path: definition.path,
        handler: (ctx: Context) => serveAdmin(definition, ctx),
        config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [definition.action] } }] },
      })),
    ],
  };
}

async function serveAdmin(definition: AdminRoute, ctx: Context): Promise<void> {
  try {
    const result = await definition.handle(strapi, ctx);
    if (result instanceof Download) sendDownload(ctx, result);
    else ctx.body = result ?? {};
  } catch (error) {
    sendAdminProblem(ctx, error);
  }
}
