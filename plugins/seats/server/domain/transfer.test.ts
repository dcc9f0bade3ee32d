import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { refuseTransfer, refuseTransferOf, seatChanges, splitTies, type TransferredMember, type TransferSession } from './transfer.ts';

const SESSION: TransferSession = {
  id: id(1),
  company: id(1),
  kind: 'licence',
  filledBy: 'staff',
  startsOn: '2026-03-01',
  endsOn: '2026-12-31',
  closesOn: null,
  allowance: 12,
  counted: 12,
};
const TARGET = { ...SESSION, id: id<'session'>(2), startsOn: '2026-03-05', allowance: 3, counted: 3 };
const member = (n: number, more: Partial<TransferredMember> = {}): TransferredMember => ({
  membership: id(`m${n}`),
  person: id(n),
  email: `p${n}@exemple.fr`,
  erased: false,
  role: 'learner',
  ownEndsOn: null,
  isThere: false,
  ...more,
});
const transfer = (more: Partial<Parameters<typeof refuseTransfer>[0]> = {}) => ({
  source: SESSION,
  target: TARGET,
  members: [member(1), member(2)],
  keepOwnDays: false,
  today: '2026-03-10',
  joiningDays: 14,
  ...more,
});

describe('a transfer', () => {
  it.each([
    ['within the days in which the target takes learners', transfer(), undefined],
    ['to the same session', transfer({ target: SESSION }), 'seats.transfer_to_same_session'],
    ['to another company', transfer({ target: { ...TARGET, company: id(9) } }), 'seats.transfer_to_other_company'],
    ['fourteen days after its first', transfer({ today: '2026-03-20' }), 'seats.joining_closed'],
    ['of one who only manages, at any time', transfer({ today: '2026-06-01', members: [member(1, { role: 'manager' })] }), undefined],
    ['to a slot session in June', transfer({ today: '2026-06-01', target: { ...TARGET, kind: 'slot' } }), undefined],
    ['to a slot session that is over', transfer({ today: '2027-01-01', target: { ...TARGET, kind: 'slot' } }), 'seats.session_expired'],
    ['to one with a seat left', transfer({ target: { ...TARGET, filledBy: 'company', allowance: 4 } }), 'seats.no_seat_left'],
    ['to one with two seats left', transfer({ target: { ...TARGET, filledBy: 'company', allowance: 5 } }), undefined],
  ])('SEAT-6 SEAT-3 SEAT-4 %s', (_, input, code) => {
    expect(refuseTransfer(input)?.code).toBe(code);
  });

  it.each([
    ['a learner', member(1), false, undefined],
    ['who is in the target already', member(1, { isThere: true }), false, 'seats.already_member'],
    ['whose data were erased', member(1, { erased: true }), false, 'seats.member_erased'],
    ['who leaves an own last day behind', member(1, { ownEndsOn: '2026-03-03' }), false, undefined],
    ['who keeps one that comes before the target begins', member(1, { ownEndsOn: '2026-03-03' }), true, 'seats.last_day_before_first'],
    ['who keeps one that has passed', member(1, { ownEndsOn: '2026-03-08' }), true, 'seats.last_day_passed'],
    ['who keeps one to come', member(1, { ownEndsOn: '2026-04-30' }), true, undefined],
  ])('SEAT-6 of somebody %s', (_, somebody, keepOwnDays, code) => {
    expect(refuseTransferOf(somebody, transfer({ keepOwnDays }))?.code).toBe(code);
  });

  it('SEAT-6 of somebody who keeps a last day after that of a slot session is refused, with its last day', () => {
    const input = transfer({ keepOwnDays: true, target: { ...TARGET, kind: 'slot' } });
    expect(refuseTransferOf(member(1, { ownEndsOn: '2027-01-01' }), input)).toMatchObject({ facts: { endsOn: '2026-12-31' } });
  });

  it('SEAT-3 SEAT-6 changes both allowances together where they follow the members: those who learn', () => {
    const members = [member(1), member(2, { role: 'manager' }), member(3, { role: 'manager-learner' })];
    expect(seatChanges(transfer({ members }))).toEqual({
      source: { allowance: 12, allowanceAfter: 10, counted: 12, countedAfter: 10 },
      target: { allowance: 3, allowanceAfter: 5, counted: 3, countedAfter: 5 },
    });
    const company = { ...TARGET, filledBy: 'company', allowance: 10 } as const;
    expect(seatChanges(transfer({ members, target: company })).target).toEqual({
      allowance: 10,
      allowanceAfter: 10,
      counted: 3,
      countedAfter: 5,
    });
    expect(seatChanges(transfer({ target: { ...TARGET, kind: 'slot' } })).target.allowanceAfter).toBe(3);
  });
});

it('SEAT-6 a tie goes on when both are in the target then, and ends otherwise', () => {
  const tie = (managed: number, manager: number, isManagedThere = false) => ({
    managed: id<'membership'>(`m${managed}`),
    managedPerson: id<'person'>(managed),
    isManagedThere,
    manager: id<'membership'>(`m${manager}`),
    managerPerson: id<'person'>(manager),
  });
  const ties = [tie(1, 7), tie(1, 8), tie(1, 2), tie(5, 2), tie(6, 2, true)];
  const { kept, ended } = splitTies(ties, {
    members: [member(1), member(2, { role: 'manager' })],
    managersThere: new Set([id<'person'>(7)]),
  });
  expect([kept, ended]).toEqual([
    [ties[0], ties[2], ties[4]],
    [ties[1], ties[3]],
  ]);
});
