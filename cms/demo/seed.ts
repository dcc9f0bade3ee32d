import { copyFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { houseOf } from '@cordee/kernel';
import { addMember, SESSION } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { DEMO_COURSE } from './content.ts';

type Document = { documentId: string };
type Course = typeof DEMO_COURSE;
type Theme = Course['themes'][number];
type Module = Theme['modules'][number];
type Lesson = Module['lessons'][number];

const LOADED = { type: 'cordee', name: 'demo', key: 'loaded' };

/** Loads the demo data, once for a database. Passwords here are known to all: demo houses only. (OPS-1) */
export async function seedDemo(strapi: Core.Strapi): Promise<void> {
  if (!houseOf(strapi).settings.DEMO) throw new Error('demo data goes into a demo house only (DEMO=true)');
  if (await strapi.store.get(LOADED)) return;

  await staffAndPeople(strapi);
  const course = await seedCourse(strapi, DEMO_COURSE);
  await session(strapi, course);
  await strapi.store.set({ ...LOADED, value: true });
}

async function staffAndPeople(strapi: Core.Strapi): Promise<void> {
  const [editor, amel, jules, ines] = DEMO_ACCOUNTS;
  const role = await strapi.service('admin::role').getSuperAdmin();
  const staff = {
    email: editor.email,
    password: editor.password,
    firstname: 'Camille',
    lastname: 'Roche',
    preferedLanguage: 'fr',
    isActive: true,
    roles: [role.id],
  };
  if (!(await strapi.service('admin::user').exists({ email: editor.email }))) await strapi.service('admin::user').create(staff);

  await person(strapi, amel, { firstName: 'Amel', lastName: 'Rahmani' });
  await person(strapi, jules, { firstName: 'Jules', lastName: 'Ferrand' });
  await person(strapi, ines, { firstName: 'Inès', lastName: 'Caradec', standing: 'administrator' });
}

async function person(strapi: Core.Strapi, { email, password }: { email: string; password: string }, names: object): Promise<void> {
  const data = { email, password, confirmed: true, provider: 'local', locale: 'fr', ...names };
  const found = await strapi.documents('plugin::users-permissions.user').findFirst({ filters: { email } });
  if (!found) await strapi.documents('plugin::users-permissions.user').create({ data: data as never });
}

/** From the lessons up, each published as soon as what it holds is. */
async function seedCourse(strapi: Core.Strapi, { reference, title, welcome, themes }: Course): Promise<Document> {
  const made: (Document & { optional: boolean })[] = [];
  for (const theme of themes) made.push({ ...(await seedTheme(strapi, theme)), optional: theme.optional ?? false });

  const optionalThemes = made.filter(({ optional }) => optional).map(({ documentId }) => documentId);
  return write(strapi, COURSE, { reference, title, welcome, themes: made.map(({ documentId }) => documentId), optionalThemes });
}

async function seedTheme(strapi: Core.Strapi, { reference, title, colour, modules }: Theme): Promise<Document> {
  const made: Document[] = [];
  for (const module of modules) made.push(await seedModule(strapi, module));
  return write(strapi, THEME, { reference, title, colour, modules: made.map(({ documentId }) => documentId) });
}

async function seedModule(strapi: Core.Strapi, { reference, title, lessons }: Module): Promise<Document> {
  const made: Document[] = [];
  for (const lesson of lessons) made.push(await seedLesson(strapi, lesson));
  return write(strapi, MODULE, { reference, title, lessons: made.map(({ documentId }) => documentId) });
}

async function seedLesson(strapi: Core.Strapi, { reference, title, video, body }: Lesson): Promise<Document> {
  const film = video && { video: await upload(strapi, video[0]), durationSeconds: video[1] };
  return write(strapi, LESSON, { reference, title, body, ...film });
}

/** Writes a document and publishes it; one with this reference that a killed start left behind is taken up again. */
async function write(strapi: Core.Strapi, uid: string, data: Record<string, unknown>): Promise<Document> {
  const documents = strapi.documents(uid as never);
  const found = await documents.findFirst({ filters: { reference: data['reference'] } as never });
  const { documentId } = found
    ? await documents.update({ documentId: found.documentId, data: data as never }).then(() => found)
    : await documents.create({ data: data as never });

  await (documents as unknown as { publish: (of: Document) => Promise<unknown> }).publish({ documentId });
  return { documentId };
}

async function upload(strapi: Core.Strapi, name: string): Promise<number> {
  const known = await strapi.db.query('plugin::upload.file').findOne({ where: { name } });
  if (known) return known.id;

  const filepath = path.join(tmpdir(), `cordee-demo-${process.pid}-${name}`);
  copyFileSync(path.join(import.meta.dirname, 'media', name), filepath);
  const files = { filepath, originalFilename: name, mimetype: 'video/mp4', size: statSync(filepath).size };
  const [file] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({ data: { fileInfo: { name } }, files });
  return file.id;
}

async function session(strapi: Core.Strapi, course: Document): Promise<void> {
  const reference = 'Lyon, automne';
  const found = await strapi.documents(SESSION).findFirst({ filters: { reference } as never });
  if (found) return;

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const data = { reference, course: course.documentId, startsOn: inDays(-30), endsOn: inDays(60) };
  const made = await strapi.documents(SESSION).create({ data: data as never });
  for (const { email } of DEMO_ACCOUNTS.slice(1, 3)) await addMember(strapi, { session: made.documentId, email, role: 'learner' });
}
