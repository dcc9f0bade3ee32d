import { COLOUR_NAMES } from '../domain/colours.ts';
import { COURSE, MODULE } from './names.ts';
import { titleAndReference } from './title-and-reference.ts';

/** A theme: a subject with its own colour, and its modules in an order. (LRN-1, LRN-2) */
export const theme = {
  schema: {
    kind: 'collectionType',
    collectionName: 'themes',
    info: { singularName: 'theme', pluralName: 'themes', displayName: 'Thématique', description: 'Un sujet, avec sa couleur' },
    options: { draftAndPublish: true },
    attributes: {
      ...titleAndReference,
      colour: { type: 'customField', customField: 'plugin::courses.colour', enum: COLOUR_NAMES, required: true },
      modules: { type: 'relation', relation: 'manyToMany', target: MODULE, inversedBy: 'themes' },
      courses: { type: 'relation', relation: 'manyToMany', target: COURSE, mappedBy: 'themes', visible: false },
      optionalIn: { type: 'relation', relation: 'manyToMany', target: COURSE, mappedBy: 'optionalThemes' },
    },
  },
};
