export type { Membership, Role } from './server/domain/membership.ts';
