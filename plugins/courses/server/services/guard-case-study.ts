import { type Db, inTransaction, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { CASE_STUDY } from '../content-types/names.ts';

/** The case study of a published certifying course is neither taken back nor deleted: the course would certify without it. (LRN-6) */
export function guardCaseStudy(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== CASE_STUDY || !['unpublish', 'delete'].includes(context.action)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const courses = await certifyingWith(db, (context.params as { documentId: string }).documentId);
        if (courses.length > 0)
          throw new errors.ApplicationError(
            `Ce cas pratique sert à un parcours certifiant publié : ${courses.map(({ title }) => title).join(', ')}.`,
          );
        return next();
      },
      { tries: 1 },
    ) as ReturnType<typeof next>;
  });
}

/** Locked: a course that is being published with it waits, or is seen. */
const certifyingWith = (db: Db, caseStudy: string) =>
  rows<{ title: string }>(
    db,
    `select c.title from courses c where c.published_at is not null and c.certifying and c.document_id in (
       select d.document_id from courses d join courses_case_study_lnk l on l.course_id = d.id join case_studies s on s.id = l.case_study_id
       where s.document_id = :caseStudy) for share of c`,
    { caseStudy },
  );
