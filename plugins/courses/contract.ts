export { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from './server/content-types/names.ts';
export type { CourseId, LessonId, ModuleId, ThemeId } from './server/domain/ids.ts';
export { hostedVideo } from './server/domain/video-link.ts';
export { courseEvents } from './server/events.ts';
export { courseTitles } from './server/services/course-store.ts';
export { saveFoundDuration } from './server/services/film-store.ts';
