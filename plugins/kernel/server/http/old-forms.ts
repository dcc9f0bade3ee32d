// The former ways to declare routes, until accounts declares endpoints too.
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod/v4';
import { type Endpoint, streamed } from '../../endpoint.ts';
import type { Staff } from '../audit-log.ts';
import type { CallerFor, RouteAccess } from './authorize.ts';
import { Download, sendDownload } from './download.ts';
import { type AdminRoute, adminRoute as adminEndpointRoute, route as endpointRoute, type Route } from './route.ts';

type Out<S> = S extends z.ZodType ? z.infer<S> : undefined;

type OldRoute<A extends RouteAccess, P, Q, B, R extends z.ZodType> = Readonly<{
  method: Endpoint['method'];
  path: `/${string}`;
  summary: string;
  access: A;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  run: (call: {
    strapi: Core.Strapi;
    caller: CallerFor<A, never>;
    token: string | null;
    params: Out<P>;
    query: Out<Q>;
    body: Out<B>;
    ctx: Context;
  }) => Promise<z.input<R>>;
}>;

type OldAdminRoute<P, Q, B> = Readonly<{
  method: Endpoint['method'];
  path: `/${string}`;
  params?: P;
  query?: Q;
  body?: B;
  run: (call: {
    strapi: Core.Strapi;
    params: Out<P>;
    query: Out<Q>;
    body: Out<B>;
    staff: Staff;
    file: string | undefined;
  }) => Promise<unknown>;
}>;

export function route<
  A extends RouteAccess,
  R extends z.ZodType,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: OldRoute<A, P, Q, B, R>): Route;
// biome-ignore lint/suspicious/noExplicitAny: goes with this file
export function route({ run, access, ...endpoint }: any): Route {
  return endpointRoute({ ...endpoint, path: `/accounts${endpoint.path}` }, { access, run });
}

export const adminRoute = (
  action: string,
): (<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: OldAdminRoute<P, Q, B>,
) => AdminRoute) => {
  const serve = adminEndpointRoute(action);
  // biome-ignore lint/suspicious/noExplicitAny: goes with this file
  return ({ run, ...endpoint }: any) =>
    serve(
      { ...endpoint, path: `/staff${endpoint.path}`, summary: '', response: streamed },
      {
        async run({ ctx, ...call }) {
          const result = await run({ ...call, file: [ctx.request.files?.['file']].flat()[0]?.filepath });
          if (result instanceof Download) sendDownload(ctx, result);
          else ctx.body = result ?? {};
        },
      },
    );
};
