// Publishing several documents at once. (LRN-5, LRN-6, LRN-8)
import { COURSE, LESSON } from '@cordee/courses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Answer = { error: { message: string }; documents: { document: string; title: string; reason: string | null; isPublished: boolean }[] };

let app: TestApp;
let editor: string;

beforeAll(async () => {
  app = await startTestApp();
  editor = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const lesson = (title: string, data: Record<string, unknown>) => draft(app.strapi, LESSON, { title, reference: `REF-${title}`, ...data });
const publishAll = (uid: string, documentIds: string[]) =>
  app.call<Answer>(`POST /content-manager/collection-types/${uid}/actions/bulkPublish`, { token: editor, body: { documentIds } });
const published = (ids: string[]) =>
  app.database.query('select from lessons where published_at is not null and document_id = any($1)', [ids]);

describe('publishing several lessons', () => {
  it('LRN-5 LRN-8 says how many of twenty cannot be published, which, and why, and publishes none of them', async () => {
    const lessons: string[] = [];
    for (let index = 1; index <= 18; index += 1) lessons.push(await lesson(`Texte ${index}`, { body: 'x' }));
    const empty = await lesson('La vide', {});
    lessons.splice(7, 0, empty, await lesson('La muette', { videoLink: 'https://vimeo.com/76979871' }));

    const { status, body } = await publishAll(LESSON, lessons);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^2 documents sur 20 ne peuvent pas être publiés, et aucun ne l’a été\./);
    expect(body.error.message).toContain('« La vide » (REF-La vide) : Cette leçon est vide');
    expect(body.error.message).toContain('« La muette » (REF-La muette) : Cette leçon a une vidéo : indiquez sa durée');
    expect(await published(lessons)).toEqual([]);

    const query = new URLSearchParams({ model: LESSON, documents: lessons.join(',') });
    const state = async () => (await app.call<Answer>(`GET /courses/publishing?${query}`, { token: editor })).body.documents;
    const unfit = (await state()).filter(({ reason }) => reason !== null);
    expect(unfit.map(({ title }) => title)).toEqual(['La vide', 'La muette']);
    expect(unfit[0]).toMatchObject({
      document: empty,
      reason: 'Cette leçon est vide : ajoutez une vidéo ou un texte avant de publier.',
    });

    const fit = lessons.filter((id) => !unfit.some(({ document }) => document === id));
    expect((await publishAll(LESSON, fit)).status).toBe(200);
    expect(await published(lessons)).toHaveLength(18);
    expect((await state()).filter(({ isPublished }) => isPublished).map(({ document }) => document)).toEqual(fit);
  });

  it('LRN-6 LRN-8 names the course that certifies without what a certificate needs', async () => {
    const course = await draft(app.strapi, COURSE, { title: 'Certifiant', reference: reference(), certifying: true });
    const other = await draft(app.strapi, COURSE, { title: 'Simple', reference: reference() });
    const { body } = await publishAll(COURSE, [course, other]);
    expect(body.error.message).toMatch(
      /^1 document sur 2 ne peut pas être publié, et aucun ne l’a été\. « Certifiant » .*le fond de page or/,
    );
  });

  it('OPS-3 a request that names no document is refused', async () => {
    for (const body of [{}, { documentIds: 'x' }]) {
      const request = `POST /content-manager/collection-types/${COURSE}/actions/bulkPublish` as const;
      expect((await app.call(request, { token: editor, body })).status).toBe(400);
    }
  });
});
