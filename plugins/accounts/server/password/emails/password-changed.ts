import { email } from '@cordee/kernel';

/** Tells a person that their password has changed, in case it was not them. (ACC-2) */
export const passwordChanged = email<{ firstName: string }>({
  id: 'accounts.password-changed',
  fr: ({ firstName }, { siteUrl }) => ({
    subject: 'Ton mot de passe a changé',
    greets: firstName,
    paragraphs: ['Ton mot de passe vient d’être changé. Sur tes autres appareils, il faut te reconnecter avec le nouveau.'],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'Ce n’était pas toi ? Choisis tout de suite un nouveau mot de passe par « Mot de passe oublié », puis préviens l’équipe.',
  }),
  en: ({ firstName }, { siteUrl }) => ({
    subject: 'Your password has changed',
    greets: firstName,
    paragraphs: ['Your password has just been changed. On your other devices, sign in again with the new one.'],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'It was not you? Choose a new password at once by “Forgotten password”, then tell the team.',
  }),
});
