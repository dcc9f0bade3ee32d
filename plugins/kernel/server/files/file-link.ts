import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a link to a file is good, in seconds. (SEC-14) */
export const LINK_SECONDS = 60;

/** Where a file on disk is found for a minute: its address, when it ends, and the house's signature. (SEC-14) */
export function fileLink(file: string, now: Date, secret: string): string {
  const until = Math.floor(now.getTime() / 1000) + LINK_SECONDS;
  return `/uploads/${file}?until=${until}&key=${signature(file, until, secret)}`;
}

/** Whether what an address says opens this file now. */
export function isLinkValid({ file, until, key }: { file: string; until: string; key: string }, now: Date, secret: string): boolean {
  const [known, shown] = [Buffer.from(signature(file, Number(until), secret)), Buffer.from(key)];
  return shown.length === known.length && timingSafeEqual(shown, known) && now.getTime() / 1000 < Number(until);
}

const signature = (file: string, until: number, secret: string) =>
  createHmac('sha256', secret).update(`file:${file}:${until}`).digest('base64url');
