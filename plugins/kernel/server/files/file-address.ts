// How the texts of editors refer to a file of the media library: by `/uploads/<name>`, on disk as on S3, which is no link by itself.

const NAME = String.raw`([\w-]+\.\w+)`;
const REST = String.raw`[^\s()<>"'\]]`;
const SIGNED_ON_DISK = new RegExp(String.raw`(?:https?://${REST}+)?/uploads/${NAME}\?until=\d+&key=${REST}+`, 'g');
const SIGNED_ON_S3 = new RegExp(String.raw`https?://${REST}+/${NAME}\?${REST}*X-Amz-Signature=${REST}+`, 'g');

/** Replaces the links in a text that sign a file of the media library for a minute, as the editor inserts them, by the file's own address. (LRN-5) */
export const withLastingAddresses = (text: string): string =>
  text.replaceAll(SIGNED_ON_DISK, '/uploads/$1').replaceAll(SIGNED_ON_S3, '/uploads/$1');
