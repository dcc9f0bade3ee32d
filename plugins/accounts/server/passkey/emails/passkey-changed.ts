import { email } from '@cordee/kernel';

type Facts = {
  firstName: string;
  added: boolean;
  /** Whether signing in still takes a second step. */
  on: boolean;
};

/** Tells a person that a passkey was added to their account or removed from it, in case it was not them. (ACC-6) */
export const passkeyChanged = email<Facts>({
  id: 'accounts.passkey-changed',
  fr: ({ firstName, added, on }, { siteUrl }) => ({
    subject: added ? 'Une clé d’accès est ajoutée à ton compte' : 'Une clé d’accès est retirée de ton compte',
    greets: firstName,
    paragraphs: [
      added
        ? 'Désormais, quand tu te connectes, elle peut suivre ton mot de passe. Sur tes autres appareils, il faut te reconnecter.'
        : 'Elle ne sert plus à te connecter. Sur tes autres appareils, il faut te reconnecter.',
      ...(on ? [] : ['C’était la dernière : désormais, ton mot de passe suffit pour te connecter.']),
    ],
    action: { label: 'Voir mes réglages', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'Ce n’était pas toi ? Choisis tout de suite un nouveau mot de passe par « Mot de passe oublié », puis préviens l’équipe.',
  }),
  en: ({ firstName, added, on }, { siteUrl }) => ({
    subject: added ? 'A passkey was added to your account' : 'A passkey was removed from your account',
    greets: firstName,
    paragraphs: [
      added
        ? 'From now on it can follow your password when you sign in. On your other devices, sign in again.'
        : 'It no longer signs you in. On your other devices, sign in again.',
      ...(on ? [] : ['It was the last one: from now on, your password is enough to sign in.']),
    ],
    action: { label: 'See my settings', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'It was not you? Choose a new password at once by “Forgotten password”, then tell the team.',
  }),
});
