import { copyFileSync, existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { Core } from '@strapi/strapi';
import type { DemoCourse, DemoLesson, DemoModule, DemoTheme } from './content/index.ts';

const MEDIA = path.join(import.meta.dirname, 'media');

/** Writes a course from the lessons up, each part published as soon as what it holds is, and gives its document id. */
export async function writeCourse(strapi: Core.Strapi, { reference, title, welcome, themes, optional }: DemoCourse): Promise<string> {
  const made = new Map<string, string>();
  for (const theme of themes) made.set(theme.reference, await writeTheme(strapi, theme));

  const open = themes.flatMap(({ modules }) => modules.flatMap(({ lessons }) => lessons.filter(({ openToTesters }) => openToTesters)));
  return write(strapi, COURSE, {
    reference,
    title,
    welcome,
    themes: [...made.values()],
    optionalThemes: optional.map((theme) => made.get(theme)),
    openToTesters: await idsOf(strapi, open),
  });
}

async function writeTheme(strapi: Core.Strapi, { reference, title, colour, modules }: DemoTheme): Promise<string> {
  const made: string[] = [];
  for (const module of modules) made.push(await writeModule(strapi, module));
  return write(strapi, THEME, { reference, title, colour, modules: made });
}

async function writeModule(strapi: Core.Strapi, { reference, title, lessons }: DemoModule): Promise<string> {
  const made: string[] = [];
  for (const lesson of lessons) made.push(await writeLesson(strapi, lesson));
  return write(strapi, MODULE, { reference, title, lessons: made });
}

async function writeLesson(strapi: Core.Strapi, { reference, title, video, transcript, body }: DemoLesson): Promise<string> {
  const film = video && {
    video: await upload(strapi, `${video}.mp4`, 'video/mp4'),
    captions: await upload(strapi, `${video}.vtt`, 'text/vtt'),
  };
  return write(strapi, LESSON, { reference, title, body, transcript: transcript ?? null, ...film });
}

async function idsOf(strapi: Core.Strapi, lessons: readonly DemoLesson[]): Promise<string[]> {
  const references = lessons.map(({ reference }) => reference);
  const found = await strapi.documents(LESSON).findMany({ filters: { reference: { $in: references } } as never, limit: 100 });
  return found.map(({ documentId }) => documentId);
}

/** Writes a document and publishes it; one with this reference that is there already is left as it is. */
async function write(strapi: Core.Strapi, uid: string, data: Record<string, unknown>): Promise<string> {
  const documents = strapi.documents(uid as never);
  const found = await documents.findFirst({ filters: { reference: data['reference'] } as never, status: 'published' } as never);
  if (found) return found.documentId;

  const draft = await documents.findFirst({ filters: { reference: data['reference'] } as never });
  const { documentId } = draft
    ? await documents.update({ documentId: draft.documentId, data: data as never }).then(() => draft)
    : await documents.create({ data: data as never });
  await (documents as unknown as { publish: (of: { documentId: string }) => Promise<unknown> }).publish({ documentId });
  return documentId;
}

async function upload(strapi: Core.Strapi, name: string, mimetype: string): Promise<number | null> {
  const known = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (known) return known.id;
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
