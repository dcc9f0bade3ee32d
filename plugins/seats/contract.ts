export { SESSION } from './server/content-types/session.ts';
export { type Access, type Follower, followed, learns, type Membership, type Role, stateOf } from './server/domain/membership.ts';
export { CourseNotFound } from './server/domain/refusals.ts';
export { seatEvents } from './server/events.ts';
export type {} from './server/rights.ts';
export { addMember } from './server/services/add-member.ts';
export { followable } from './server/services/followable.ts';
export { mayFollow } from './server/services/may-follow.ts';
export { type Run, viewRuns } from './server/services/view-runs.ts';
