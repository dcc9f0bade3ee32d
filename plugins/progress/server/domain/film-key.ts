import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose key, and to which film. */
type FilmGrant = Readonly<{ person: number; course: string; lesson: string }>;

/** How long a key opens its film, in seconds: as long as a player needs to begin. It fetches a new one when it needs one. (LRN-5) */
const KEY_SECONDS = 60;

/** A key that lets this person play this film for a minute: when it ends, and the house's signature. */
export function filmKey(grant: FilmGrant, now: Date, secret: string): string {
  const until = Math.floor(now.getTime() / 1000) + KEY_SECONDS;
  return `${until}.${signature(grant, until, secret)}`;
}

/** Whether this key opens this film for this person now. */
export function isFilmKeyValid(key: string, grant: FilmGrant, now: Date, secret: string): boolean {
  const [until = '', signed = ''] = key.split('.');
  const [known, given] = [signature(grant, Number(until), secret), signed].map((words) => Buffer.from(words)) as [Buffer, Buffer];
  return given.length === known.length && timingSafeEqual(given, known) && now.getTime() / 1000 < Number(until);
}

const signature = ({ person, course, lesson }: FilmGrant, until: number, secret: string) =>
  createHmac('sha256', secret).update(`film:${person}:${course}:${lesson}:${until}`).digest('base64url');
