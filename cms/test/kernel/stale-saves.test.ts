// Two people save one document: whoever began from an older version is told, and nothing of theirs is stored. (LRN-8, ACC-13)
import { COMPANY } from '@cordee/companies';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { SESSION } from '@cordee/seats';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeStoredSaves } from '../../../plugins/kernel/server/strapi/recognise-saves.ts';
import { draft, openSession, publish, publishedCourse, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const USER = 'plugin::users-permissions.user';

let app: TestApp;
let amel: string;
let nora: string;

beforeAll(async () => {
  app = await startTestApp();
  amel = await createStaffUser(app, 'amel@cordee.example', { superAdmin: true, name: ['Amel', 'Roy'] });
  nora = await createStaffUser(app, 'nora@cordee.example', { superAdmin: true, name: ['Nora', 'Petit'] });
});
afterAll(() => app.close());

type Saved = { version: number; [field: string]: unknown };
type Refused = { error: { details: { code: string; version: number; changes: { field: string; staff: string | null; at: string }[] } } };

const pathOf = (uid: UID.ContentType, document: string) => `/content-manager/collection-types/${uid}/${document}`;

async function read(uid: UID.ContentType, document: string): Promise<Saved> {
  const { body } = await app.call<{ data: Saved }>(`GET ${pathOf(uid, document)}`, { token: amel });
  return body.data;
}
const versionOf = async (uid: UID.ContentType, document: string) => (await read(uid, document)).version;

type Save = Readonly<{ token?: string; version?: number; data: Record<string, unknown> }>;

const save = (uid: UID.ContentType, document: string, { token = amel, version, data }: Save) =>
  app.call<{ data: Saved } & Saved & Refused>(`PUT ${pathOf(uid, document)}`, {
    token,
    body: data,
    headers: version === undefined ? {} : { 'If-Match': `"${version}"` },
  });

const publishForm = (document: string, { version, data }: Save) =>
  app.call<Refused>(`POST ${pathOf(LESSON, document)}/actions/publish`, {
    token: nora,
    body: data,
    headers: { 'If-Match': `"${version}"` },
  });

describe('two editors of one lesson', () => {
  it('H-93 the save that began from an older version changes nothing, and says who changed what', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Écouter', reference: reference(), body: 'Un.' });
    const version = await versionOf(LESSON, lesson);
    expect((await save(LESSON, lesson, { token: amel, version, data: { title: 'Écouter vraiment' } })).status).toBe(200);

    const refused = await save(LESSON, lesson, { token: nora, version, data: { body: 'Deux.' } });
    expect(refused.status).toBe(412);
    expect(refused.body.error.details).toMatchObject({ code: 'kernel.stale_version', changes: [{ field: 'title', staff: 'Amel Roy' }] });
    expect(await read(LESSON, lesson)).toMatchObject({ title: 'Écouter vraiment', body: 'Un.' });
    expect((await save(LESSON, lesson, { token: nora, version: refused.body.error.details.version, data: { body: 'Deux.' } })).status).toBe(
      200,
    );
    expect(await read(LESSON, lesson)).toMatchObject({ title: 'Écouter vraiment', body: 'Deux.' });
  });

  it('H-93 nor is a stale lesson published', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Publier', reference: reference(), body: 'Un.' });
    const version = await versionOf(LESSON, lesson);
    await save(LESSON, lesson, { version, data: { body: 'D’Amel.' } });
    expect((await publishForm(lesson, { version, data: { body: 'De Nora.' } })).status).toBe(412);
    expect(await app.documents(LESSON).findOne({ documentId: lesson, status: 'published' })).toBeNull();
    expect(await read(LESSON, lesson)).toMatchObject({ body: 'D’Amel.' });
  });

  it('H-93 nor is one published whose publication somebody withdrew meanwhile, before its editor was told', async () => {
    const { text } = await publishedCourse(app.strapi);
    const version = await versionOf(LESSON, text);
    const withdrawn = await app.call(`POST ${pathOf(LESSON, text)}/actions/unpublish`, { token: amel, body: {} });
    expect(withdrawn.status).toBe(200);
    const refused = await publishForm(text, { version, data: {} });
    expect(refused.status).toBe(412);
    const { changes, version: now } = refused.body.error.details;
    expect(changes).toMatchObject([{ field: 'publishedAt', staff: 'Amel Roy' }]);
    expect((await publishForm(text, { version: now, data: {} })).status).toBe(200);
  });

  it('LRN-8 a save that does not say where it began from is refused', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Sans version', reference: reference() });
    expect((await save(LESSON, lesson, { data: { title: 'Autre' } })).status).toBe(428);
  });

  it('LRN-8 the version that a save returns is the one to save from next', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'À la suite', reference: reference() });
    const module = await draft(app.strapi, MODULE, { title: 'Un module', reference: reference() });
    const data = { title: 'Autre', lessons: { connect: [{ documentId: lesson }], disconnect: [] } };
    const saved = await save(MODULE, module, { version: await versionOf(MODULE, module), data });
    expect(saved.status).toBe(200);
    expect(saved.body.data.version).toBe(await versionOf(MODULE, module));
  });
});

describe('a save that is sent again because its answer was lost', () => {
  const path = `/content-manager/collection-types/${LESSON}`;
  const id = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
  const send = (
    endpoint: `POST ${string}` | `PUT ${string}`,
    { data, saveId, version, token = amel }: { data: object; saveId: string; version?: number; token?: string },
  ) =>
    app.call<{ data: Saved } & { error: { details: object } }>(endpoint, {
      token,
      body: data,
      headers: { 'Save-Id': saveId, ...(version !== undefined && { 'If-Match': `"${version}"` }) },
    });
  const alreadySaved = (document: string, version: number) => ({ error: { details: { code: 'kernel.already_saved', document, version } } });

  it('H-94 creates one document, and says which', async () => {
    const [saveId, data] = [id(), { title: 'Une fois', reference: reference() }];
    const both = await Promise.all([send(`POST ${path}`, { data, saveId }), send(`POST ${path}`, { data, saveId })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [created, again] = both[0].status === 201 ? both : [both[1], both[0]];
    const { documentId, version } = created.body.data;
    expect(again.body).toMatchObject(alreadySaved(String(documentId), version));

    const other = { title: 'De Nora', reference: reference() };
    expect((await send(`POST ${path}`, { data: other, saveId, token: nora })).status, 'the id of somebody else’s save').toBe(201);

    await app.documents(LESSON).delete({ documentId: String(documentId) });
    expect((await send(`POST ${path}`, { data, saveId })).status, 'once its document is gone').toBe(201);
  });

  it('H-94 is no stale save, also when somebody else saved after it', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Perdue', reference: reference(), body: 'Un.' });
    const [saveId, version] = [id(), await versionOf(LESSON, lesson)];
    const first = await send(`PUT ${path}/${lesson}`, { data: { title: 'Arrivée' }, saveId, version });
    await save(LESSON, lesson, { token: nora, version: first.body.data.version, data: { body: 'De Nora.' } });
    for (const endpoint of [`PUT ${path}/${lesson}`, `POST ${path}/${lesson}/actions/publish`] as const) {
      const again = await send(endpoint, { data: { title: 'Arrivée' }, saveId, version });
      expect(again.status).toBe(409);
      expect(again.body).toMatchObject(alreadySaved(lesson, first.body.data.version));
    }
    expect((await send(`PUT ${path}/${lesson}`, { data: { title: 'Arrivée' }, saveId: id(), version })).status).toBe(412);
  });

  it('H-94 is forgotten with what was typed', async () => {
    await app.database.query(`update cordee.stored_save set at = cordee.now() - interval '9 days'`);
    const { id: job, run } = purgeStoredSaves;
    expect(job).toBe('kernel.purge-saves');
    await run({ strapi: app.strapi, db: app.strapi.db.connection, dueAt: new Date() });
    expect(await app.database.query('select id from cordee.stored_save')).toEqual([]);
  });
});

describe('a draft that is thrown away', () => {
  it('H-93 is not thrown away with what somebody else wrote in it meanwhile', async () => {
    const { text } = await publishedCourse(app.strapi);
    const version = await versionOf(LESSON, text);
    await save(LESSON, text, { version, data: { body: 'D’Amel.' } });
    const discard = (from: number) =>
      app.call(`POST ${pathOf(LESSON, text)}/actions/discard`, { token: nora, body: {}, headers: { 'If-Match': `"${from}"` } });
    expect((await discard(version)).status).toBe(412);
    expect(await read(LESSON, text)).toMatchObject({ body: 'D’Amel.' });
    expect((await discard(await versionOf(LESSON, text))).status).toBe(200);
    expect(await read(LESSON, text)).toMatchObject({ body: 'Des mots.' });
  });
});

describe('the version of a document', () => {
  it('LRN-8 is not raised by publishing, nor by a save without a change', async () => {
    const { course, theme, module, text } = await publishedCourse(app.strapi);
    const session = await openSession(app.strapi, course, []);
    const all = [
      [COURSE, course],
      [THEME, theme],
      [MODULE, module],
      [LESSON, text],
      [SESSION, session],
    ] as const;
    const versions = () => Promise.all(all.map(([uid, document]) => versionOf(uid, document)));
    const before = await versions();
    for (const [uid, document] of all.slice(0, 4)) await publish(app.strapi, uid, document);
    await app.documents(LESSON).update({ documentId: text, data: { title: 'Un texte' } });
    expect(await versions()).toEqual(before);
  });

  it('H-93 is not raised by publishing a film whose duration was typed wrong: whoever has it open saves and is told of nothing', async () => {
    const { film } = await publishedCourse(app.strapi, { seconds: 999 });
    const version = await versionOf(LESSON, film);
    await app.database.query(`insert into cordee.media_duration (file, seconds) select id, 24 from files where name = 'film.mp4'`);
    await publish(app.strapi, LESSON, film);
    expect(await read(LESSON, film)).toMatchObject({ version, durationSeconds: 24 });
    expect((await save(LESSON, film, { version, data: { title: 'Un autre titre' } })).status).toBe(200);
    expect(await read(LESSON, film)).toMatchObject({ title: 'Un autre titre', durationSeconds: 24 });
  });

  it('LRN-8 is raised by relations, from both sides where both forms show them', async () => {
    const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'pine' });
    const course = await draft(app.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
    const [ofTheme, ofCourse] = [await versionOf(THEME, theme), await versionOf(COURSE, course)];
    await app.documents(THEME).update({ documentId: theme, data: { optionalIn: [course] } });
    expect(await versionOf(THEME, theme), 'the theme').toBeGreaterThan(ofTheme);
    expect(await versionOf(COURSE, course), 'the course').toBeGreaterThan(ofCourse);
    const other = await draft(app.strapi, THEME, { title: 'U', reference: reference(), colour: 'rust' });
    const before = await versionOf(THEME, other);
    await app.documents(COURSE).update({ documentId: course, data: { themes: [theme, other] } });
    expect(await versionOf(THEME, other), 'a relation that the form of the theme does not show').toBe(before);
  });

  it('LRN-8 is raised by a picture', async () => {
    const { id } = await app.strapi.db.query('plugin::upload.file').create({
      data: { name: 'a.png', hash: 'a', ext: '.png', mime: 'image/png', size: 1, url: '/uploads/a.png', provider: 'local' },
    });
    const course = await draft(app.strapi, COURSE, { title: 'Une image', reference: reference() });
    const before = await versionOf(COURSE, course);
    await app.documents(COURSE).update({ documentId: course, data: { welcomePicture: id } });
    const refused = await save(COURSE, course, { version: before, data: { title: 'Autre' } });
    expect(refused.body.error.details.changes.map(({ field }) => field)).toEqual(['welcomePicture']);
  });

  it('LRN-8 never goes back: a draft that was thrown away gives its versions to nobody', async () => {
    const { text } = await publishedCourse(app.strapi);
    await app.documents(LESSON).update({ documentId: text, data: { title: 'Brouillon' } });
    const version = await versionOf(LESSON, text);
    await app.documents(LESSON).discardDraft({ documentId: text });
    const refused = await save(LESSON, text, { version, data: { title: 'D’avant' } });
    expect(refused.status).toBe(412);
    expect(refused.body.error.details.changes.map(({ field }) => field)).toContain('title');
  });
});

describe('a person who is changed while staff have their form open', () => {
  it('ACC-13 stays blocked, and keeps the address that they have just confirmed', async () => {
    const person = await app.createPerson('stale@cordee.example');
    const version = await versionOf(USER, person.documentId);
    await save(USER, person.documentId, { version, data: { blocked: true } });
    await app.database.query(`update up_users set email = 'confirmed@cordee.example' where id = $1`, [person.id]);

    const stale = { blocked: false, email: 'stale@cordee.example', lastName: 'Martin-Roy' };
    const refused = await save(USER, person.documentId, { token: nora, version, data: stale });
    expect(refused.status).toBe(412);
    expect(refused.body.error.details.changes).toMatchObject([
      { field: 'email', staff: null },
      { field: 'blocked', staff: 'Amel Roy' },
    ]);
    expect(await read(USER, person.documentId)).toMatchObject({ blocked: true, email: 'confirmed@cordee.example', lastName: 'Martin' });
  });

  it('ACC-13 may sign in and ask for a new password meanwhile', async () => {
    const person = await app.createPerson('signs-in@cordee.example');
    const version = await versionOf(USER, person.documentId);
    await app.signIn(person.email);
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email: person.email } });
    expect(await versionOf(USER, person.documentId)).toBe(version);
  });

  it('ACC-13 so with sessions and companies', async () => {
    const session = await openSession(app.strapi, (await publishedCourse(app.strapi)).course, []);
    const version = await versionOf(SESSION, session);
    await save(SESSION, session, { version, data: { endsOn: '2039-01-01' } });
    expect((await save(SESSION, session, { token: nora, version, data: { endsOn: '2040-12-31' } })).status).toBe(412);

    const company = await draft(app.strapi, COMPANY, { legalName: 'Dupont SA' });
    const before = await versionOf(COMPANY, company);
    const person = await app.createPerson('pilot@cordee.example');
    await save(COMPANY, company, { version: before, data: { pilots: { connect: [{ id: person.id }], disconnect: [] } } });
    expect((await save(COMPANY, company, { token: nora, version: before, data: { legalName: 'Dupont SAS' } })).status).toBe(412);
  });
});

describe('two editors of one file of the media library', () => {
  const FILE = 'plugin::upload.file';
  type LibraryFile = Readonly<{ id: number; documentId: string; version: number }>;

  const send = (path: string, form: FormData, { token = amel, version }: { token?: string; version?: number | undefined }) =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...(version !== undefined && { 'If-Match': `"${version}"` }) },
      body: form,
    });
  const saveFile = (id: number, info: Record<string, unknown>, from: { token?: string; version?: number }) => {
    const form = new FormData();
    form.set('fileInfo', JSON.stringify(info));
    return send(`/upload?id=${id}`, form, from);
  };
  const withCaptions = (text: string, info = {}) => {
    const form = new FormData();
    form.set('files', new Blob([`WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`], { type: 'text/vtt' }), 'film.vtt');
    form.set('fileInfo', JSON.stringify({ name: 'film.vtt', ...info }));
    return form;
  };
  const replace = ({ id, version }: LibraryFile, form: FormData, token = amel) =>
    send(`/upload/files/${id}/replace`, form, { token, version });
  async function uploadCaptions(): Promise<LibraryFile> {
    const [file]: [LibraryFile] = await (await send('/upload', withCaptions('Bonjour'), {})).json();
    return file;
  }
  const changesOf = ({ documentId }: LibraryFile) =>
    app.database.query<{ field: string; staff_name: string | null }>(
      `select field, staff_name from cordee.field_change where kind = $1 and document = $2`,
      [FILE, documentId],
    );

  it('H-93 the second is told who changed what, and nothing of theirs is stored', async () => {
    const data = { name: 'a.png', hash: 'b', ext: '.png', mime: 'image/png', size: 1, url: '/uploads/b.png', provider: 'local' };
    const { id } = await app.strapi.db.query(FILE).create({ data });
    const { body: shown } = await app.call<Saved>(`GET /upload/files/${id}`, { token: amel });
    expect((await saveFile(id, { alternativeText: 'Un pot de départ' }, { version: shown.version })).status).toBe(200);
    const refused = await saveFile(id, { caption: 'De Nora' }, { token: nora, version: shown.version });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('ce fichier a changé entre-temps : le texte alternatif (Amel Roy).');
    expect((await saveFile(id, { caption: 'De Nora' }, { token: nora })).status).toBe(400);
    const [stored] = await app.database.query('select alternative_text, caption from files where id = $1', [id]);
    expect(stored).toEqual({ alternative_text: 'Un pot de départ', caption: null });

    const bare = await createStaffUser(app, 'bare@cordee.example', { superAdmin: false });
    const forbidden = await saveFile(id, { caption: 'De personne' }, { token: bare, version: shown.version });
    expect([forbidden.status, await forbidden.text()]).toEqual([403, expect.not.stringContaining('Amel')]);
  });

  it('H-93 ACC-22 who may change the files of their own only is told nothing of those of others', async () => {
    const { id, version } = await uploadCaptions();
    expect((await saveFile(id, { caption: 'D’Amel' }, { version })).status).toBe(200);
    const owner = await createStaffUser(app, 'owner@cordee.example', { superAdmin: false });
    const roles = app.strapi.service('admin::role');
    const { id: role } = await roles.findOne({ name: 'Bare owner@cordee.example' });
    const permission = { subject: null, properties: {}, conditions: ['admin::is-creator'] };
    await roles.assignPermissions(role, [
      { action: 'plugin::upload.assets.create', ...permission, conditions: [] },
      { action: 'plugin::upload.assets.update', ...permission },
    ]);

    const forbidden = await saveFile(id, { caption: 'De personne' }, { token: owner, version });
    expect([forbidden.status, await forbidden.text()]).toEqual([403, expect.not.stringContaining('Amel')]);
    const [own]: [LibraryFile] = await (await send('/upload', withCaptions('Bonjour'), { token: owner })).json();
    expect((await saveFile(own.id, { caption: 'À moi' }, { token: owner, version: own.version })).status).toBe(200);
  });

  it('H-93 of two who replace it at once, the second is refused and told who did, also when it is as long as before', async () => {
    const file = await uploadCaptions();
    const both = await Promise.all([replace(file, withCaptions('Bonsoir')), replace(file, withCaptions('Bonnuit'), nora)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const [first, second] = both[0].ok ? both : [both[1], both[0]];
    const [name, text] = both[0].ok ? ['Amel Roy', 'Bonsoir'] : ['Nora Petit', 'Bonnuit'];
    expect(await second.text()).toContain(`ce fichier a changé entre-temps : le fichier (${name}).`);
    expect(await changesOf(file)).toContainEqual({ field: 'replacedAt', staff_name: name });
    const { url } = await first.json();
    expect(await (await fetch(`${app.url}${url}`)).text()).toContain(text);
  });

  it('H-93 who replaces it and its texts together is named for both, and a file that is refused leaves no trace', async () => {
    const file = await uploadCaptions();
    const form = withCaptions('<html>');
    form.set('files', new Blob(['MZ']), 'film.vtt');
    expect((await replace(file, form, nora)).status).toBe(400);
    expect(await changesOf(file)).toEqual([]);

    expect((await replace(file, withCaptions('Bonsoir', { caption: 'Le soir' }), nora)).status).toBe(200);
    const changes = (await changesOf(file)).filter(({ field }) => ['replacedAt', 'caption', 'name', 'alternativeText'].includes(field));
    expect(changes.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      { field: 'caption', staff_name: 'Nora Petit' },
      { field: 'replacedAt', staff_name: 'Nora Petit' },
    ]);
  });
});
