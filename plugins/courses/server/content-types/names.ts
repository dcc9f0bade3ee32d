/** The Strapi uids of the content types that make a course. (LRN-1) */
export const COURSE = 'plugin::courses.course';
export const THEME = 'plugin::courses.theme';
export const MODULE = 'plugin::courses.module';
export const LESSON = 'plugin::courses.lesson';
export const CASE_STUDY = 'plugin::courses.case-study';
