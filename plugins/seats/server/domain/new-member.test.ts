import { expect, it } from 'vitest';
import { refuseAddingByPilot, refuseJoining } from './new-member.ts';

const [before, lastDay, after] = ['2026-06-29', '2026-06-30', '2026-07-01'];

it('SEAT-5 people join a session of slots up to its last day, added by staff or by a pilot', () => {
  const slots = { kind: 'slot', endsOn: lastDay } as const;
  for (const today of [before, lastDay]) expect([refuseJoining(slots, today), refuseAddingByPilot(slots, today)]).toEqual([null, null]);
  for (const refused of [refuseJoining(slots, after), refuseAddingByPilot(slots, after)])
    expect(refused).toMatchObject({ code: 'seats.session_expired', facts: { endsOn: lastDay } });
});

it('SEAT-4 a pilot adds nobody to a session of licences, and is told whom to write to', () => {
  const licences = { kind: 'licence', endsOn: lastDay } as const;
  expect(refuseJoining(licences, after)).toBeNull();
  expect(refuseAddingByPilot(licences, before)).toMatchObject({ code: 'seats.members_added_by_team', facts: { contact: 'none' } });
  expect(refuseAddingByPilot(licences, before, 'team@cordee.example')).toMatchObject({ facts: { contact: 'team@cordee.example' } });
});
