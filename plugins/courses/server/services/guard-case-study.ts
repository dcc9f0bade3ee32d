import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { CASE_STUDY } from '../content-types/names.ts';
import { certifyingCoursesWith } from './course-store.ts';

/** Refuses to unpublish the case study of a published certifying course, which would certify without it. (LRN-6) */
export function guardCaseStudy(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== CASE_STUDY || context.action !== 'unpublish') return next();

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
