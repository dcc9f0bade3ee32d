import { accountByDocumentId, changePicture, deletePicture, pictureOf } from '@cordee/accounts';
import { inTransaction, linkTo, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { checkMayChange } from './check-may-change.ts';

type PictureChange = Readonly<{ person: string; staff: Staff }>;

/** Returns the URL of a person's picture for staff, valid for a minute; null when they have none. @throws PersonNotFound (ACC-16) */
export async function viewPicture(strapi: Core.Strapi, person: string): Promise<{ address: string | null }> {
  const db = strapi.db.connection;
  const file = await pictureOf(db, (await accountByDocumentId(db, person)).id);
  return { address: file ? await linkTo(strapi, file) : null };
}

/** Sets a person's picture, by staff. @throws PersonNotFound, StaffProtected, FileKindRefused, ImageTooBig, ImageUnreadable (ACC-16) */
export async function setPicture(strapi: Core.Strapi, { person, staff, from }: PictureChange & { from: Uint8Array }): Promise<void> {
  const { id } = await accountByDocumentId(strapi.db.connection, person);
  await checkMayChange(strapi.db.connection, { staff: staff.id, person: id });
  await changePicture(strapi, { person: id, from }, (db) => writeAuditLog(db, { staff, act: 'accounts.picture-given', person: id }));
}

/** Deletes a person's picture, by staff; their initials are shown instead. @throws PersonNotFound, StaffProtected (ACC-16) */
export const removePicture = (strapi: Core.Strapi, { person, staff }: PictureChange): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { id } = await accountByDocumentId(db, person);
    await checkMayChange(db, { staff: staff.id, person: id });
    if (await deletePicture(db, id)) await writeAuditLog(db, { staff, act: 'accounts.picture-taken', person: id });
  });
