import { refusal } from '@cordee/kernel/pure';

/** More was reported than the clock allows at the fastest speed of the player; nothing of it is kept. (LRN-13) */
export const FasterThanClock = refusal<{ played: number; allowed: number }>('progress.faster_than_clock');

/** No such lesson in this course, or not any more. */
export const LessonNotFound = refusal<{ lesson: string }>('progress.lesson_not_found', 404);

/** A text is marked as read, a video is played: this lesson is of the other kind. (LRN-5) */
export const WrongKindOfLesson = refusal<{ kind: 'video' | 'text' }>('progress.wrong_kind_of_lesson');

/** The lesson's video is not where it should be. */
export const VideoMissing = refusal<{ lesson: string }>('progress.video_missing', 404);

/** The address of a film is good for one person and one minute; this one is over, or another's. The player asks for a new one. (LRN-5) */
export const FilmKeyRefused = refusal<{ lesson: string }>('progress.film_key_refused', 403);

/** This lesson has no captions. (LRN-5) */
export const CaptionsMissing = refusal<{ lesson: string }>('progress.captions_missing', 404);

/** No such theme in this course, or not any more. */
export const ThemeNotFound = refusal<{ theme: string }>('progress.theme_not_found', 404);

/** No such module in this theme, or not any more. */
export const ModuleNotFound = refusal<{ module: string }>('progress.module_not_found', 404);

/** This course has no picture. (LRN-6) */
export const PictureMissing = refusal<{ course: string }>('progress.picture_missing', 404);
