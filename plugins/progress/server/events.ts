import { events } from '@cordee/kernel';

/** The domain events that progress announces. */
export const progressEvents = events<{
  /** A person has seen a lesson: once for each person and lesson. */
  'lesson-seen': { person: number; lesson: string };
  /** A person has won the badge of a theme: once for each person, course and theme. */
  'badge-won': { person: number; course: string; theme: string };
}>('progress');
