import { type Db, rows } from '@cordee/kernel';
import type { CourseId } from '../domain/ids.ts';

/** The titles of these courses, as published. */
export const courseTitles = (db: Db, courses: readonly CourseId[]) =>
  rows<{ course: CourseId; title: string }>(db, 'select c.course, c.title from cordee.published_course c where c.course = any(:courses)', {
    courses,
  });

/** The published certifying courses with this case study, locked: a course that is being published with it waits, or is included. */
export const certifyingCoursesWith = (db: Db, caseStudy: string) =>
  rows<{ title: string }>(
    db,
    `select c.title from courses c where c.published_at is not null and c.certifying and c.document_id in (
       select d.document_id from courses d join courses_case_study_lnk l on l.course_id = d.id join case_studies s on s.id = l.case_study_id
       where s.document_id = :caseStudy) for share of c`,
    { caseStudy },
  );
