import { describe, expect, it } from 'vitest';
import { accessTo, type Follower, type Membership, type Role } from './membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound } from './refusals.ts';

const membership = (more: Partial<Membership> = {}): Membership => ({
  session: 's1',
  reference: 'Lyon',
  title: 'Recruter',
  language: 'fr',
  course: 'c1',
  role: 'learner',
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
  ...more,
});

type GlobalRole = Follower['person']['globalRole'];
const somebody = (memberships: Membership[], globalRole: GlobalRole = 'none', trial: Follower['rights']['trial'] = null): Follower => ({
  person: { globalRole },
  rights: { memberships, trial },
});
const TRIAL = { startsOn: '2026-03-10', endsOn: '2026-03-10' };

describe('following a course', () => {
  it.each([
    ['the day before the first', '2026-02-28', AccessNotYet],
    ['the first day', '2026-03-01', null],
    ['the last day', '2026-03-31', null],
    ['the day after the last', '2026-04-01', AccessEnded],
  ])('ACC-5 %s', (_, today, refused) => {
    const ask = () => accessTo(somebody([membership()]), 'c1', today);
    if (refused) expect(ask).toThrow(refused);
    else expect(ask().reference).toBe('Lyon');
  });

  it.each<[Role, boolean]>([
    ['learner', true],
    ['manager-learner', true],
    ['manager', false],
  ])('ACC-7 as %s: %s', (role, follows) => {
    const ask = () => accessTo(somebody([membership({ role })]), 'c1', '2026-03-15');
    if (follows) expect(ask().part).toBe('all');
    else expect(ask).toThrow(CourseNotFound);
  });

  it('ACC-7 an administrator follows every course, whatever the day', () => {
    expect(accessTo(somebody([], 'administrator'), 'c2', '2031-01-01')).toMatchObject({ part: 'all', endsOn: null });
  });

  it('ACC-7 a student follows within their dates, and nothing by being a student alone', () => {
    expect(accessTo(somebody([membership()], 'student'), 'c1', '2026-03-15').endsOn).toBe('2026-03-31');
    expect(() => accessTo(somebody([], 'student'), 'c1', '2026-03-15')).toThrow(CourseNotFound);
  });

  it.each([
    ['before their day', '2026-03-09', AccessNotYet],
    ['on their day', '2026-03-10', null],
    ['after their day', '2026-03-11', AccessEnded],
  ])('ACC-7 a tester %s: the marked lessons, or the date', (_, today, refused) => {
    const ask = () => accessTo(somebody([], 'tester', TRIAL), 'c1', today);
    if (refused) expect(ask).toThrow(refused);
    else expect(ask().part).toBe('open-to-testers');
  });

  it('ACC-7 days of trial are worth nothing to somebody who is no tester, and a tester without days follows nothing', () => {
    expect(() => accessTo(somebody([], 'none', TRIAL), 'c1', '2026-03-10')).toThrow(CourseNotFound);
    expect(() => accessTo(somebody([], 'tester'), 'c1', '2026-03-10')).toThrow(CourseNotFound);
  });

  it('ACC-7 a learner who is a tester as well, for longer, has the whole course while their session runs', () => {
    const both = somebody([membership()], 'tester', { startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect([accessTo(both, 'c1', '2026-03-15').part, accessTo(both, 'c1', '2026-04-15').part]).toEqual(['all', 'open-to-testers']);
  });

  it('ACC-8 a course of somebody else is not found, whether it exists or not', () => {
    expect(() => accessTo(somebody([membership()]), 'c2', '2026-03-15')).toThrow(CourseNotFound);
  });

  it('ACC-5 with an ended and a running session of one course, the running one counts', () => {
    const ended = membership({ reference: 'Nantes', startsOn: '2025-01-01', endsOn: '2025-12-31' });
    expect(accessTo(somebody([ended, membership()]), 'c1', '2026-03-15').reference).toBe('Lyon');
  });

  it('ACC-5 tells the date that is next, not one that has passed', () => {
    const ended = membership({ startsOn: '2025-01-01', endsOn: '2025-12-31' });
    const coming = membership({ startsOn: '2026-09-01', endsOn: '2026-12-31' });
    expect(() => accessTo(somebody([ended, coming]), 'c1', '2026-03-15')).toThrow(
      expect.objectContaining({ facts: { startsOn: '2026-09-01', course: 'c1' } }),
    );
  });
});
