import { email } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { formatDay } from '../domain/format-day.ts';

type TransferredFacts = {
  firstName: string;
  reference: string;
  company: string;
  course: string | null;
  kind: 'licence' | 'slot';
  learns: boolean;
  startsOn: Day;
  endsOn: Day;
};

/** What changes for somebody who learns in the other session. */
const LEARNS = {
  fr: {
    licence: 'Ta progression te suit. Tous les membres suivent le parcours en même temps.',
    slot: 'Ta progression te suit. Les membres se partagent des places : un message te dira quand l’une d’elles sera à toi.',
  },
  en: {
    licence: 'Your progress comes with you. All members follow the course at the same time.',
    slot: 'Your progress comes with you. Its members share slots: a message will tell you when one of them is yours.',
  },
} as const;

/** Tells somebody that the team has transferred them to another session, where its course, dates or kind are others. (SEAT-6) */
export const transferred = email<TransferredFacts>({
  id: 'seats.transferred',
  fr: ({ firstName, reference, company, course, kind, learns, startsOn, endsOn }, { siteUrl }) => ({
    subject: `Tu passes dans la session « ${reference} »`,
    greets: firstName,
    paragraphs: [
      `Tu fais maintenant partie de la session « ${reference} »${course ? ` du parcours « ${course} »` : ''} de ${company}, à la place de celle que tu suivais. Elle est ouverte pour toi du ${formatDay('fr', startsOn)} au ${formatDay('fr', endsOn)}.`,
      ...(learns ? [LEARNS.fr[kind]] : []),
      'Tu y entres avec ton compte, qui reste le même.',
    ],
    action: { label: 'Ouvrir mon espace', url: siteUrl },
    footnote: `Tu n’attendais pas ce message ? Parles-en à ${company}.`,
  }),
  en: ({ firstName, reference, company, course, kind, learns, startsOn, endsOn }, { siteUrl }) => ({
    subject: `You move to the session “${reference}”`,
    greets: firstName,
    paragraphs: [
      `You are now a member of the session “${reference}”${course ? ` of the course “${course}”` : ''} of ${company}, in place of the one that you were in. It is open to you from ${formatDay('en', startsOn)} to ${formatDay('en', endsOn)}.`,
      ...(learns ? [LEARNS.en[kind]] : []),
      'You enter it with your account, which stays the same.',
    ],
    action: { label: 'Open my space', url: siteUrl },
    footnote: `You did not expect this message? Talk to ${company} about it.`,
  }),
});
