import { describe, expect, it } from 'vitest';
import { firstOf, invitedAt, type Joined } from './first-day.ts';

const PARIS = 'Europe/Paris';
const joined = (more: Partial<Joined> = {}): Joined => ({
  role: 'learner',
  startsOn: '2026-12-10',
  since: new Date('2026-11-01T09:00:00Z'),
  title: 'Accueillir',
  ...more,
});

describe('the invitation to a session', () => {
  it.each([
    ['a learner in winter, at six', 'learner', '2026-12-10', new Date('2026-12-10T05:00:00Z')],
    ['a learner in summer, at six', 'learner', '2026-07-10', new Date('2026-07-10T04:00:00Z')],
    ['a manager, at once', 'manager', '2026-12-10', 'at-once'],
    ['a manager who learns too, at once', 'manager-learner', '2026-12-10', 'at-once'],
  ] as const)('ACC-4 %s', (_, role, startsOn, due) => {
    expect(invitedAt({ role, startsOn }, PARIS)).toEqual(due);
  });

  it('ACC-4 of several sessions, the first one counts', () => {
    const [later, sooner] = [joined(), joined({ startsOn: '2026-12-03', title: 'Recruter' })];
    expect(firstOf([later, sooner], PARIS)).toEqual({ due: new Date('2026-12-03T05:00:00Z'), about: 'Recruter' });
    expect(firstOf([sooner, joined({ role: 'manager', title: 'Encadrer' })], PARIS)).toEqual({
      due: new Date('2026-11-01T09:00:00Z'),
      about: 'Encadrer',
    });
  });

  it('ACC-4 without a session there is no day for it', () => {
    expect(firstOf([], PARIS)).toEqual({ due: null, about: null });
  });
});
