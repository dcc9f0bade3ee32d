import { appOf, type Db } from '@cordee/kernel';
import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { addFactor } from '../two-factor/add-factor.ts';
import { checkMayAddPasskey, relyingParty } from './domain/passkey.ts';
import { PasskeyKnown, PasskeyNotAdded } from './domain/refusals.ts';
import { passkeysOf, savePasskey, takeSetupChallenge } from './passkey-store.ts';
import { verifyNewPasskey } from './webauthn.ts';

type AddPasskeyInput = Readonly<{ person: PersonId; token: string | null; name: string; response: string; now: Date }>;

/**
 * Adds the passkey that the person's browser has just made. The present sign-in counts as verified and goes on; all others end. Returns the recovery
 * codes when it is the first second factor. @throws PasskeyNotAdded, PasskeyKnown, TooManyPasskeys (ACC-6)
 */
export async function addPasskey(strapi: Core.Strapi, { name, response, ...input }: AddPasskeyInput): Promise<{ recoveryCodes: string[] }> {
  const taken = await takeSetupChallenge(strapi.db.connection, input.token);
  const credential = taken && (await verifyNewPasskey(relyingParty(appOf(strapi).settings.SITE_URL), { response, ...taken }));
  return addFactor(strapi, { ...input, proof: response }, (db) => save(strapi, db, { person: input.person, name, credential }));
}

async function save(
  strapi: Core.Strapi,
  db: Db,
  { person, name, credential }: Readonly<{ person: PersonId; name: string; credential: WebAuthnCredential | undefined }>,
): Promise<void> {
  if (!credential) throw new PasskeyNotAdded({});
  checkMayAddPasskey((await passkeysOf(db, person)).length);
  if (!(await savePasskey(db, { person, name, credential }))) throw new PasskeyKnown({});

  await accountEvents.announce(strapi, db, 'passkey-changed', { person, added: true, on: true });
}
