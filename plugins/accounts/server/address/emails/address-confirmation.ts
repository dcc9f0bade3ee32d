import { email, type MailContext } from '@cordee/kernel';
import { addressLink } from '../../domain/link.ts';

const link = (change: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/nouvelle-adresse?code=${addressLink.code(change, linkSecret)}`;

/** Carries the link that confirms the new address of an account. (ACC-10) */
export const addressConfirmation = email<{ change: string }>({
  id: 'accounts.address-confirmation',
  fr: ({ change }, context) => ({
    subject: 'Confirme ta nouvelle adresse',
    greets: '',
    paragraphs: [
      `Cette adresse a été donnée pour un compte ${context.organisation}. Confirme-la, et elle remplace l’ancienne : c’est avec elle que tu te connecteras.`,
    ],
    action: { label: 'Confirmer cette adresse', url: link(change, context) },
    footnote: 'Ce bouton sert une fois, pendant 24 heures. Tu n’as rien demandé ? Ignore ce message : rien ne changera.',
  }),
  en: ({ change }, context) => ({
    subject: 'Confirm your new address',
    greets: '',
    paragraphs: [
      `This address was given for a ${context.organisation} account. Confirm it, and it takes the place of the former one: you will sign in with it.`,
    ],
    action: { label: 'Confirm this address', url: link(change, context) },
    footnote: 'This button works once, for 24 hours. You asked for nothing? Ignore this message: nothing will change.',
  }),
});
