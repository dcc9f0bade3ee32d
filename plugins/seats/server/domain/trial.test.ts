import { describe, expect, it } from 'vitest';
import { TrialDayOutOfReach } from './refusals.ts';
import { checkTrialDay, decideTrial, type TrialRequester, trialLinkState } from './trial.ts';

const TODAY = '2026-11-22';
const nobody: TrialRequester = { globalRole: 'none', trial: null, hasOtherRole: false };
const day = (on: string) => ({ startsOn: on, endsOn: on });

describe('a trial day', () => {
  it.each([
    ['2026-11-21', TrialDayOutOfReach],
    ['2026-11-22', null],
    ['2027-01-21', null],
    ['2027-01-22', TrialDayOutOfReach],
  ])('ACC-9 %s, requested on 22 November', (wanted, refused) => {
    const check = () => checkTrialDay(wanted, TODAY);
    if (refused) expect(check).toThrow(refused);
    else expect(check).not.toThrow();
  });

  it.each([
    ['somebody without a role gets it', nobody, day('2026-12-03')],
    ['a tester whose day is over gets another', { ...nobody, globalRole: 'tester', trial: day('2026-11-21') }, day('2026-12-03')],
    ['a tester without days gets it', { ...nobody, globalRole: 'tester' }, day('2026-12-03')],
    ['a tester keeps the day to come', { ...nobody, globalRole: 'tester', trial: day('2026-11-22') }, 'keeps-trial'],
    ['a learner stays a learner', { ...nobody, hasOtherRole: true }, 'keeps-access'],
    ['a student stays a student', { ...nobody, globalRole: 'student' }, 'keeps-access'],
    ['an administrator stays one', { ...nobody, globalRole: 'administrator' }, 'keeps-access'],
  ] as const)('ACC-9 %s', (_, requester, expected) => {
    expect(decideTrial(requester, '2026-12-03', TODAY)).toEqual(expected);
  });

  it.each([
    ['open', 'open', TODAY, day(TODAY)],
    ['expired', 'open', '2026-11-21', day('2026-11-21')],
    ['expired', 'expired', '2026-12-03', day('2026-12-03')],
    ['used', 'used', '2026-12-03', 'keeps-trial'],
    ['unknown', 'open', '2026-12-03', 'keeps-trial'],
    ['unknown', 'open', '2026-12-03', 'keeps-access'],
  ] as const)('ACC-9 H-76 its link is %s: %s, for %s, %j', (state, link, on, decision) => {
    expect(trialLinkState(link, { day: on, today: TODAY, decision })).toBe(state);
  });
});
