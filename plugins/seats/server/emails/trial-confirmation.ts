import { email, type MailContext } from '@cordee/kernel';
import { formatTrialDays } from '../domain/format-trial-days.ts';
import type { Trial } from '../domain/membership.ts';
import { trialLink } from '../trial-link.ts';

const link = (request: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/journee-decouverte?code=${trialLink.code(request, linkSecret)}`;

/** Carries the link that confirms a requested trial day. Greets nobody: anybody can type an address, and a name. (ACC-9, H-80) */
export const trialConfirmation = email<{ request: string; days: Trial }>({
  id: 'seats.trial-confirmation',
  resend: 'never',
  fr: ({ request, days }, context) => ({
    subject: 'Confirme ta journée découverte',
    greets: '',
    paragraphs: [
      `Une journée découverte ${context.organisation} a été demandée à cette adresse, ${formatTrialDays('fr', days)}. Confirme-la : les leçons ouvertes aux visiteurs t’attendent ce jour-là, de minuit à minuit.`,
    ],
    action: { label: 'Confirmer ma journée', url: link(request, context) },
    footnote: 'Ce bouton sert une fois, pendant 24 heures. Tu n’as rien demandé ? Ignore ce message : rien ne sera ouvert à ton nom.',
  }),
  en: ({ request, days }, context) => ({
    subject: 'Confirm your day to look around',
    greets: '',
    paragraphs: [
      `A day to look around ${context.organisation} was asked for at this address, ${formatTrialDays('en', days)}. Confirm it: the lessons open to visitors await you that day, from midnight to midnight.`,
    ],
    action: { label: 'Confirm my day', url: link(request, context) },
    footnote: 'This button works once, for 24 hours. You asked for nothing? Ignore this message: nothing will be opened in your name.',
  }),
});
