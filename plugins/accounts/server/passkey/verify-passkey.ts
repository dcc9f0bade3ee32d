import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { pendingSignInLink } from '../domain/link.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type CompletionInput, completePendingSignIn } from '../two-factor/complete-pending-sign-in.ts';
import { PendingSignInExpired } from '../two-factor/domain/refusals.ts';
import { withAttemptLimit } from '../two-factor/with-attempt-limit.ts';
import { parseAssertion } from './domain/credential.ts';
import { relyingParty } from './domain/passkey.ts';
import { PasskeyRefused } from './domain/refusals.ts';
import { type Passkey, passkeysOf, pendingChallengeOf, recordPasskeyUse, takePendingChallenge } from './passkey-store.ts';
import { verifyAssertion } from './webauthn.ts';

type VerifyPasskeyInput = CompletionInput & Readonly<{ response: string }>;

/** Completes a pending sign-in with a passkey of the person, within five minutes of the password. @throws PendingSignInExpired, PasskeyRefused (ACC-6) */
export async function verifyPasskey(strapi: Core.Strapi, { response, ...input }: VerifyPasskeyInput): Promise<SignInTokens> {
  const id = pendingSignInLink.idIn(input.pendingSignIn, appOf(strapi).settings.LINK_SECRET);
  const pending = id && (await pendingChallengeOf(strapi.db.connection, id));
  // Sent twice, the second time finds nothing pending; it ends on the same success. (H-75)
  if (!pending) return completePendingSignIn(strapi, input, () => Promise.reject(new PendingSignInExpired({})));

  const limit = { subject: `passkey:${pending.person}`, refused: () => new PasskeyRefused({}) };
  return withAttemptLimit(strapi, limit, async () => {
    const use = await takeUse(strapi, id, response);
    return completePendingSignIn(strapi, input, async (db) => {
      if (!use || !(await recordPasskeyUse(db, use))) throw new PasskeyRefused({});
    });
  });
}

/** Returns the passkey that has signed the challenge of this pending sign-in, with its new count; undefined when none has. The challenge is used up. */
async function takeUse(strapi: Core.Strapi, id: string, response: string): Promise<Pick<Passkey, 'id' | 'signCount'> | undefined> {
  const db = strapi.db.connection;
  const taken = await takePendingChallenge(db, id);
  const passkey = taken && (await passkeyUsed(strapi, taken.person, response));
  if (!passkey) return undefined;

  const party = relyingParty(appOf(strapi).settings.SITE_URL);
  const signCount = await verifyAssertion(party, { response, challenge: taken.challenge, passkey });
  return signCount === undefined ? undefined : { id: passkey.id, signCount };
}

async function passkeyUsed(strapi: Core.Strapi, person: PersonId, response: string): Promise<Passkey | undefined> {
  const used = parseAssertion(response)?.id;
  return (await passkeysOf(strapi.db.connection, person)).find(({ credentialId }) => credentialId === used);
}
