import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod/v4';
import { type Endpoint, PERSON_HEADER } from '../../endpoint.ts';
import { type Staff, staffOf } from '../audit/audit-log.ts';
import { authorize, type CallerFor, type RouteAccess } from './authorize.ts';
import type { Person, Rights } from './caller.ts';
import { fileInBody, fileInForm, type ParsedRequest, parse, parseRequest } from './parse-request.ts';
import { OtherPerson } from './problem.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    readonly routes?: readonly Route[];
    /** Routes for the plugin's own screens in the CMS admin; the admin's session and permissions guard them. */
    readonly adminRoutes?: readonly AdminRoute[];
    /** URLs of the CMS that browsers are redirected to before they have an admin session. */
    readonly publicRoutes?: readonly PublicRoute[];
  }
}

type Serving<E extends Endpoint, A extends RouteAccess, N extends keyof Rights> = Readonly<{
  access: A;
  /** The rights that the route reads: no other is loaded. */
  needs?: readonly N[];
  run: (
    call: ParsedRequest<E> & { strapi: Core.Strapi; caller: CallerFor<A, N>; token: string | null; ctx: Context },
  ) => Promise<z.input<E['response']>>;
}>;

/**
 * An endpoint with what serves it. `handle` identifies and authorises the caller, parses the request and runs the route.
 * @throws SignInNeeded, InvalidRequest, and the refusals of the route itself
 */
export type Route = Endpoint & Readonly<{ handle: (strapi: Core.Strapi, ctx: Context) => Promise<unknown> }>;

/** Serves an endpoint of the content API. Its shapes are enforced, and are what the OpenAPI document describes. */
export const route = <E extends Endpoint, A extends RouteAccess, N extends keyof Rights = never>(
  endpoint: E,
  { access, needs = [], run }: Serving<E, A, N>,
): Route => ({
  ...endpoint,
  async handle(strapi, ctx) {
    const token = ctx.get('authorization').replace(/^Bearer /, '') || null;
    const caller = await authorize(strapi, { access, needs, token });
    if (caller?.person) requireSamePerson(ctx, caller.person);
    return run({ ...(await parseRequest(endpoint, ctx, fileInBody)), strapi, caller, token, ctx });
  },
});

/**
 * Requires that the page that sent the request is that of the person who is signed in, if it says whose it is, and says in the response
 * whose that is. @throws OtherPerson (H-79)
 */
function requireSamePerson(ctx: Context, { documentId }: Person): void {
  const pageOf = ctx.get(PERSON_HEADER);
  if (pageOf && pageOf !== documentId) throw new OtherPerson({});

  ctx.set(PERSON_HEADER, documentId);
}

/** An endpoint for a screen in the CMS admin with what serves it: Strapi's admin session, and the permission `action`, guard it. */
export type AdminRoute = Route & Readonly<{ action: string }>;

type AdminServing<E extends Endpoint> = Readonly<{
  run: (call: ParsedRequest<E> & { strapi: Core.Strapi; staff: Staff; ctx: Context }) => Promise<z.input<E['response']>>;
}>;

/** Serves the endpoints of the admin that require a permission: `const membersRoute = adminRoute('plugin::seats.members')`. */
export const adminRoute =
  (action: string) =>
  <E extends Endpoint>(endpoint: E, { run }: AdminServing<E>): AdminRoute => ({
    ...endpoint,
    action,
    handle: async (strapi, ctx) =>
      run({ ...(await parseRequest(endpoint, ctx, fileInForm)), strapi, staff: staffOf(ctx.state['user']), ctx }),
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
  run: (call: { strapi: Core.Strapi; query: z.output<Q>; ctx: Context }) => Promise<void>;
}>): PublicRoute => ({ path, handle: (strapi, ctx) => run({ strapi, query: parse(query, ctx.query), ctx }) });
