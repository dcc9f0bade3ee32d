import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose key, and to which film. */
type Door = Readonly<{ person: number; course: string; lesson: string }>;

/** How long a key opens its film, in seconds: as long as a player needs to begin. It fetches a new one when it needs one. (LRN-5) */
const LIFE = 60;

/** A key that lets this person play this film for a minute: when it ends, and the house's signature. */
export function filmKey(door: Door, now: Date, secret: string): string {
  const until = Math.floor(now.getTime() / 1000) + LIFE;
  return `${until}.${signature(door, until, secret)}`;
}

/** Whether this key opens this film for this person now. */
export function opens(key: string, door: Door, now: Date, secret: string): boolean {
  const [until = '', given = ''] = key.split('.');
  const [known, shown] = [signature(door, Number(until), secret), given].map((words) => Buffer.from(words)) as [Buffer, Buffer];
  return shown.length === known.length && timingSafeEqual(shown, known) && now.getTime() / 1000 < Number(until);
}

const signature = ({ person, course, lesson }: Door, until: number, secret: string) =>
  createHmac('sha256', secret).update(`film:${person}:${course}:${lesson}:${until}`).digest('base64url');
