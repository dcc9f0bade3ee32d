import { appOf, dayIn, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SignIns } from '../../api.ts';
import { openSignIns } from './sign-in-store.ts';

/** Where a person is signed in; `token` is that of the sign-in that asks. (SEC-4) */
export async function viewSignIns(strapi: Core.Strapi, { person }: SignedInCaller, token: string | null): Promise<SignIns> {
  const { TIME_ZONE } = appOf(strapi).settings;
  const open = await openSignIns(strapi.db.connection, { person: person.id, token });
  return {
    name: `${person.firstName} ${person.lastName}`,
    signIns: open.map(({ startedAt, lastSeenAt, ...more }) => ({
      since: dayIn(TIME_ZONE, startedAt),
      seen: dayIn(TIME_ZONE, lastSeenAt),
      ...more,
    })),
  };
}
