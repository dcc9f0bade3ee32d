import { email } from '@cordee/kernel';
import { formatTrialDays } from '../domain/format-trial-days.ts';
import type { Trial } from '../domain/membership.ts';

/** Notifies a person who has an account that their trial day is open. (ACC-9) */
export const trialOpen = email<{ firstName: string; days: Trial }>({
  id: 'seats.trial-open',
  fr: ({ firstName, days }, { siteUrl, organisation }) => ({
    subject: `Ta journée découverte : ${formatTrialDays('fr', days)}`,
    greets: firstName,
    paragraphs: [
      `Les leçons que ${organisation} ouvre aux visiteurs t’attendent ${formatTrialDays('fr', days)}, de minuit à minuit. Connecte-toi ce jour-là avec ton compte.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'Mot de passe oublié ? La page de connexion t’en fait choisir un autre. Tu n’as rien demandé ? Ignore ce message.',
  }),
  en: ({ firstName, days }, { siteUrl, organisation }) => ({
    subject: `Your day to look around: ${formatTrialDays('en', days)}`,
    greets: firstName,
    paragraphs: [
      `The lessons that ${organisation} opens to visitors await you ${formatTrialDays('en', days)}, from midnight to midnight. Sign in with your account that day.`,
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'Forgotten your password? The sign-in page lets you choose another. You asked for nothing? Ignore this message.',
  }),
});
