import { email } from '@cordee/kernel';
import { formatDay } from '../domain/format-day.ts';
import type { SlotMailFacts } from './slot-mail-facts.ts';

/**
 * Tells a member that they hold their slot no more, and that their progress is kept; `place`: theirs on the waiting list, if they were put back
 * on it at once. (SEAT-7, ROT-1, ROT-5, H-21)
 */
export const slotReleased = email<SlotMailFacts & { place?: number | null }>({
  id: 'seats.slot-released',
  fr: ({ firstName, course, reference, on, place }, { siteUrl }) => ({
    subject: `Ta place dans « ${course} » est rendue`,
    greets: firstName,
    paragraphs: [
      `Depuis le ${formatDay('fr', on)}, tu n’as plus de place dans la session « ${reference} » du parcours « ${course} » : ses leçons sont fermées pour toi jusqu’à ton prochain tour.`,
      ...(place ? [`Tu es n° ${place} sur la liste d’attente. Tu recevras un message le jour où une place sera de nouveau à toi.`] : []),
      'Ta progression est conservée : tu reprendras là où tu en étais.',
    ],
    action: { label: 'Voir où j’en suis', url: siteUrl },
    footnote: 'Une question sur ton prochain tour ? Ta page d’accueil dit à qui t’adresser.',
  }),
  en: ({ firstName, course, reference, on, place }, { siteUrl }) => ({
    subject: `Your slot in “${course}” has been handed back`,
    greets: firstName,
    paragraphs: [
      `Since ${formatDay('en', on)} you hold no slot in the session “${reference}” of the course “${course}”: its lessons are closed to you until your next turn.`,
      ...(place ? [`You are number ${place} on the waiting list. You will get a message on the day on which a slot is yours again.`] : []),
      'Your progress is kept: you will go on where you left off.',
    ],
    action: { label: 'See where I am', url: siteUrl },
    footnote: 'A question about your next turn? Your home page says whom to ask.',
  }),
});
