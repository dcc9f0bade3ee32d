import { events } from '@cordee/kernel';

/** The domain events of the courses plugin. `outline-changed`: the outline of this course, as learners see it, has changed. */
export const courseEvents = events<{ 'outline-changed': { course: string } }>('courses');
