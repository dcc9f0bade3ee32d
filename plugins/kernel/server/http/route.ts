import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod/v4';
import type { Staff } from '../audit-log.ts';
import { appOf } from '../plugin.ts';
import type { Caller, SignedInCaller } from './caller.ts';
import { Download, sendDownload } from './download.ts';
import { InvalidRequest, invalidRequest, NotAllowed, type Problem, problemOf, refusalOf, SignInNeeded } from './problem.ts';

/**
 * Who may use a route at all; what they see of it is decided by data, in its service.
 * `nobody` does not even ask who it is: health checks must not need the database.
 */
type RouteAccess = 'nobody' | 'visitor' | 'person' | 'administrator';

type Shape = z.ZodType;
type Parsed<S> = S extends Shape ? z.infer<S> : undefined;

/** The caller as a route's service gets it: signed in unless the route is open to visitors. */
type CallerFor<A extends RouteAccess> = A extends 'visitor' | 'nobody' ? Caller : SignedInCaller;

type Definition<A extends RouteAccess, P, Q, B, R extends Shape> = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/<room>`, with `:name` for parameters. */
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

/** A route of a room: what it takes, what it gives, who may use it and what it does. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where routes of all shapes meet
export type Route = Definition<any, any, any, any, any>;

/** Declares a route. Its Zod shapes are what is enforced and what the OpenAPI document says. */
export const route = <
  A extends RouteAccess,
  R extends Shape,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(
  definition: Definition<A, P, Q, B, R>,
): Route => definition as unknown as Route;

/** For a response that the route writes itself, such as a video: no body to check. */
export const streamed = z.void().describe('bytes');

/** For a response without a body: 204. */
export const nothing = z.void();

/** The room's routes as Strapi wants them: open to its own authentication, closed by ours. */
export function router(plugin: string, routes: readonly Route[]) {
  return {
    type: 'content-api',
    prefix: `/${plugin}`,
    routes: routes.map((definition) => ({
      method: definition.method,
      path: definition.path,
      handler: (ctx: Context) => serve(definition, ctx),
      request: requestShapes(definition),
      ...(definition.response !== nothing && definition.response !== streamed && { response: definition.response }),
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
    const token = ctx.get('authorization').replace(/^Bearer /, '') || null;
    const caller = definition.access === 'nobody' ? ANONYMOUS : await identifyCaller(strapi, token);
    authorize(definition.access, caller);

    const [params, query, body] = [
      parse(definition.params, ctx['params']),
      parse(strictQuery(definition.query), ctx.query),
      parse(definition.body, ctx.request.body),
    ];
    const view = await definition.run({ strapi, caller, token, params, query, body, ctx });
    if (definition.response === streamed) return;

    ctx.status = view === undefined ? 204 : 200;
    if (view !== undefined) ctx.body = definition.response.parse(view);
  } catch (error) {
    sendProblem(ctx, error);
  }
}

/** Answers with the problem an error stands for; a bug is a 500 that tells nothing but the request's id. */
export function sendProblem(ctx: Context, error: unknown): void {
  const refused = refusalOf(error);
  if (!refused) strapi.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

  const problem = refused ? problemOf(refused) : { ...BUG, requestId: ctx.state['requestId'] };
  ctx.status = problem.status;
  if (problem.status === 503) ctx.set('Retry-After', '2');
  ctx.type = 'application/problem+json';
  ctx.body = JSON.stringify(problem);
}

const BUG = { type: 'urn:cordee:refusal:kernel.unexpected', title: 'kernel.unexpected', status: 500, code: 'kernel.unexpected', facts: {} };

const ANONYMOUS = { now: new Date(0), person: null, rights: {} } as Caller;

function authorize(access: RouteAccess, caller: Caller): void {
  if (access === 'nobody' || access === 'visitor') return;
  if (!caller.person) throw new SignInNeeded({});
  if (access === 'administrator' && caller.person.globalRole !== 'administrator') throw new NotAllowed({});
}

/** What a query may name is what its shape names; without a shape it names nothing. (SEC-1) */
const strictQuery = (query: Shape | undefined): Shape => ((query ?? z.object({})) as z.ZodObject).strict();

function parse(shape: Shape | undefined, value: unknown): unknown {
  if (!shape) return undefined;

  // PostgreSQL keeps no NUL in a text.
  if (JSON.stringify(value ?? {}).includes('\\u0000')) throw new InvalidRequest({ fields: [{ path: '', problem: 'no NUL characters' }] });
  const result = shape.safeParse(value ?? {});
  if (!result.success) throw invalidRequest(result.error);
  return result.data;
}

/** Who holds this token, asked of the room that knows sessions, in one statement with the rights of every room. */
function identifyCaller(strapi: Core.Strapi, token: string | null): Promise<Caller> {
  const { plugins, settings } = appOf(strapi);
  const identify = plugins.find((plugin) => plugin.identify)?.identify;
  if (!identify) throw new Error('no room knows who is asking');

  return identify(strapi.db.connection, token, { rights: Object.assign({}, ...plugins.map((plugin) => plugin.rights ?? {})), settings });
}

/** A route of a room's screen in the CMS admin: Strapi's own admin session and permissions guard it. */
export type AdminRoute = Readonly<{
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** The permission needed, such as `plugin::seats.members`. */
  action: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What it gives is the answer's body; a `Download` is handed out as a file. `file` is where the form's field of that name lies. */
  run: (call: {
    strapi: Core.Strapi;
    params: Record<string, string>;
    query: never;
    body: never;
    staff: Staff;
    file: string | undefined;
  }) => Promise<unknown>;
}>;

/** An address of the CMS that a browser is sent to without a session of the admin; it looks at what it is given, and sends the browser on. */
export type PublicRoute = Readonly<{
  path: string;
  query: z.ZodObject;
  run: (call: { strapi: Core.Strapi; query: never; ctx: Context }) => Promise<void>;
}>;

export function adminRouter(plugin: string, routes: readonly AdminRoute[], publicRoutes: readonly PublicRoute[]) {
  return {
    type: 'admin',
    prefix: `/${plugin}`,
    routes: [
      ...publicRoutes.map(({ path, query, run }) => ({
        method: 'GET',
        path,
        handler: (ctx: Context) => run({ strapi, query: parse(query, ctx.query) as never, ctx }),
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
    const params = parse(definition.params, ctx['params']) as Record<string, string>;
    const query = parse(strictQuery(definition.query), ctx.query) as never;
    const body = parse(definition.body, ctx.request.body) as never;
    const file = [ctx.request.files?.['file']].flat()[0] as { filepath: string } | undefined;
    const given = await definition.run({ strapi, params, query, body, staff: asStaff(ctx.state['user']), file: file?.filepath });
    if (given instanceof Download) sendDownload(ctx, given);
    else ctx.body = given ?? {};
  } catch (error) {
    sendAdminProblem(ctx, error);
  }
}

type AdminUser = { id: number; email: string; firstname?: string | null; lastname?: string | null };

const asStaff = ({ id, email, firstname, lastname }: AdminUser): Staff => ({
  id,
  email,
  name: [firstname, lastname].filter(Boolean).join(' ') || email,
});

/** The same answer for the admin, whose own client reads errors in Strapi's form alone. */
export function sendAdminProblem(ctx: Context, error: unknown): void {
  sendProblem(ctx, error);
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(inStrapiFormat(JSON.parse(ctx.body as string)));
}

const inStrapiFormat = (problem: Problem) => ({
  ...problem,
  data: null,
  error: { status: problem.status, name: 'ApplicationError', message: problem.title, details: { code: problem.code, ...problem.facts } },
});
