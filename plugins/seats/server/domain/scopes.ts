import type { Day } from '@cordee/kernel/pure';
import { type Membership, stateOf } from './membership.ts';

/** A company that the person pilots, by its document id: they manage all its sessions until the last one, `endsOn`, is over. (ACC-5, ACC-8) */
export type PilotedCompany = Readonly<{ companyDocument: string; legalName: string; endsOn: Day | null }>;

/**
 * Somewhere a person has rights: a course, through a session, or a team, that of a company (pilots) or of a session (managers).
 * A person with several scopes switches between them in the header; `id` is the document id of the course, company or session. (ACC-8)
 */
export type Scope = Readonly<{
  kind: 'course' | 'team';
  id: string;
  title: string;
  /** The language of the course; null for a team. */
  language: 'fr' | 'en' | null;
  detail: string | null;
}>;

/** Lists the scopes of a person today, courses first. */
export const scopesOf = (
  rights: Readonly<{ memberships: readonly Membership[]; pilots: readonly PilotedCompany[] }>,
  today: Day,
): Scope[] => [
  ...coursesOf(rights.memberships, today),
  ...rights.pilots
    .filter(({ endsOn }) => endsOn !== null && endsOn >= today)
    .map(
      ({ companyDocument, legalName }): Scope => ({ kind: 'team', id: companyDocument, title: legalName, language: null, detail: null }),
    ),
  ...rights.memberships
    .filter(({ manages, endsOn }) => manages && endsOn >= today)
    .map(
      ({ sessionDocument, reference, title }): Scope => ({
        kind: 'team',
        id: sessionDocument,
        title: reference,
        language: null,
        detail: title,
      }),
    ),
];

/** A course is one scope, however many sessions give access to it: the session that lasts longest names it. */
function coursesOf(memberships: readonly Membership[], today: Day): Scope[] {
  const open = memberships.filter((membership) => membership.learns && stateOf(membership, today) === 'open');
  const longestFirst = open.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn));
  return longestFirst
    .filter(({ course }, index) => longestFirst.findIndex((other) => other.course === course) === index)
    .flatMap(({ course, title, language, reference }): Scope[] =>
      title === null ? [] : [{ kind: 'course', id: course, title, language, detail: reference }],
    );
}
