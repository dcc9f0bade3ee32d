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
import {
  type Passkey,
  type PendingChallenge,
  passkeysOf,
  pendingChallengeOf,
  recordPasskeyUse,
  renewPendingChallenge,
} from './passkey-store.ts';
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
    const use = await useOf(strapi, pending, response);
    return completePendingSignIn(strapi, input, async (db, { challenge }) => {
      if (!use || !challenge.equals(pending.challenge) || !(await recordPasskeyUse(db, use))) throw new PasskeyRefused({});
    }).catch(async (error: unknown) => {
      // Whatever came of it, the challenge works once. Not used up before: of the same form sent twice at once, the second may come first. (H-75)
      await renewPendingChallenge(strapi.db.connection, id, pending);
      throw error;
    });
  });
}

/** Returns the passkey that has signed the challenge of a pending sign-in, with its new count; undefined when none has. */
async function useOf(
  strapi: Core.Strapi,
  { person, challenge }: PendingChallenge,
  response: string,
): Promise<Pick<Passkey, 'id' | 'signCount'> | undefined> {
  const passkey = await passkeyUsed(strapi, person, response);
  if (!passkey) return undefined;

  const signCount = await verifyAssertion(relyingParty(appOf(strapi).settings.SITE_URL), { response, challenge, passkey });
  return signCount === undefined ? undefined : { id: passkey.id, signCount };
}

async function passkeyUsed(strapi: Core.Strapi, person: PersonId, response: string): Promise<Passkey | undefined> {
  const used = parseAssertion(response)?.id;
  return (await passkeysOf(strapi.db.connection, person)).find(({ credentialId }) => credentialId === used);
}
