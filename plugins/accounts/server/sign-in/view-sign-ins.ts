import { appOf, dayIn, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SignIns } from '../../api.ts';
import { openSignIns } from './sign-in-store.ts';

/** Returns the open sign-ins of a person; `token` is that of the request. (SEC-4) */
export async function viewSignIns(strapi: Core.Strapi, { person }: SignedInCaller, token: string | null): Promise<SignIns> {
  const { TIME_ZONE } = appOf(strapi).settings;
  const open = await openSignIns(strapi.db.connection, { person: person.id, token });
  return {
    name: `${person.firstName} ${person.lastName}`,
    signIns: open.map(({ startedAt, lastSeenAt, ...rest }) => ({
      since: dayIn(TIME_ZONE, startedAt),
      seen: dayIn(TIME_ZONE, lastSeenAt),
      ...rest,
    })),
  };
}
