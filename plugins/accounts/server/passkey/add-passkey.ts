import { appOf, type Db } from '@cordee/kernel';
import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { addFactor } from '../two-factor/add-factor.ts';
import { checkMayAddPasskey, relyingParty } from './domain/passkey.ts';
import { PasskeyKnown, PasskeyNotAdded } from './domain/refusals.ts';
import { endPasskeySetup, passkeysOf, savePasskey, setupChallengeOf } from './passkey-store.ts';
import { verifyNewPasskey } from './webauthn.ts';

type AddPasskeyInput = Readonly<{ person: PersonId; token: string | null; name: string; response: string; now: Date }>;

/**
 * Adds the passkey that the person's browser has just made. The present sign-in counts as verified and goes on; all others end. Returns the recovery
 * codes when it is the first second factor. @throws SignInNeeded when the sign-in has ended, PasskeyNotAdded, PasskeyKnown, TooManyPasskeys (ACC-6)
 */
export async function addPasskey(strapi: Core.Strapi, { name, response, ...input }: AddPasskeyInput): Promise<{ recoveryCodes: string[] }> {
  const { person, token } = input;
  const connection = strapi.db.connection;
  const setup = await setupChallengeOf(connection, token);
  const credential = setup && (await verifyNewPasskey(relyingParty(appOf(strapi).settings.SITE_URL), { response, ...setup }));
  // Used up in the transaction, and not before: of the same form sent twice at once, the second would find nothing to verify, and may come first. (H-75)
  const add = async (db: Db) => {
    if (!credential || !(await endPasskeySetup(db, token, setup))) throw new PasskeyNotAdded({});
    await save(strapi, db, { person, name, credential });
  };
  return addFactor(strapi, { ...input, proof: response }, add).catch(async (error: unknown) => {
    // Whatever came of it, the challenge works once.
    if (setup) await endPasskeySetup(connection, token, setup);
    throw error;
  });
}

async function save(
  strapi: Core.Strapi,
  db: Db,
  { person, name, credential }: Readonly<{ person: PersonId; name: string; credential: WebAuthnCredential }>,
): Promise<void> {
  checkMayAddPasskey((await passkeysOf(db, person)).length);
  if (!(await savePasskey(db, { person, name, credential }))) throw new PasskeyKnown({});

  await accountEvents.announce(strapi, db, 'passkey-changed', { person, added: true, on: true });
}
