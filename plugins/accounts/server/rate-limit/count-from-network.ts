import type { Core } from '@strapi/strapi';
import { publicFormLimit, type RateLimit, requestedMailLimit } from './domain/rate-limits.ts';
import { TooManyFromNetwork } from './domain/refusals.ts';
import { countAttempt, minutesUntilFree } from './rate-limit-store.ts';

/**
 * Counts a form that anybody may send by limits of the network that it comes from, and of the address that it names. Beyond those of the network whoever sends
 * it is told so: it tells nothing about an address, and they would wait for a mail that never comes. Returns false beyond those of the address alone, of
 * which nobody is told. @throws TooManyFromNetwork (ACC-2, ACC-3, ACC-9)
 */
export async function countFromNetwork(
  strapi: Core.Strapi,
  network: readonly RateLimit[],
  address: readonly RateLimit[] = [],
): Promise<boolean> {
  if (await countAttempt(strapi, [...network, ...address])) return true;
  const minutes = await minutesUntilFree(strapi.db.connection, network);
  if (minutes !== undefined) throw new TooManyFromNetwork({ minutes });

  return false;
}

/** Same as `countFromNetwork`, for a public form (`what`) that sends mail to the address it names. @throws TooManyFromNetwork (ACC-3, ACC-9) */
export const countPublicForm = (
  strapi: Core.Strapi,
  what: string,
  { email, clientAddress }: Readonly<{ email: string; clientAddress: string }>,
): Promise<boolean> => countFromNetwork(strapi, [publicFormLimit(what, clientAddress)], [requestedMailLimit(what, email)]);

/** The refusal of a form beyond these limits of its network. */
export const tooManyFromNetwork = async (strapi: Core.Strapi, limits: readonly RateLimit[]): Promise<Error> =>
  new TooManyFromNetwork({ minutes: (await minutesUntilFree(strapi.db.connection, limits)) ?? 1 });
