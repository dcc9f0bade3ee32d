import { inTransaction, Refusal } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { COURSE, LESSON, MODULE, THEME } from '../content-types/names.ts';
import { checkPublishable } from '../domain/lesson.ts';
import { courseEvents } from '../events.ts';
import { coursesHolding, lockOutlines, PARENTS, type Parent, placeChildren, rebuildOutlines } from './outline-store.ts';

const KINDS: Readonly<Record<string, Parent | null>> = {
  [COURSE]: PARENTS.course,
  [THEME]: PARENTS.theme,
  [MODULE]: PARENTS.module,
  [LESSON]: null,
};

const CHANGES_WHAT_IS_PUBLISHED = new Set(['publish', 'unpublish', 'delete']);

/** Publishing, taking back or deleting any part of a course rebuilds the outlines that hold it, in one transaction. */
export function publishOutline(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const published = CHANGES_WHAT_IS_PUBLISHED.has(context.action);
    if (!(context.uid in KINDS) || !published) return next();

    const document = (context.params as { documentId: string }).documentId;
    return inTransaction(strapi, async (db) => {
      if (context.uid === LESSON && context.action === 'publish') await checkLesson(strapi, document);
      await lockOutlines(db);
      const before = await coursesHolding(db, document);
      const result = await next();

      const parent = KINDS[context.uid];
      if (parent) await placeChildren(db, parent, document);
      const courses = [...new Set([...before, ...(await coursesHolding(db, document))])];
      await rebuildOutlines(db, courses);
      for (const course of courses) await courseEvents.announce(strapi, db, 'outline-changed', { course });
      return result;
    }) as ReturnType<typeof next>;
  });
}

async function checkLesson(strapi: Core.Strapi, documentId: string): Promise<void> {
  const written = await strapi.documents(LESSON).findOne({ documentId, status: 'draft', populate: ['video'] });
  if (!written) return;

  const { title, video, durationSeconds, body } = written as unknown as {
    title: string;
    video: object | null;
    durationSeconds: number | null;
    body: string | null;
  };
  inForm(() => checkPublishable({ title, hasVideo: video !== null, durationSeconds, body }));
}

/** The admin shows errors of Strapi's own kind as a sentence; those who edit are French. */
function inForm(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new errors.ApplicationError(SENTENCES[error.code] ?? error.code, { code: error.code, ...error.facts });
  }
}

const SENTENCES: Record<string, string> = {
  'courses.video_needs_duration': 'Cette leçon a une vidéo : indique sa durée en secondes (champ « Durée en secondes ») avant de publier.',
  'courses.lesson_is_empty': 'Cette leçon est vide : ajoute une vidéo ou un texte avant de publier.',
};
