import { events } from '@cordee/kernel';

/** What progress announces. `lesson-seen`: once for each person and lesson. */
export const progressEvents = events<{ 'lesson-seen': { person: number; lesson: string } }>('progress');
