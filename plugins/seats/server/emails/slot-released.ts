import { email } from '@cordee/kernel';
import { formatDay } from '../domain/format-day.ts';
import type { SlotMailFacts } from './slot-mail-facts.ts';

/** Tells a member that they hold their slot no more, and that their progress is kept. (SEAT-7, ROT-5) */
export const slotReleased = email<SlotMailFacts>({
  id: 'seats.slot-released',
  fr: ({ firstName, course, reference, on }, { siteUrl }) => ({
    subject: `Ta place dans « ${course} » est rendue`,
    greets: firstName,
    paragraphs: [
      `Depuis le ${formatDay('fr', on)}, tu n’as plus de place dans la session « ${reference} » du parcours « ${course} » : ses leçons sont fermées pour toi jusqu’à ton prochain tour.`,
      'Ta progression est conservée : tu reprendras là où tu en étais.',
    ],
    action: { label: 'Voir où j’en suis', url: siteUrl },
    footnote: 'Une question sur ton prochain tour ? Ta page d’accueil dit à qui t’adresser.',
  }),
  en: ({ firstName, course, reference, on }, { siteUrl }) => ({
    subject: `Your slot in “${course}” has been handed back`,
    greets: firstName,
    paragraphs: [
      `Since ${formatDay('en', on)} you hold no slot in the session “${reference}” of the course “${course}”: its lessons are closed to you until your next turn.`,
      'Your progress is kept: you will go on where you left off.',
    ],
    action: { label: 'See where I am', url: siteUrl },
    footnote: 'A question about your next turn? Your home page says whom to ask.',
  }),
});
