import { type Account, accountAt, invite, letTest } from '@cordee/accounts';
import { appOf, type Db, dayIn, queueMail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { inWords } from '../domain/day-in-words.ts';
import type { Trial } from '../domain/membership.ts';
import { trialFor } from '../domain/trial.ts';
import { trialKept } from '../emails/trial-kept.ts';
import { trialOpen } from '../emails/trial-open.ts';
import { lockVisitor, type TrialAsked } from './trial-store.ts';

/**
 * Opens the day that somebody asked for, and tells the address: with an invitation while no password is chosen, else with a
 * link to sign in. Whoever is something else than a visitor is told that nothing changed. (ACC-9)
 */
export async function openTrial(strapi: Core.Strapi, db: Db, { now, ...asked }: TrialAsked & { now: Date }): Promise<void> {
  const known = await accountAt(db, asked.email);
  if (known?.blocked) return;
  const visitor = (known && (await lockVisitor(db, known.id))) ?? { standing: 'none', trial: null, belongs: false };
  const trial = trialFor(visitor, asked.day, dayIn(appOf(strapi).settings.TIME_ZONE, now));
  if (trial === 'keeps-access') return tell(strapi, db, known, null);

  const days = trial === 'keeps-trial' ? visitor.trial : trial;
  if (!days) return;
  const locale = known?.locale ?? asked.locale;
  const account = known?.password ? known : await invited(strapi, db, { ...asked, locale }, days);
  if (trial !== 'keeps-trial' && account) await letTest(db, account.id, days);
  if (known?.password) await tell(strapi, db, known, { days, kept: trial === 'keeps-trial' });
}

/** An invitation a few minutes old may be on its way; one older than that may be lost. */
const invited = (strapi: Core.Strapi, db: Db, { email, locale, firstName, lastName }: TrialAsked, days: Trial) =>
  invite(strapi, db, {
    email,
    name: { firstName, lastName },
    locale,
    due: 'at-once',
    about: ABOUT[locale](days),
    unlessSentWithin: '10 minutes',
  });

const ABOUT = {
  fr: (days: Trial) => `Journée découverte, ${inWords('fr', days)}`,
  en: (days: Trial) => `Day to look around, ${inWords('en', days)}`,
};

async function tell(
  strapi: Core.Strapi,
  db: Db,
  account: Account | undefined,
  trial: { days: Trial; kept: boolean } | null,
): Promise<void> {
  if (!account) return;

  await queueMail(db, {
    to: account.email,
    locale: account.locale,
    template: trial && !trial.kept ? trialOpen.id : trialKept.id,
    facts: { firstName: account.firstName, days: trial?.days ?? null, contact: appOf(strapi).settings.CONTACT ?? null },
  });
}
