export { progressEvents } from './server/events.ts';
export { testerOnlyCourses } from './server/services/accessible-lessons.ts';
export { type InactiveLearner, inactiveLearners } from './server/services/inactive-learners.ts';
export { type OutlineLesson, outlineLessonsOf } from './server/services/lesson-view-store.ts';
export { toCourseView } from './server/services/to-course-view.ts';
