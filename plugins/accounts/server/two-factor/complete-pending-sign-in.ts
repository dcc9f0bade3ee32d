import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { pendingSignInLink } from '../domain/link.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { lockAccount } from '../person/person-store.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { linkToken, signInByLink, trustLinkBrowser } from '../sign-in/sign-in-by-link.ts';
import { personSignedIn } from '../sign-in/sign-in-store.ts';
import { PendingSignInExpired } from './domain/refusals.ts';
import { type ConsumedSignIn, consumePendingSignIn, pendingSignInOf } from './two-factor-store.ts';

/** The code of a pending sign-in, and the browser that completes it. */
export type CompletionInput = Readonly<{ pendingSignIn: string; trustedBrowser: string | null; clientAddress: string; now: Date }>;

/**
 * Completes a pending sign-in, once, when `verify` lets its person pass; the same form sent twice by one browser signs in once.
 * @throws PendingSignInExpired, and whatever `verify` throws (ACC-6, H-75)
 */
export async function completePendingSignIn(
  strapi: Core.Strapi,
  { pendingSignIn, ...input }: CompletionInput,
  verify: (db: Db, consumed: ConsumedSignIn) => Promise<void>,
): Promise<SignInTokens> {
  const id = pendingSignInLink.idIn(pendingSignIn, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new PendingSignInExpired({});

  const attempt = { ...input, code: pendingSignIn };
  return useLinkOnce(strapi, attempt, {
    async use(db) {
      const person = (await pendingSignInOf(db, id))?.person;
      const account = person && (await lockAccount(db, person));
      const consumed = account && (await consumePendingSignIn(db, id));
      if (!consumed) throw new PendingSignInExpired({});

      await verify(db, consumed);
      return signInByLink(strapi, db, account, { ...attempt, twoFactor: true });
    },
    async repeat(db) {
      const token = linkToken(strapi, 'sign-in', attempt);
      const person = await personSignedIn(db, token);
      return person && { token, trustedBrowser: await trustLinkBrowser(strapi, db, person, attempt) };
    },
  });
}
