import { heldSearchForm } from '@cordee/kernel';

/** The uid of companies in Strapi. */
export const COMPANY = 'plugin::companies.company';

/** A client: its exact legal name, as official documents print it, and the people who pilot all its sessions. (SEAT-1, ACC-8) */
export const company = {
  schema: {
    kind: 'collectionType',
    collectionName: 'companies',
    info: { singularName: 'company', pluralName: 'companies', displayName: 'Entreprise', description: 'Un client, et ses pilotes' },
    options: { draftAndPublish: false },
    attributes: {
      legalName: { type: 'string', required: true, unique: true, maxLength: 200 },
      ...heldSearchForm('legalName'),
      sessions: { type: 'relation', relation: 'oneToMany', target: 'plugin::seats.session', mappedBy: 'company', visible: false },
      establishments: { type: 'relation', relation: 'oneToMany', target: 'plugin::companies.establishment', mappedBy: 'company' },
      pilots: { type: 'relation', relation: 'manyToMany', target: 'plugin::users-permissions.user' },
    },
  },
};
