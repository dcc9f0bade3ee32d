import { appOf, daily, dayIn, type ScheduledJob } from '@cordee/kernel';
import { leaveEndedSlots } from './services/leave-slots.ts';
import { lockSlotsToLeave } from './services/slot-store.ts';

/**
 * At midnight those whose last day has passed leave their slots and the waiting lists, as of the end of that day, however late it is; so does
 * who is blocked and was not yet off. (ROT-7, H-19)
 */
export const leaveSlotsAtMidnight = {
  id: 'seats.leave-slots-after-last-day',
  name: { fr: 'Slots rendus après le dernier jour', en: 'Slots handed back after the last day' },
  schedule: daily('00:00'),
  missed: 'last',
  did: {
    fr: '{left, plural, =0 {personne n’est sorti} one {# personne est sortie} other {# personnes sont sorties}}',
    en: '{left, plural, =0 {nobody has left} one {# person has left} other {# people have left}}',
  },
  async run({ strapi, db, dueAt }) {
    const today = dayIn(appOf(strapi).settings.TIME_ZONE, dueAt);
    const sessions = await lockSlotsToLeave(db, today);
    return { left: await leaveEndedSlots(strapi, db, { sessions, today, asOf: 'midnight' }) };
  },
} satisfies ScheduledJob;
