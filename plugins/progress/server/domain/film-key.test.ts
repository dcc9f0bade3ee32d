import { expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { filmKey, isFilmKeyValid } from './film-key.ts';

const SECRET = 's'.repeat(32);
const now = new Date('2026-03-01T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const grant = { person: id<'person'>(1), course: id<'course'>('c1'), lesson: id<'lesson'>('l1') };
const key = filmKey(grant, now, SECRET);

it('LRN-5 a key opens its film for its person, for a minute', () => {
  expect([0, 59, 60, 3_600].map((seconds) => isFilmKeyValid(key, grant, later(seconds), SECRET))).toEqual([true, true, false, false]);
});

it.each([
  ['another person', { ...grant, person: id<'person'>(2) }],
  ['another lesson', { ...grant, lesson: id<'lesson'>('l2') }],
  ['another course', { ...grant, course: id<'course'>('c2') }],
])('LRN-5 a key does not open for %s', (_, other) => {
  expect(isFilmKeyValid(key, other, now, SECRET)).toBe(false);
});

it('LRN-5 a key that is forged, extended or of another installation opens nothing', () => {
  const [until = '', signature = ''] = key.split('.');
  for (const forged of [
    '',
    '.',
    `${Number(until) + 600}.${signature}`,
    `${until}.${signature.slice(1)}`,
    `NaN.${signature}`,
    `${until}.${'é'.repeat(43)}`,
  ])
    expect(isFilmKeyValid(forged, grant, now, SECRET)).toBe(false);
  expect(isFilmKeyValid(key, grant, now, 'x'.repeat(32))).toBe(false);
});
