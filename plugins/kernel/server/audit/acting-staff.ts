import type { Core } from '@strapi/strapi';
import { type Staff, staffOf } from './audit-log.ts';

/** Returns the member of staff behind the admin request that is being served; undefined when the application itself acts. (ACC-22) */
export function actingStaff(strapi: Core.Strapi): Staff | undefined {
  const user = strapi.requestContext.get()?.state['user'];
  return user && staffOf(user);
}
