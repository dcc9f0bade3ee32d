import { type CourseAccess, stateOf } from '@cordee/seats';
import type { AccessSummary } from '../../api.ts';

/** The summary of an access for the site; empty for an access without dates, or to a course that is not published. */
export function toAccessSummary(access: CourseAccess, title: string | undefined, today: string): AccessSummary[] {
  const { course, reference, startsOn, endsOn } = access;
  if (title === undefined || startsOn === null || endsOn === null) return [];

  return [{ course, title, reference, startsOn, endsOn, state: stateOf(access, today) }];
}
