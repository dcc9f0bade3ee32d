import {
  type Account,
  claimAccount,
  grantTesterAccess,
  greetedName,
  hashChosenPassword,
  LinkInvalid,
  type LinkSignInInput,
  repeatSignInByLink,
  signedInByLink,
  usePreparedLink,
  withNewPasswordLimit,
} from '@cordee/accounts';
import { appOf, type Db, queueMail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TrialConfirmed } from '../../api.ts';
import type { Trial } from '../domain/membership.ts';
import { trialOpen } from '../emails/trial-open.ts';
import { trialLink } from '../trial-link.ts';
import { readTrialLink } from './read-trial-link.ts';
import { confirmTrialRequest, trialRequestOf } from './trial-store.ts';

/**
 * Confirms a requested trial day by the link sent to its address. Who has no password chooses one, which opens their account and signs them in;
 * who has one signs in as usual. @throws LinkInvalid, TooManyPasswords, AddressIsReserved, PasswordTooShort, … (ACC-9)
 */
export async function confirmTrial(strapi: Core.Strapi, input: LinkSignInInput): Promise<TrialConfirmed> {
  const id = trialLink.idIn(input.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) throw new LinkInvalid({});

  return withNewPasswordLimit(strapi, id, () =>
    usePreparedLink(strapi, input, {
      async prepare(connection) {
        const { request, known } = await readOpenLink(strapi, connection, input.code);
        const hash = known?.password ? null : await hashChosenPassword(input.password, known ?? request);
        return (db) => openTrial(strapi, db, { ...input, hash });
      },
      repeat: (db) => openedTrial(strapi, db, { ...input, id }),
    }),
  );
}

async function readOpenLink(strapi: Core.Strapi, db: Db, code: string) {
  const link = await readTrialLink(strapi, db, code);
  if (link.state !== 'open') throw new LinkInvalid({});

  return link;
}

/** Opens the trial day of somebody who has a password, or the account of somebody who chose one, by its `hash`. */
async function openTrial(
  strapi: Core.Strapi,
  db: Db,
  { hash, ...input }: LinkSignInInput & Readonly<{ hash: string | null }>,
): Promise<TrialConfirmed> {
  const { request, known, days } = await readOpenLink(strapi, db, input.code);
  await confirmTrialRequest(db, request.id);
  if (known?.password) {
    await grantTrial(db, known, days);
    return { signIn: null };
  }

  // Nobody takes away a password: it was known that they have none.
  if (hash === null) throw new LinkInvalid({});

  const { account, ...signIn } = await claimAccount(
    strapi,
    db,
    { ...request, locale: known?.locale ?? request.locale },
    { ...input, hash },
  );
  await grantTrial(db, account, days);
  return { signIn };
}

async function grantTrial(db: Db, account: Account, days: Trial): Promise<void> {
  await grantTesterAccess(db, account.id, days);
  await queueMail(db, {
    to: account.email,
    person: account.id,
    locale: account.locale,
    template: trialOpen.id,
    facts: { firstName: greetedName(account), days },
  });
}

/** Returns what the form opened when this browser has just sent it: a sign-in, by the same password, only if it began one. (H-75) */
async function openedTrial(
  strapi: Core.Strapi,
  db: Db,
  { id, ...input }: LinkSignInInput & Readonly<{ id: string }>,
): Promise<TrialConfirmed | undefined> {
  if (!(await signedInByLink(strapi, db, input))) return { signIn: null };

  const request = await trialRequestOf(db, id);
  const signIn = request && (await repeatSignInByLink(strapi, db, request.email, input));
  return signIn && { signIn };
}
