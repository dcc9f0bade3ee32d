export { SESSION } from './server/content-types/session.ts';
export { followed, learns, type Membership, type Role } from './server/domain/membership.ts';
export { CourseNotFound } from './server/domain/refusals.ts';
export type {} from './server/rights.ts';
export { addMember } from './server/services/add-member.ts';
