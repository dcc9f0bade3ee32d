import { isSignedUntil, signUntil } from '../base/signature.ts';

/** How long a link to a file is valid, in seconds. (SEC-14) */
export const LINK_SECONDS = 60;

/** Returns a signed URL path at which whoever has it can download a file on disk for a minute. (SEC-14) */
export function fileLink(file: string, now: Date, secret: string): string {
  const { until, signature } = signUntil(`file:${file}`, { now, seconds: LINK_SECONDS, secret });
  return `/uploads/${file}?until=${until}&key=${signature}`;
}

/** Verifies the query parameters of a link made by `fileLink`: signed by us for this file, and not expired. */
export const isLinkValid = ({ file, until, key }: { file: string; until: string; key: string }, now: Date, secret: string): boolean =>
  isSignedUntil(`file:${file}`, { until, signature: key }, { now, secret });
