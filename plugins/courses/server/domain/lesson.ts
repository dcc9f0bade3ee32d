import { LessonIsEmpty, TwoVideos, UnknownVideoHost, VideoNeedsDuration } from './refusals.ts';
import { hostedVideo } from './video-link.ts';

/** The facts of a lesson that decide whether it can be published: with a film file of ours, a film on another host, or none. */
export type LessonDraft = Readonly<{
  title: string;
  hasFile: boolean;
  videoLink: string | null;
  durationSeconds: number | null;
  body: string | null;
}>;

/**
 * Refuses to publish a lesson that cannot be watched or read.
 * @throws TwoVideos, UnknownVideoHost, VideoNeedsDuration, LessonIsEmpty (LRN-5)
 */
export function checkPublishable({ title, hasFile, videoLink, durationSeconds, body }: LessonDraft): void {
  const link = videoLink?.trim() ?? '';
  if (hasFile && link) throw new TwoVideos({ lesson: title });
  if (link && !hostedVideo(link)) throw new UnknownVideoHost({ lesson: title, link });
  if ((hasFile || link) && !durationSeconds) throw new VideoNeedsDuration({ lesson: title });
  if (!hasFile && !link && !body?.trim()) throw new LessonIsEmpty({ lesson: title });
}
