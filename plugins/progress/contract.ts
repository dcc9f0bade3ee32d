export { keptThemes } from './server/domain/kept.ts';
export { testerOnlyCourses } from './server/services/accessible-lessons.ts';
export { forecastsOf } from './server/services/forecasts-of.ts';
export { inactiveLearners } from './server/services/inactive-learners.ts';
export { type KeptRow, keptOf } from './server/services/kept-store.ts';
export { outlineLessonsOf } from './server/services/lesson-view-store.ts';
export { toCourseView } from './server/services/to-course-view.ts';
