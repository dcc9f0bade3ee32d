/** A kind of file that is taken: how it is named on the wire, and how names of such files end. */
export type FileType = Readonly<{ mime: string; extensions: readonly [string, ...string[]] }>;

const VIDEOS: readonly FileType[] = [
  { mime: 'video/mp4', extensions: ['.mp4', '.m4v'] },
  { mime: 'video/webm', extensions: ['.webm'] },
];

/** Images are drawn anew before they are kept. */
export const IMAGES: readonly FileType[] = [
  { mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  { mime: 'image/png', extensions: ['.png'] },
  { mime: 'image/webp', extensions: ['.webp'] },
  { mime: 'image/avif', extensions: ['.avif'] },
];

export const CAPTIONS: FileType = { mime: 'text/vtt', extensions: ['.vtt'] };

/** What the media library takes. (SEC-7) */
export const LIBRARY: readonly FileType[] = [...VIDEOS, ...IMAGES, CAPTIONS, { mime: 'application/pdf', extensions: ['.pdf'] }];
