import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { LessonId } from '../domain/ids.ts';
import { filmIdentity } from '../domain/video-link.ts';
import { courseEvents } from '../events.ts';
import { publishedFilm, saveDuration } from './film-store.ts';
import { coursesContaining, lockOutlines, rebuildOutlines } from './outline-store.ts';

/** The duration of a film, in seconds, as its file or its host tells it. */
type Measured = Readonly<{ lesson: LessonId; film: string | null; seconds: number }>;

/** Corrects the noted duration of a lesson that still has this film; the outlines follow. (LRN-13, H-87) */
export async function correctDuration(strapi: Core.Strapi, db: Db, { lesson, film, seconds }: Measured): Promise<void> {
  const published = await publishedFilm(db, lesson);
  if (!published || published.noted === seconds || filmIdentity(published) !== film) return;

  await lockOutlines(db);
  await saveDuration(db, lesson, seconds);
  const courses = await coursesContaining(db, lesson);
  await rebuildOutlines(db, courses);
  for (const course of courses) await courseEvents.announce(strapi, db, 'outline-changed', { course });
}
