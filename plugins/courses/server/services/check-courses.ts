import { type FieldError, fieldErrors, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COURSE, THEME } from '../content-types/names.ts';
import { type CourseFault, newFaults } from '../domain/course-faults.ts';
import { courseFaults } from './course-fault-store.ts';
import { lockOutlines } from './outline-store.ts';

const CHANGES = ['create', 'update', 'publish', 'discardDraft'];

/**
 * Refuses to save or publish a course or a theme when that gives two themes of one course the same colour, or makes optional, or opens to testers,
 * what a course does not have; from the form of the course and from that of the theme. One save at a time. (LRN-2, LRN-3, LRN-6)
 */
export function checkCourses(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    if ((uid !== COURSE && uid !== THEME) || !CHANGES.includes(action)) return next();

    const documentId = 'documentId' in params ? params.documentId : undefined;
    return inTransaction(
      strapi,
      async (db) => {
        await lockOutlines(db);
        const before = documentId ? await courseFaults(db, documentId) : [];
        const saved = await next();
        const createdId = typeof saved === 'object' && saved !== null && 'documentId' in saved ? saved.documentId : '';
        const faults = newFaults(before, await courseFaults(db, documentId ?? createdId));
        if (faults.length > 0) throw fieldErrors(faults.map((fault) => shownIn(uid, fault)));

        return saved;
      },
      { tries: 1 },
    );
  });
}

/** Where a form shows a fault, and what it says. */
type Shown = Readonly<{ field: string; text: (fault: CourseFault) => string }>;

const SHOWN: Readonly<Record<CourseFault['kind'], Readonly<{ inCourse: Shown; inTheme?: Shown }>>> = {
  'same-colour': {
    inCourse: {
      field: 'themes',
      text: ({ courseTitle, partTitle, otherTitle }) =>
        `Dans le parcours « ${courseTitle} », « ${partTitle} » et « ${otherTitle} » ont la même couleur : donnez-en une autre à l’une des deux.`,
    },
    inTheme: {
      field: 'colour',
      text: ({ courseTitle, otherTitle }) =>
        `Dans le parcours « ${courseTitle} », la thématique « ${otherTitle} » a déjà cette couleur : choisissez-en une autre.`,
    },
  },
  'optional-elsewhere': {
    inCourse: {
      field: 'optionalThemes',
      text: ({ partTitle }) => `« ${partTitle} » n’est pas une thématique de ce parcours : elle ne peut pas y être facultative.`,
    },
    inTheme: {
      field: 'optionalIn',
      text: ({ courseTitle }) => `Le parcours « ${courseTitle} » n’a pas cette thématique : elle ne peut pas y être facultative.`,
    },
  },
  'open-elsewhere': {
    inCourse: {
      field: 'openToTesters',
      text: ({ partTitle }) => `« ${partTitle} » n’est pas une leçon de ce parcours : elle ne peut pas y être ouverte aux testeurs.`,
    },
  },
};

function shownIn(uid: string, fault: CourseFault): FieldError {
  const { inCourse, inTheme = inCourse } = SHOWN[fault.kind];
  const { field, text } = uid === THEME ? inTheme : inCourse;
  return { field, message: text(fault) };
}
