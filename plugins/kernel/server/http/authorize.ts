import type { Core } from '@strapi/strapi';
import { appOf, type PluginDefinition } from '../base/app.ts';
import type { Caller, Rights, SignedInCaller } from './caller.ts';
import { SignInNeeded } from './problem.ts';

/**
 * Who may call a route at all; what they see of it is decided from data, in its service. `anonymous`: the caller is not identified, for
 * health checks, which must not need the database. `visitor`: everybody. `person`: everybody who is signed in.
 */
export type RouteAccess = 'anonymous' | 'visitor' | 'person';

/** The caller as a route's service receives it: signed in unless the route is open to visitors, with the rights that the route needs. */
export type CallerFor<A extends RouteAccess, N extends keyof Rights> = A extends 'anonymous'
  ? undefined
  : A extends 'visitor'
    ? Caller<N>
    : SignedInCaller<N>;

type Request<A, N> = Readonly<{ access: A; needs: readonly N[]; token: string | null }>;

/** Identifies the caller and checks that they may call a route of this access. @throws SignInNeeded */
export async function authorize<A extends RouteAccess, N extends keyof Rights>(
  strapi: Core.Strapi,
  request: Request<A, N>,
): Promise<CallerFor<A, N>>;
export async function authorize<N extends keyof Rights>(
  strapi: Core.Strapi,
  { access, needs, token }: Request<RouteAccess, N>,
): Promise<Caller<N> | undefined> {
  if (access === 'anonymous') return undefined;

  const caller = await identifyCaller(strapi, needs, token);
  if (access === 'visitor') return caller;
  if (!caller.person) throw new SignInNeeded({});
  return caller;
}

/** Identifies the holder of a session token: one SQL statement of the plugin that stores sessions, with the rights that are needed. */
function identifyCaller<N extends keyof Rights>(strapi: Core.Strapi, needs: readonly N[], token: string | null): Promise<Caller<N>> {
  const { plugins, settings } = appOf(strapi);
  const identify = plugins.find((plugin) => plugin.identify)?.identify;
  if (!identify) throw new Error('No plugin identifies the caller: none of them defines `identify`.');

  return identify(strapi.db.connection, token, { rights: new Map(needs.map((name) => [name, rightSql(plugins, name)])), settings });
}

/** Returns the sub-select of a right. @throws Error when no plugin contributes it */
function rightSql(plugins: readonly PluginDefinition[], name: keyof Rights): string {
  const sql = plugins.map(({ rights }) => rights?.[name]).find((each) => each !== undefined);
  if (!sql) throw new Error(`No plugin contributes the right "${name}".`);

  return sql;
}
