import { inTransaction, linkTo, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { changePicture } from './change-picture.ts';
import { checkMayTouch } from './may-employ.ts';
import { personOf } from './person-store.ts';
import { dropPicture, pictureOf } from './picture-store.ts';

type Act = Readonly<{ person: string; staff: Staff }>;

/** Where staff see a person's picture, for a minute; null when the person has none. @throws PersonNotFound (ACC-16) */
export async function viewPicture(strapi: Core.Strapi, person: string): Promise<{ address: string | null }> {
  const db = strapi.db.connection;
  const file = await pictureOf(db, (await personOf(db, person)).id);
  return { address: file ? await linkTo(strapi, file) : null };
}

/** Staff give somebody a picture. @throws PersonNotFound, FileKindRefused, ImageTooBig, ImageUnreadable (ACC-16) */
export async function givePicture(strapi: Core.Strapi, { person, staff, from }: Act & { from: string }): Promise<void> {
  const { id } = await personOf(strapi.db.connection, person);
  await checkMayTouch(strapi.db.connection, { staff: staff.id, person: id });
  await changePicture(strapi, { person: id, from }, (db) => writeAuditLog(db, { staff, act: 'accounts.picture-given', person: id }));
}

/** Staff take somebody's picture away: their initials stand instead. @throws PersonNotFound (ACC-16) */
export const takePicture = (strapi: Core.Strapi, { person, staff }: Act): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { id } = await personOf(db, person);
    await checkMayTouch(db, { staff: staff.id, person: id });
    if (await dropPicture(db, id)) await writeAuditLog(db, { staff, act: 'accounts.picture-taken', person: id });
  });
