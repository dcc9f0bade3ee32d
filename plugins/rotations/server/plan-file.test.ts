import { describe, expect, it } from 'vitest';
import { PlanFileRefused, planOfFile } from './plan-file.ts';
import golden from './turns-golden.json' with { type: 'json' };

it.each(golden)('ROT-7 $what', ({ input, output }) => {
  expect(planOfFile(JSON.stringify(input))).toBe(JSON.stringify(output));
});

const FILE = {
  today: '2027-03-02',
  until: null,
  session: { startsOn: '2027-03-01', endsOn: '2027-03-31', slots: 2 },
  rotation: { kind: 'paced', days: 5, weekends: false, holidays: false, leaversReturn: true },
  holders: [
    { slot: 1, member: 'A', since: '2027-03-01' },
    { slot: 2, member: 'B', since: '2027-03-02' },
  ],
  queue: ['C', 'D'],
  members: { A: { endsOn: null, finishesOn: null } },
};
const [HOLDER_A, HOLDER_B] = FILE.holders;

describe('ROT-7 a file that says what a plan needs', () => {
  it('ROT-7 a member of whom no dates are given has neither', () => {
    const members = Object.fromEntries([...'ABCD'].map((name) => [name, { endsOn: null, finishesOn: null }]));
    expect(planOfFile(JSON.stringify(FILE))).toBe(planOfFile(JSON.stringify({ ...FILE, members })));
    expect(planOfFile(JSON.stringify({ ...FILE, queue: ['constructor', 'D'] }))).toContain('"constructor"');
  });

  it('ROT-7 the days of a turn may be null unless the rotation is paced', () => {
    for (const kind of ['none', 'natural'])
      expect(planOfFile(JSON.stringify({ ...FILE, rotation: { ...FILE.rotation, kind, days: null } }))).toContain('"pace":null');
  });

  it('ROT-7 a session that has no slots gives none', () => {
    const file = { ...FILE, session: { ...FILE.session, slots: 0 }, holders: [] };
    expect(planOfFile(JSON.stringify(file))).toBe('{"turns":[],"without":["C","D"],"pace":null}');
  });
});

const refusalOf = (text: string): string => {
  try {
    return planOfFile(text);
  } catch (error) {
    return error instanceof PlanFileRefused ? error.message : String(error);
  }
};

describe('ROT-7 a file of which no plan can be made is refused in one sentence, which names the field', () => {
  it.each([
    ['no JSON', '{ "today": ', 'The file is not JSON.'],
    ['nothing', '', 'The file is not JSON.'],
    ['another JSON', '[]', 'The file must be an object.'],
  ])('ROT-7 %s', (_, text, sentence) => {
    expect(refusalOf(text)).toBe(sentence);
  });

  it.each([
    ['a kind that there is not', { rotation: { ...FILE.rotation, kind: 'weekly' } }, 'rotation.kind must be "none", "natural" or "paced".'],
    ['no day', { rotation: { ...FILE.rotation, days: 0 } }, 'rotation.days must be a whole number from 1 to 9999.'],
    ['too many days', { rotation: { ...FILE.rotation, days: 10_000 } }, 'rotation.days must be a whole number from 1 to 9999.'],
    ['half a day', { rotation: { ...FILE.rotation, days: 2.5 } }, 'rotation.days must be a whole number from 1 to 9999.'],
    [
      'a paced rotation without days',
      { rotation: { ...FILE.rotation, days: null } },
      'rotation.days must not be null in a paced rotation.',
    ],
    ['no word on week-ends', { rotation: { ...FILE.rotation, weekends: undefined } }, 'rotation.weekends must be true or false.'],
    ['a date that is none', { today: '2027-02-29' }, 'today must be a day such as 2026-11-23.'],
    ['a moment', { today: '2027-03-02T00:00:00Z' }, 'today must be a day such as 2026-11-23.'],
    ['no today', { today: undefined }, 'today must be a day such as 2026-11-23.'],
    ['an end that is no date', { until: 'soon' }, 'until must be a day such as 2026-11-23, or null.'],
    ['no list', { queue: 'CD' }, 'queue must be a list.'],
    ['a number for a member', { queue: ['C', 4] }, 'queue[1] must be the name of a member.'],
    [
      'a date of a member that is none',
      { members: { C: { endsOn: '31/03/2027' } } },
      'members.C.endsOn must be a day such as 2026-11-23, or null.',
    ],
    ['a field that is misspelt', { members: { C: { endOn: null } } }, 'members.C has a field that no plan knows, endOn.'],
    ['a session of licences', { session: { ...FILE.session, slots: undefined } }, 'session.slots must be a whole number from 0 to 10000.'],
    ['its kind', { session: { ...FILE.session, type: 'licence' } }, 'session has a field that no plan knows, type.'],
    ['an endless session', { session: { ...FILE.session, endsOn: null } }, 'session.endsOn must be a day such as 2026-11-23.'],
    [
      'an end before the beginning',
      { session: { ...FILE.session, endsOn: '2027-02-28' } },
      'session.endsOn must not come before session.startsOn.',
    ],
    ['a slot that there is not', { holders: [HOLDER_A, { ...HOLDER_B, slot: 3 }] }, 'holders[1].slot must be a slot of the session.'],
    ['a slot held twice', { holders: [HOLDER_A, { ...HOLDER_B, slot: 1 }] }, 'holders[1].slot is held twice.'],
    ['a member with two slots', { holders: [HOLDER_A, { ...HOLDER_B, member: 'A' }] }, 'holders[1].member holds two slots.'],
    ['a slot held from tomorrow', { holders: [{ ...HOLDER_A, since: '2027-03-03' }] }, 'holders[0].since must not come after today.'],
    ['a holder without a date', { holders: [{ slot: 1, member: 'A', since: null }] }, 'holders[0].since must be a day such as 2026-11-23.'],
    ['a holder on the list', { queue: ['C', 'A'] }, 'queue[1] holds a slot already.'],
    ['a member twice on the list', { queue: ['C', 'D', 'C'] }, 'queue[2] is on the list twice.'],
  ])('ROT-7 %s', (_, change, sentence) => {
    expect(refusalOf(JSON.stringify({ ...FILE, ...change }))).toBe(sentence);
  });
});
