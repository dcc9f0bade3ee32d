import { type Day, daysFrom } from '@cordee/kernel/pure';

/** After how many days without a connection a learner is inactive: three weeks. (ACC-18) */
export const INACTIVE_AFTER = 21;

/** A learner in a session: its dates, both included, the day of their last connection, and whether they have not finished, and
 * hold a slot where one is needed. */
export type LearnerInSession = Readonly<{ startsOn: Day; endsOn: Day; lastOn: Day | null; follows: boolean }>;

/**
 * For how many days a learner has been inactive, from the later of their first day and their last connection. Null when they are not
 * inactive: it is less than three weeks, their last day has passed, they hold no slot where one is needed, or they have finished. (ACC-18)
 */
export function inactiveFor({ startsOn, endsOn, lastOn, follows }: LearnerInSession, today: Day): number | null {
  if (today > endsOn || !follows) return null;

  const since = lastOn !== null && lastOn > startsOn ? lastOn : startsOn;
  const days = daysFrom(since, today);
  return days >= INACTIVE_AFTER ? days : null;
}
