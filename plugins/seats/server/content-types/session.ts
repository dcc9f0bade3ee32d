import { COMPANY } from '@cordee/companies';
import { COURSE } from '@cordee/courses';
import { heldSearchForm } from '@cordee/kernel';

/** The uid of sessions in Strapi. */
export const SESSION = 'plugin::seats.session';

/** A contract: one company, one course, two dates, and the members who take the course. (SEAT-2) */
export const session = {
  schema: {
    kind: 'collectionType',
    collectionName: 'sessions',
    info: { singularName: 'session', pluralName: 'sessions', displayName: 'Session', description: 'Un parcours, deux dates, des membres' },
    options: { draftAndPublish: false },
    attributes: {
      reference: { type: 'string', required: true, unique: true, maxLength: 120 },
      ...heldSearchForm('reference'),
      company: { type: 'relation', relation: 'manyToOne', target: COMPANY, inversedBy: 'sessions', required: true },
      course: { type: 'relation', relation: 'manyToOne', target: COURSE },
      kind: { type: 'enumeration', enum: ['licence', 'slot'], required: true, default: 'licence' },
      filledBy: { type: 'enumeration', enum: ['staff', 'company'], required: true, default: 'staff' },
      allowance: { type: 'customField', customField: 'plugin::seats.allowance', min: 0, max: 10_000 },
      startsOn: { type: 'date', required: true },
      endsOn: { type: 'customField', customField: 'plugin::seats.last-day', required: true },
      closesOn: { type: 'customField', customField: 'plugin::seats.closing' },
    },
  },
};
