import { events } from '@cordee/kernel';

/** What courses announce. `outline-changed`: learners see this course differently from now on. */
export const courseEvents = events<{ 'outline-changed': { course: string } }>('courses');
