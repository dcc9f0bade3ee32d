import { refusal } from '@cordee/kernel/pure';

/** A video lesson needs its duration: progress is counted against it. (LRN-13) */
export const VideoNeedsDuration = refusal<{ lesson: string }>('courses.video_needs_duration', 422);

/** A lesson is a text or a video; this one is empty. (LRN-5) */
export const LessonIsEmpty = refusal<{ lesson: string }>('courses.lesson_is_empty', 422);

/** A lesson has one video: a file of ours or a link, not both. (LRN-5) */
export const TwoVideos = refusal<{ lesson: string }>('courses.two_videos', 422);

/** The link leads to no video of Vimeo's or YouTube's. (LRN-5) */
export const UnknownVideoHost = refusal<{ lesson: string; link: string }>('courses.unknown_video_host', 422);

/** What a certifying course needs before it can be published, in the order in which the form asks for it. (LRN-6) */
export type Missing = 'gold' | 'silver' | 'bronze' | 'case-study';

/** A course that says "certifying" lacks what a certificate needs. (LRN-6) */
export const CertificationIncomplete = refusal<{ course: string; missing: readonly Missing[] }>('courses.certification_incomplete', 422);
