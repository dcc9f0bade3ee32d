import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COURSE, LESSON, MODULE, THEME } from '../content-types/names.ts';
import { courseEvents } from '../events.ts';
import { checkBeforePublishing } from './check-before-publishing.ts';
import { deleteFilmCheck } from './film-store.ts';
import {
  coursesHolding,
  lockOutlines,
  openToTesters,
  PARENTS,
  type Parent,
  placeChildren,
  placeOptional,
  rebuildOutlines,
} from './outline-store.ts';
import { readFilmDuration } from './read-film-duration.ts';

const KINDS: Readonly<Record<string, Parent | null>> = {
  [COURSE]: PARENTS.course,
  [THEME]: PARENTS.theme,
  [MODULE]: PARENTS.module,
  [LESSON]: null,
};

type Action = Readonly<{ action: string; uid: string; params: { documentId?: string; status?: string } }>;
type SavedDocument = { documentId?: string } | null;

const publishes = ({ action, params }: Action) => action === 'publish' || params.status === 'published';
const unpublishes = ({ action }: Action) => action === 'unpublish' || action === 'delete';

/** Publishing, taking back or deleting any part of a course rebuilds the outlines that hold it, in one transaction. */
export function publishOutline(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const asked = context as unknown as Action;
    const writes = ['publish', 'unpublish', 'delete', 'create', 'update'].includes(asked.action);
    if (!(asked.uid in KINDS) || !writes || !(publishes(asked) || unpublishes(asked))) return next();

    return inTransaction(strapi, (db) => publishAndRebuild(strapi, db, asked, next), { tries: 1 }) as ReturnType<typeof next>;
  });
}

async function publishAndRebuild(strapi: Core.Strapi, db: Db, asked: Action, next: () => Promise<unknown>): Promise<unknown> {
  await lockOutlines(db);
  const before = asked.params.documentId ? await coursesHolding(db, asked.params.documentId) : [];
  const result = await next();
  const document = asked.params.documentId ?? (result as SavedDocument)?.documentId ?? '';
  if (asked.uid === LESSON && publishes(asked)) {
    await readFilmDuration(strapi, db, document);
    await deleteFilmCheck(db, document);
  }
  if (publishes(asked)) await checkBeforePublishing(strapi, asked.uid, document);

  const parent = KINDS[asked.uid];
  if (parent) await placeChildren(db, parent, document);
  if (asked.uid === COURSE) await openToTesters(db, document);
  if (asked.uid === THEME) await placeOptional(db, document);
  const courses = [...new Set([...before, ...(await coursesHolding(db, document))])];
  await rebuildOutlines(db, courses);
  for (const course of courses) await courseEvents.announce(strapi, db, 'outline-changed', { course });
  return result;
}
