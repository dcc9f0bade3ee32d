import { type CourseAccess, stateOf } from '@cordee/seats';
import type { AccessSummary } from '../../api.ts';

/** An access with dates, as it goes out; nothing for one without dates, or to a course that is not published. */
export function toAccessSummary(access: CourseAccess, title: string | undefined, today: string): AccessSummary[] {
  const { course, reference, startsOn, endsOn } = access;
  if (title === undefined || startsOn === null || endsOn === null) return [];

  return [{ course, title, reference, startsOn, endsOn, state: stateOf(access, today) }];
}
