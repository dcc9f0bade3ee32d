import { email } from '@cordee/kernel';
import type { SlotMailFacts } from './slot-mail-facts.ts';

/** Tells a member that they wait for a slot, at which place, and what that means. (ROT-1, H-21) */
export const waitingForSlot = email<SlotMailFacts & { place: number }>({
  id: 'seats.waiting-for-slot',
  fr: ({ firstName, course, reference, place }, { siteUrl }) => ({
    subject: `Tu es sur la liste d’attente de « ${course} »`,
    greets: firstName,
    paragraphs: [
      `Les places de la session « ${reference} » du parcours « ${course} » se partagent entre ses membres. Tu es n° ${place} sur la liste d’attente.`,
      'D’ici là ses leçons te sont fermées, et ta progression est conservée. Tu recevras un message le jour où une place sera à toi.',
    ],
    action: { label: 'Voir ma place sur la liste', url: siteUrl },
    footnote: 'Une question sur ton tour ? Ta page d’accueil dit à qui t’adresser.',
  }),
  en: ({ firstName, course, reference, place }, { siteUrl }) => ({
    subject: `You are on the waiting list of “${course}”`,
    greets: firstName,
    paragraphs: [
      `The members of the session “${reference}” of the course “${course}” share its slots. You are number ${place} on the waiting list.`,
      'Until then its lessons are closed to you, and your progress is kept. You will get a message on the day on which a slot is yours.',
    ],
    action: { label: 'See my place on the list', url: siteUrl },
    footnote: 'A question about your turn? Your home page says whom to ask.',
  }),
});
