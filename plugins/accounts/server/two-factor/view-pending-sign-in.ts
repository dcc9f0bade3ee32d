import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SecondSteps } from '../../api.ts';
import { pendingSignInLink } from '../domain/link.ts';
import { relyingParty } from '../passkey/domain/passkey.ts';
import { passkeysOf, pendingChallengeOf } from '../passkey/passkey-store.ts';
import { requestOptions } from '../passkey/webauthn.ts';
import { PendingSignInExpired } from './domain/refusals.ts';
import { totpOf } from './two-factor-store.ts';

/** Returns by which factors a pending sign-in can be completed. @throws PendingSignInExpired (ACC-6) */
export async function viewPendingSignIn(strapi: Core.Strapi, pendingSignIn: string): Promise<SecondSteps> {
  const { LINK_SECRET, SITE_URL } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const id = pendingSignInLink.idIn(pendingSignIn, LINK_SECRET);
  const pending = id && (await pendingChallengeOf(db, id));
  if (!pending) throw new PendingSignInExpired({});

  const { person, challenge } = pending;
  const [totp, passkeys] = await Promise.all([totpOf(db, person), passkeysOf(db, person)]);
  const passkey = passkeys.length === 0 ? null : await requestOptions(relyingParty(SITE_URL), { challenge, passkeys });
  return { app: Boolean(totp?.confirmedAt), passkey };
}
