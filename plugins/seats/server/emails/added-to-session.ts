import { email } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { formatDay } from '../domain/format-day.ts';
import type { Role } from '../domain/membership.ts';

type AddedToSessionFacts = {
  firstName: string;
  reference: string;
  company: string;
  course: string | null;
  startsOn: Day;
  endsOn: Day;
  role: Role;
};

/** What a member does in a session of slots. */
const WHAT = {
  fr: {
    learner: 'Ses membres se partagent des places : un message te dira quand l’une d’elles sera à toi.',
    manager: 'Tu y suis la progression des membres que tu encadres.',
    'manager-learner':
      'Tu y suis la progression des membres que tu encadres. Pour les leçons, ses membres se partagent des places : un message te dira quand l’une d’elles sera à toi.',
  },
  en: {
    learner: 'Its members share slots: a message will tell you when one of them is yours.',
    manager: 'You follow the progress of the members whom you manage.',
    'manager-learner':
      'You follow the progress of the members whom you manage. For the lessons, its members share slots: a message will tell you when one of them is yours.',
  },
} as const;

/** Tells somebody who has an account that a pilot has made them a member of a session. (PART-5) */
export const addedToSession = email<AddedToSessionFacts>({
  id: 'seats.added-to-session',
  fr: ({ firstName, reference, company, course, startsOn, endsOn, role }, { siteUrl }) => ({
    subject: `Une session de plus dans ton espace : « ${reference} »`,
    greets: firstName,
    paragraphs: [
      `Tu fais maintenant partie de la session « ${reference} »${course ? ` du parcours « ${course} »` : ''}, que ${company} ouvre du ${formatDay('fr', startsOn)} au ${formatDay('fr', endsOn)}.`,
      WHAT.fr[role],
      'Tu y entres avec ton compte, qui reste le même.',
    ],
    action: { label: 'Ouvrir mon espace', url: siteUrl },
    footnote: `Tu n’attendais pas ce message ? Parles-en à ${company}.`,
  }),
  en: ({ firstName, reference, company, course, startsOn, endsOn, role }, { siteUrl }) => ({
    subject: `One more session in your space: “${reference}”`,
    greets: firstName,
    paragraphs: [
      `You are now a member of the session “${reference}”${course ? ` of the course “${course}”` : ''}, which ${company} runs from ${formatDay('en', startsOn)} to ${formatDay('en', endsOn)}.`,
      WHAT.en[role],
      'You enter it with your account, which stays the same.',
    ],
    action: { label: 'Open my space', url: siteUrl },
    footnote: `You did not expect this message? Talk to ${company} about it.`,
  }),
});
