import { refusal } from '@cordee/kernel/pure';

/** A video lesson needs its duration: progress is counted against it. (LRN-13) */
export const VideoNeedsDuration = refusal<{ lesson: string }>('courses.video_needs_duration', 422);

/** A lesson is a text or a video; this one is empty. (LRN-5) */
export const LessonIsEmpty = refusal<{ lesson: string }>('courses.lesson_is_empty', 422);
