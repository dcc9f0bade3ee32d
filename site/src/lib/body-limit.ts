const KILOBYTES = 1024;

/** The most that a form of ours sends, in bytes. What reads a form may take a time that grows with the square of its size. (SEC-9) */
const FORM_LIMIT = 64 * KILOBYTES;

/** The most that the script of a page sends, in bytes: what was played of a film, in ten thousand pieces. (SEC-9) */
const REPORT_LIMIT = 256 * KILOBYTES;

/** The largest form with a picture, in bytes. (SEC-7, SEC-9) */
const PICTURE_LIMIT = 11 * KILOBYTES * KILOBYTES;

const PICTURE_ACTION = 'accounts.uploadPicture';

/** As every browser writes it: one boundary, without quotes. */
const MULTIPART = /^multipart\/form-data; *boundary=([\w'()+,./:=?-]{1,70})$/i;

const hasType = (type: string, headers: Headers) => headers.get('content-type')?.toLowerCase().startsWith(type) ?? false;

/** Whether a request is the form with a picture. */
export const isPictureForm = (url: URL, headers: Headers): boolean =>
  url.searchParams.get('_action') === PICTURE_ACTION && hasType('multipart/form-data', headers);

/** How large the body of a request may be, in bytes. (SEC-9) */
export function bodyLimit(url: URL, headers: Headers): number {
  if (isPictureForm(url, headers)) return PICTURE_LIMIT;
  return hasType('application/json', headers) ? REPORT_LIMIT : FORM_LIMIT;
}

/** Whether a multipart body holds one field and no more: to read a hundred thousand small ones would take seconds. (SEC-9) */
export function hasOneField(bytes: Uint8Array, contentType: string | null): boolean {
  const [, boundary] = MULTIPART.exec(contentType ?? '') ?? [];
  if (!boundary) return false;

  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = body.indexOf(`--${boundary}`, 1);
  // Behind the second boundary, which has to be the last, stand two dashes and the end of a line.
  return last > 0 && body.length - last <= boundary.length + 6;
}
