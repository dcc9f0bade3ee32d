import { email } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { formatDay } from '@cordee/seats';
import type { TurnMailFacts } from './turn-mail-facts.ts';

/**
 * `finished`: they have finished the course; `place`: theirs on the waiting list, if they are on it; `next`: the likely first day of their next turn, null when
 * none begins before the session ends.
 */
type Facts = TurnMailFacts & { finished: boolean; place: number | null; next: Day | null };

/** Tells a member that their turn is over, that their progress is kept, and when their next turn comes. (ROT-5, H-21) */
export const turnEnded = email<Facts>({
  id: 'rotations.turn-ended',
  fr: ({ firstName, course, reference, on, ...standing }, { siteUrl }) => ({
    subject: `Ton tour dans « ${course} » est terminé`,
    greets: firstName,
    paragraphs: [
      `Depuis le ${formatDay('fr', on)}, tu n’as plus de place dans la session « ${reference} » du parcours « ${course} »${standing.finished ? '.' : ' : ses leçons sont fermées pour toi jusqu’à ton prochain tour.'}`,
      next.fr(standing),
    ],
    action: { label: 'Voir où j’en suis', url: siteUrl },
    footnote: 'Une question sur ton tour ? Ta page d’accueil dit à qui t’adresser.',
  }),
  en: ({ firstName, course, reference, on, ...standing }, { siteUrl }) => ({
    subject: `Your turn in “${course}” is over`,
    greets: firstName,
    paragraphs: [
      `Since ${formatDay('en', on)} you hold no slot in the session “${reference}” of the course “${course}”${standing.finished ? '.' : ': its lessons are closed to you until your next turn.'}`,
      next.en(standing),
    ],
    action: { label: 'See where I am', url: siteUrl },
    footnote: 'A question about your turn? Your home page says whom to ask.',
  }),
});

/** What is kept, and when the next turn comes. */
const next = {
  fr({ finished, place, next: from }: Pick<Facts, 'finished' | 'place' | 'next'>): string {
    if (finished) return 'Tu as terminé le parcours : ta progression est conservée.';
    const kept = 'Ta progression est conservée : tu reprendras là où tu en étais.';
    if (place === null) return `${kept} Tu n’es pas sur la liste d’attente : ta page d’accueil dit à qui demander un prochain tour.`;

    return from === null
      ? `${kept} Tu es n° ${place} sur la liste d’attente ; à ce rythme, ton prochain tour ne vient pas avant la fin de la session.`
      : `${kept} Tu es n° ${place} sur la liste d’attente ; ton prochain tour : environ le ${formatDay('fr', from)}.`;
  },
  en({ finished, place, next: from }: Pick<Facts, 'finished' | 'place' | 'next'>): string {
    if (finished) return 'You have finished the course: your progress is kept.';
    const kept = 'Your progress is kept: you will go on where you left off.';
    if (place === null) return `${kept} You are not on the waiting list: your home page says whom to ask for a next turn.`;

    return from === null
      ? `${kept} You are number ${place} on the waiting list; at this pace your next turn does not come before the session ends.`
      : `${kept} You are number ${place} on the waiting list; your next turn: about ${formatDay('en', from)}.`;
  },
};
