import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import { positionAtShare, positionOf, progressOf } from './course-progress.ts';
import type { PlacedLesson } from './map-segment.ts';

const WHEN = new Date('2026-03-05T10:00:00Z');
const PERIOD = {
  startsOn: '2026-03-01',
  endsOn: '2026-03-30',
  today: '2026-03-10',
  timeZone: 'Europe/Paris',
  following: true,
  held: null,
};

const lesson = (name: string, theme: string, more: Partial<PlacedLesson> = {}): PlacedLesson => ({
  theme: id(theme),
  themeTitle: theme,
  colour: 'pine',
  optional: false,
  lesson: id(name),
  duration: 100,
  watched: 0,
  seenAt: null,
  wonAt: null,
  ...more,
});
const seen = { seenAt: WHEN, watched: 100 };

describe('progress in a course', () => {
  it('LRN-11 counts by theme: lessons, seen, seconds of content, seconds completed', () => {
    const { segments } = progressOf([lesson('a', 't1', seen), lesson('b', 't1'), lesson('c', 't2', { duration: null })], PERIOD);
    expect(segments.map(({ theme, lessons, seen, length, completed }) => [theme, lessons, seen, length, completed])).toEqual([
      ['t1', 2, 1, 200, 100],
      ['t2', 1, 0, 180, 0],
    ]);
  });

  it('LRN-16 a theme is validated by its badge, whatever is added to it later', () => {
    const won = (more: Partial<PlacedLesson>) => progressOf([lesson('a', 't1', more)], PERIOD).segments[0]?.won;
    expect([won(seen), won({ ...seen, wonAt: WHEN }), won({ wonAt: WHEN })]).toEqual([false, true, true]);
  });

  it('LRN-12 lessons of optional themes are not among those left to do', () => {
    const progress = progressOf([lesson('a', 't1', seen), lesson('b', 't1'), lesson('c', 't2', { optional: true })], PERIOD);
    expect([progress.lessons, progress.seen, progress.left]).toEqual([3, 1, 1]);
  });

  it('LRN-12 a lesson that an optional and a required theme share is required, and counts once', () => {
    const progress = progressOf([lesson('a', 't1', { optional: true }), lesson('a', 't2'), lesson('b', 't2', seen)], PERIOD);
    expect([progress.lessons, progress.left]).toEqual([2, 1]);
  });

  it('LRN-14 watch time counts a lesson once, however many placements it has', () => {
    expect(progressOf([lesson('a', 't1', { watched: 40 }), lesson('a', 't2', { watched: 40 })], PERIOD).watched).toBe(40);
  });

  it('LRN-15 what was seen before the first day is done, and no pace', () => {
    const old = { seenAt: new Date('2026-01-01T10:00:00Z'), watched: 100 };
    expect(progressOf([lesson('a', 't1', old), lesson('b', 't1')], PERIOD).pace?.arrival).toBeNull();
    expect(progressOf([lesson('a', 't1', seen), lesson('b', 't1')], PERIOD).pace?.arrival).toBe('2026-03-20');
  });

  it('LRN-11 without dates, or before the first one, there is no pace', () => {
    expect(progressOf([lesson('a', 't1')], { ...PERIOD, startsOn: null, endsOn: null }).pace).toBeNull();
    expect(progressOf([lesson('a', 't1')], { ...PERIOD, today: '2026-02-01' }).even).toBeNull();
  });

  it('SEAT-7 who holds no slot, or has finished, is told no pace', () => {
    const lessons = [lesson('a', 't1', seen), lesson('b', 't1')];
    expect(progressOf(lessons, PERIOD)).toMatchObject({ pace: { arrival: '2026-03-20' }, left: 1 });
    expect(progressOf(lessons, { ...PERIOD, following: false })).toMatchObject({ pace: null, even: null, left: 1 });
  });
});

it('TEAM-5 a forecast in a slot session rests on the days on which a slot was held', () => {
  const lessons = [lesson('a', 't1', seen), lesson('b', 't1')];
  const since = new Date('2026-03-02T08:00:00Z');
  expect(progressOf(lessons, { ...PERIOD, held: { days: 4, since } }).pace?.arrival).toBe('2026-03-14');
});

it('TEAM-5 LRN-15 in a slot session what was seen before the first slot was held is done, and no pace', () => {
  const lessons = [lesson('a', 't1', seen), lesson('b', 't1')];
  const held = { days: 4, since: new Date(WHEN.getTime() + 1) };
  expect(progressOf(lessons, { ...PERIOD, held }).pace?.arrival).toBeNull();
});

describe('the position on the course map', () => {
  const lessons = [
    lesson('a', 't1', seen),
    lesson('b', 't1', seen),
    lesson('c', 't2', { ...seen, optional: true }),
    lesson('d', 't2', { optional: true }),
    lesson('e', 't3'),
    lesson('f', 't3'),
  ];
  const { segments } = progressOf(lessons, PERIOD);

  it('a person is in the theme of their next lesson, as far as they have completed it', () => {
    expect([positionOf(segments, id('t1')), positionOf(segments, id('t2')), positionOf(segments, id('t3'))]).toEqual([2 / 6, 3 / 6, 4 / 6]);
  });

  it('LRN-12 an even pace skips optional themes', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => positionAtShare(segments, share) * 6)).toEqual([0, 1, 2, 5, 6]);
  });

  it('a person who has seen everything is at the end', () => {
    expect(progressOf([lesson('a', 't1', seen)], PERIOD)).toMatchObject({ you: 1, next: null, left: 0 });
  });
});
