import { definePlugin, keepReferencesUnique } from '@cordee/kernel';
import { adminRoutes, FILMS, PUBLISHING, USES } from './admin-routes.ts';
import { caseStudy } from './content-types/case-study.ts';
import { course } from './content-types/course.ts';
import { lesson } from './content-types/lesson.ts';
import { module } from './content-types/module.ts';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from './content-types/names.ts';
import { theme } from './content-types/theme.ts';
import { hostDown } from './emails/host-down.ts';
import { checkDueFilm, checkFilms } from './jobs/check-films.ts';
import { onFilmReplaced } from './listeners/film-replaced.ts';
import { checkCourses } from './services/check-courses.ts';
import { explainBulkPublish } from './services/explain-bulk-publish.ts';
import { guardCaseStudy } from './services/guard-case-study.ts';
import { publishOutline } from './services/publish-outline.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'courses',
  folder: import.meta.dirname,
  tables: [
    'cordee.placement',
    'cordee.course_outline',
    'cordee.former_place',
    'cordee.open_to_testers',
    'cordee.film',
    'cordee.film_check',
    'cordee.film_host_down',
    'public.courses',
    'public.themes',
    'public.modules',
    'public.lessons',
    'public.case_studies',
    'public.courses_themes_lnk',
    'public.courses_optional_themes_lnk',
    'public.themes_modules_lnk',
    'public.modules_lessons_lnk',
    'public.courses_open_to_testers_lnk',
    'public.courses_case_study_lnk',
  ],
  contentTypes: { course, theme, module, lesson, 'case-study': caseStudy },
  customFields: [
    { name: 'duration', type: 'integer' },
    { name: 'colour', type: 'enumeration' },
  ],
  adminRoutes,
  adminActions: [FILMS, USES, PUBLISHING],
  manages: { content: [COURSE, THEME, MODULE, LESSON, CASE_STUDY] },
  // A session is on a course: staff who edit sessions choose among the courses.
  reads: { people: [COURSE] },
  uses,
  jobs: [checkFilms, checkDueFilm],
  listeners: [onFilmReplaced],
  emails: [hostDown],
  register(strapi) {
    keepReferencesUnique(strapi, [COURSE, THEME, MODULE, LESSON, CASE_STUDY]);
    checkCourses(strapi);
    publishOutline(strapi);
    guardCaseStudy(strapi);
    explainBulkPublish(strapi);
  },
});
