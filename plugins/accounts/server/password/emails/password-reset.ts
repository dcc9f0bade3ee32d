import { email } from '@cordee/kernel';
import { resetUrl } from '../../domain/link.ts';

/** Carries the link to choose a new password, after "Mot de passe oublié". (ACC-2) */
export const passwordReset = email<{ reset: string; firstName: string }>({
  id: 'accounts.password-reset',
  resend: 'never',
  fr: ({ reset, firstName }, context) => ({
    subject: 'Choisis un nouveau mot de passe',
    greets: firstName,
    paragraphs: ['Tu as demandé à choisir un nouveau mot de passe. Le bouton ci-dessous t’y mène ; il sert une fois, pendant une heure.'],
    action: { label: 'Choisir mon mot de passe', url: resetUrl(reset, context) },
    footnote: 'Tu n’as rien demandé ? Ignore ce message : ton mot de passe reste le même.',
  }),
  en: ({ reset, firstName }, context) => ({
    subject: 'Choose a new password',
    greets: firstName,
    paragraphs: ['You asked to choose a new password. The button below takes you there; it works once, for one hour.'],
    action: { label: 'Choose my password', url: resetUrl(reset, context) },
    footnote: 'You asked for nothing? Ignore this message: your password stays the same.',
  }),
});
