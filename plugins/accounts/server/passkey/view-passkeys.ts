import { appOf, type Person, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { relyingParty } from './domain/passkey.ts';
import { passkeysOf, setupChallengeOf } from './passkey-store.ts';
import { creationOptions } from './webauthn.ts';

/** Returns the passkeys of a person, and what their browser is asked while they add one in this sign-in. (ACC-6) */
export async function viewPasskeys(strapi: Core.Strapi, person: Person, token: string | null) {
  const { ORGANISATION_NAME, SITE_URL } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const [passkeys, setup] = await Promise.all([passkeysOf(db, person.id), setupChallengeOf(db, token)]);
  const owner = { documentId: person.documentId, email: shownEmail(person.email), name: `${person.firstName} ${person.lastName}` };
  return {
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    newPasskey: setup
      ? await creationOptions(relyingParty(SITE_URL), { organisation: ORGANISATION_NAME, person: owner, passkeys, ...setup })
      : null,
  };
}
