import { email } from '@cordee/kernel';

type Facts = { firstName: string; on: boolean };

/** Tells a person that two-factor authentication was enabled or disabled, in case it was not them. (ACC-6) */
export const twoFactorChanged = email<Facts>({
  id: 'accounts.second-step-changed',
  fr: ({ firstName, on }, { siteUrl }) => ({
    subject: on ? 'La vérification en deux étapes est en place' : 'La vérification en deux étapes est retirée',
    greets: firstName,
    paragraphs: [
      on
        ? 'Désormais, pour te connecter, il faut ton mot de passe et un code de ton application. Sur tes autres appareils, il faut te reconnecter.'
        : 'Désormais, ton mot de passe suffit pour te connecter.',
    ],
    action: { label: 'Voir mes réglages', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'Ce n’était pas toi ? Choisis tout de suite un nouveau mot de passe par « Mot de passe oublié », puis préviens l’équipe.',
  }),
  en: ({ firstName, on }, { siteUrl }) => ({
    subject: on ? 'Two-step sign-in is on' : 'Two-step sign-in is off',
    greets: firstName,
    paragraphs: [
      on
        ? 'From now on, signing in takes your password and a code of your app. On your other devices, sign in again.'
        : 'From now on, your password is enough to sign in.',
    ],
    action: { label: 'See my settings', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'It was not you? Choose a new password at once by “Forgotten password”, then tell the team.',
  }),
});
