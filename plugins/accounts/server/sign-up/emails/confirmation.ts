import { email, type MailContext } from '@cordee/kernel';
import { confirmationLink } from '../../domain/link.ts';

const link = (signUp: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/confirmation?code=${confirmationLink.code(signUp, linkSecret)}`;

/** Carries the link that confirms the address of a sign-up. (ACC-3) */
export const confirmation = email<{ signUp: string }>({
  id: 'accounts.confirmation',
  resend: 'never',
  fr: ({ signUp }, context) => ({
    subject: 'Confirme ton adresse',
    greets: '',
    paragraphs: [`Un compte ${context.organisation} a été demandé à cette adresse. Confirme-la, et il est à toi.`],
    action: { label: 'Confirmer mon adresse', url: link(signUp, context) },
    footnote: 'Ce bouton sert une fois, pendant 24 heures. Tu n’as rien demandé ? Ignore ce message : aucun compte ne sera ouvert.',
  }),
  en: ({ signUp }, context) => ({
    subject: 'Confirm your address',
    greets: '',
    paragraphs: [`A ${context.organisation} account was asked for at this address. Confirm it, and it is yours.`],
    action: { label: 'Confirm my address', url: link(signUp, context) },
    footnote: 'This button works once, for 24 hours. You asked for nothing? Ignore this message: no account will be opened.',
  }),
});
