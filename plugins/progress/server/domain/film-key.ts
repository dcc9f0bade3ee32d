import { type Id, isSignedUntil, signUntil } from '@cordee/kernel/pure';

/** What a key grants: one person may play the film of one lesson of a course. */
type FilmGrant = Readonly<{ person: Id<'person'>; course: Id<'course'>; lesson: Id<'lesson'> }>;

/** How long a key is valid, in seconds: as long as a player needs to begin. The player fetches a new one when it needs it. (LRN-5) */
const KEY_SECONDS = 60;

/** Makes a key by which this person can play this film for a minute: the second at which it expires, and our signature. (LRN-5) */
export function filmKey(grant: FilmGrant, now: Date, secret: string): string {
  const { until, signature } = signUntil(messageOf(grant), { now, seconds: KEY_SECONDS, secret });
  return `${until}.${signature}`;
}

/** Verifies that a key was made for this film and this person, and has not expired. */
export function isFilmKeyValid(key: string, grant: FilmGrant, now: Date, secret: string): boolean {
  const [until = '', signature = ''] = key.split('.');
  return isSignedUntil(messageOf(grant), { until, signature }, { now, secret });
}

const messageOf = ({ person, course, lesson }: FilmGrant) => `film:${person}:${course}:${lesson}`;
