import { describe, expect, it } from 'vitest';
import { keptLastDay, type MovedSession, refuseDates, takesOwnEnds } from './session-dates.ts';

const SESSION: MovedSession = {
  kind: 'licence',
  startsOn: '2026-06-01',
  endsOn: '2027-05-31',
  ownEnds: [{ name: 'Zoé Martin', endsOn: '2026-12-31' }],
};
const began = { startsOn: '2026-06-01', endsOn: '2027-05-31' };
const move = (to: Partial<typeof began>, { appliesToAll = true, saw = began } = {}) => ({
  began: saw,
  to: { ...began, ...to },
  appliesToAll,
});

describe('SEAT-6 a new last day', () => {
  it.each([
    ['licence', '2027-08-31', '2027-05-31'],
    ['licence', '2027-01-31', '2027-05-31'],
    ['licence', '2027-05-31', null],
    ['slot', '2027-08-31', '2027-05-31'],
    ['slot', '2027-01-31', null],
  ] as const)('in a %s session, to %s: who has none of their own keeps %s when it is not for all', (kind, endsOn, kept) => {
    expect(keptLastDay({ ...SESSION, kind }, move({ endsOn }, { appliesToAll: false }))).toBe(kept);
    expect(keptLastDay({ ...SESSION, kind }, move({ endsOn }))).toBeNull();
  });
});

it('SEAT-6 own last days go by a new last day that is for all, and by no new first day', () => {
  expect(takesOwnEnds(SESSION, move({ endsOn: '2027-08-31' }))).toBe(true);
  expect(takesOwnEnds(SESSION, move({ endsOn: '2027-08-31' }, { appliesToAll: false }))).toBe(false);
  expect(takesOwnEnds(SESSION, move({ startsOn: '2026-07-01' }))).toBe(false);
});

describe('SEAT-6 a session does not move', () => {
  it('H-93 from dates that it no longer has', () => {
    expect(refuseDates(SESSION, move({ endsOn: '2027-06-30' }, { saw: { ...began, endsOn: '2027-04-30' } }))).toMatchObject({
      code: 'seats.dates_changed',
      facts: { startsOn: '2026-06-01', endsOn: '2027-05-31' },
    });
  });

  it('to an end before its start', () => {
    expect(refuseDates(SESSION, move({ endsOn: '2026-05-31' }))).toMatchObject({ code: 'seats.session_ends_before_start' });
  });

  it.each([true, false])('past the own last day of a member, unless a new one is for all: the same is not, ticked %s', (appliesToAll) => {
    expect(refuseDates(SESSION, move({ startsOn: '2027-01-01' }, { appliesToAll }))).toMatchObject({
      code: 'seats.own_last_days_before_first',
      facts: { names: 'Zoé Martin' },
    });
    expect(refuseDates(SESSION, move({ startsOn: '2027-01-01', endsOn: '2027-12-31' }))).toBeNull();
  });

  it('past the former last day, when members keep it', () => {
    const away = { startsOn: '2027-07-01', endsOn: '2028-06-30' };
    expect(refuseDates(SESSION, move(away, { appliesToAll: false }))).toMatchObject({ code: 'seats.last_day_before_first' });
    expect(refuseDates(SESSION, move(away))).toBeNull();
  });
});
