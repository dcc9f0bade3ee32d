import { attachNamed, readFile, readPersonalData, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ZipFile } from 'yazl';
import { addressPeriodsOf } from '../address/address-change-store.ts';
import { fileNamePart } from './domain/file-name-part.ts';
import { pictureOf } from './picture-store.ts';

/** Sends a person a zip of all their personal data: a JSON file, and their picture. (ACC-20) */
export async function exportPersonalData(strapi: Core.Strapi, { person, now }: SignedInCaller, ctx: Context): Promise<void> {
  const db = strapi.db.connection;
  const personalData = await readPersonalData(
    strapi,
    { person: person.id, addressPeriods: await addressPeriodsOf(db, person.id) },
    person.locale,
  );
  const file = await pictureOf(db, person.id);
  const picture = file && (await readFile(strapi, file));

  const zip = new ZipFile();
  const [listName, pictureName] = person.locale === 'fr' ? ['mes-donnees.json', 'photo.webp'] : ['my-data.json', 'picture.webp'];
  zip.addBuffer(Buffer.from(JSON.stringify(personalData, null, 2)), listName, { mtime: now });
  if (picture) {
    // yazl does not listen for errors of the stream it reads, so a file store that fails half-way is handled here.
    picture.once('error', () => ctx.res.destroy());
    ctx.res.once('close', () => picture.destroy());
    zip.addReadStream(picture, pictureName, { mtime: now });
  }
  zip.end();
  attachNamed(ctx, `${listName.replace('.json', '')}-${fileNamePart(person)}.zip`);
  ctx.type = 'application/zip';
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = zip.outputStream;
}
