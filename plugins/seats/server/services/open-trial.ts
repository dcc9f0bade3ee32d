import { type Account, accountByEmail, grantTesterAccess, greetedName, invite, lockAccount } from '@cordee/accounts';
import { appOf, type Db, dayIn, queueMailOnce } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { formatTrialDays } from '../domain/format-trial-days.ts';
import type { Trial } from '../domain/membership.ts';
import { decideTrial } from '../domain/trial.ts';
import { trialOpen } from '../emails/trial-open.ts';
import { trialUnchanged } from '../emails/trial-unchanged.ts';
import { type TrialRequestInput, trialRequester } from './trial-store.ts';

/**
 * Opens a requested trial day and notifies the address: with an invitation while no password is chosen, else with a link to sign in.
 * A requester who keeps another role is notified that nothing changed. (ACC-9)
 */
export async function openTrial(strapi: Core.Strapi, db: Db, { now, ...request }: TrialRequestInput & { now: Date }): Promise<void> {
  const known = await accountByEmail(db, request.email);
  if (known?.blocked) return;
  // Locked until it is decided what changes.
  if (known) await lockAccount(db, known.id);
  const requester = (known && (await trialRequester(db, known.id))) ?? { globalRole: 'none', trial: null, hasOtherRole: false };
  const decision = decideTrial(requester, request.day, dayIn(appOf(strapi).settings.TIME_ZONE, now));
  if (decision === 'keeps-access') return notify(strapi, db, known, null);

  const days = decision === 'keeps-trial' ? requester.trial : decision;
  if (!days) return;
  const locale = known?.locale ?? request.locale;
  const account = known?.password ? known : await inviteFor(strapi, db, { ...request, locale }, days);
  if (decision !== 'keeps-trial' && account) await grantTesterAccess(db, account.id, days);
  // Who asks again for the day that they have is told the same, and nothing when that was just mailed. (H-75)
  const unchanged = decision === 'keeps-trial' && days.startsOn !== request.day;
  if (known?.password) await notify(strapi, db, known, { days, unchanged });
}

/** An invitation a few minutes old may still be on its way; an older one may be lost, and is sent again. */
const inviteFor = (strapi: Core.Strapi, db: Db, { email, locale, firstName, lastName }: TrialRequestInput, days: Trial) =>
  invite(strapi, db, {
    email,
    name: { firstName, lastName },
    locale,
    due: 'at-once',
    about: INVITATION_TITLES[locale](days),
    unlessSentWithin: '10 minutes',
  });

const INVITATION_TITLES = {
  fr: (days: Trial) => `Journée découverte, ${formatTrialDays('fr', days)}`,
  en: (days: Trial) => `Day to look around, ${formatTrialDays('en', days)}`,
};

async function notify(
  strapi: Core.Strapi,
  db: Db,
  account: Account | undefined,
  trial: { days: Trial; unchanged: boolean } | null,
): Promise<void> {
  if (!account) return;

  await queueMailOnce(db, {
    to: account.email,
    locale: account.locale,
    template: trial && !trial.unchanged ? trialOpen.id : trialUnchanged.id,
    facts: { firstName: greetedName(account), days: trial?.days ?? null, contact: appOf(strapi).settings.CONTACT ?? null },
  });
}
