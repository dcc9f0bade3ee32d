import { appOf, daily, dayIn, type ScheduledJob } from '@cordee/kernel';
import { announceEndingTurns } from './services/announce-ending-turns.ts';

/** In the morning those whose turn is over soon are told, once in each turn. (ROT-5) */
export const tellEndingTurns = {
  id: 'rotations.tell-ending-turns',
  name: { fr: 'Rappel avant la fin d’un tour', en: 'Reminder before the end of a turn' },
  schedule: daily('08:00'),
  missed: 'last',
  did: {
    fr: '{turns, plural, =0 {aucun tour ne finit bientôt} one {# personne est prévenue} other {# personnes sont prévenues}}',
    en: '{turns, plural, =0 {no turn ends soon} one {# person is told} other {# people are told}}',
  },
  run: async ({ strapi, db, dueAt }) => ({ turns: await announceEndingTurns(strapi, db, dayIn(appOf(strapi).settings.TIME_ZONE, dueAt)) }),
} satisfies ScheduledJob;
