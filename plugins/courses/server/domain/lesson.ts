import { LessonIsEmpty, VideoNeedsDuration } from './refusals.ts';

/** A lesson as an editor leaves it. */
export type WrittenLesson = Readonly<{ title: string; hasVideo: boolean; durationSeconds: number | null; body: string | null }>;

/** Refuses to publish a lesson that nobody could follow. (LRN-5) */
export function checkPublishable({ title, hasVideo, durationSeconds, body }: WrittenLesson): void {
  if (hasVideo && !durationSeconds) throw new VideoNeedsDuration({ lesson: title });
  if (!hasVideo && !body?.trim()) throw new LessonIsEmpty({ lesson: title });
}
