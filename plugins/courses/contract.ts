export { COURSE, LESSON, MODULE, THEME } from './server/content-types/names.ts';
export { courseEvents } from './server/events.ts';
