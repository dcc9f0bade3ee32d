import { appOf, daily, dayIn, type ScheduledJob } from '@cordee/kernel';
import { passNight } from './services/pass-night.ts';

/** At midnight the slots whose turn is over change hands. After days without a worker each does so once, and the next turn begins today. (ROT-4, ROT-7, H-47) */
export const passNightAtMidnight = {
  id: 'rotations.pass-night',
  name: { fr: 'Tours de slots à minuit', en: 'Turns of slots at midnight' },
  schedule: daily('00:00'),
  missed: 'last',
  did: {
    fr: '{turns, plural, =0 {aucun tour n’était fini} one {# slot a changé de mains} other {# slots ont changé de mains}}',
    en: '{turns, plural, =0 {no turn was over} one {# slot has changed hands} other {# slots have changed hands}}',
  },
  run: async ({ strapi, db, dueAt }) => ({ turns: await passNight(strapi, db, dayIn(appOf(strapi).settings.TIME_ZONE, dueAt)) }),
} satisfies ScheduledJob;
