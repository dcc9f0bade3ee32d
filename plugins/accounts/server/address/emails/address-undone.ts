import { email } from '@cordee/kernel';

type Facts = { address: string; contact: string | null };

/** Notifies the address that an account had until its former one took the account back. (SEC-15) */
export const addressUndone = email<Facts>({
  id: 'accounts.address-undone',
  fr: ({ address, contact }, { organisation }) => ({
    subject: 'Le compte a repris son ancienne adresse',
    greets: '',
    paragraphs: [
      `Le compte ${organisation} qui avait cette adresse a repris l’ancienne, ${address}, avec un nouveau mot de passe : celle-ci ne sert plus à s’y connecter.`,
    ],
    footnote: `C’est ton compte, et tu n’as rien repris ? ${contact ? `Écris tout de suite à ${contact}` : 'Préviens tout de suite l’équipe'}.`,
  }),
  en: ({ address, contact }, { organisation }) => ({
    subject: 'The account is back at its former address',
    greets: '',
    paragraphs: [
      `The ${organisation} account that had this address is back at its former one, ${address}, with a new password: this one no longer signs in to it.`,
    ],
    footnote: `It is your account, and you took nothing back? ${contact ? `Write to ${contact} at once` : 'Tell the team at once'}.`,
  }),
});
