import { CASE_STUDY, LESSON, THEME } from './names.ts';
import { titleAndReference } from './title-and-reference.ts';

const picture = { type: 'media', multiple: false, allowedTypes: ['images'] };

/** A course: its themes in an order, and its settings. (LRN-1, LRN-3, LRN-6) */
export const course = {
  schema: {
    kind: 'collectionType',
    collectionName: 'courses',
    info: { singularName: 'course', pluralName: 'courses', displayName: 'Parcours', description: 'Ce qu’un apprenant suit' },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      language: { type: 'enumeration', enum: ['fr', 'en'], default: 'fr', required: true },
      welcome: { type: 'richtext' },
      welcomePicture: picture,
      themes: { type: 'relation', relation: 'manyToMany', target: THEME, inversedBy: 'courses' },
      optionalThemes: { type: 'relation', relation: 'manyToMany', target: THEME, inversedBy: 'optionalIn' },
      openToTesters: { type: 'relation', relation: 'manyToMany', target: LESSON, inversedBy: 'openIn' },
      // Off, and in no form, until there are quizzes: a theme whose quiz nobody can pass would never be validated. (LRN-6, LRN-16)
      programmeQuizzes: { type: 'boolean', default: false, writable: false, visible: false },
      workshopsRequired: { type: 'integer', min: 0, max: 100, default: 0, required: true },
      workshopsOpening: { type: 'enumeration', enum: ['by-modules', 'at-once'], default: 'by-modules', required: true },
      community: { type: 'boolean', default: true, required: true },
      certifying: { type: 'boolean', default: false, required: true },
      goldBackground: picture,
      silverBackground: picture,
      bronzeBackground: picture,
      caseStudy: { type: 'relation', relation: 'manyToOne', target: CASE_STUDY, inversedBy: 'courses' },
    },
  },
};
