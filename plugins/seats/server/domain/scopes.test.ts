import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import type { Membership } from './membership.ts';
import { type PilotedCompany, scopesOf } from './scopes.ts';

const TODAY = '2026-11-22';
const membership = (more: Partial<Membership>): Membership => ({
  session: id(1),
  sessionDocument: 's1',
  reference: 'Lyon',
  course: id('c1'),
  title: 'Recruter',
  language: 'fr',
  learns: true,
  manages: false,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  started: false,
  finishedAt: null,
  slot: null,
  ...more,
});
const piloted = (more: Partial<PilotedCompany> = {}): PilotedCompany => ({
  companyDocument: 'co1',
  legalName: 'Horizon',
  endsOn: '2026-12-31',
  ...more,
});
const titles = (memberships: Membership[], pilots: PilotedCompany[] = []) =>
  scopesOf({ memberships, pilots }, TODAY).map(({ kind, title, detail }) => [kind, title, detail]);

describe('the scopes of a person', () => {
  it.each([
    ['a course, by its session', [membership({})], [], [['course', 'Recruter', 'Lyon']]],
    [
      'one course by two sessions, named by the one that lasts longest',
      [membership({}), membership({ session: id(2), sessionDocument: 's2', reference: 'Nantes', endsOn: '2027-06-30' })],
      [],
      [['course', 'Recruter', 'Nantes']],
    ],
    ['no course before its first day', [membership({ startsOn: '2026-12-01' })], [], []],
    ['no course after its last day', [membership({ endsOn: '2026-11-21' })], [], []],
    ['no course that is not published', [membership({ title: null })], [], []],
    ['the company one pilots', [], [piloted()], [['team', 'Horizon', null]]],
    ['no company whose sessions are over', [], [piloted({ endsOn: '2026-11-21' }), piloted({ endsOn: null })], []],
    ['the session one manages, and no course by it', [membership({ learns: false, manages: true })], [], [['team', 'Lyon', 'Recruter']]],
    [
      'both of a manager who learns',
      [membership({ manages: true })],
      [],
      [
        ['course', 'Recruter', 'Lyon'],
        ['team', 'Lyon', 'Recruter'],
      ],
    ],
  ])('ACC-8 %s', (_, memberships, pilots, expected) => {
    expect(titles(memberships, pilots)).toEqual(expected);
  });
});
