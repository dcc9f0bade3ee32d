export { progressEvents } from './server/events.ts';
export { asCourse, asReader } from './server/services/as-course.ts';
export { openedBy } from './server/services/followed-steps.ts';
export { type InactiveLearner, inactiveLearners } from './server/services/inactive-learners.ts';
export { type Step, stepsOf } from './server/services/lesson-view-store.ts';
