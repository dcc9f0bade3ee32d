import { email } from '@cordee/kernel';
import { type Day, plusDays } from '@cordee/kernel/pure';
import { formatDay } from '@cordee/seats';
import type { TurnMailFacts } from './turn-mail-facts.ts';

/** `to`: the first day without the slot, in `inDays` days; `leaversReturn`: who has not finished by then joins the end of the list. */
type Facts = TurnMailFacts & { to: Day; inDays: number; leaversReturn: boolean };

/** Tells a member that their slot goes to somebody else in a few days. (ROT-5) */
export const turnEndsSoon = email<Facts>({
  id: 'rotations.turn-ends-soon',
  fr: ({ firstName, course, reference, to, inDays, leaversReturn }, { siteUrl }) => ({
    subject: `Ton tour dans « ${course} » se termine ${inDays === 1 ? 'ce soir' : `le ${formatDay('fr', plusDays(to, -1))} au soir`}`,
    greets: firstName,
    paragraphs: [
      `Tu peux suivre les leçons jusqu’au ${formatDay('fr', plusDays(to, -1))} inclus. La nuit d’après, ta place dans la session « ${reference} » du parcours « ${course} » passe à quelqu’un d’autre.`,
      leaversReturn
        ? 'Ta progression est conservée. Si tu n’as pas terminé d’ici là, tu reviens sur la liste d’attente, et un message te dira quand vient ton prochain tour.'
        : 'Ta progression est conservée.',
    ],
    action: { label: 'Continuer mon parcours', url: siteUrl },
    footnote: 'Une question sur ton tour ? Adresse-toi à la personne qui t’a inscrit.',
  }),
  en: ({ firstName, course, reference, to, inDays, leaversReturn }, { siteUrl }) => ({
    subject: `Your turn in “${course}” ends ${inDays === 1 ? 'tonight' : `in the evening of ${formatDay('en', plusDays(to, -1))}`}`,
    greets: firstName,
    paragraphs: [
      `You can take lessons until the end of ${formatDay('en', plusDays(to, -1))}. In the night after it your slot in the session “${reference}” of the course “${course}” goes to somebody else.`,
      leaversReturn
        ? 'Your progress is kept. If you have not finished by then you go back on the waiting list, and a message will say when your next turn comes.'
        : 'Your progress is kept.',
    ],
    action: { label: 'Go on with my course', url: siteUrl },
    footnote: 'A question about your turn? Turn to whoever enrolled you.',
  }),
});
