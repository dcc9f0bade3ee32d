import { LessonIsEmpty, TwoVideos, UnknownVideoHost, VideoNeedsDuration } from './refusals.ts';
import { hostedVideo } from './video-link.ts';

/** A lesson as an editor leaves it: with a film of our own, a film of another host's, or none. */
export type LessonDraft = Readonly<{
  title: string;
  hasFile: boolean;
  videoLink: string | null;
  durationSeconds: number | null;
  body: string | null;
}>;

/** Refuses to publish a lesson that nobody could follow. (LRN-5) */
export function checkPublishable({ title, hasFile, videoLink, durationSeconds, body }: LessonDraft): void {
  const link = videoLink?.trim() ?? '';
  if (hasFile && link) throw new TwoVideos({ lesson: title });
  if (link && !hostedVideo(link)) throw new UnknownVideoHost({ lesson: title, link });
  if ((hasFile || link) && !durationSeconds) throw new VideoNeedsDuration({ lesson: title });
  if (!hasFile && !link && !body?.trim()) throw new LessonIsEmpty({ lesson: title });
}
