import { refusal } from '@cordee/kernel/pure';

/** A video lesson needs its duration: progress is counted against it. (LRN-13) */
export const VideoNeedsDuration = refusal<{ lesson: string }>('courses.video_needs_duration', 422);

/** A lesson is a text or a video; this one is empty. (LRN-5) */
export const LessonIsEmpty = refusal<{ lesson: string }>('courses.lesson_is_empty', 422);

/** A lesson has one video: a file of ours or a link, not both. (LRN-5) */
export const TwoVideos = refusal<{ lesson: string }>('courses.two_videos', 422);

/** The link does not lead to a video on Vimeo or YouTube. (LRN-5) */
export const UnknownVideoHost = refusal<{ lesson: string; link: string }>('courses.unknown_video_host', 422);

/** The parts that a certifying course needs before it can be published, in the order of the form. (LRN-6) */
export const CERTIFICATION_PARTS = ['gold', 'silver', 'bronze', 'case-study'] as const;
export type CertificationPart = (typeof CERTIFICATION_PARTS)[number];

/** A course marked as certifying lacks parts that a certificate needs. (LRN-6) */
export const CertificationIncomplete = refusal<{ course: string; missing: readonly CertificationPart[] }>(
  'courses.certification_incomplete',
  422,
);
