import { email } from '@cordee/kernel';

/** Tells somebody that they have no admin access any more. (ACC-22) */
export const adminAccessRevoked = email<{ firstName: string }>({
  id: 'staff.admin-access-revoked',
  fr: ({ firstName }, { organisation, siteUrl }) => ({
    subject: `L’espace de travail ${organisation} t’est fermé`,
    greets: firstName,
    paragraphs: [
      `L’équipe t’a fermé l’espace de travail de ${organisation}. Ton compte sur le site ne change pas : tes sessions, et ce que tu y as fait, restent.`,
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'Ce n’est pas ce que tu attendais ? Préviens l’équipe.',
  }),
  en: ({ firstName }, { organisation, siteUrl }) => ({
    subject: `The ${organisation} workplace is closed to you`,
    greets: firstName,
    paragraphs: [
      `The team has closed the workplace of ${organisation} to you. Your account on the site does not change: your sessions, and what you did in them, remain.`,
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'It is not what you expected? Tell the team.',
  }),
});
