import { describe, expect, it } from 'vitest';
import { followed, type Membership, type Role } from './membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound } from './refusals.ts';

const membership = (more: Partial<Membership> = {}): Membership => ({
  session: 's1',
  reference: 'Lyon',
  course: 'c1',
  role: 'learner',
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
  ...more,
});

describe('following a course', () => {
  it.each([
    ['the day before the first', '2026-02-28', AccessNotYet],
    ['the first day', '2026-03-01', null],
    ['the last day', '2026-03-31', null],
    ['the day after the last', '2026-04-01', AccessEnded],
  ])('ACC-5 %s', (_, today, refused) => {
    const ask = () => followed([membership()], 'c1', today);
    if (refused) expect(ask).toThrow(refused);
    else expect(ask().session).toBe('s1');
  });

  it.each<[Role, boolean]>([
    ['learner', true],
    ['manager-learner', true],
    ['pilot-learner', true],
    ['manager', false],
    ['pilot', false],
  ])('ACC-7 as %s: %s', (role, follows) => {
    const ask = () => followed([membership({ role })], 'c1', '2026-03-15');
    if (follows) expect(ask().role).toBe(role);
    else expect(ask).toThrow(CourseNotFound);
  });

  it('ACC-8 a course of somebody else is not found, whether it exists or not', () => {
    expect(() => followed([membership()], 'c2', '2026-03-15')).toThrow(CourseNotFound);
  });

  it('ACC-5 with an ended and a running session of one course, the running one counts', () => {
    const ended = membership({ session: 's0', startsOn: '2025-01-01', endsOn: '2025-12-31' });
    expect(followed([ended, membership()], 'c1', '2026-03-15').session).toBe('s1');
  });

  it('ACC-5 tells the date that is next, not one that has passed', () => {
    const ended = membership({ startsOn: '2025-01-01', endsOn: '2025-12-31' });
    const coming = membership({ startsOn: '2026-09-01', endsOn: '2026-12-31' });
    expect(() => followed([ended, coming], 'c1', '2026-03-15')).toThrow(
      expect.objectContaining({ facts: { startsOn: '2026-09-01', course: 'c1' } }),
    );
  });
});
