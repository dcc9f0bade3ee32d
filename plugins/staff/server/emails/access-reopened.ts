import { email } from '@cordee/kernel';

/** Tells somebody whom staff had blocked that they can sign in again. (ACC-13, H-19) */
export const accessReopened = email<{ firstName: string }>({
  id: 'staff.access-reopened',
  fr: ({ firstName }, { organisation, siteUrl }) => ({
    subject: 'Ton accès est de nouveau ouvert',
    greets: firstName,
    paragraphs: [`Ton accès à ${organisation} était bloqué ; il est de nouveau ouvert. Tu te connectes comme avant.`],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'L’équipe l’a rouvert. Une place de session à slots que tu avais alors n’est pas rendue d’office.',
  }),
  en: ({ firstName }, { organisation, siteUrl }) => ({
    subject: 'Your access is open again',
    greets: firstName,
    paragraphs: [`Your access to ${organisation} was blocked; it is open again. You sign in as before.`],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'The team has opened it again. A slot of a session that you held then does not come back by itself.',
  }),
});
