import { heldSearchForm } from '@cordee/kernel';
import { COMPANY } from './company.ts';

/** The uid of establishments in Strapi. */
export const ESTABLISHMENT = 'plugin::companies.establishment';

/** A place of a company, under a name that no other place of it has. It stays in its company. (SEAT-1) */
export const establishment = {
  schema: {
    kind: 'collectionType',
    collectionName: 'establishments',
    info: {
      singularName: 'establishment',
      pluralName: 'establishments',
      displayName: 'Établissement',
      description: 'Un lieu d’une entreprise',
    },
    options: { draftAndPublish: false },
    attributes: {
      name: { type: 'string', required: true, maxLength: 200 },
      ...heldSearchForm('name'),
      company: { type: 'relation', relation: 'manyToOne', target: COMPANY, inversedBy: 'establishments', required: true },
      address: { type: 'text', maxLength: 500 },
    },
  },
};
