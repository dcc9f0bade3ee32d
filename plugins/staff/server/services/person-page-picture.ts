import { changePicture, checkNotErased, deletePicture, existingAccount, type PersonId, pictureOf } from '@cordee/accounts';
import { inTransaction, linkTo, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkMayChange } from './check-may-change.ts';

type PictureChange = Readonly<{ person: PersonId; staff: Staff }>;

/** Returns the URL of a person's picture for staff, valid for a minute; null when they have none. (ACC-16) */
export async function viewPicture(strapi: Core.Strapi, person: PersonId): Promise<{ address: string | null }> {
  const file = await pictureOf(strapi.db.connection, person);
  return { address: file ? await linkTo(strapi, file) : null };
}

/** Sets a person's picture, by staff. @throws PersonNotFound, PersonIsErased, StaffProtected, PicturesWaiting, FileKindRefused, ImageTooBig, ImageUnreadable (ACC-16) */
export async function setPicture(strapi: Core.Strapi, { person, staff, from }: PictureChange & { from: Uint8Array }): Promise<void> {
  checkNotErased(await existingAccount(strapi.db.connection, person));
  await checkMayChange(strapi.db.connection, { staff: staff.id, person });
  await changePicture(strapi, { person, from }, (db) => writeAuditLog(db, { staff, act: 'accounts.picture-given', person }));
}

/** Deletes a person's picture, by staff; their initials are shown instead. @throws StaffProtected (ACC-16) */
export const removePicture = (strapi: Core.Strapi, { person, staff }: PictureChange): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await checkMayChange(db, { staff: staff.id, person });
    if (await deletePicture(db, person)) await writeAuditLog(db, { staff, act: 'accounts.picture-taken', person });
  });
