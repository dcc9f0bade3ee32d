import { type Day, plusDays } from '@cordee/kernel/pure';
import type { Trial } from './membership.ts';
import { TrialDayOutOfReach } from './refusals.ts';

/** How many days ahead of today a trial day may be booked. (ACC-9) */
const MAX_DAYS_AHEAD = 60;

/** What decides whether a person who requests a trial day gets it. */
export type TrialRequester = Readonly<{
  globalRole: 'none' | 'tester' | 'student' | 'administrator';
  trial: Trial | null;
  /** Whether they are or were a member of a session, pilot a company or are staff. */
  hasOtherRole: boolean;
}>;

/** The first and the last day that can be booked, both included. */
export const trialDays = (today: Day): { from: Day; until: Day } => ({ from: today, until: plusDays(today, MAX_DAYS_AHEAD) });

/** Checks that a trial day is neither over nor too far ahead. @throws TrialDayOutOfReach (ACC-9) */
export function checkTrialDay(day: Day, today: Day): void {
  const { from, until } = trialDays(today);
  if (day < from || day > until) throw new TrialDayOutOfReach({ from, until });
}

/** The state of the link that confirms a requested trial day: `unknown` when its person has come to another access meanwhile. (ACC-9, H-76) */
export type TrialLinkState = 'open' | 'used' | 'expired' | 'unknown';

/** Returns the state of a link whose own is `link`, for this day, when confirming it changes what `decideTrial` says. (ACC-9) */
export function trialLinkState(
  link: Exclude<TrialLinkState, 'unknown'>,
  { day, today, decision }: Readonly<{ day: Day; today: Day; decision: ReturnType<typeof decideTrial> }>,
): TrialLinkState {
  if (link !== 'open') return link;
  if (day < today) return 'expired';
  return typeof decision === 'string' ? 'unknown' : 'open';
}

/**
 * Decides what a requested trial day changes: the requester gets that day, unless they have another role, which they keep, or are a
 * tester whose days are not over yet, which they keep too: anybody can type an address. (ACC-9)
 */
export function decideTrial(
  { globalRole, trial, hasOtherRole }: TrialRequester,
  day: Day,
  today: Day,
): Trial | 'keeps-access' | 'keeps-trial' {
  if (hasOtherRole || globalRole === 'student' || globalRole === 'administrator') return 'keeps-access';
  if (globalRole === 'tester' && trial && trial.endsOn >= today) return 'keeps-trial';

  return { startsOn: day, endsOn: day };
}
