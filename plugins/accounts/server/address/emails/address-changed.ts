import { email, type MailContext } from '@cordee/kernel';
import { addressUndoLink } from '../../domain/link.ts';

type Facts = { change: string; firstName: string; address: string; contact: string | null };

const link = (change: string, { siteUrl, linkSecret }: MailContext) =>
  `${siteUrl}/ancienne-adresse?code=${addressUndoLink.code(change, linkSecret)}`;

/** Notifies the former address that the account has a new one, in case its owner did not change it. (ACC-10, SEC-15) */
export const addressChanged = email<Facts>({
  id: 'accounts.address-changed',
  fr: ({ change, firstName, address, contact }, context) => ({
    subject: 'L’adresse de ton compte a changé',
    greets: firstName,
    paragraphs: [
      `Ton compte ${context.organisation} a une nouvelle adresse, ${address}. C’est avec elle que tu te connectes désormais ; celle-ci ne sert plus.`,
      'C’est bien toi ? Il n’y a rien à faire. Ce n’est pas toi ? Reprends ton compte à cette adresse :',
    ],
    action: { label: 'Ce n’est pas moi', url: link(change, context) },
    footnote: `Ce bouton sert une fois, pendant trois jours ; d’ici là, personne d’autre n’ouvre de compte à cette adresse. Passé ce délai, ${contact ? `écris à ${contact}` : 'préviens l’équipe'}.`,
  }),
  en: ({ change, firstName, address, contact }, context) => ({
    subject: 'The address of your account has changed',
    greets: firstName,
    paragraphs: [
      `Your ${context.organisation} account has a new address, ${address}. You sign in with it from now on; this one is of no use any more.`,
      'It was you? There is nothing to do. It was not? Take your account back at this address:',
    ],
    action: { label: 'It was not me', url: link(change, context) },
    footnote: `This button works once, for three days; until then nobody else opens an account at this address. After that, ${contact ? `write to ${contact}` : 'tell the team'}.`,
  }),
});
