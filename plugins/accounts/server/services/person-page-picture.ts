import { inTransaction, linkTo, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { changePicture } from './change-picture.ts';
import { checkMayChange } from './may-manage-staff.ts';
import { accountByDocumentId } from './person-store.ts';
import { deletePicture, pictureOf } from './picture-store.ts';

type PictureChange = Readonly<{ person: string; staff: Staff }>;

/** Where staff see a person's picture, for a minute; null when the person has none. @throws PersonNotFound (ACC-16) */
export async function viewPicture(strapi: Core.Strapi, person: string): Promise<{ address: string | null }> {
  const db = strapi.db.connection;
  const file = await pictureOf(db, (await accountByDocumentId(db, person)).id);
  return { address: file ? await linkTo(strapi, file) : null };
}

/** Staff give somebody a picture. @throws PersonNotFound, FileKindRefused, ImageTooBig, ImageUnreadable (ACC-16) */
export async function setPicture(strapi: Core.Strapi, { person, staff, from }: PictureChange & { from: string }): Promise<void> {
  const { id } = await accountByDocumentId(strapi.db.connection, person);
  await checkMayChange(strapi.db.connection, { staff: staff.id, person: id });
  await changePicture(strapi, { person: id, from }, (db) => writeAuditLog(db, { staff, act: 'accounts.picture-given', person: id }));
}

/** Staff take somebody's picture away: their initials stand instead. @throws PersonNotFound (ACC-16) */
export const removePicture = (strapi: Core.Strapi, { person, staff }: PictureChange): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { id } = await accountByDocumentId(db, person);
    await checkMayChange(db, { staff: staff.id, person: id });
    if (await deletePicture(db, id)) await writeAuditLog(db, { staff, act: 'accounts.picture-taken', person: id });
  });
