import { email } from '@cordee/kernel';

/** The roles that somebody has everywhere on the site, or none. (ACC-8) */
export type SiteRole = 'none' | 'tester' | 'student' | 'administrator';

type Facts = { firstName: string; role: SiteRole; contact: string | null };

const WHAT = {
  fr: {
    none: 'Tu n’as plus de rôle particulier sur le site. Tes sessions, et ce que tu y as fait, ne changent pas.',
    tester: 'Tu es maintenant testeur : les leçons ouvertes aux testeurs le sont pour toi, aux dates prévues.',
    student: 'Tu es maintenant étudiant de l’école.',
    administrator: 'Tu es maintenant administrateur : tous les parcours te sont ouverts.',
  },
  en: {
    none: 'You no longer have a special role on the site. Your sessions, and what you did in them, do not change.',
    tester: 'You are a tester now: the lessons open to testers are open to you, on the days that were agreed.',
    student: 'You are a student of the school now.',
    administrator: 'You are an administrator now: all courses are open to you.',
  },
} as const;

/** Tells somebody that staff have given them another role. (ACC-8, ACC-13) */
export const roleChanged = email<Facts>({
  id: 'staff.role-changed',
  fr: ({ firstName, role, contact }, { siteUrl }) => ({
    subject: 'Ton rôle a changé',
    greets: firstName,
    paragraphs: [WHAT.fr[role]],
    action: { label: 'Me connecter', url: `${siteUrl}/connexion` },
    footnote: `L’équipe l’a changé. Une question ? ${contact ? `Écris à ${contact}` : 'Demande à l’équipe'}.`,
  }),
  en: ({ firstName, role, contact }, { siteUrl }) => ({
    subject: 'Your role has changed',
    greets: firstName,
    paragraphs: [WHAT.en[role]],
    action: { label: 'Sign in', url: `${siteUrl}/connexion` },
    footnote: `The team has changed it. A question? ${contact ? `Write to ${contact}` : 'Ask the team'}.`,
  }),
});
