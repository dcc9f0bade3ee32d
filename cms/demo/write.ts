import { copyFileSync, existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { Core, UID } from '@strapi/strapi';
import type { DemoCourse, DemoLesson, DemoModule, DemoTheme } from './content/shape.ts';

const MEDIA = path.join(import.meta.dirname, 'media');

/** Creates and publishes a course with its lessons, modules and themes, parts first, and returns its document id. */
export async function writeCourse(strapi: Core.Strapi, { reference, title, welcome, themes, optional }: DemoCourse): Promise<string> {
  const themeIds = new Map<string, string>();
  for (const theme of themes) themeIds.set(theme.reference, await writeTheme(strapi, theme));

  const openLessons = themes.flatMap(({ modules }) =>
    modules.flatMap(({ lessons }) => lessons.filter(({ openToTesters }) => openToTesters)),
  );
  return publishDocument(strapi, COURSE, {
    reference,
    title,
    welcome,
    themes: [...themeIds.values()],
    optionalThemes: optional.map((theme) => themeIds.get(theme)),
    openToTesters: await idsOf(strapi, openLessons),
  });
}

async function writeTheme(strapi: Core.Strapi, { reference, title, colour, modules }: DemoTheme): Promise<string> {
  const moduleIds: string[] = [];
  for (const module of modules) moduleIds.push(await writeModule(strapi, module));
  return publishDocument(strapi, THEME, { reference, title, colour, modules: moduleIds });
}

async function writeModule(strapi: Core.Strapi, { reference, title, lessons }: DemoModule): Promise<string> {
  const lessonIds: string[] = [];
  for (const lesson of lessons) lessonIds.push(await writeLesson(strapi, lesson));
  return publishDocument(strapi, MODULE, { reference, title, lessons: lessonIds });
}

async function writeLesson(strapi: Core.Strapi, { reference, title, video, transcript, body }: DemoLesson): Promise<string> {
  const film = video && {
    video: await upload(strapi, `${video}.mp4`, 'video/mp4'),
    captions: await upload(strapi, `${video}.vtt`, 'text/vtt'),
  };
  return publishDocument(strapi, LESSON, { reference, title, body, transcript: transcript ?? null, ...film });
}

async function idsOf(strapi: Core.Strapi, lessons: readonly DemoLesson[]): Promise<string[]> {
  const references = lessons.map(({ reference }) => reference);
  const documents = await strapi.documents(LESSON).findMany({ filters: { reference: { $in: references } }, limit: 100 });
  return documents.map(({ documentId }) => documentId);
}

/** Creates a document, or completes an unfinished draft, and publishes it; a published one with this reference is left as it is. */
async function publishDocument(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  data: Readonly<{ reference: string }> & Record<string, unknown>,
): Promise<string> {
  const documents = strapi.documents(uid);
  const filters = { reference: data.reference };
  const published = await documents.findFirst({ filters, status: 'published' });
  if (published) return published.documentId;

  const draft = await documents.findFirst({ filters });
  if (draft) await documents.update({ documentId: draft.documentId, data });
  const { documentId } = draft ?? (await documents.create({ data }));
  await documents.publish({ documentId });
  return documentId;
}

/** Uploads a film or its captions to the media library; null when the file is not in the `media` folder. */
async function upload(strapi: Core.Strapi, name: string, mimetype: string): Promise<number | null> {
  const uploaded = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (uploaded) return uploaded.id;
  if (!existsSync(path.join(MEDIA, name))) return null;

  const filepath = path.join(tmpdir(), `cordee-demo-${process.pid}-${name}`);
  copyFileSync(path.join(MEDIA, name), filepath);
  const files = { filepath, originalFilename: name, mimetype, size: statSync(filepath).size };
  const [file] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({ data: { fileInfo: { name } }, files });
  return file.id;
}
