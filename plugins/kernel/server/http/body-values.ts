import type { MiddlewareFactory } from './middleware.ts';
import { UnfitValue, UnreadableBody } from './problem.ts';

/** How deep the arrays and objects of a body may be nested: what reads a body calls itself for each level. */
const MAX_DEPTH = 100;

/** Runs after Strapi's body parser: checks the values of the body before anything reads them. A body that was not sent is one without fields. */
export const bodyValues: MiddlewareFactory = () => async (ctx, next) => {
  // Many of Strapi's own routes read a field of it before they check it.
  ctx.request.body ??= {};
  // Below `/api`, the shape of the endpoint says which text it takes.
  checkValues(ctx.request.body, { nul: ctx.path.startsWith('/api/') });
  await next();
};

/**
 * Refuses values that are nested too deep and, unless `nul` is set, text with a NUL, which PostgreSQL cannot store.
 * @throws UnreadableBody, UnfitValue
 */
export function checkValues(values: unknown, { nul }: { nul: boolean }): void {
  let level = [values];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new UnreadableBody({});
    if (!nul && level.some((value) => typeof value === 'string' && value.includes('\0'))) throw new UnfitValue({});
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
