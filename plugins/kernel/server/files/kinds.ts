/** A kind of file that is taken: how it is named on the wire, and how names of such files end. */
export type Kind = Readonly<{ mime: string; endings: readonly [string, ...string[]] }>;

const VIDEOS: readonly Kind[] = [
  { mime: 'video/mp4', endings: ['.mp4', '.m4v'] },
  { mime: 'video/webm', endings: ['.webm'] },
];

/** Images are drawn anew before they are kept. */
export const IMAGES: readonly Kind[] = [
  { mime: 'image/jpeg', endings: ['.jpg', '.jpeg'] },
  { mime: 'image/png', endings: ['.png'] },
  { mime: 'image/webp', endings: ['.webp'] },
  { mime: 'image/avif', endings: ['.avif'] },
];

export const CAPTIONS: Kind = { mime: 'text/vtt', endings: ['.vtt'] };

/** What the media library takes. (SEC-7) */
export const LIBRARY: readonly Kind[] = [...VIDEOS, ...IMAGES, CAPTIONS, { mime: 'application/pdf', endings: ['.pdf'] }];
