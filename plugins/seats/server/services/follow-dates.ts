import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SESSION } from '../content-types/session.ts';
import { personsIn } from './membership-store.ts';
import { rescheduleInvitations } from './reschedule-invitations.ts';

/** When staff move the first day of a session, the invitations of its members that wait move with it. (ACC-4) */
export function followDates(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== SESSION || context.action !== 'update') return next();

    const { documentId } = context.params as { documentId: string };
    return inTransaction(
      strapi,
      async (db) => {
        const saved = await next();
        const persons = await personsIn(db, documentId);
        await rescheduleInvitations(
          strapi,
          db,
          persons.map(({ person }) => person),
        );
        return saved;
      },
      { tries: 1 },
    ) as ReturnType<typeof next>;
  });
}
