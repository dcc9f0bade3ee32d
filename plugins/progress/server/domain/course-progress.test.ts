import { describe, expect, it } from 'vitest';
import { along, positionOf, progressOf } from './course-progress.ts';
import type { PlacedLesson } from './map-segment.ts';

const WHEN = new Date('2026-03-05T10:00:00Z');
const SPAN = { startsOn: '2026-03-01', endsOn: '2026-03-30', today: '2026-03-10', timeZone: 'Europe/Paris' };

const step = (lesson: string, theme: string, more: Partial<PlacedLesson> = {}): PlacedLesson => ({
  theme,
  themeTitle: theme,
  colour: 'pine',
  optional: false,
  lesson,
  duration: 100,
  watched: 0,
  seenAt: null,
  wonAt: null,
  whole: true,
  ...more,
});
const seen = { seenAt: WHEN, watched: 100 };

describe('progress in a course', () => {
  it('LRN-11 goes by theme: lessons, seen, as long as the content', () => {
    const { segments } = progressOf([step('a', 't1', seen), step('b', 't1'), step('c', 't2', { duration: null })], SPAN);
    expect(segments.map(({ theme, lessons, seen, length, completed }) => [theme, lessons, seen, length, completed])).toEqual([
      ['t1', 2, 1, 200, 100],
      ['t2', 1, 0, 180, 0],
    ]);
  });

  it('LRN-16 a theme is validated by all its lessons; not by those that a tester sees, and not lost when it grows', () => {
    const won = (more: Partial<PlacedLesson>) => progressOf([step('a', 't1', { ...seen, ...more })], SPAN).segments[0]?.won;
    expect([won({}), won({ whole: false }), won({ seenAt: null, wonAt: WHEN })]).toEqual([true, false, true]);
  });

  it('LRN-12 lessons of optional themes are not among those left to do', () => {
    const progress = progressOf([step('a', 't1', seen), step('b', 't1'), step('c', 't2', { optional: true })], SPAN);
    expect([progress.lessons, progress.seen, progress.left]).toEqual([3, 1, 1]);
  });

  it('LRN-12 a lesson that an optional and a required theme share is required, and counts once', () => {
    const progress = progressOf([step('a', 't1', { optional: true }), step('a', 't2'), step('b', 't2', seen)], SPAN);
    expect([progress.lessons, progress.left]).toEqual([2, 1]);
  });

  it('LRN-14 watch time counts a lesson once, however many places it has', () => {
    expect(progressOf([step('a', 't1', { watched: 40 }), step('a', 't2', { watched: 40 })], SPAN).watched).toBe(40);
  });

  it('LRN-15 what was seen before the first day is done, and no pace', () => {
    const old = { seenAt: new Date('2026-01-01T10:00:00Z'), watched: 100 };
    expect(progressOf([step('a', 't1', old), step('b', 't1')], SPAN).pace?.arrival).toBeNull();
    expect(progressOf([step('a', 't1', seen), step('b', 't1')], SPAN).pace?.arrival).toBe('2026-03-20');
  });

  it('LRN-11 without dates, or before the first one, there is no pace', () => {
    expect(progressOf([step('a', 't1')], { ...SPAN, startsOn: null, endsOn: null }).pace).toBeNull();
    expect(progressOf([step('a', 't1')], { ...SPAN, today: '2026-02-01' }).even).toBeNull();
  });
});

describe('on the route', () => {
  const steps = [
    step('a', 't1', seen),
    step('b', 't1', seen),
    step('c', 't2', { ...seen, optional: true }),
    step('d', 't2', { optional: true }),
    step('e', 't3'),
    step('f', 't3'),
  ];
  const { segments } = progressOf(steps, SPAN);

  it('a person stands in the theme they go on with, as far as they have climbed of it', () => {
    expect([positionOf(segments, 't1'), positionOf(segments, 't2'), positionOf(segments, 't3')]).toEqual([2 / 6, 3 / 6, 4 / 6]);
  });

  it('LRN-12 an even pace passes optional themes over', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => along(segments, share) * 6)).toEqual([0, 1, 2, 5, 6]);
  });

  it('whoever has seen everything stands at the summit', () => {
    expect(progressOf([step('a', 't1', seen)], SPAN)).toMatchObject({ you: 1, next: null, left: 0 });
  });
});
