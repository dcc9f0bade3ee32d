import type { Core, UID } from '@strapi/strapi';
import { SESSION } from '../content-types/session.ts';

/** Saves these fields of a session as its form does, in the transaction of the caller, who has locked it: whatever follows from a save follows. */
export const saveSession = async (strapi: Core.Strapi, documentId: string, data: Record<string, unknown>): Promise<void> => {
  await strapi.documents<UID.ContentType>(SESSION).update({ documentId, data });
};
