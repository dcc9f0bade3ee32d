/**
 * A file type that is accepted: its MIME type, and the extensions that names of such files may have, the usual one first. `also`: extensions
 * that are taken and replaced by the usual one.
 */
export type FileType = Readonly<{ mime: string; extensions: readonly [string, ...string[]]; also?: readonly string[] }>;

const VIDEO_TYPES: readonly FileType[] = [
  { mime: 'video/mp4', extensions: ['.mp4', '.m4v'] },
  { mime: 'video/webm', extensions: ['.webm'] },
];

/** The image types that are accepted. Images are re-encoded before they are stored. */
export const IMAGE_TYPES: readonly FileType[] = [
  // Telephones and Windows call them so. (H-97)
  { mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'], also: ['.jfif', '.jpe', '.heic', '.heif'] },
  { mime: 'image/png', extensions: ['.png'] },
  { mime: 'image/webp', extensions: ['.webp'] },
  { mime: 'image/avif', extensions: ['.avif'] },
];

/** WebVTT, the format of captions; SubRip becomes WebVTT. (H-91) */
export const CAPTIONS_TYPE: FileType = { mime: 'text/vtt', extensions: ['.vtt'], also: ['.srt'] };

/** The largest file of captions that is accepted, in bytes. */
export const MAX_CAPTIONS_BYTES = 2 * 1024 * 1024;

/** The file types that the media library accepts. (SEC-7) */
export const MEDIA_LIBRARY_TYPES: readonly FileType[] = [
  ...VIDEO_TYPES,
  ...IMAGE_TYPES,
  CAPTIONS_TYPE,
  { mime: 'application/pdf', extensions: ['.pdf'] },
];
