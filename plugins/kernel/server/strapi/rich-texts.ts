import type { Core } from '@strapi/strapi';
import { withLastingAddresses } from '../files/file-address.ts';

/** Stores the files that editors put into a rich text by an address that lasts: what the editor inserts is a link good for a minute. (LRN-5) */
export function keepFileAddresses(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    const { action, params, uid } = context;
    if (action !== 'create' && action !== 'update' && action !== 'clone') return next();

    const data: Record<string, unknown> = params.data ?? {};
    for (const [name, { type }] of Object.entries(strapi.contentType(uid).attributes)) {
      const text = data[name];
      if (type === 'richtext' && typeof text === 'string') data[name] = withLastingAddresses(text);
    }
    return next();
  });
}
