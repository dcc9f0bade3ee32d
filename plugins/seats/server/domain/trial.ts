import { type Day, plusDays } from '@cordee/kernel/pure';
import type { Trial } from './membership.ts';
import { TrialDayOutOfReach } from './refusals.ts';

/** How many days ahead of today a trial may lie. (ACC-9) */
const MAX_DAYS_AHEAD = 60;

/** What somebody is who asks for a day to look around. */
export type TrialRequester = Readonly<{
  globalRole: 'none' | 'tester' | 'student' | 'administrator';
  trial: Trial | null;
  /** Whether they are, or were, in a session, or pilot a company. */
  belongs: boolean;
}>;

/** The first and the last day to choose from, both included. */
export const trialDays = (today: Day): { from: Day; until: Day } => ({ from: today, until: plusDays(today, MAX_DAYS_AHEAD) });

/** Refuses a day that is over or too far ahead. @throws TrialDayOutOfReach (ACC-9) */
export function checkTrialDay(day: Day, today: Day): void {
  const { from, until } = trialDays(today);
  if (day < from || day > until) throw new TrialDayOutOfReach({ from, until });
}

/**
 * The day that somebody has once they have asked for one: the one they ask for. Whoever is something else keeps what they
 * are, and a tester the days that are not over yet: an address is typed by anybody. (ACC-9)
 */
export function decideTrial({ globalRole, trial, belongs }: TrialRequester, day: Day, today: Day): Trial | 'keeps-access' | 'keeps-trial' {
  if (belongs || globalRole === 'student' || globalRole === 'administrator') return 'keeps-access';
  if (globalRole === 'tester' && trial && trial.endsOn >= today) return 'keeps-trial';

  return { startsOn: day, endsOn: day };
}
