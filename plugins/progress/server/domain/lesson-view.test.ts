import { describe, expect, it } from 'vitest';
import type { LearningClock } from './learning-clock.ts';
import { type LessonRequirement, type LessonView, markRead, recordPlayed } from './lesson-view.ts';
import type { PlayedRange } from './played-ranges.ts';
import { FasterThanClock, ReadTooFast, WrongKindOfLesson } from './refusals.ts';

const served = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number): LearningClock => ({
  servedAt: served,
  reportedAt: new Date(served.getTime() + seconds * 1000),
  spent: [],
});
const fresh: LessonView = { played: [], position: 0, seenAt: null };
const film: LessonRequirement = { kind: 'video', duration: 100 };
const text: LessonRequirement = { kind: 'text', readingSeconds: 60 };

describe('watching a video', () => {
  it('LRN-13 saves what was played and where it stopped', () => {
    expect(recordPlayed(fresh, { played: [[0, 12.2]], position: 12.2 }, film, after(13)).view).toMatchObject({
      played: [[0, 12]],
      position: 12,
      seenAt: null,
    });
  });

  it.each([
    ['at normal speed', 60, 60, true],
    ['at twice the speed', 60, 120, true],
    ['at 2.1 times, a head start of five seconds included', 60, 131, true],
    ['faster than any player', 60, 132, false],
    ['all at once', 0, 95, false],
  ])('LRN-13 %s: %i s of clock, %i s of film', (_, clock, played, accepted) => {
    const report = () => recordPlayed(fresh, { played: [[0, played]], position: played }, { kind: 'video', duration: 3600 }, after(clock));
    if (accepted) expect(report().view.played).toEqual([[0, played]]);
    else expect(report).toThrow(FasterThanClock);
  });

  it('LRN-13 a refusal says after how many seconds the report counts', () => {
    const report = (seconds: number) => () => recordPlayed(fresh, { played: [[0, 95]], position: 95 }, film, after(seconds));
    expect(report(0)).toThrow(expect.objectContaining({ facts: { seconds: 43 } }));
    expect(report(43)().view.played).toEqual([[0, 95]]);
  });

  it('LRN-13 many small reports get no further than one large one', () => {
    let counted = { view: fresh, spent: after(0).spent };
    const report = (to: number) =>
      recordPlayed(counted.view, { played: [[0, to]], position: to }, film, { ...after(10), spent: counted.spent });
    for (let to = 1; to <= 25; to += 1) counted = report(to);
    expect(() => report(27)).toThrow(FasterThanClock);
  });

  it('LRN-13 two lessons that are open at once share the clock', () => {
    const { spent } = recordPlayed(fresh, { played: [[0, 100]], position: 100 }, film, after(60));
    expect(() => recordPlayed(fresh, { played: [[0, 50]], position: 50 }, film, { ...after(60), spent })).toThrow(FasterThanClock);
  });

  it('LRN-13 what was watched before is never taken back, whatever the clock says', () => {
    const before: LessonView = { ...fresh, played: [[0, 90]] };
    expect(recordPlayed(before, { played: [[0, 10]], position: 10 }, film, after(1)).view.played).toEqual([[0, 90]]);
  });

  it.each<[string, PlayedRange[], number]>([
    ['an empty first report', [], 0],
    ['a tab that was forgotten', [[0, 30]], 30],
  ])('H-86 %s does not move the position', (_, played, position) => {
    const view: LessonView = { played: [[0, 60]], position: 60, seenAt: null };
    expect(recordPlayed(view, { played, position }, film, after(100)).view).toBe(view);
  });

  it('LRN-13 is seen once played to the end, and stays seen', () => {
    const seen = recordPlayed(fresh, { played: [[0, 100]], position: 100 }, film, after(100)).view;
    expect(seen.seenAt).toEqual(after(100).reportedAt);
    expect(recordPlayed(seen, { played: [[0, 3]], position: 3 }, film, after(200)).view.seenAt).toEqual(after(100).reportedAt);
  });

  it.each([
    ['three seconds too long', 103, 100, 100, true],
    ['a tenth too long', 2000, 1800, 1800, true],
    ['much too long: made up, or to be corrected', 600, 60, 60, false],
    ['too short: the film goes on', 60, 300, 60, false],
    ['too short, played to its end', 60, 300, 300, true],
    ['rounded', 100, 101.4, 100, true],
  ])('H-87 a film whose noted duration is %s is seen when it was played to its own end', (_, noted, duration, to, isSeen) => {
    const report = { played: [[0, to]] as const, position: to, duration };
    const { view, otherDuration } = recordPlayed(fresh, report, { kind: 'video', duration: noted }, after(3600));
    expect(view.seenAt !== null).toBe(isSeen);
    expect(otherDuration).toBe(Math.abs(noted - duration) > 2 ? duration : undefined);
  });

  it('H-87 what was played counts once the noted duration is corrected', () => {
    const before = recordPlayed(fresh, { played: [[0, 60]], position: 60 }, { kind: 'video', duration: 600 }, after(60)).view;
    expect(before.seenAt).toBeNull();
    expect(recordPlayed(before, { played: [[0, 1]], position: 1 }, { kind: 'video', duration: 60 }, after(90)).view.seenAt).not.toBeNull();
  });

  it('LRN-13 resumes within the film', () => {
    expect(recordPlayed(fresh, { played: [[0, 2]], position: 1e6 }, film, after(1)).view.position).toBe(100);
  });

  it('LRN-5 a video is not marked as read, nor a text played', () => {
    expect(() => markRead(fresh, film, after(0))).toThrow(WrongKindOfLesson);
    expect(() => recordPlayed(fresh, { played: [], position: 0 }, text, after(0))).toThrow(WrongKindOfLesson);
  });

  it('LRN-5 a text is seen when its reader marks it as read, once', () => {
    const seen = markRead(fresh, text, after(25)).view;
    expect(markRead(seen, text, after(29)).view.seenAt).toEqual(after(25).reportedAt);
  });

  it('LRN-13 a text takes a third of its reading time, of a clock that films share', () => {
    expect(() => markRead(fresh, text, after(17))).toThrow(expect.objectContaining({ facts: { seconds: 1 } }));
    expect(() => markRead(fresh, text, after(17))).toThrow(ReadTooFast);
    expect(markRead(fresh, text, after(18)).view.seenAt).toEqual(after(18).reportedAt);
    const { spent } = recordPlayed(fresh, { played: [[0, 40]], position: 40 }, film, after(18));
    expect(() => markRead(fresh, text, { ...after(18), spent })).toThrow(ReadTooFast);
  });
});
