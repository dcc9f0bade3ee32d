import { describe, expect, it } from 'vitest';
import type { SessionId } from './ids.ts';
import { earliestInvitation, invitationDueAt, isSentByMove, isSentByTransfer, type JoinedSession } from './invitation-date.ts';

const PARIS = 'Europe/Paris';
const joined = (more: Partial<JoinedSession> = {}): JoinedSession => ({
  role: 'learner',
  kind: 'licence',
  startsOn: '2026-12-10',
  since: new Date('2026-11-01T09:00:00Z'),
  calledUp: false,
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
    expect(invitationDueAt(joined({ role, startsOn }), PARIS)).toEqual(due);
  });

  it.each([
    ['a learner who neither waits for a slot nor has had one, not yet', 'learner', false, null],
    ['a learner who waits or has had one, at six on the first day', 'learner', true, new Date('2026-12-10T05:00:00Z')],
    ['a manager, at once', 'manager', false, 'at-once'],
    ['a manager who learns too, at once', 'manager-learner', false, 'at-once'],
  ] as const)('ACC-4 in a slot session %s', (_, role, calledUp, due) => {
    expect(invitationDueAt(joined({ kind: 'slot', role, calledUp }), PARIS)).toEqual(due);
  });

  it('ACC-4 of several sessions, the first one counts', () => {
    const [later, sooner] = [joined(), joined({ startsOn: '2026-12-03', title: 'Recruter' })];
    expect(earliestInvitation([later, sooner], PARIS)).toEqual({
      due: new Date('2026-12-03T05:00:00Z'),
      about: 'Recruter',
      manages: false,
    });
    expect(earliestInvitation([sooner, joined({ role: 'manager', title: 'Encadrer' })], PARIS)).toEqual({
      due: new Date('2026-11-01T09:00:00Z'),
      about: 'Encadrer',
      manages: true,
    });
  });

  it('ACC-4 a slot session in which they are not called up yet delays no invitation to another one', () => {
    const slots = joined({ kind: 'slot', startsOn: '2026-12-03', title: 'Recruter' });
    expect(earliestInvitation([slots, joined()], PARIS)).toEqual({
      due: new Date('2026-12-10T05:00:00Z'),
      about: 'Accueillir',
      manages: false,
    });
    expect(earliestInvitation([{ ...slots, calledUp: true }, joined()], PARIS).due).toEqual(new Date('2026-12-03T05:00:00Z'));
  });

  it('ACC-4 without a session there is no date for it, nor in a slot session alone', () => {
    expect(earliestInvitation([], PARIS)).toEqual({ due: null, about: null, manages: false });
    expect(earliestInvitation([joined({ kind: 'slot' })], PARIS)).toEqual({ due: null, about: 'Accueillir', manages: false });
  });
});

describe('moving the first day of a session', () => {
  // Cast: ids are given out by the database alone.
  const [here, elsewhere] = [1 as SessionId, 2 as SessionId];
  const now = new Date('2026-11-27T10:00:00Z');
  const isSent = (startsOn: string, at: string | null, others: (JoinedSession & { session: SessionId })[] = []) =>
    isSentByMove(
      { at: at === null ? null : new Date(at), joined: [{ ...joined(), session: here }, ...others] },
      { session: here, startsOn, now, timeZone: PARIS },
    );

  it.each([
    ['today, after six', '2026-11-27', '2026-12-10T05:00:00Z', true],
    ['to the past', '2026-11-01', '2026-12-10T05:00:00Z', true],
    ['tomorrow', '2026-11-28', '2026-12-10T05:00:00Z', false],
    ['today, when it waits for no date', '2026-11-27', null, true],
    ['today, when it is on its way already', '2026-11-27', '2026-11-27T09:00:00Z', false],
  ])('SEAT-6 ACC-4 %s', (_, startsOn, at, sent) => {
    expect(isSent(startsOn, at)).toBe(sent);
  });

  it('SEAT-6 ACC-4 sends none to a member of a slot session who is not called up yet', () => {
    const isSentTo = (calledUp: boolean) =>
      isSentByMove(
        { at: null, joined: [{ ...joined({ kind: 'slot', calledUp }), session: here }] },
        { session: here, startsOn: '2026-11-27', now, timeZone: PARIS },
      );
    expect([isSentTo(false), isSentTo(true)]).toEqual([false, true]);
  });

  it('SEAT-6 ACC-4 of another session changes nothing for this one', () => {
    const other = { ...joined({ startsOn: '2026-12-03' }), session: elsewhere };
    expect(isSent('2026-12-24', '2026-12-03T05:00:00Z', [other])).toBe(false);
    expect(isSent('2026-11-27', '2026-12-03T05:00:00Z', [other])).toBe(true);
  });
});

describe('a transfer', () => {
  // Cast: ids are given out by the database alone.
  const [source, elsewhere] = [1 as SessionId, 2 as SessionId];
  const now = new Date('2026-11-27T10:00:00Z');
  const later = { ...joined(), session: source };
  const sent = (
    target: Partial<JoinedSession>,
    { role = 'learner' as const, at = null as string | null, more = [] as (typeof later)[] } = {},
  ) =>
    isSentByTransfer(
      { at: at === null ? null : new Date(at), joined: [later, ...more] },
      { source, target: { kind: 'licence', startsOn: '2026-11-20', ...target }, role, now, timeZone: PARIS },
    );

  it.each([
    ['to a session that runs', {}, true],
    ['to one that begins today', { startsOn: '2026-11-27' }, true],
    ['to one that begins tomorrow', { startsOn: '2026-11-28' }, false],
    ['to slots, of which they have none yet', { kind: 'slot' }, false],
  ] as const)('SEAT-6 ACC-4 %s, invites a learner at once or not', (_, target, isSent) => {
    expect(sent(target)).toBe(isSent);
    expect(sent(target, { at: '2026-12-10T05:00:00Z' })).toBe(isSent);
  });

  it('SEAT-6 ACC-4 invites nobody whose invitation is on its way already', () => {
    expect(sent({}, { at: '2026-11-27T09:00:00Z' })).toBe(false);
  });

  it('SEAT-6 ACC-4 to slots invites a manager at once, and a learner whom another session invites', () => {
    const transfer = { source, target: { kind: 'slot', startsOn: '2026-12-24' } as const, now, timeZone: PARIS };
    expect(isSentByTransfer({ at: null, joined: [later] }, { ...transfer, role: 'manager' })).toBe(true);
    expect(sent({ kind: 'slot' }, { more: [{ ...joined({ startsOn: '2026-11-20' }), session: elsewhere }] })).toBe(true);
  });

  it('SEAT-6 ACC-4 of one who leaves the session that invited them earlier, to one that begins later, invites nobody', () => {
    const early = { ...joined({ startsOn: '2026-11-20' }), session: source };
    const transfer = {
      source,
      target: { kind: 'licence', startsOn: '2026-12-24' } as const,
      now,
      timeZone: PARIS,
      role: 'learner',
    } as const;
    expect(isSentByTransfer({ at: null, joined: [early] }, transfer)).toBe(false);
  });
});
