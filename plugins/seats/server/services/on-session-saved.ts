import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { SESSION } from '../content-types/session.ts';
import { seatEvents } from '../events.ts';
import { courseAndDatesOf, personsIn } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/**
 * When staff save a session: checks that it has a course and ends after it starts, reschedules the waiting invitations of its members
 * to the new first day, and announces a change of course or dates. All in the transaction of the save. (ACC-4, LRN-15)
 */
export function onSessionSaved(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== SESSION || !['create', 'update'].includes(context.action)) return next();

    const documentId = 'documentId' in context.params ? context.params.documentId : undefined;
    return inTransaction(
      strapi,
      async (db) => {
        const before = documentId ? await courseAndDatesOf(db, documentId) : undefined;
        const saved = await explainDateOrder(async () => next());
        const savedId = typeof saved === 'object' && saved !== null && 'documentId' in saved ? saved.documentId : undefined;
        if (savedId) await afterSave(strapi, db, { documentId: savedId, before: before?.courseAndDates });
        return saved;
      },
      { tries: 1 },
    );
  });
}

async function afterSave(
  strapi: Core.Strapi,
  db: Db,
  { documentId, before }: { documentId: string; before: string | undefined },
): Promise<void> {
  const after = await courseAndDatesOf(db, documentId);
  if (!after?.course)
    throw new errors.ApplicationError('Choisissez le parcours de la session : sans lui ses membres n’auraient rien à suivre.');
  if (before === undefined || before === after.courseAndDates) return;

  const persons = await personsIn(db, after.id);
  await rescheduleInvitations(
    strapi,
    db,
    persons.map(({ person }) => person),
  );
  await seatEvents.announce(strapi, db, 'session-changed', { session: documentId });
}

/** Runs a save, and explains in the form when PostgreSQL refuses its dates. */
async function explainDateOrder<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error && error.constraint === 'session_ends_after_it_starts')) throw error;
    throw new errors.ApplicationError('Le dernier jour de la session vient avant le premier : corrigez l’une des deux dates.');
  }
}
