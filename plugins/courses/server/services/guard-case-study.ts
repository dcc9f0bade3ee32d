import { type Db, inTransaction, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { CASE_STUDY } from '../content-types/names.ts';

/** Refuses to unpublish or delete the case study of a published certifying course, which would certify without it. (LRN-6) */
export function guardCaseStudy(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== CASE_STUDY || (context.action !== 'unpublish' && context.action !== 'delete')) return next();

    const { documentId } = context.params;
    return inTransaction(
      strapi,
      async (db) => {
        const courses = await certifyingCoursesWith(db, documentId);
        if (courses.length > 0)
          throw new errors.ApplicationError(
            `Ce cas pratique sert à un parcours certifiant publié : ${courses.map(({ title }) => title).join(', ')}.`,
          );
        return next();
      },
      { tries: 1 },
    );
  });
}

/** The published certifying courses with this case study, locked: a course that is being published with it waits, or is included. */
const certifyingCoursesWith = (db: Db, caseStudy: string) =>
  rows<{ title: string }>(
    db,
    `select c.title from courses c where c.published_at is not null and c.certifying and c.document_id in (
       select d.document_id from courses d join courses_case_study_lnk l on l.course_id = d.id join case_studies s on s.id = l.case_study_id
       where s.document_id = :caseStudy) for share of c`,
    { caseStudy },
  );
