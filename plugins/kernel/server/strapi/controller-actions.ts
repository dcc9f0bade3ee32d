import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

type Action = (ctx: Context, next: Next) => Promise<void>;

/** Refuses actions of one of Strapi's controllers, by every spelling of their URLs, with a message for whoever tries. */
export function refuseActions(
  strapi: Core.Strapi,
  { uid, actions, message }: { uid: string; actions: readonly string[]; message: string },
): void {
  // Of its own class of errors, Strapi would send the status alone.
  const refuse = (ctx: Context) => ctx.throw(403, message);
  strapi
    .get('controllers')
    .extend(uid, (controller: object) => ({ ...controller, ...Object.fromEntries(actions.map((name) => [name, refuse])) }));
}

/** Replaces an action of one of Strapi's controllers by one that may call the original. */
export function wrapAction<Name extends string>(
  strapi: Core.Strapi,
  { uid, action, wrap }: { uid: string; action: Name; wrap: (original: Action) => Action },
): void {
  strapi
    .get('controllers')
    .extend(uid, (controller: Record<Name, Action>) => ({ ...controller, [action]: wrap(controller[action].bind(controller)) }));
}
