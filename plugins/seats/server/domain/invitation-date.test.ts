import { describe, expect, it } from 'vitest';
import { earliestInvitation, invitationDueAt, type JoinedSession } from './invitation-date.ts';

const PARIS = 'Europe/Paris';
const joined = (more: Partial<JoinedSession> = {}): JoinedSession => ({
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
    expect(invitationDueAt({ role, startsOn }, PARIS)).toEqual(due);
  });

  it('ACC-4 of several sessions, the first one counts', () => {
    const [later, sooner] = [joined(), joined({ startsOn: '2026-12-03', title: 'Recruter' })];
    expect(earliestInvitation([later, sooner], PARIS)).toEqual({ due: new Date('2026-12-03T05:00:00Z'), about: 'Recruter' });
    expect(earliestInvitation([sooner, joined({ role: 'manager', title: 'Encadrer' })], PARIS)).toEqual({
      due: new Date('2026-11-01T09:00:00Z'),
      about: 'Encadrer',
    });
  });

  it('ACC-4 without a session there is no date for it', () => {
    expect(earliestInvitation([], PARIS)).toEqual({ due: null, about: null });
  });
});
