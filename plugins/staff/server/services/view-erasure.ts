import { erasureRequestOf, type PersonId } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';

/** Returns when a person requested erasure, for the person page; null when they did not. (ACC-20) */
export async function viewErasure(strapi: Core.Strapi, person: PersonId): Promise<{ askedAt: Date | null }> {
  const request = await erasureRequestOf(strapi.db.connection, person);
  return { askedAt: request?.askedAt ?? null };
}
