import { type ClockRange, type LearningClock, minReadingTime, playingTime, spendClock } from './learning-clock.ts';
import { type PlayedRange, playedToTheEnd, secondsIn, toWholeSeconds } from './played-ranges.ts';
import { FasterThanClock, ReadTooFast, WrongKindOfLesson } from './refusals.ts';

/** What a person has done of a lesson, in any course: the ranges played, where to resume, and when it was first seen. (LRN-15) */
export type LessonView = Readonly<{ played: readonly PlayedRange[]; position: number; seenAt: Date | null }>;

/** What a lesson requires to be seen: playing a video of `duration` seconds, or reading a text that takes `readingSeconds` to read. */
export type LessonRequirement = Readonly<{ kind: 'video'; duration: number } | { kind: 'text'; readingSeconds: number }>;

/** What a player reports, in seconds: ranges played since the page was served, the current position, and how long the film is. */
export type PlayedReport = Readonly<{ played: readonly PlayedRange[]; position: number; duration?: number | undefined }>;

/**
 * A view after a report, and the clock against which the progress of the person has been counted. `otherDuration`: the duration that the
 * player found, in seconds, where it is not the noted one.
 */
export type CountedView = Readonly<{ view: LessonView; spent: readonly ClockRange[]; otherDuration?: number | undefined }>;

/**
 * Adds the ranges just played to a view. A report that adds nothing changes nothing: it may come from a page that was forgotten in
 * another tab. @throws FasterThanClock, WrongKindOfLesson (LRN-13, LRN-14, H-86)
 */
export function recordPlayed(view: LessonView, report: PlayedReport, requirement: LessonRequirement, clock: LearningClock): CountedView {
  if (requirement.kind !== 'video') throw new WrongKindOfLesson({ kind: requirement.kind });
  const { duration, otherDuration } = durationOf(requirement.duration, report.duration);
  const played = toWholeSeconds([...view.played, ...report.played], Math.max(duration, requirement.duration));
  const added = secondsIn(played) - secondsIn(view.played);
  const seenAt = view.seenAt ?? (playedToTheEnd(played, duration) ? clock.reportedAt : null);
  if (added <= 0 && seenAt === view.seenAt) return { view, spent: clock.spent, otherDuration };

  const { spent, missing } = spendClock(clock, playingTime(added));
  if (missing > 0) throw new FasterThanClock({ seconds: toSeconds(missing) });

  const position = Math.min(Math.max(Math.floor(report.position), 0), duration);
  return { view: { played, position, seenAt }, spent, otherDuration };
}

/** By how many seconds the noted duration of a film and that of its player may differ and mean the same. */
const ROUNDING_SECONDS = 2;

/** By which share, or by how many seconds if that is more, a noted duration may be too long and a player be believed that says so. */
const [MAX_EXCESS_SHARE, MAX_EXCESS_SECONDS] = [0.1, 10];

/**
 * The duration that a film must be played for: the noted one, or what its player finds, if that is longer, or a little shorter. A player that
 * finds a much shorter one is not believed, since the report may be made up: staff are told, and correct it. (H-87)
 */
function durationOf(noted: number, found = noted): { duration: number; otherDuration: number | undefined } {
  if (Math.abs(found - noted) <= ROUNDING_SECONDS) return { duration: noted, otherDuration: undefined };

  const otherDuration = Math.round(found);
  const isBelieved = otherDuration >= noted - Math.max(noted * MAX_EXCESS_SHARE, MAX_EXCESS_SECONDS);
  return { duration: isBelieved ? otherDuration : noted, otherDuration };
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
