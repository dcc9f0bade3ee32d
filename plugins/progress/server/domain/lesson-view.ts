import { type PlayedRange, playedToTheEnd, secondsIn, toWholeSeconds } from './played-ranges.ts';
import { FasterThanClock, WrongKindOfLesson } from './refusals.ts';

/** What a person has done of a lesson, in any course: the ranges played, and when it was first started and seen. (LRN-15) */
export type LessonView = Readonly<{ played: readonly PlayedRange[]; position: number; startedAt: Date; seenAt: Date | null }>;

/** What a lesson requires to be seen: playing a video of `duration` seconds, or reading a text. */
export type LessonRequirement = Readonly<{ kind: 'video'; duration: number } | { kind: 'text' }>;

/** What a player reports: every range played since the page was opened, and the current position, in seconds. */
export type PlayedReport = Readonly<{ played: readonly PlayedRange[]; position: number }>;

/** How many seconds of video may be played per second of clock, and how many seconds a first report may be ahead. (LRN-13) */
const MAX_SPEED = 2.1;
const HEAD_START_SECONDS = 5;

/** Adds the ranges just played to a view. @throws FasterThanClock, WrongKindOfLesson (LRN-13, LRN-14) */
export function recordPlayed(view: LessonView, report: PlayedReport, requirement: LessonRequirement, now: Date): LessonView {
  if (requirement.kind !== 'video') throw new WrongKindOfLesson({ kind: requirement.kind });
  const played = toWholeSeconds([...view.played, ...report.played], requirement.duration);
  const allowed = Math.floor(((now.getTime() - view.startedAt.getTime()) / 1000) * MAX_SPEED) + HEAD_START_SECONDS;
  const total = secondsIn(played);
  if (total > allowed && total > secondsIn(view.played)) throw new FasterThanClock({ played: total, allowed });

  const position = Math.min(Math.max(Math.floor(report.position), 0), requirement.duration);
  return { ...view, played, position, seenAt: view.seenAt ?? (playedToTheEnd(played, requirement.duration) ? now : null) };
}

/** Marks a text as read. @throws WrongKindOfLesson (LRN-5) */
export function markRead(view: LessonView, requirement: LessonRequirement, now: Date): LessonView {
  if (requirement.kind !== 'text') throw new WrongKindOfLesson({ kind: requirement.kind });

  return { ...view, seenAt: view.seenAt ?? now };
}
