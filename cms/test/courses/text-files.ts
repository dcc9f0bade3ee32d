// The pictures and documents that editors put into texts, on disk and on S3. (LRN-5, LRN-6)
import { CASE_STUDY, COURSE, LESSON } from '@cordee/courses';
import type { UID } from '@strapi/strapi';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { draft, openSession, publish, publishedCourse, reference } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type LibraryFile = Readonly<{ id: number; url: string }>;
/** A file store, by the settings of an app that uses it. */
type Installation = Readonly<{ settings: Record<string, string>; stop: () => Promise<void> }>;

/** Tests the pictures in texts on a file store; a process has one app, so each store has a file of tests. */
export function testTextFiles(install: () => Promise<Installation>): void {
  let installation: Installation;
  let app: TestApp;
  let editor: string;
  let learner: string;
  let content: Awaited<ReturnType<typeof publishedCourse>>;

  beforeAll(async () => {
    installation = await install();
    app = await startTestApp({ settings: installation.settings });
    editor = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
    ({ token: learner } = await app.createPerson('amel@cordee.example'));
    content = await publishedCourse(app.strapi);
    await openSession(app.strapi, content.course, ['amel@cordee.example']);
  });
  afterAll(async () => {
    await app.close();
    await installation.stop();
    for (const name of Object.keys(installation.settings)) delete process.env[name];
  });

  /** Uploads a picture, and returns its name and the link that the editor inserts. */
  async function upload(colour: string): Promise<{ name: string; link: string }> {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: colour } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.set('files', new Blob([Buffer.from(bytes)], { type: 'image/png' }), 'pot.png');
    const headers = { authorization: `Bearer ${editor}` };
    const [{ id }]: [LibraryFile] = await (await fetch(`${app.url}/upload`, { method: 'POST', body: form, headers })).json();
    const { url }: LibraryFile = await (await fetch(`${app.url}/upload/files/${id}`, { headers })).json();
    return { name: new URL(url, app.url).pathname.replace(/^.*\//, ''), link: new URL(url, app.url).href };
  }
  const save = async (uid: UID.ContentType, document: string, data: object) =>
    app.call(`PUT /content-manager/collection-types/${uid}/${document}`, {
      token: editor,
      body: data,
      headers: await fromStoredVersion(app, uid, document),
    });
  const fetchFile = (path: string, token?: string) =>
    fetch(`${app.url}/api/progress/courses/${content.course}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

  it('LRN-5 is stored by an address that lasts, in every text', async () => {
    const { name, link } = await upload('#a33');
    const caseStudy = await draft(app.strapi, CASE_STUDY, { title: 'Cas', reference: reference() });
    const text = `Avant ![Le pot](${link}) après`;
    for (const [uid, document, fields] of [
      [LESSON, content.text, ['body', 'transcript']],
      [COURSE, content.course, ['welcome']],
      [CASE_STUDY, caseStudy, ['introduction']],
    ] as const) {
      expect((await save(uid, document, Object.fromEntries(fields.map((field) => [field, text])))).status).toBe(200);
      const saved = await app.documents(uid).findOne({ documentId: document });
      for (const field of fields) expect(saved).toHaveProperty(field, `Avant ![Le pot](/uploads/${name}) après`);
    }
    const used = await app.database.query(
      'select owner_type, field, document from cordee.text_file where name = $1 and not published order by owner_type, field',
      [name],
    );
    expect(used, 'where it is used').toEqual([
      { owner_type: CASE_STUDY, field: 'introduction', document: caseStudy },
      { owner_type: COURSE, field: 'welcome', document: content.course },
      { owner_type: LESSON, field: 'body', document: content.text },
      { owner_type: LESSON, field: 'transcript', document: content.text },
    ]);
  });

  it('LRN-5 LRN-6 is shown to whoever has access, once it is published, and only where it stands', async () => {
    const [{ name, link }, other] = [await upload('#3a3'), await upload('#33a')];
    await save(LESSON, content.text, { body: `![Le pot](${link})` });
    const ofLesson = `/lessons/${content.text}/files/${name}`;
    expect((await fetchFile(ofLesson, learner)).status, 'a draft').toBe(404);
    await publish(app.strapi, LESSON, content.text);

    const shown = await fetchFile(ofLesson, learner);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(30);
    const { token: stranger } = await app.createPerson('stranger@cordee.example');
    expect((await fetchFile(ofLesson, stranger)).status, 'to a stranger').toBe(404);
    expect((await fetchFile(ofLesson)).status, 'to a visitor').toBe(401);
    expect((await fetchFile(`/lessons/${content.text}/files/${other.name}`, learner)).status, 'another file').toBe(404);
    expect((await fetchFile(`/lessons/${content.film}/files/${name}`, learner)).status, 'in another lesson').toBe(404);
    expect((await fetchFile(`/files/${name}`, learner)).status, 'in the welcome').toBe(404);

    await save(COURSE, content.course, { welcome: `![Le pot](${other.link})` });
    await publish(app.strapi, COURSE, content.course);
    expect((await fetchFile(`/files/${other.name}`, learner)).status, 'of the welcome').toBe(200);
  });

  it('LRN-5 has a new link in the admin whenever it is needed', async () => {
    const { name } = await upload('#aa3');
    const linkOf = (file: string, token?: string) =>
      app.call<{ url: string }>(`GET /kernel/files/${file}/link`, { ...(token && { token }) });
    const { body } = await linkOf(name, editor);
    expect((await fetch(new URL(body.url, app.url))).status).toBe(200);
    expect((await linkOf('nothing.png', editor)).status).toBe(404);
    expect((await linkOf(name)).status).toBe(401);
    const bare = await createStaffUser(app, 'bare@cordee.example', { superAdmin: false });
    expect((await linkOf(name, bare)).status).toBe(403);
  });
}
