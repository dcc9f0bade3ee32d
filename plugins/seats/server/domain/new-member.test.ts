import { describe, expect, it } from 'vitest';
import { type JoinableSession, joiningCloses, refuseAddingByPilot, refuseJoining } from './new-member.ts';

const [before, lastDay, after] = ['2026-06-29', '2026-06-30', '2026-07-01'];
const SESSION: JoinableSession = {
  kind: 'licence',
  filledBy: 'staff',
  startsOn: '2026-06-01',
  endsOn: '2027-05-31',
  closesOn: null,
  allowance: 12,
  counted: 12,
};
const join = (session: Partial<JoinableSession>, today: string, learners = 1) =>
  refuseJoining({ ...SESSION, ...session }, { learners, today, joiningDays: 14 });

it('SEAT-5 people join a session of slots up to its last day, added by staff or by a pilot', () => {
  const slots = { ...SESSION, kind: 'slot', endsOn: lastDay } as const;
  for (const today of [before, lastDay]) expect([join(slots, today), refuseAddingByPilot(slots, { today })]).toEqual([null, null]);
  for (const refused of [join(slots, after), join(slots, after, 0), refuseAddingByPilot(slots, { today: after })])
    expect(refused).toMatchObject({ code: 'seats.session_expired', facts: { endsOn: lastDay } });
});

it('SEAT-4 a pilot adds nobody to a session of licences, and is told whom to write to', () => {
  const licences = { kind: 'licence', endsOn: lastDay } as const;
  expect(refuseAddingByPilot(licences, { today: before })).toMatchObject({
    code: 'seats.members_added_by_team',
    facts: { contact: 'none' },
  });
  expect(refuseAddingByPilot(licences, { today: before, contact: 'team@cordee.example' })).toMatchObject({
    facts: { contact: 'team@cordee.example' },
  });
});

describe('a licence session filled by staff', () => {
  it.each([
    ['2026-01-05', null],
    ['2026-06-01', null],
    ['2026-06-15', null],
    ['2026-06-16', { code: 'seats.joining_closed', facts: { until: '2026-06-15' } }],
  ])('SEAT-4 is joined by learners until 14 days after its first day: %s', (today, refused) => {
    if (refused === null) expect(join({}, today)).toBeNull();
    else expect(join({}, today)).toMatchObject(refused);
  });

  it('SEAT-3 takes any number of learners, whom its allowance follows', () => {
    expect(join({ allowance: 0, counted: 0 }, '2026-06-01', 300)).toBeNull();
  });

  it('SEAT-4 takes nobody who learns after its last day, though it is short', () => {
    expect(joiningCloses({ ...SESSION, endsOn: '2026-06-03' }, 14)).toBe('2026-06-03');
  });

  it('SEAT-4 a closing date of it means nothing', () => {
    expect(joiningCloses({ ...SESSION, closesOn: '2026-12-31' }, 14)).toBe('2026-06-15');
  });
});

describe('a licence session filled by its company', () => {
  const planned = { filledBy: 'company', allowance: 12, counted: 10 } as const;

  it('SEAT-3 is joined until its closing date, which is 14 days after its first day without', () => {
    expect(join({ ...planned, closesOn: '2026-09-01' }, '2026-09-01')).toBeNull();
    expect(join({ ...planned, closesOn: '2026-09-01' }, '2026-09-02')).toMatchObject({ facts: { until: '2026-09-01' } });
    expect(join(planned, '2026-06-15')).toBeNull();
    expect(join(planned, '2026-06-16')).toMatchObject({ code: 'seats.joining_closed', facts: { until: '2026-06-15' } });
  });

  it('SEAT-3 takes as many learners as it has seats left, and names both numbers to more', () => {
    expect(join(planned, '2026-06-01', 2)).toBeNull();
    expect(join(planned, '2026-06-01', 3)).toMatchObject({ code: 'seats.no_seat_left', facts: { allowance: 12, counted: 10 } });
  });
});

it('SEAT-3 who manages without learning takes no seat, and is held by no date', () => {
  expect(join({ filledBy: 'company', allowance: 0, counted: 0 }, '2027-01-01', 0)).toBeNull();
  expect(join({}, '2027-01-01', 0)).toBeNull();
});
