import { email } from '@cordee/kernel';

type Facts = {
  firstName: string;
  on: boolean;
  /** Whether the person has passkeys beside their app; mails of before do not say. */
  passkeys?: boolean;
};

type Words = Record<'on' | 'onBesidePasskeys' | 'off' | 'offBesidePasskeys', Readonly<{ subject: string; text: string }>>;

const FR: Words = {
  on: {
    subject: 'La vérification en deux étapes est en place',
    text: 'Désormais, pour te connecter, il faut ton mot de passe et un code de ton application. Sur tes autres appareils, il faut te reconnecter.',
  },
  onBesidePasskeys: {
    subject: 'Les codes de ton application sont en place',
    text: 'Désormais, pour te connecter, il faut ton mot de passe et un code de ton application, ou une clé d’accès. Sur tes autres appareils, il faut te reconnecter.',
  },
  off: {
    subject: 'La vérification en deux étapes est retirée',
    text: 'Désormais, ton mot de passe suffit pour te connecter. Sur tes autres appareils, il faut te reconnecter.',
  },
  offBesidePasskeys: {
    subject: 'Les codes de ton application sont retirés',
    text: 'Désormais, pour te connecter, il faut ton mot de passe et une clé d’accès. Sur tes autres appareils, il faut te reconnecter.',
  },
};

const EN: Words = {
  on: {
    subject: 'Two-step sign-in is on',
    text: 'From now on, signing in takes your password and a code of your app. On your other devices, sign in again.',
  },
  onBesidePasskeys: {
    subject: 'The codes of your app are on',
    text: 'From now on, signing in takes your password and a code of your app, or a passkey. On your other devices, sign in again.',
  },
  off: {
    subject: 'Two-step sign-in is off',
    text: 'From now on, your password is enough to sign in. On your other devices, sign in again.',
  },
  offBesidePasskeys: {
    subject: 'The codes of your app are off',
    text: 'From now on, signing in takes your password and a passkey. On your other devices, sign in again.',
  },
};

const wordsFor = (words: Words, { on, passkeys }: Facts) => words[`${on ? 'on' : 'off'}${passkeys ? 'BesidePasskeys' : ''}`];

/** Tells a person that their authenticator app was set up or taken away, in case it was not them. (ACC-6) */
export const twoFactorChanged = email<Facts>({
  id: 'accounts.second-step-changed',
  fr: (facts, { siteUrl }) => ({
    subject: wordsFor(FR, facts).subject,
    greets: facts.firstName,
    paragraphs: [wordsFor(FR, facts).text],
    action: { label: 'Voir mes réglages', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'Ce n’était pas toi ? Choisis tout de suite un nouveau mot de passe par « Mot de passe oublié », puis préviens l’équipe.',
  }),
  en: (facts, { siteUrl }) => ({
    subject: wordsFor(EN, facts).subject,
    greets: facts.firstName,
    paragraphs: [wordsFor(EN, facts).text],
    action: { label: 'See my settings', url: `${siteUrl}/reglages/deux-etapes` },
    footnote: 'It was not you? Choose a new password at once by “Forgotten password”, then tell the team.',
  }),
});
