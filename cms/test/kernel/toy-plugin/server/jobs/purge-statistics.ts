import { daily, purgeJob } from '@cordee/kernel';

/** Deletes the statistics of days more than a year ago. */
export const purgeStatistics = purgeJob({
  id: 'notes.purge-statistics',
  name: { fr: 'Suppression des statistiques de notes', en: 'Purge of the statistics of notes' },
  schedule: daily('02:30'),
  table: 'cordee.note_day',
  expired: `q.day < cast(cordee.now() as date) - 365`,
  oldest: 'day',
});
