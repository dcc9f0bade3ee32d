import type { Day } from '@cordee/kernel/pure';
import { AccessEnded, AccessNotYet, CourseNotFound } from './refusals.ts';

/** What a person is in a session. */
export type Role = 'learner' | 'manager' | 'manager-learner' | 'pilot' | 'pilot-learner';

/** A person in a session, with the dates of their access, both included. (ACC-5, ACC-8) */
export type Membership = Readonly<{ session: string; reference: string; course: string; role: Role; startsOn: Day; endsOn: Day }>;

const LEARNS: readonly Role[] = ['learner', 'manager-learner', 'pilot-learner'];

/** Whether this membership is that of somebody who learns, and does not only manage or pilot. */
export const learns = ({ role }: Pick<Membership, 'role'>): boolean => LEARNS.includes(role);

/** Whether this membership lets a person follow its course today. */
export const follows = (membership: Membership, today: Day): boolean =>
  learns(membership) && membership.startsOn <= today && today <= membership.endsOn;

/**
 * The membership by which a person follows a course today; with several, the one that lasts longest.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5)
 */
export function followed(memberships: readonly Membership[], course: string, today: Day): Membership {
  const mine = memberships.filter((membership) => membership.course === course && learns(membership)).sort(byEnd);
  const open = mine.filter((membership) => follows(membership, today));
  if (open[0]) return open[0];

  const coming = mine.filter(({ startsOn }) => startsOn > today).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  if (coming[0]) throw new AccessNotYet({ startsOn: coming[0].startsOn, course });
  if (mine[0]) throw new AccessEnded({ endsOn: mine[0].endsOn, course });
  throw new CourseNotFound({ course });
}

const byEnd = (a: Membership, b: Membership) => (a.endsOn > b.endsOn ? -1 : 1);
