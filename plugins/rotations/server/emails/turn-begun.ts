import { email } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { formatDay } from '@cordee/seats';
import type { TurnMailFacts } from './turn-mail-facts.ts';

/**
 * `until`: the last day of the turn, as it is planned; `isKept`: it lasts longer than a turn, as the waiting list stands; `days`: how many counted days a turn
 * lasts, null when it lasts until its member finishes.
 */
type Facts = TurnMailFacts & { until: Day | null; isKept: boolean; days: number | null };

/** Tells a member that their turn has begun: of which course and session, from which day on, and until when. (ROT-5, H-21) */
export const turnBegun = email<Facts>({
  id: 'rotations.turn-begun',
  fr: ({ firstName, course, reference, on, ...turn }, { siteUrl }) => ({
    subject: `À toi de jouer : ton tour commence dans « ${course} »`,
    greets: firstName,
    paragraphs: [
      `Depuis le ${formatDay('fr', on)}, tu as une place dans la session « ${reference} » du parcours « ${course} » : ses leçons te sont ouvertes, là où tu en étais.`,
      ...lasts.fr(turn),
      'Quand ta place passera à quelqu’un d’autre, nous te préviendrons, et ta progression restera.',
    ],
    action: { label: 'Continuer mon parcours', url: siteUrl },
    footnote: 'Tu n’attendais pas ce message ? Adresse-toi à la personne qui t’a inscrit.',
  }),
  en: ({ firstName, course, reference, on, ...turn }, { siteUrl }) => ({
    subject: `Over to you: your turn begins in “${course}”`,
    greets: firstName,
    paragraphs: [
      `Since ${formatDay('en', on)} you hold a slot in the session “${reference}” of the course “${course}”: its lessons are open to you, where you left off.`,
      ...lasts.en(turn),
      'When your slot goes to somebody else we will tell you, and your progress will stay.',
    ],
    action: { label: 'Go on with my course', url: siteUrl },
    footnote: 'You did not expect this message? Turn to whoever enrolled you.',
  }),
});

/** How long a turn lasts, in a sentence; nothing when it is over already. */
const lasts = {
  fr({ until, isKept, days }: Pick<Facts, 'until' | 'isKept' | 'days'>): string[] {
    if (until === null) return [];
    const last = formatDay('fr', until);
    if (days === null) return [`Tu gardes ta place jusqu’à ce que tu aies terminé le parcours, au plus tard jusqu’au ${last} inclus.`];
    if (!isKept) return [`Ton tour dure jusqu’au ${last} inclus.`];

    const length = days === 1 ? 'un jour' : `${days} jours`;
    return [
      `D’après la liste d’attente d’aujourd’hui, tu gardes ta place jusqu’au ${last} inclus. Si quelqu’un la rejoint, elle peut passer plus tôt à quelqu’un d’autre : un tour compte ${length}.`,
    ];
  },
  en({ until, isKept, days }: Pick<Facts, 'until' | 'isKept' | 'days'>): string[] {
    if (until === null) return [];
    const last = formatDay('en', until);
    if (days === null) return [`You keep your slot until you have finished the course, until the end of ${last} at the latest.`];
    if (!isKept) return [`Your turn lasts until the end of ${last}.`];

    const length = days === 1 ? 'one day' : `${days} days`;
    return [
      `As the waiting list stands today, you keep your slot until the end of ${last}. If somebody joins it, your slot may go to somebody else sooner: a turn counts ${length}.`,
    ];
  },
};
