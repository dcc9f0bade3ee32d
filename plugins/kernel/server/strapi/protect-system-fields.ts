import type { Core } from '@strapi/strapi';

/** The fields of a document that Strapi writes itself: its identity and its timestamps. */
const SYSTEM_FIELDS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

/** Removes the system fields from what a form sends: Strapi would store them, the id of the document included. (SEC-3) */
export function protectSystemFields(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.action === 'create' || context.action === 'update') {
      const { data } = context.params;
      if (data) for (const name of SYSTEM_FIELDS) Reflect.deleteProperty(data, name);
    }
    return next();
  });
}
