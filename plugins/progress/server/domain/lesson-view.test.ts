import { describe, expect, it } from 'vitest';
import { type LessonRequirement, type LessonView, markRead, recordPlayed } from './lesson-view.ts';
import { FasterThanClock, WrongKindOfLesson } from './refusals.ts';

const start = new Date('2026-03-02T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const fresh: LessonView = { played: [], position: 0, startedAt: start, seenAt: null };
const film: LessonRequirement = { kind: 'video', duration: 100 };
const text: LessonRequirement = { kind: 'text' };

describe('watching a video', () => {
  it('LRN-13 saves what was played and where it stopped', () => {
    expect(recordPlayed(fresh, { played: [[0, 12.2]], position: 12.2 }, film, after(13))).toMatchObject({
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
    if (accepted) expect(report().played).toEqual([[0, played]]);
    else expect(report).toThrow(FasterThanClock);
  });

  it('LRN-13 many small reports get no further than one large one', () => {
    let view = fresh;
    const report = (to: number) => recordPlayed(view, { played: [[0, to]], position: to }, film, after(10));
    for (let to = 1; to <= 26; to += 1) view = report(to);
    expect(() => report(27)).toThrow(FasterThanClock);
  });

  it('LRN-13 what was watched before is never taken back, whatever the clock says', () => {
    const before: LessonView = { ...fresh, played: [[0, 90]] };
    expect(recordPlayed(before, { played: [[0, 10]], position: 10 }, film, after(1)).played).toEqual([[0, 90]]);
  });

  it('LRN-13 is seen once played to the end, and stays seen', () => {
    const seen = recordPlayed(fresh, { played: [[0, 100]], position: 100 }, film, after(100));
    expect(seen.seenAt).toEqual(after(100));
    expect(recordPlayed(seen, { played: [[0, 3]], position: 3 }, film, after(200)).seenAt).toEqual(after(100));
  });

  it('LRN-13 resumes within the film', () => {
    expect(recordPlayed(fresh, { played: [], position: 1e6 }, film, after(1)).position).toBe(100);
  });

  it('LRN-5 a video is not marked as read, nor a text played', () => {
    expect(() => markRead(fresh, film, start)).toThrow(WrongKindOfLesson);
    expect(() => recordPlayed(fresh, { played: [], position: 0 }, text, start)).toThrow(WrongKindOfLesson);
  });

  it('LRN-5 a text is seen when its reader marks it as read, once', () => {
    const seen = markRead(fresh, text, after(5));
    expect(markRead(seen, text, after(9)).seenAt).toEqual(after(5));
  });
});
