import { email } from '@cordee/kernel';

/** Tells somebody who signed up that they already have an account; the sign-up page does not say so. (ACC-3) */
export const accountExists = email<{ firstName: string }>({
  id: 'accounts.account-there',
  fr: ({ firstName }, { siteUrl, organisation }) => ({
    subject: 'Tu as déjà un compte',
    greets: firstName,
    paragraphs: [
      `Un compte ${organisation} vient d’être demandé à cette adresse, qui en a déjà un. Rien n’a changé : connecte-toi comme d’habitude.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'Mot de passe oublié ? La page de connexion t’en fait choisir un autre. Ce n’était pas toi ? Ignore ce message.',
  }),
  en: ({ firstName }, { siteUrl, organisation }) => ({
    subject: 'You have an account already',
    greets: firstName,
    paragraphs: [
      `A ${organisation} account was just asked for at this address, which has one already. Nothing has changed: sign in as usual.`,
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'Forgotten your password? The sign-in page lets you choose another. It was not you? Ignore this message.',
  }),
});
