import { definePlugin } from '@cordee/kernel';
import { adminRoutes, FILMS } from './admin-routes.ts';
import { caseStudy } from './content-types/case-study.ts';
import { course } from './content-types/course.ts';
import { lesson } from './content-types/lesson.ts';
import { module } from './content-types/module.ts';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from './content-types/names.ts';
import { theme } from './content-types/theme.ts';
import { hostDown } from './emails/host-down.ts';
import { checkDueFilm, checkFilms } from './jobs/check-films.ts';
import { guardCaseStudy } from './services/guard-case-study.ts';
import { publishOutline } from './services/publish-outline.ts';

export default definePlugin({
  name: 'courses',
  folder: import.meta.dirname,
  contentTypes: { course, theme, module, lesson, 'case-study': caseStudy },
  adminRoutes,
  adminActions: [FILMS],
  manages: { content: [COURSE, THEME, MODULE, LESSON, CASE_STUDY] },
  // A session is on a course: staff who edit sessions choose among the courses.
  reads: { people: [COURSE] },
  jobs: [checkFilms, checkDueFilm],
  emails: [hostDown],
  register(strapi) {
    publishOutline(strapi);
    guardCaseStudy(strapi);
  },
});
