import { type PersonId, PersonNotFound } from '@cordee/accounts';
import { appOf, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type PersonSheet, personSheetOf } from './person-sheet-store.ts';

/** Returns who a person is, for the page about them. @throws PersonNotFound (ACC-13) */
export async function viewPerson(strapi: Core.Strapi, person: PersonId): Promise<PersonSheet & { timeZone: string }> {
  const sheet = await personSheetOf(strapi.db.connection, person);
  if (!sheet) throw new PersonNotFound({ person: String(person) });

  return { ...sheet, email: shownEmail(sheet.email), timeZone: appOf(strapi).settings.TIME_ZONE };
}
