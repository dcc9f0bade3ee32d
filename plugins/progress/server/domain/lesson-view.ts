import { type PlayedRange, playedToTheEnd, secondsIn, toWholeSeconds } from './played-ranges.ts';
import { FasterThanClock, WrongKindOfLesson } from './refusals.ts';

/** What a person has done of a lesson, in whatever course they met it. (LRN-15) */
export type LessonView = Readonly<{ played: readonly PlayedRange[]; position: number; startedAt: Date; seenAt: Date | null }>;

/** What the lesson asks for: a video of so many seconds, or a text. */
export type LessonDemand = Readonly<{ kind: 'video'; duration: number } | { kind: 'text' }>;

/** What a player reports: all it played since the page was opened, and where it stands, in seconds. */
export type PlayedReport = Readonly<{ played: readonly PlayedRange[]; position: number }>;

/** The fastest that progress may go against the clock, and how many seconds a first report may be ahead of it. (LRN-13) */
const MAX_SPEED = 2.1;
const HEAD_START_SECONDS = 5;

/** The view with what was just played in it. @throws FasterThanClock, WrongKindOfLesson (LRN-13, LRN-14) */
export function recordPlayed(view: LessonView, report: PlayedReport, demand: LessonDemand, now: Date): LessonView {
  if (demand.kind !== 'video') throw new WrongKindOfLesson({ kind: demand.kind });
  const played = toWholeSeconds([...view.played, ...report.played], demand.duration);
  const allowed = Math.floor(((now.getTime() - view.startedAt.getTime()) / 1000) * MAX_SPEED) + HEAD_START_SECONDS;
  const total = secondsIn(played);
  if (total > allowed && total > secondsIn(view.played)) throw new FasterThanClock({ played: total, allowed });

  const position = Math.min(Math.max(Math.floor(report.position), 0), demand.duration);
  return { ...view, played, position, seenAt: view.seenAt ?? (playedToTheEnd(played, demand.duration) ? now : null) };
}

/** The view of a text that its reader marks as read. @throws WrongKindOfLesson (LRN-5) */
export function markRead(view: LessonView, demand: LessonDemand, now: Date): LessonView {
  if (demand.kind !== 'text') throw new WrongKindOfLesson({ kind: demand.kind });

  return { ...view, seenAt: view.seenAt ?? now };
}
