import { refusal } from '../base/refusal.ts';

/** By its bytes, the file has a type that is not accepted here, whatever its name suggests. (SEC-7) */
export const FileKindRefused = refusal<{ name: string }>('kernel.file_kind_refused', 422);

/** The file type is accepted, but the name has the extension of another type; `kind` is the extension that it should have. (SEC-7) */
export const FileNameMisleads = refusal<{ name: string; kind: string }>('kernel.file_name_misleads', 422);

/** The file begins like an image but cannot be decoded. (SEC-7) */
export const ImageUnreadable = refusal<{ name: string }>('kernel.image_unreadable', 422);

/** The image has too many pixels and would exhaust the memory once decoded; `limit` is in millions of pixels. (SEC-7) */
export const ImageTooBig = refusal<{ name: string; limit: number }>('kernel.image_too_big', 422);

/** A photo as iPhones take them, which few browsers show; the message says how to have them taken otherwise. (H-97) */
export const HeicRefused = refusal<{ name: string }>('kernel.heic_refused', 422);

/** Captions without a single cue: nobody would see any. (H-91) */
export const CaptionsEmpty = refusal<{ name: string }>('kernel.captions_empty', 422);

/** The requested range begins after the end of the file. */
export const RangeBeyondEnd = refusal<Record<string, never>>('kernel.range_beyond_end', 416);
