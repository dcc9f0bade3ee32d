import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SESSION } from '../content-types/session.ts';
import { seatEvents } from '../events.ts';

/** Announces every session that staff save, in the transaction in which it is saved. (LRN-15) */
export function announceSession(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.uid !== SESSION || context.action !== 'update') return next();

    return inTransaction(
      strapi,
      async (db) => {
        const saved = (await next()) as { documentId: string } | null;
        if (saved) await seatEvents.announce(strapi, db, 'session-changed', { session: saved.documentId });
        return saved;
      },
      { tries: 1 },
    ) as ReturnType<typeof next>;
  });
}
