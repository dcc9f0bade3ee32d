import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { SESSION } from '../content-types/session.ts';
import { seatEvents } from '../events.ts';
import { contractOf, personsIn } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/**
 * When staff save a session: it has a course and ends after it begins; the invitations of its members that wait move with its first day, and a contract that is
 * another now, its course or its dates, is announced. All in the transaction of the save. (ACC-4, LRN-15)
 */
export function onSessionSaved(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== SESSION || !['create', 'update'].includes(context.action)) return next();

    const { documentId } = context.params as { documentId?: string };
    return inTransaction(strapi, (db) => saved(strapi, db, documentId, next), { tries: 1 }) as ReturnType<typeof next>;
  });
}

async function saved(strapi: Core.Strapi, db: Db, documentId: string | undefined, next: () => Promise<unknown>): Promise<unknown> {
  const before = documentId ? await contractOf(db, documentId) : undefined;
  const result = (await next().catch(inWords)) as { documentId: string } | null;
  if (!result) return result;

  const session = result.documentId;
  const after = await contractOf(db, session);
  if (!after?.course)
    throw new errors.ApplicationError('Choisis le parcours de la session : sans lui ses membres n’auraient rien à suivre.');
  if (!before || before.contract === after.contract) return result;

  const persons = await personsIn(db, session);
  await rescheduleInvitations(
    strapi,
    db,
    persons.map(({ person }) => person),
  );
  await seatEvents.announce(strapi, db, 'session-changed', { session });
  return result;
}

/** What the database refuses, as the form says it. */
function inWords(error: unknown): never {
  if ((error as { constraint?: string }).constraint !== 'session_ends_after_it_starts') throw error;
  throw new errors.ApplicationError('Le dernier jour de la session vient avant le premier : corrige l’une des deux dates.');
}
