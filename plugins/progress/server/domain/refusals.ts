import { type Id, refusal } from '@cordee/kernel/pure';

/**
 * The player reported more than the clock allows at its fastest speed, all lessons together; nothing of the report is saved. It counts once
 * the clock has moved on by so many seconds. (LRN-13)
 */
export const FasterThanClock = refusal<{ seconds: number }>('progress.faster_than_clock');

/** A text was marked as read sooner than it can be read; it counts once the clock has moved on by so many seconds. (LRN-13) */
export const ReadTooFast = refusal<{ seconds: number }>('progress.read_too_fast');

/** The page that reports is not one that was served to this person for this lesson. (LRN-13) */
export const PageRefused = refusal<{ lesson: Id<'lesson'> }>('progress.page_refused', 403);

/** The film of the lesson is another one since its page was served: what was played of the former does not count for it. (H-87) */
export const FilmReplaced = refusal<{ lesson: Id<'lesson'> }>('progress.film_replaced');

/** There is no such lesson in this course, or no longer. */
export const LessonNotFound = refusal<{ lesson: Id<'lesson'> }>('progress.lesson_not_found', 404);

/** A text is marked as read and a video is played; this lesson is of the other kind. (LRN-5) */
export const WrongKindOfLesson = refusal<{ kind: 'video' | 'text' }>('progress.wrong_kind_of_lesson');

/** The video file of the lesson is missing. */
export const VideoMissing = refusal<{ lesson: Id<'lesson'> }>('progress.video_missing', 404);

/** A film key is valid for one person and one minute; this one has expired, or is somebody else's. The player fetches a new one. (LRN-5) */
export const FilmKeyRefused = refusal<{ lesson: Id<'lesson'> }>('progress.film_key_refused', 403);

/** This lesson has no captions. (LRN-5) */
export const CaptionsMissing = refusal<{ lesson: Id<'lesson'> }>('progress.captions_missing', 404);

/** There is no such theme in this course, or no longer. */
export const ThemeNotFound = refusal<{ theme: Id<'theme'> }>('progress.theme_not_found', 404);

/** There is no such module in this theme, or no longer. */
export const ModuleNotFound = refusal<{ module: Id<'module'> }>('progress.module_not_found', 404);

/** No text of this course or lesson has this picture or document. (LRN-5, LRN-6) */
export const FileMissing = refusal<{ course: Id<'course'>; file: string }>('progress.file_missing', 404);

/** This course has no picture. (LRN-6) */
export const PictureMissing = refusal<{ course: Id<'course'> }>('progress.picture_missing', 404);
