import { statSync } from 'node:fs';
import path from 'node:path';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, publish, publishedCourse, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Placement = {
  theme: string;
  module: string;
  lesson: string;
  lesson_title: string;
  optional: boolean;
  kind: string;
  duration_seconds: number | null;
};

const outline = (course: string) =>
  app.database.query<Placement>('select * from cordee.course_outline where course = $1 order by position', [course]);
const titles = async (course: string) => (await outline(course)).map(({ lesson_title }) => lesson_title);
const draftText = (title: string) => draft(app.strapi, LESSON, { title, reference: reference(), body: 'Des mots.' });
const update = (uid: UID.ContentType, documentId: string, data: Record<string, unknown>) => app.documents(uid).update({ documentId, data });

async function publishTexts(...names: string[]): Promise<string[]> {
  const lessons = [];
  for (const name of names) {
    const lesson = await draftText(name);
    await publish(app.strapi, LESSON, lesson);
    lessons.push(lesson);
  }
  return lessons;
}

async function courseOf(lessons: string[][]): Promise<{ course: string; themes: string[]; modules: string[] }> {
  const modules = [];
  for (const ofModule of lessons) modules.push(await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons: ofModule }));
  const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'pine', modules });
  const course = await draft(app.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
  for (const module of modules) await publish(app.strapi, MODULE, module);
  await publish(app.strapi, THEME, theme);
  await publish(app.strapi, COURSE, course);
  return { course, themes: [theme], modules };
}

describe('the outline of a course', () => {
  it('LRN-1 is what editors made of it, in their order, once it is published', async () => {
    const [a = '', b = '', c = '', d = ''] = await publishTexts('a', 'b', 'c', 'd');
    const { course } = await courseOf([
      [c, a],
      [d, b],
    ]);
    expect(await titles(course)).toEqual(['c', 'a', 'd', 'b']);
  });

  it('LRN-1 a lesson serves several modules, a module several themes, a theme several courses', async () => {
    const [a = '', b = ''] = await publishTexts('a', 'b');
    const { course, modules, themes } = await courseOf([[a, b], [b]]);
    const second = await draft(app.strapi, THEME, { title: 'T2', reference: reference(), colour: 'rust', modules: [modules[0]] });
    const other = await draft(app.strapi, COURSE, { title: 'C2', reference: reference(), themes: [second, ...themes] });
    await publish(app.strapi, THEME, second);
    await publish(app.strapi, COURSE, other);
    expect(await titles(course)).toEqual(['a', 'b', 'b']);
    expect(await titles(other)).toEqual(['a', 'b', 'a', 'b', 'b']);
  });

  it('LRN-1 what an editor changes shows when it is published, not before', async () => {
    const [a = '', b = ''] = await publishTexts('a', 'b');
    const { course, modules } = await courseOf([[a, b]]);
    await update(MODULE, modules[0] ?? '', { lessons: { set: [b, a] } });
    await update(LESSON, a, { title: 'a, revised' });
    expect(await titles(course), 'while it is a draft').toEqual(['a', 'b']);

    await publish(app.strapi, LESSON, b);
    expect(await titles(course), 'once the other lesson is published').toEqual(['a', 'b']);
    await publish(app.strapi, LESSON, a);
    expect(await titles(course), 'once the lesson is published').toEqual(['a, revised', 'b']);
    await publish(app.strapi, MODULE, modules[0] ?? '');
    expect(await titles(course), 'once the module is published').toEqual(['b', 'a, revised']);
  });

  it('LRN-1 a lesson that is published later takes its place in the order', async () => {
    const [a = '', c = ''] = await publishTexts('a', 'c');
    const b = await draftText('b');
    const { course } = await courseOf([[a, b, c]]);
    expect(await titles(course)).toEqual(['a', 'c']);
    await publish(app.strapi, LESSON, b);
    expect(await titles(course)).toEqual(['a', 'b', 'c']);
  });

  it('LRN-1 a lesson taken back or deleted leaves the outline', async () => {
    const [a = '', b = '', c = ''] = await publishTexts('a', 'b', 'c');
    const { course, modules } = await courseOf([[a, b, c]]);
    await app.documents(LESSON).unpublish({ documentId: b });
    expect(await titles(course)).toEqual(['a', 'c']);
    await update(MODULE, modules[0] ?? '', { lessons: { set: [a, b] } });
    await publish(app.strapi, MODULE, modules[0] ?? '');
    await app.documents(LESSON).delete({ documentId: c });
    expect(await titles(course)).toEqual(['a']);
  });

  it('LRN-3 whether a theme is optional belongs to its position in a course', async () => {
    const [a = ''] = await publishTexts('a');
    const { course, themes } = await courseOf([[a]]);
    const other = await draft(app.strapi, COURSE, { title: 'C2', reference: reference(), themes, optionalThemes: themes });
    await publish(app.strapi, COURSE, other);
    expect((await outline(course))[0]?.optional, 'in one course').toBe(false);
    expect((await outline(other))[0]?.optional, 'in the other').toBe(true);
  });

  it('LRN-5 a video lesson carries its duration, a text none', async () => {
    const { course } = await publishedCourse(app.strapi, { seconds: 42 });
    expect((await outline(course)).map(({ kind, duration_seconds }) => [kind, duration_seconds])).toEqual([
      ['text', null],
      ['video', 42],
    ]);
  });

  it('LRN-5 an empty lesson is not published, and its course stays as it was', async () => {
    const [a = '', b = ''] = await publishTexts('a', 'b');
    const { course } = await courseOf([[a, b]]);
    const before = await outline(course);
    expect(before).toHaveLength(2);
    await update(LESSON, a, { title: 'vide', body: '' });
    await expect(publish(app.strapi, LESSON, a)).rejects.toThrow('Cette leçon est vide');
    expect(await outline(course)).toEqual(before);
  });

  it('LRN-1 of twenty who take one reference at once, one gets it', async () => {
    const created = await Promise.allSettled(
      Array.from({ length: 20 }, () => draft(app.strapi, LESSON, { title: 'x', reference: 'SAME', body: 'x' })),
    );
    expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('LRN-1 publishing two parts at once loses neither', async () => {
    const lessons = await publishTexts('a', 'b', 'c', 'd');
    const { course } = await courseOf([lessons]);
    await Promise.all(lessons.map((lesson, index) => update(LESSON, lesson, { title: `new ${index}` })));
    await Promise.all(lessons.map((lesson) => publish(app.strapi, LESSON, lesson)));
    expect(await titles(course)).toEqual(['new 0', 'new 1', 'new 2', 'new 3']);
  });

  it('LRN-8 an editor publishes, takes back and deletes several parts of one course at once', async () => {
    const lessons = await publishTexts('a', 'b', 'c', 'd', 'e');
    const { course, themes, modules } = await courseOf([lessons.slice(0, 3), lessons.slice(3)]);
    const manager = app.strapi.plugin('content-manager').service('document-manager');
    for (const [index, lesson] of lessons.entries()) await update(LESSON, lesson, { title: `new ${index}` });
    await manager.publishMany(LESSON, lessons);
    expect(await titles(course)).toEqual(['new 0', 'new 1', 'new 2', 'new 3', 'new 4']);
    await manager.unpublishMany(lessons.slice(0, 2), LESSON);
    expect(await titles(course)).toEqual(['new 2', 'new 3', 'new 4']);
    await update(THEME, themes[0] ?? '', { modules: { set: [] } });
    await publish(app.strapi, THEME, themes[0] ?? '');
    await manager.deleteMany(modules, MODULE);
    expect(await outline(course)).toEqual([]);
  });

  it('LRN-3 whether it is optional can be set from the form of the theme', async () => {
    const [a = ''] = await publishTexts('a');
    const { course, themes } = await courseOf([[a]]);
    await update(THEME, themes[0] ?? '', { optionalIn: { set: [course] } });
    await publish(app.strapi, THEME, themes[0] ?? '');
    expect((await outline(course))[0]?.optional, 'set').toBe(true);
    await update(THEME, themes[0] ?? '', { optionalIn: { set: [] } });
    await publish(app.strapi, THEME, themes[0] ?? '');
    expect((await outline(course))[0]?.optional, 'unset').toBe(false);
  });

  it('LRN-5 what is written and published in one step meets the same rules', async () => {
    const write = (data: Record<string, unknown>) => app.documents(LESSON).create({ data, status: 'published' });
    await expect(write({ title: 'vide', reference: reference() })).rejects.toThrow('Cette leçon est vide');
    const b = await draftText('b');
    const { course } = await courseOf([[b]]);
    expect(await titles(course)).toEqual([]);
    await app.documents(LESSON).update({ documentId: b, data: { title: 'b, live' }, status: 'published' });
    expect(await titles(course)).toEqual(['b, live']);
  });

  it('LRN-6 a certifying course is published once it has its backgrounds and a published case study; what is missing is listed', async () => {
    const { course } = await publishedCourse(app.strapi);
    const caseStudy = await draft(app.strapi, CASE_STUDY, { title: 'Cas', reference: reference() });
    await update(COURSE, course, { certifying: true, caseStudy });
    await expect(publish(app.strapi, COURSE, course)).rejects.toThrow(
      'Il manque : le fond de page or, le fond de page argent, le fond de page bronze, un cas pratique publié.',
    );
    const [{ id }] = await app.strapi.db
      .connection('files')
      .insert({
        document_id: reference(),
        name: 'fond.jpg',
        url: '/uploads/fond.jpg',
        mime: 'image/jpeg',
        hash: 'fond',
        ext: '.jpg',
        size: 1,
        provider: 'local',
      })
      .returning('id');
    await update(COURSE, course, { goldBackground: id, silverBackground: id, bronzeBackground: id });
    await expect(publish(app.strapi, COURSE, course)).rejects.toThrow('Il manque : un cas pratique publié.');
    await publish(app.strapi, CASE_STUDY, caseStudy);
    await publish(app.strapi, COURSE, course);
    expect(
      await app.database.query('select from courses where document_id = $1 and published_at is not null and certifying', [course]),
    ).toHaveLength(1);
    const documents = app.documents(CASE_STUDY);
    await expect(documents.unpublish({ documentId: caseStudy }), 'taking it back').rejects.toThrow('sert à un parcours certifiant publié');
    await expect(documents.delete({ documentId: caseStudy }), 'deleting it').rejects.toThrow('un parcours le demande (« Un parcours »)');
  });

  it('LRN-13 how long a film lasts is read from its file, whatever was typed', async () => {
    const filepath = path.join(import.meta.dirname, '../../demo/media/faire-le-point.mp4');
    const files = { filepath, originalFilename: 'film.mp4', mimetype: 'video/mp4', size: statSync(filepath).size };
    const [video] = await app.strapi.plugin('upload').service('upload').upload({ data: {}, files });
    const { course, film } = await publishedCourse(app.strapi, { seconds: 999 });
    await update(LESSON, film, { video: video.id });
    await publish(app.strapi, LESSON, film);
    expect((await outline(course)).find(({ lesson }) => lesson === film)?.duration_seconds).toBe(24);
    expect(await app.database.query('select distinct duration_seconds as s from lessons where document_id = $1', [film])).toEqual([
      { s: 24 },
    ]);
  });

  it('LRN-5 a lesson with a link to nowhere is not published', async () => {
    const lesson = await draft(app.strapi, LESSON, {
      title: 'x',
      reference: reference(),
      videoLink: 'https://films.example/1',
      durationSeconds: 9,
    });
    await expect(publish(app.strapi, LESSON, lesson)).rejects.toThrow('ne mène pas à une vidéo Vimeo ou YouTube');
  });

  it('LRN-5 a lesson with two films is not published', async () => {
    const { film } = await publishedCourse(app.strapi);
    await update(LESSON, film, { videoLink: 'https://vimeo.com/76979871' });
    await expect(publish(app.strapi, LESSON, film)).rejects.toThrow('gardez l’un des deux');
  });
});
