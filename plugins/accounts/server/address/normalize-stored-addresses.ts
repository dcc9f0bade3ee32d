import { normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { addressesToNormalize, saveNormalEmail } from '../person/person-store.ts';

/**
 * Brings addresses that were stored before into their normal form: SQL knows no `xn--`, so that no migration can. One that another account has
 * in this form stays as it is, and the log says so. (H-71, H-72)
 */
export async function normalizeStoredAddresses(strapi: Core.Strapi): Promise<void> {
  const db = strapi.db.connection;
  for (const { id, email } of await addressesToNormalize(db)) {
    const normal = normalizeEmail(email);
    if (normal !== email && !(await saveNormalEmail(db, { id, email, normal })))
      strapi.log.warn(`The address of the person ${id} is that of another account once it is normalised: one of them is to be changed.`);
  }
}
