import { describe, expect, it } from 'vitest';
import { historyOf, timelineDays } from './timeline.ts';

const session = { startsOn: '2026-01-05', endsOn: '2026-12-31' };

describe('the timeline of a session', () => {
  it('SEAT-9 shows the twelve weeks up to today, and leads to those before', () =>
    expect(timelineDays(session, '2026-11-28')).toEqual({ from: '2026-09-06', to: '2026-11-28', earlier: '2026-09-05', later: null }));

  it('SEAT-9 goes back to the first day and no further', () => {
    expect(timelineDays(session, '2026-11-28', '2026-01-20')).toEqual({
      from: '2026-01-05',
      to: '2026-01-20',
      earlier: null,
      later: '2026-04-14',
    });
    expect(timelineDays(session, '2026-11-28', '2025-01-01')).toMatchObject({ from: '2026-01-05', to: '2026-01-05' });
  });

  it('SEAT-9 leads back to today by the pages after', () =>
    expect(timelineDays(session, '2026-11-28', '2026-10-01').later).toBe('2026-11-28'));

  it('SEAT-9 of a session that is over ends with its last day, of one to come it is its first', () => {
    expect(timelineDays(session, '2027-06-01')).toMatchObject({ from: '2026-10-09', to: '2026-12-31', later: null });
    expect(timelineDays(session, '2025-12-01')).toMatchObject({ from: '2026-01-05', to: '2026-01-05', earlier: null, later: null });
  });

  it('SEAT-6 SEAT-9 what was held before the first day was moved later, or after the last was moved earlier, is on its pages', () => {
    expect(historyOf(session, null)).toEqual(session);
    expect(historyOf(session, { first: '2026-02-01', last: '2026-11-28' })).toEqual(session);
    const moved = { startsOn: '2026-12-10', endsOn: '2026-12-31' };
    const history = historyOf(moved, { first: '2026-11-20', last: '2026-11-28' });
    expect(timelineDays(history, '2026-11-28')).toEqual({ from: '2026-11-20', to: '2026-11-28', earlier: null, later: null });
    const shortened = historyOf({ ...session, endsOn: '2026-10-31' }, { first: '2026-02-01', last: '2026-11-10' });
    expect(timelineDays(shortened, '2026-11-28')).toMatchObject({ to: '2026-11-10', later: null });
  });

  it('SEAT-9 every day of a session is on one of its pages', () => {
    let page = timelineDays(session, '2026-12-31');
    for (; page.earlier; page = timelineDays(session, '2026-12-31', page.earlier))
      expect(timelineDays(session, '2026-12-31', page.earlier).to).toBe(page.earlier);
    expect(page.from).toBe(session.startsOn);
  });
});
