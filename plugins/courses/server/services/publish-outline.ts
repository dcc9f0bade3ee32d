import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { courseId, lessonId, themeId } from '../../api.ts';
import { COURSE, LESSON, MODULE, THEME } from '../content-types/names.ts';
import type { CourseId } from '../domain/ids.ts';
import { filmIdentity } from '../domain/video-link.ts';
import { courseEvents } from '../events.ts';
import { checkBeforePublishing } from './check-before-publishing.ts';
import { type Film, makeFilmDue, publishedFilm, saveDuration, saveFilm } from './film-store.ts';
import {
  coursesContaining,
  lockOutlines,
  PARENTS,
  type Parent,
  rebuildOutlines,
  saveLessonsOpenToTesters,
  saveOptionalPlacements,
  savePlacements,
} from './outline-store.ts';

/** The content types that make an outline, with their level when they have children. */
const LEVELS: Readonly<Record<string, Parent | null>> = {
  [COURSE]: PARENTS.course,
  [THEME]: PARENTS.theme,
  [MODULE]: PARENTS.module,
  [LESSON]: null,
};

/** Rebuilds the outlines that contain a part of a course when it is published, unpublished or deleted, in the same transaction. */
export function publishOutline(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { action, uid, params } = context;
    const published = action === 'publish' || ('status' in params && params.status === 'published');
    const unpublished = action === 'unpublish' || action === 'delete';
    const isWrite = ['publish', 'unpublish', 'delete', 'create', 'update'].includes(action);
    if (!(uid in LEVELS) || !isWrite || !(published || unpublished)) return next();

    const documentId = 'documentId' in params ? params.documentId : undefined;
    return inTransaction(
      strapi,
      async (db) => {
        await lockOutlines(db);
        const before = documentId ? await coursesContaining(db, documentId) : [];
        if (uid === LESSON && documentId) await saveFilmOf(db, documentId);
        const saved = await next();
        const createdId = typeof saved === 'object' && saved !== null && 'documentId' in saved ? saved.documentId : '';
        await rebuildAfter(strapi, db, { uid, document: documentId ?? createdId, published, before });
        return saved;
      },
      { tries: 1 },
    );
  });
}

/** Saves which film a published lesson has, and returns it: before a publication and after it, so that another film is known. (H-87) */
async function saveFilmOf(db: Db, document: string): Promise<Film | undefined> {
  const lesson = lessonId.parse(document);
  const film = await publishedFilm(db, lesson);
  const identity = film && filmIdentity(film);
  if (identity) await saveFilm(db, lesson, identity);
  return film;
}

/** A document that was published or, with `published: false`, unpublished or deleted; `before`: the courses that contained it. */
type Publication = Readonly<{ uid: string; document: string; published: boolean; before: readonly CourseId[] }>;

async function rebuildAfter(strapi: Core.Strapi, db: Db, { uid, document, published, before }: Publication): Promise<void> {
  if (uid === LESSON && published) {
    const lesson = lessonId.parse(document);
    const film = await saveFilmOf(db, document);
    if (film?.measured) await saveDuration(db, lesson, film.measured);
    await makeFilmDue(db, lesson);
  }
  if (published) await checkBeforePublishing(strapi, uid, document);

  const parent = LEVELS[uid];
  if (parent) await savePlacements(db, parent, document);
  if (uid === COURSE) await saveLessonsOpenToTesters(db, courseId.parse(document));
  if (uid === THEME) await saveOptionalPlacements(db, themeId.parse(document));
  const courses = [...new Set([...before, ...(await coursesContaining(db, document))])];
  await rebuildOutlines(db, courses);
  for (const course of courses) await courseEvents.announce(strapi, db, 'outline-changed', { course });
}
