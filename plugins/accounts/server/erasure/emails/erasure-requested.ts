import { email } from '@cordee/kernel';

/** Tells a person that their erasure request was received, in case it was not them. (ACC-20) */
export const erasureRequested = email<{ firstName: string }>({
  id: 'accounts.erasure-asked',
  fr: ({ firstName }, { siteUrl }) => ({
    subject: 'Ta demande d’effacement est notée',
    greets: firstName,
    paragraphs: [
      'Tu as demandé que ton compte soit effacé. L’équipe s’en occupe, dans le mois au plus tard. D’ici là, tu peux encore télécharger tes données, ou changer d’avis.',
    ],
    action: { label: 'Voir mes réglages', url: `${siteUrl}/reglages` },
    footnote: 'Ce n’était pas toi ? Retire la demande dans tes réglages et change ton mot de passe.',
  }),
  en: ({ firstName }, { siteUrl }) => ({
    subject: 'Your wish to be erased is noted',
    greets: firstName,
    paragraphs: [
      'You asked for your account to be erased. The team will do so, within a month at the latest. Until then you can still download your data, or change your mind.',
    ],
    action: { label: 'See my settings', url: `${siteUrl}/reglages` },
    footnote: 'It was not you? Take the wish back in your settings, and change your password.',
  }),
});

/** Tells the team that a person requests erasure. It names nobody, because the message outlives the person's data. (ACC-20) */
export const erasureToDo = email<{ sheet: string }>({
  id: 'accounts.erasure-to-do',
  fr: ({ sheet }) => ({
    subject: 'Une personne demande à être effacée',
    paragraphs: ['Quelqu’un a demandé l’effacement de son compte, mot de passe à l’appui. La loi donne un mois.'],
    action: { label: 'Ouvrir sa fiche', url: sheet },
    footnote: 'Sur la fiche, « Effacer la personne » fait le nécessaire et garde ce que la loi demande.',
  }),
  en: ({ sheet }) => ({
    subject: 'Somebody asks to be erased',
    paragraphs: ['Somebody asked for their account to be erased, their password typed. The law gives a month.'],
    action: { label: 'Open their sheet', url: sheet },
    footnote: 'On the sheet, “Erase the person” does what is needed, and keeps what the law demands.',
  }),
});
