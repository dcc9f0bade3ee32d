import { email } from '@cordee/kernel';
import { formatDay } from '../domain/format-day.ts';
import type { SlotMailFacts } from './slot-mail-facts.ts';

/** Tells a member that they hold a slot: of which course and session, and from which day on. (SEAT-7, H-21) */
export const slotAssigned = email<SlotMailFacts>({
  id: 'seats.slot-assigned',
  fr: ({ firstName, course, reference, on }, { siteUrl }) => ({
    subject: `À toi de jouer : une place t’attend dans « ${course} »`,
    greets: firstName,
    paragraphs: [
      `Depuis le ${formatDay('fr', on)}, tu as une place dans la session « ${reference} » du parcours « ${course} » : ses leçons te sont ouvertes, là où tu en étais.`,
      'Les membres de la session se partagent ces places. Quand la tienne passera à quelqu’un d’autre, nous te préviendrons, et ta progression restera.',
    ],
    action: { label: 'Continuer mon parcours', url: siteUrl },
    footnote: 'Tu n’attendais pas ce message ? Adresse-toi à la personne qui t’a inscrit.',
  }),
  en: ({ firstName, course, reference, on }, { siteUrl }) => ({
    subject: `Your turn: a slot awaits you in “${course}”`,
    greets: firstName,
    paragraphs: [
      `Since ${formatDay('en', on)} you hold a slot in the session “${reference}” of the course “${course}”: its lessons are open to you, where you left off.`,
      'The members of the session share these slots. When yours goes to somebody else we will tell you, and your progress will stay.',
    ],
    action: { label: 'Go on with my course', url: siteUrl },
    footnote: 'You did not expect this message? Turn to whoever enrolled you.',
  }),
});
