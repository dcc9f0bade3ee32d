import { email } from '@cordee/kernel';

type Facts = { firstName: string; roles: readonly string[] };

/** Tells somebody that they have admin access, and with which roles. (ACC-22) */
export const adminAccessGranted = email<Facts>({
  id: 'staff.admin-access-granted',
  fr: ({ firstName, roles }, { organisation, siteUrl }) => ({
    subject: `Tu fais partie de l’équipe ${organisation}`,
    greets: firstName,
    paragraphs: [
      `L’espace de travail de ${organisation} t’est ouvert, avec ${roles.length > 1 ? 'ces rôles' : 'ce rôle'} : ${roles.join(', ')}.`,
      'Connecte-toi sur le site comme d’habitude, puis choisis « Ouvrir l’espace de travail ».',
    ],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: 'L’équipe te l’a ouvert. Ce n’est pas ce que tu attendais ? Préviens-la.',
  }),
  en: ({ firstName, roles }, { organisation, siteUrl }) => ({
    subject: `You are a member of the ${organisation} team`,
    greets: firstName,
    paragraphs: [
      `The workplace of ${organisation} is open to you, with ${roles.length > 1 ? 'these roles' : 'this role'}: ${roles.join(', ')}.`,
      'Sign in on the site as usual, then choose “Open the workplace”.',
    ],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: 'The team has opened it to you. It is not what you expected? Tell them.',
  }),
});
