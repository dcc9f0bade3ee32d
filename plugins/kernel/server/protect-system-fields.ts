import type { Core } from '@strapi/strapi';

/** What says which thing it is, and when it came to be: written by Strapi itself. */
const OWN = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

/** Strapi's forms would write whatever is sent along in them, the id of the thing included; here they do not. (SEC-3) */
export function protectSystemFields(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    const { data } = context.params as { data?: Record<string, unknown> };
    if (data && ['create', 'update'].includes(context.action)) for (const name of OWN) delete data[name];
    return next();
  });
}
