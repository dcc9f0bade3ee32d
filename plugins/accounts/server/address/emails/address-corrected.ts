import { email } from '@cordee/kernel';

type Facts = { firstName: string; address: string; contact: string | null };

/** Notifies both addresses of an account that staff have replaced one by the other: somebody else may have asked for it. (ACC-13, SEC-15) */
export const addressCorrected = email<Facts>({
  id: 'accounts.address-corrected',
  fr: ({ firstName, address, contact }, { organisation, siteUrl }) => ({
    subject: 'L’équipe a changé l’adresse de ton compte',
    greets: firstName,
    paragraphs: [
      `L’équipe a changé l’adresse de ton compte ${organisation} : c’est maintenant ${address}. Reconnecte-toi avec elle et ton mot de passe habituel ; l’ancienne ne sert plus.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: `Tu ne l’as pas demandé ? ${contact ? `Écris tout de suite à ${contact}` : 'Préviens tout de suite l’équipe'}.`,
  }),
  en: ({ firstName, address, contact }, { organisation, siteUrl }) => ({
    subject: 'The team has changed the address of your account',
    greets: firstName,
    paragraphs: [
      `The team has changed the address of your ${organisation} account: it is now ${address}. Sign in again with it and your usual password; the former one is of no use any more.`,
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: `You did not ask for it? ${contact ? `Write to ${contact} at once` : 'Tell the team at once'}.`,
  }),
});
