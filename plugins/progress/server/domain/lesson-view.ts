import { inSeconds, playedToTheEnd, type Stretch, secondsIn } from './played.ts';
import { FasterThanClock, WrongKindOfLesson } from './refusals.ts';

/** What a person has done of a lesson, in whatever course they met it. (LRN-15) */
export type LessonView = Readonly<{ played: readonly Stretch[]; position: number; startedAt: Date; seenAt: Date | null }>;

/** What the lesson asks for: a video of so many seconds, or a text. */
export type Demand = Readonly<{ kind: 'video'; duration: number } | { kind: 'text' }>;

/** What a player reports: all it played since the page was opened, and where it stands, in seconds. */
export type Report = Readonly<{ played: readonly Stretch[]; position: number }>;

/** The fastest that progress may go against the clock, and how many seconds a first report may be ahead of it. (LRN-13) */
const FASTEST = 2.1;
const HEAD_START = 5;

/** The view with what was just played in it. @throws FasterThanClock, WrongKindOfLesson (LRN-13, LRN-14) */
export function watched(view: LessonView, report: Report, demand: Demand, now: Date): LessonView {
  if (demand.kind !== 'video') throw new WrongKindOfLesson({ kind: demand.kind });
  const played = inSeconds([...view.played, ...report.played], demand.duration);
  const allowed = Math.floor(((now.getTime() - view.startedAt.getTime()) / 1000) * FASTEST) + HEAD_START;
  const total = secondsIn(played);
  if (total > allowed && total > secondsIn(view.played)) throw new FasterThanClock({ played: total, allowed });

  const position = Math.min(Math.max(Math.floor(report.position), 0), demand.duration);
  return { ...view, played, position, seenAt: view.seenAt ?? (playedToTheEnd(played, demand.duration) ? now : null) };
}

/** The view of a text that its reader marks as read. @throws WrongKindOfLesson (LRN-5) */
export function read(view: LessonView, demand: Demand, now: Date): LessonView {
  if (demand.kind !== 'text') throw new WrongKindOfLesson({ kind: demand.kind });

  return { ...view, seenAt: view.seenAt ?? now };
}
