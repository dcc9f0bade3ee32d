import { refusal } from '../refusal.ts';

/** By its bytes, the file is of a kind that is not taken here, whatever its name says. (SEC-7) */
export const FileKindRefused = refusal<{ name: string }>('kernel.file_kind_refused', 422);

/** The file is taken, but its name ends like another kind of file; `kind` is the ending that it should have. (SEC-7) */
export const FileNameMisleads = refusal<{ name: string; kind: string }>('kernel.file_name_misleads', 422);

/** The file begins like an image and cannot be drawn. (SEC-7) */
export const ImageUnreadable = refusal<{ name: string }>('kernel.image_unreadable', 422);

/** The image would fill the memory once unpacked; `limit` in millions of pixels. (SEC-7) */
export const ImageTooBig = refusal<{ name: string; limit: number }>('kernel.image_too_big', 422);

/** The part that is asked for begins after the end of the file. */
export const RangeBeyondEnd = refusal<Record<string, never>>('kernel.range_beyond_end', 416);
