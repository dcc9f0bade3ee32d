import { events } from '@cordee/kernel';

/** What progress announces. `lesson-seen`: once for each person and lesson; `badge-won`: once for each person, course and theme. */
export const progressEvents = events<{
  'lesson-seen': { person: number; lesson: string };
  'badge-won': { person: number; course: string; theme: string };
}>('progress');
