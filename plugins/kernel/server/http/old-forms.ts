// The former ways to declare routes, until accounts declares endpoints too.
import type { Core } from '@strapi/strapi';
import type { z } from 'zod/v4';
import { type Endpoint, streamed } from '../../endpoint.ts';
import type { Staff } from '../audit/audit-log.ts';
import { Download, sendDownload } from './download.ts';
import { type AdminRoute, adminRoute as adminEndpointRoute } from './route.ts';

type Out<S> = S extends z.ZodType ? z.infer<S> : undefined;

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
