import { type ClockRange, type LearningClock, minReadingTime, playingTime, spendClock } from './learning-clock.ts';
import { type PlayedRange, playedToTheEnd, secondsIn, toWholeSeconds } from './played-ranges.ts';
import { FasterThanClock, ReadTooFast, WrongKindOfLesson } from './refusals.ts';

/** What a person has done of a lesson, in any course: the ranges played, where to resume, and when it was first seen. (LRN-15) */
export type LessonView = Readonly<{ played: readonly PlayedRange[]; position: number; seenAt: Date | null }>;

/** What a lesson requires to be seen: playing a video of `duration` seconds, or reading a text that takes `readingSeconds` to read. */
export type LessonRequirement = Readonly<{ kind: 'video'; duration: number } | { kind: 'text'; readingSeconds: number }>;

/** What a player reports: ranges played since the page was served, and the current position, in seconds. */
export type PlayedReport = Readonly<{ played: readonly PlayedRange[]; position: number }>;

/** A view after a report, and the clock against which the progress of the person has been counted. */
export type CountedView = Readonly<{ view: LessonView; spent: readonly ClockRange[] }>;

/**
 * Adds the ranges just played to a view. A report that adds nothing changes nothing: it may come from a page that was forgotten in
 * another tab. @throws FasterThanClock, WrongKindOfLesson (LRN-13, LRN-14, H-86)
 */
export function recordPlayed(view: LessonView, report: PlayedReport, requirement: LessonRequirement, clock: LearningClock): CountedView {
  if (requirement.kind !== 'video') throw new WrongKindOfLesson({ kind: requirement.kind });
  const played = toWholeSeconds([...view.played, ...report.played], requirement.duration);
  const added = secondsIn(played) - secondsIn(view.played);
  if (added <= 0) return { view, spent: clock.spent };

  const { spent, missing } = spendClock(clock, playingTime(added));
  if (missing > 0) throw new FasterThanClock({ seconds: toSeconds(missing) });

  const position = Math.min(Math.max(Math.floor(report.position), 0), requirement.duration);
  const isSeen = playedToTheEnd(played, requirement.duration);
  return { view: { played, position, seenAt: view.seenAt ?? (isSeen ? clock.reportedAt : null) }, spent };
}

/** Marks a text as read. @throws ReadTooFast, WrongKindOfLesson (LRN-5, LRN-13) */
export function markRead(view: LessonView, requirement: LessonRequirement, clock: LearningClock): CountedView {
  if (requirement.kind !== 'text') throw new WrongKindOfLesson({ kind: requirement.kind });
  if (view.seenAt) return { view, spent: clock.spent };

  const { spent, missing } = spendClock(clock, minReadingTime(requirement.readingSeconds));
  if (missing > 0) throw new ReadTooFast({ seconds: toSeconds(missing) });

  return { view: { ...view, seenAt: clock.reportedAt }, spent };
}

const toSeconds = (milliseconds: number) => Math.ceil(milliseconds / 1000);
