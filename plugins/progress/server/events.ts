import type { CourseId, LessonId, ThemeId } from '@cordee/courses';
import { events, type Id } from '@cordee/kernel';

/** The domain events that progress announces. */
export const progressEvents = events<{
  /** A person has seen a lesson: once for each person and lesson. */
  'lesson-seen': { person: Id<'person'>; lesson: LessonId };
  /** A person has won the badge of a theme: once for each person, course and theme. */
  'badge-won': { person: Id<'person'>; course: CourseId; theme: ThemeId };
  /** A person has finished a course in a session, known by its document id: once for each person, session and course. (ROT-2) */
  'course-finished': { person: Id<'person'>; session: string; course: CourseId };
}>('progress');
