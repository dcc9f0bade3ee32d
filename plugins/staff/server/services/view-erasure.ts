import { accountByDocumentId, erasureRequestOf } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';

/** Returns when a person requested erasure, for the person page; null when they did not. @throws PersonNotFound (ACC-20) */
export async function viewErasure(strapi: Core.Strapi, person: string): Promise<{ askedAt: Date | null }> {
  const db = strapi.db.connection;
  const request = await erasureRequestOf(db, (await accountByDocumentId(db, person)).id);
  return { askedAt: request?.askedAt ?? null };
}
