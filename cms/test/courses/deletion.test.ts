import { setTimeout as pause } from 'node:timers/promises';
import { COMPANY } from '@cordee/companies';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { SESSION } from '@cordee/seats';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLOUR_NAMES } from '../../../plugins/courses/server/domain/colours.ts';
import { draft, openSession, publish, publishedCourse, readText, reference } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

type Answer = { error?: { message: string } };
const deleteAs = (uid: string, documentId: string) =>
  app.call<Answer>(`DELETE /content-manager/collection-types/${uid}/${documentId}`, { token: staff });
const exists = async (uid: UID.ContentType, documentId: string) => (await app.documents(uid).findOne({ documentId })) !== null;
const update = (uid: UID.ContentType, documentId: string, data: Record<string, unknown>) => app.documents(uid).update({ documentId, data });
const read = (course: string, lesson: string, token: string) => readText(app, { course, lesson, token });
const text = (title: string) => draft(app.strapi, LESSON, { title, reference: reference(), body: 'Des mots.' });
const theme = (title: string, modules: string[] = [], colour = 'pine') =>
  draft(app.strapi, THEME, { title, reference: reference(), colour, modules });

/** Publishes a course whose one theme has one text, and reads it as its one learner. */
async function courseWonBy(email: string) {
  const lesson = await text('Une leçon vue');
  const module = await draft(app.strapi, MODULE, { title: 'Un module', reference: reference(), lessons: [lesson] });
  const won = await theme('Une thématique gagnée', [module]);
  const course = await draft(app.strapi, COURSE, { title: `Parcours de ${email}`, reference: reference(), themes: [won] });
  for (const [uid, id] of [[LESSON, lesson] as const, [MODULE, module] as const, [THEME, won] as const, [COURSE, course] as const])
    await publish(app.strapi, uid, id);
  const { token } = await app.createPerson(email);
  await openSession(app.strapi, course, [email]);
  expect(await read(course, lesson, token)).toBe(204);
  return { course, theme: won, module, lesson, token };
}

/** Takes everything out of its parent, published version included. */
async function takeOut({ course, theme, module }: { course: string; theme: string; module: string }): Promise<void> {
  await update(COURSE, course, { themes: { set: [] } });
  await update(THEME, theme, { modules: { set: [] } });
  await update(MODULE, module, { lessons: { set: [] } });
  for (const [uid, id] of [[MODULE, module] as const, [THEME, theme] as const, [COURSE, course] as const])
    await publish(app.strapi, uid, id);
}

describe('what a parent holds is not deleted', () => {
  it('LRN-7 a theme, module or lesson in its place: the refusal names the parent, draft or published', async () => {
    const { course, theme, module, film } = await publishedCourse(app.strapi);
    for (const [uid, document, message] of [
      [THEME, theme, '« Une thématique » ne se supprime pas : un parcours la contient (« Un parcours »).'],
      [MODULE, module, '« Un module » ne se supprime pas : une thématique le contient (« Une thématique »).'],
      [LESSON, film, '« Un film » ne se supprime pas : un module la contient (« Un module »).'],
    ] as const) {
      const { status, body } = await deleteAs(uid, document);
      expect(status, message).toBe(400);
      expect(body.error?.message).toContain(message);
      expect(await exists(uid, document)).toBe(true);
    }
    await update(COURSE, course, { themes: { set: [] } });
    expect((await deleteAs(THEME, theme)).body.error?.message, 'only the published course holds it still').toContain('« Un parcours »');
    await publish(app.strapi, COURSE, course);
    expect((await deleteAs(THEME, theme)).status, 'taken out, and used by nobody').toBe(200);
    expect(await exists(THEME, theme)).toBe(false);
  });

  it('LRN-7 a lesson open to testers, an optional theme, a case study: the courses are named', async () => {
    const lesson = await text('Ouverte');
    const module = await draft(app.strapi, MODULE, { title: 'Un module', reference: reference(), lessons: [lesson] });
    const optional = await theme('Facultative', [module]);
    const caseStudy = await draft(app.strapi, CASE_STUDY, { title: 'Cas', reference: reference() });
    const data = { title: 'Le parcours qui s’en sert', themes: [optional], openToTesters: [lesson], optionalThemes: [optional], caseStudy };
    await draft(app.strapi, COURSE, { ...data, reference: reference() });
    for (const [uid, document] of [
      [LESSON, lesson],
      [THEME, optional],
      [CASE_STUDY, caseStudy],
    ] as const)
      expect((await deleteAs(uid, document)).body.error?.message, uid).toContain('« Le parcours qui s’en sert »');
  });

  it('SEAT-1 a company with sessions, a course with four sessions: they are named, three of them', async () => {
    const { course } = await publishedCourse(app.strapi);
    const company = await draft(app.strapi, COMPANY, { legalName: `Société ${reference()}` });
    for (const reference of ['Lyon', 'Metz', 'Nantes', 'Vannes'])
      await draft(app.strapi, SESSION, { reference, course, company, startsOn: '2020-01-01', endsOn: '2040-12-31' });
    for (const [uid, document] of [
      [COMPANY, company],
      [COURSE, course],
    ] as const) {
      const { status, body } = await deleteAs(uid, document);
      expect(status).toBe(400);
      // Who edits courses may not read sessions.
      const names = uid === COMPANY ? ' (« Lyon », « Metz », « Nantes »…)' : '.';
      expect(body.error?.message).toContain(`4 sessions en dépendent${names}`);
      expect(await exists(uid, document)).toBe(true);
    }
  });

  it('LRN-7 a person is told by what is attached to them', async () => {
    const { course } = await publishedCourse(app.strapi);
    const { documentId } = await app.createPerson('attached@cordee.example', { firstName: 'Nora', lastName: 'Benali' });
    await openSession(app.strapi, course, ['attached@cordee.example']);
    await draft(app.strapi, COMPANY, { legalName: 'ACME pilotée', pilots: [documentId] });
    const { body } = await deleteAs('plugin::users-permissions.user', documentId);
    expect(body.error?.message).toContain('membre, ou ancien membre, d’une session');
    expect(body.error?.message).toContain('pilote une entreprise (« ACME pilotée »)');
  });

  it('LRN-7 one of a theme that is placed and deleted at once gives way, and nothing vanishes unseen', async () => {
    const placed = await theme('Placée au même moment');
    const course = await draft(app.strapi, COURSE, { title: 'C', reference: reference() });
    const isPlaced = Promise.withResolvers<void>();
    const placing = app.strapi.db.transaction(async () => {
      await update(COURSE, course, { themes: { set: [placed] } });
      isPlaced.resolve();
      await pause(500);
    });
    await isPlaced.promise;
    const deleting = deleteAs(THEME, placed);
    await placing;
    expect((await deleting).body.error?.message).toContain('un parcours la contient (« C »)');

    for (const [round, colour] of COLOUR_NAMES.slice(1, 9).entries()) {
      const either = await theme(`Round ${round}`, [], colour);
      const headers = await fromStoredVersion(app, COURSE, course);
      const [place, remove] = await Promise.all([
        app.call<Answer>(`PUT /content-manager/collection-types/${COURSE}/${course}`, {
          token: staff,
          body: { themes: { connect: [{ documentId: either }] } },
          headers,
        }),
        deleteAs(THEME, either),
      ]);
      const after = await app.documents(COURSE).findOne({ documentId: course, populate: ['themes'] });
      const held = JSON.stringify(after).includes(`Round ${round}`);
      expect({ held, exists: await exists(THEME, either) }, JSON.stringify([place, remove])).toEqual(
        remove.status === 200 ? { held: false, exists: false } : { held: true, exists: true },
      );
      if (!held) expect(place.body.error?.message).toContain('vient d’être supprimé');
    }
  });
});

describe('what somebody used is not deleted, wherever it was taken out', () => {
  it('LRN-7 LRN-16 a theme with a badge, and the module, lesson and course of it', async () => {
    const won = await courseWonBy('winner@cordee.example');
    await takeOut(won);
    for (const [uid, document, message] of [
      [LESSON, won.lesson, 'une personne l’a suivie'],
      [MODULE, won.module, 'une personne en a suivi des leçons'],
      [THEME, won.theme, 'une personne en a gagné le badge'],
    ] as const) {
      const { status, body } = await deleteAs(uid, document);
      expect(status, message).toBe(400);
      expect(body.error?.message).toContain(message);
      expect(await exists(uid, document)).toBe(true);
    }
    expect((await deleteAs(COURSE, won.course)).body.error?.message).toContain('une personne y a gagné un badge');
  });

  it('LRN-16 the database deletes no badge, no progress and no membership with something else', async () => {
    const followed = await app.database.query<{ of: string }>(
      `select format('%s → %s', conrelid::regclass, confrelid::regclass) as of from pg_constraint
       where contype = 'f' and confdeltype <> 'r' and conrelid in ('cordee.badge'::regclass, 'cordee.lesson_view'::regclass, 'cordee.membership'::regclass)`,
    );
    expect(followed).toEqual([]);
  });
});

describe('deletion of several at once', () => {
  it('LRN-7 names each that is used and why, and deletes none', async () => {
    const free = await text('Libre');
    const [first, second] = [await text('Première'), await text('Seconde')];
    await draft(app.strapi, MODULE, { title: 'Le module', reference: reference(), lessons: [first, second] });
    const remove = (documentIds: string[]) =>
      app.call<Answer>(`POST /content-manager/collection-types/${LESSON}/actions/bulkDelete`, { token: staff, body: { documentIds } });
    const { status, body } = await remove([free, first, second]);
    expect(status).toBe(400);
    expect(body.error?.message).toContain('Rien n’est supprimé.');
    expect(body.error?.message).toContain('« Première » ne se supprime pas : un module la contient (« Le module »)');
    expect(body.error?.message).toContain('« Seconde » ne se supprime pas');
    expect(body.error?.message).not.toContain('« Libre »');
    expect(await Promise.all([free, first, second].map((lesson) => exists(LESSON, lesson)))).toEqual([true, true, true]);
    expect((await remove([free])).status).toBe(200);
  });
});

describe('files of the media library', () => {
  const insertFile = async (name: string, folderPath = '/'): Promise<number> => {
    const file = {
      document_id: reference(),
      name,
      url: `/uploads/${reference()}.mp4`,
      mime: 'video/mp4',
      hash: name,
      ext: '.mp4',
      size: 1,
    };
    const [{ id }] = await app.strapi.db
      .connection('files')
      .insert({ ...file, provider: 'local', folder_path: folderPath })
      .returning('id');
    return id;
  };
  const insertFolder = async (name: string, parent?: number): Promise<{ id: number; path: string }> =>
    app.strapi
      .plugin('upload')
      .service('folder')
      .create({ name, ...(parent && { parent }) });
  const fileExists = async (id: number) => (await app.database.query('select from files where id = $1', [id])).length === 1;
  const bulk = (body: { fileIds?: number[]; folderIds?: number[] }) =>
    app.call<Answer>('POST /upload/actions/bulk-delete', { token: staff, body });

  it('LRN-5 a picture in the text of a lesson', async () => {
    const id = await insertFile('pot.png');
    const [file] = await app.database.query<{ url: string }>('select url from files where id = $1', [id]);
    const lesson = await draft(app.strapi, LESSON, { title: 'Le pot', reference: reference(), body: `Voici : ![Un pot](${file?.url})` });
    const remove = () => app.call<Answer>(`DELETE /upload/files/${id}`, { token: staff });
    expect((await remove()).body.error?.message).toContain('« pot.png » ne se supprime pas : un texte le montre (« Le pot »).');
    await update(LESSON, lesson, { body: 'Voici.' });
    expect((await remove()).status, 'taken out').toBe(200);
  });

  it('LRN-5 the film of a lesson, published or draft, alone, among others, or deep in a folder', async () => {
    const outer = await insertFolder('Année');
    const inner = await insertFolder('Printemps', outer.id);
    const [used, free] = [await insertFile('accueil.mp4', inner.path), await insertFile('libre.mp4')];
    await draft(app.strapi, LESSON, { title: 'Le film', reference: reference(), video: used, durationSeconds: 9 });
    for (const answer of [
      await app.call<Answer>(`DELETE /upload/files/${used}`, { token: staff }),
      await bulk({ fileIds: [free, used] }),
      await bulk({ fileIds: [free], folderIds: [outer.id] }),
    ]) {
      expect(answer.status).toBe(400);
      expect(answer.body.error?.message).toContain('« accueil.mp4 » ne se supprime pas : une leçon s’en sert (« Le film »).');
    }
    expect([await fileExists(used), await fileExists(free)]).toEqual([true, true]);
    expect((await app.database.query('select from upload_folders where id = any($1)', [[outer.id, inner.id]])).length).toBe(2);
    const upload = app.strapi.plugin('upload');
    await expect(upload.service('folder').deleteByIds([outer.id]), 'by the service, as programs do').rejects.toThrow('« Le film »');
    expect((await app.call(`DELETE /upload/files/${free}`, { token: staff })).status).toBe(200);
    const unused = await insertFolder('Vide');
    const inUnused = await insertFile('ancien.mp4', unused.path);
    expect((await bulk({ folderIds: [unused.id] })).status).toBe(200);
    expect([await fileExists(free), await fileExists(inUnused)]).toEqual([false, false]);
  });

  it('LRN-6 a background of two certifying courses: both are named', async () => {
    const background = await insertFile('or.jpg');
    for (const title of ['Certifiant A', 'Certifiant B'])
      await draft(app.strapi, COURSE, { title, reference: reference(), goldBackground: background });
    const { body } = await app.call<Answer>(`DELETE /upload/files/${background}`, { token: staff });
    expect(body.error?.message).toContain('2 parcours s’en servent (« Certifiant A », « Certifiant B »)');
    expect(await fileExists(background)).toBe(true);
  });

  it('LRN-5 no field of any form holds a file that can be deleted under it', async () => {
    const fields = Object.values(app.strapi.contentTypes)
      .filter(({ uid }) => uid.startsWith('plugin::'))
      .flatMap(({ uid, attributes }) =>
        Object.keys(attributes).flatMap((field) => (attributes[field]?.type === 'media' ? [[uid, field] as const] : [])),
      );
    expect(fields.length).toBeGreaterThan(4);
    for (const [uid, field] of fields) {
      const file = await insertFile(`${field}.mp4`);
      const [owner] = await app.database.query<{ id: number }>(`select id from ${app.strapi.getModel(uid).collectionName} limit 1`);
      await app.strapi.db
        .connection('files_related_mph')
        .insert({ file_id: file, related_id: owner?.id, related_type: uid, field, order: 1 });
      expect((await app.call(`DELETE /upload/files/${file}`, { token: staff })).status, `${uid} ${field}`).toBe(400);
    }
  });
});
