import { THEME, titleAndReference } from './names.ts';

/** What a learner follows; holds themes in an order. (LRN-1, LRN-3, LRN-6) */
export const course = {
  schema: {
    kind: 'collectionType',
    collectionName: 'courses',
    info: { singularName: 'course', pluralName: 'courses', displayName: 'Parcours', description: 'Ce qu’un apprenant suit' },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      welcome: { type: 'richtext' },
      themes: { type: 'relation', relation: 'manyToMany', target: THEME, inversedBy: 'courses' },
      optionalThemes: { type: 'relation', relation: 'manyToMany', target: THEME, inversedBy: 'optionalIn' },
    },
  },
};
