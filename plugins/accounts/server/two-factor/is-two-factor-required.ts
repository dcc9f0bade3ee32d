import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { isPrivileged } from '../person/person-store.ts';

/** Tells whether two-factor authentication is mandatory for this person: for staff and administrators, by a setting. (ACC-6) */
export const isTwoFactorRequired = async (strapi: Core.Strapi, db: Db, person: PersonId): Promise<boolean> =>
  appOf(strapi).settings.STAFF_SECOND_STEP && (await isPrivileged(db, person));
