/** A file type that is accepted: its MIME type, and the extensions that names of such files may have, the usual one first. */
export type FileType = Readonly<{ mime: string; extensions: readonly [string, ...string[]] }>;

const VIDEO_TYPES: readonly FileType[] = [
  { mime: 'video/mp4', extensions: ['.mp4', '.m4v'] },
  { mime: 'video/webm', extensions: ['.webm'] },
];

/** The image types that are accepted. Images are re-encoded before they are stored. */
export const IMAGE_TYPES: readonly FileType[] = [
  { mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  { mime: 'image/png', extensions: ['.png'] },
  { mime: 'image/webp', extensions: ['.webp'] },
  { mime: 'image/avif', extensions: ['.avif'] },
];

/** WebVTT, the format of captions. */
export const CAPTIONS_TYPE: FileType = { mime: 'text/vtt', extensions: ['.vtt'] };

/** The file types that the media library accepts. (SEC-7) */
export const MEDIA_LIBRARY_TYPES: readonly FileType[] = [
  ...VIDEO_TYPES,
  ...IMAGE_TYPES,
  CAPTIONS_TYPE,
  { mime: 'application/pdf', extensions: ['.pdf'] },
];
