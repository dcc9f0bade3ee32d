import { type SignedInCaller, sendFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { initialsImage } from './domain/initials.ts';
import { PictureMissing } from './domain/refusals.ts';
import { pictureOf } from './picture-store.ts';

/** Sends the caller's picture, or an image of their initials. @throws PictureMissing when the file store has lost it (ACC-10, ACC-16) */
export async function servePicture(strapi: Core.Strapi, { person }: SignedInCaller, ctx: Context): Promise<void> {
  const file = await pictureOf(strapi.db.connection, person.id);
  if (file) return sendFile(strapi, ctx, { url: file, missing: new PictureMissing({}) });

  ctx.set({ 'Cache-Control': 'private, no-store', 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' });
  ctx.type = 'image/svg+xml';
  ctx.body = initialsImage(person);
}
