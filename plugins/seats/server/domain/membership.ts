import type { Day } from '@cordee/kernel/pure';
import { AccessEnded, AccessNotYet, CourseNotFound } from './refusals.ts';

/** What a person is in a session. Pilots are pilots of a company, testers and administrators of themselves. (ACC-8) */
export type Role = 'learner' | 'manager' | 'manager-learner';

/** A person in a session, with the dates of their access, both included. (ACC-5, ACC-8) */
export type Membership = Readonly<{
  session: string;
  reference: string;
  course: string;
  /** Of the course, once it is published. */
  title: string | null;
  language: 'fr' | 'en' | null;
  role: Role;
  startsOn: Day;
  endsOn: Day;
}>;

/** The days on which a tester may look at the lessons that are open to testers, both included. (ACC-7, ACC-9) */
export type Trial = Readonly<{ startsOn: Day; endsOn: Day }>;

/** What decides whether somebody may follow a course: their memberships, and what belongs to the person. (ACC-7) */
export type Follower = Readonly<{
  person: Readonly<{ globalRole: 'none' | 'tester' | 'student' | 'administrator' }>;
  rights: Readonly<{ memberships: readonly Membership[]; trial: Trial | null }>;
}>;

/**
 * How somebody follows a course: all of it within dates, all of it whenever (administrators: no dates), or the lessons
 * open to testers alone.
 */
export type CourseAccess = Readonly<{
  course: string;
  part: 'all' | 'open-to-testers';
  reference: string | null;
  startsOn: Day | null;
  endsOn: Day | null;
}>;

const LEARNING_ROLES: readonly Role[] = ['learner', 'manager-learner'];

/** Whether this membership is that of somebody who learns, and does not only manage. */
export const isLearning = ({ role }: Pick<Membership, 'role'>): boolean => LEARNING_ROLES.includes(role);

/** How an access stands today: open from its first day to its last, both included; without dates it is open. (ACC-5) */
export function stateOf({ startsOn, endsOn }: Pick<CourseAccess, 'startsOn' | 'endsOn'>, today: Day): 'open' | 'not-yet' | 'ended' {
  if (startsOn !== null && today < startsOn) return 'not-yet';
  return endsOn !== null && today > endsOn ? 'ended' : 'open';
}

/**
 * The access by which a person follows a course today; with several, the one that lasts longest.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7)
 */
export function accessTo(follower: Follower, course: string, today: Day): CourseAccess {
  const access = bestAccess(candidateAccesses(follower, course), today);
  const state = access && stateOf(access, today);
  if (access && state === 'open') return access;
  if (access?.startsOn && state === 'not-yet') throw new AccessNotYet({ startsOn: access.startsOn, course });
  if (access?.endsOn)
    throw new AccessEnded({ endsOn: access.endsOn, course, trial: access.part === 'open-to-testers', pilots: '', contact: '' });
  throw new CourseNotFound({ course });
}

/** What counts of several accesses to one course: the open one to all of it that lasts longest, else the next to open, else the last to end. */
export function bestAccess(accesses: readonly CourseAccess[], today: Day): CourseAccess | undefined {
  const inState = (state: ReturnType<typeof stateOf>) => accesses.filter((access) => stateOf(access, today) === state);
  return inState('open').sort(byPartAndEnd)[0] ?? inState('not-yet').sort(byStart)[0] ?? inState('ended').sort(byEnd)[0];
}

/**
 * All that lets a person follow this course, today or another day. Administrators and testers follow by what they are:
 * `course` is then taken to exist.
 */
export function candidateAccesses({ person, rights }: Follower, course: string): CourseAccess[] {
  const memberships = rights.memberships.filter((membership) => membership.course === course && isLearning(membership)).map(accessOf);
  const globalRole: CourseAccess[] = [];
  if (person.globalRole === 'administrator') globalRole.push({ course, part: 'all', reference: null, startsOn: null, endsOn: null });
  if (person.globalRole === 'tester' && rights.trial)
    globalRole.push({ course, part: 'open-to-testers', reference: null, ...rights.trial });
  return [...memberships, ...globalRole];
}

/** The access that a learner's membership gives. */
const accessOf = ({ course, reference, startsOn, endsOn }: Membership): CourseAccess => ({
  course,
  part: 'all',
  reference,
  startsOn,
  endsOn,
});

const NO_END = '9999-12-31';
const byEnd = (a: CourseAccess, b: CourseAccess) => ((a.endsOn ?? NO_END) > (b.endsOn ?? NO_END) ? -1 : 1);
const byPartAndEnd = (a: CourseAccess, b: CourseAccess) => (a.part === b.part ? byEnd(a, b) : a.part === 'all' ? -1 : 1);
const byStart = (a: CourseAccess, b: CourseAccess) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1);
