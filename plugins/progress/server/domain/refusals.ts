import { refusal } from '@cordee/kernel/pure';

/** More was reported than the clock allows at the fastest speed of the player; nothing of it is kept. (LRN-13) */
export const FasterThanClock = refusal<{ played: number; allowed: number }>('progress.faster_than_clock');

/** No such lesson in this course, or not any more. */
export const LessonNotFound = refusal<{ lesson: string }>('progress.lesson_not_found', 404);

/** A text is marked as read, a video is played: this lesson is of the other kind. (LRN-5) */
export const WrongKindOfLesson = refusal<{ kind: 'video' | 'text' }>('progress.wrong_kind_of_lesson');

/** The lesson's video is not where it should be. */
export const VideoMissing = refusal<{ lesson: string }>('progress.video_missing', 404);

/** The player asks for a part that lies past the end of the video. */
export const RangeBeyondEnd = refusal<{ lesson: string }>('progress.range_beyond_end', 416);
