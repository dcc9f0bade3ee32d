import { COURSE } from './names.ts';
import { titleAndReference } from './title-and-reference.ts';

/** The final exam of a certifying course. Partly built: a course can refer to it; its questions are not built yet. (LRN-6) */
export const caseStudy = {
  schema: {
    kind: 'collectionType',
    collectionName: 'case_studies',
    info: {
      singularName: 'case-study',
      pluralName: 'case-studies',
      displayName: 'Cas pratique',
      description: 'L’examen final d’un parcours certifiant',
    },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      introduction: { type: 'richtext' },
      courses: { type: 'relation', relation: 'oneToMany', target: COURSE, mappedBy: 'caseStudy', visible: false },
    },
  },
};
