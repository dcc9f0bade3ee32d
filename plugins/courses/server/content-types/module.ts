import { LESSON, THEME } from './names.ts';
import { titleAndReference } from './title-and-reference.ts';

/** A module: a few lessons that belong together, in an order. (LRN-1) */
export const module = {
  schema: {
    kind: 'collectionType',
    collectionName: 'modules',
    info: { singularName: 'module', pluralName: 'modules', displayName: 'Module', description: 'Quelques leçons qui vont ensemble' },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      lessons: { type: 'relation', relation: 'manyToMany', target: LESSON, inversedBy: 'modules' },
      themes: { type: 'relation', relation: 'manyToMany', target: THEME, mappedBy: 'modules', visible: false },
    },
  },
};
