import { events } from '@cordee/kernel';
import type { CourseId } from './domain/ids.ts';

/** The domain events of the courses plugin. `outline-changed`: the outline of this course, as learners see it, has changed. */
export const courseEvents = events<{ 'outline-changed': { course: CourseId } }>('courses');
