import type { Day } from '@cordee/kernel/pure';
import { isLearning, type Membership, stateOf } from './membership.ts';

/** A company that the person pilots: every session of it is theirs to run, until the last of them is over. (ACC-5, ACC-8) */
export type PilotedCompany = Readonly<{ company: string; legalName: string; endsOn: Day | null }>;

/**
 * Somewhere a person has rights: in a course, by a session, or over those they look after, a company's (pilots) or a session's
 * (managers). Whoever has several chooses between them in the header. (ACC-8)
 */
export type Scope = Readonly<{
  kind: 'course' | 'team';
  id: string;
  title: string;
  /** What a course is written in. */
  language: 'fr' | 'en' | null;
  detail: string | null;
}>;

/** Where a person has rights today, courses first. */
export const scopesOf = (
  rights: Readonly<{ memberships: readonly Membership[]; pilots: readonly PilotedCompany[] }>,
  today: Day,
): Scope[] => [
  ...coursesOf(rights.memberships, today),
  ...rights.pilots
    .filter(({ endsOn }) => endsOn !== null && endsOn >= today)
    .map(({ company, legalName }): Scope => ({ kind: 'team', id: company, title: legalName, language: null, detail: null })),
  ...rights.memberships
    .filter(({ role, endsOn }) => role !== 'learner' && endsOn >= today)
    .map(({ session, reference, title }): Scope => ({ kind: 'team', id: session, title: reference, language: null, detail: title })),
];

/** A course is one place, however many sessions lead to it: the one that lasts longest names it. */
function coursesOf(memberships: readonly Membership[], today: Day): Scope[] {
  const open = memberships.filter((membership) => isLearning(membership) && stateOf(membership, today) === 'open');
  const longest = open.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn));
  return longest
    .filter(({ course }, index) => longest.findIndex((other) => other.course === course) === index)
    .flatMap(({ course, title, language, reference }): Scope[] =>
      title === null ? [] : [{ kind: 'course', id: course, title, language, detail: reference }],
    );
}
