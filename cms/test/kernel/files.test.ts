import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COURSE, LESSON } from '@cordee/courses';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../test/s3.ts';
import { openSession, publish, publishedCourse } from '../course.ts';
import { staffMember } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

// A house whose files lie on S3.
let app: TestApp;
let store: Store;
let staff: string;
const media = path.join(import.meta.dirname, '../../demo/media');

beforeAll(async () => {
  store = await openStore();
  app = await startTestApp({ settings: store.settings });
  staff = await staffMember(app, 'camille@cordee.example', { superAdmin: true });
});
afterAll(async () => {
  await app.close();
  await store.away();
  for (const name of Object.keys(store.settings)) delete process.env[name];
});

type Kept = { id: number; url: string; mime: string; ext: string; size: number; error?: { message: string } };

async function upload(
  name: string,
  bytes: Uint8Array | string,
  { type = '', at = '/upload' } = {},
): Promise<{ status: number; kept: Kept }> {
  const form = new FormData();
  form.set('files', new Blob([bytes as BlobPart], { type }), name);
  const answer = await fetch(app.url + at, { method: 'POST', body: form, headers: { authorization: `Bearer ${staff}` } });
  const body = (await answer.json()) as Kept | Kept[];
  return { status: answer.status, kept: (Array.isArray(body) ? body[0] : body) as Kept };
}

const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
const film = readFileSync(path.join(media, 'faire-le-point.mp4'));
const captions = readFileSync(path.join(media, 'faire-le-point.vtt'));
const photo = () => sharp({ create: { width: 300, height: 200, channels: 3, background: '#a33' } });

describe('SEC-7 what comes into the media library', () => {
  it.each([
    ['HTML that calls itself a film', 'film.mp4', '<!doctype html><script>alert(1)</script>', 'video/mp4'],
    ['HTML that calls itself captions', 'film.vtt', '<html>WEBVTT</html>', 'text/vtt'],
    [
      'a drawing that may hold scripts',
      'plan.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'image/svg+xml',
    ],
    ['the same as an image', 'plan.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/png'],
    [
      'a program',
      'photo.jpg',
      Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), Buffer.alloc(200)]),
      'image/jpeg',
    ],
    ['a script', 'photo.png', '#!/bin/sh\nrm -rf /', 'image/png'],
    ['a GIF that is a script too', 'photo.gif', 'GIF89a/*\0\0\0\0*/=1;alert(1)', 'image/gif'],
    ['captions that are no text', 'film.vtt', Buffer.from([...Buffer.from('WEBVTT\n\n'), 0xff, 0xfe, 0]), 'text/vtt'],
  ])('%s is refused by its bytes, in words', async (_, name, bytes, type) => {
    const { status, kept } = await upload(name, bytes, { type });
    expect([status, kept.error?.message]).toEqual([400, expect.stringContaining(`« ${name} » n’est pas d’un type accepté`)]);
  });

  it('a name that says another kind than the bytes is refused; what takes the place of a file is of its kind', async () => {
    const png = await photo().png().toBuffer();
    expect((await upload('film.mp4', png, { type: 'video/mp4' })).kept.error?.message).toContain('en réalité un fichier .png');
    const { kept } = await upload('fond.png', png, { type: 'image/png' });
    const other = await upload('fond.pdf', '%PDF-1.7\n', { at: `/upload?id=${kept.id}` });
    expect(other.kept.error?.message).toContain('.pdf');
    expect((await upload('autre.png', png, { at: `/upload?id=${kept.id}` })).status).toBe(200);
  });

  it('whoever reads English is told in English', async () => {
    await app.database.query("update admin_users set prefered_language = 'en'");
    expect((await upload('x.exe', 'MZ')).kept.error?.message).toContain('is not of a kind that is accepted');
    await app.database.query('update admin_users set prefered_language = null');
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'a %s is drawn anew, upright, and says nothing of who took it where',
    async (format) => {
      const taken = await photo()
        .withExif({ IFD0: { Copyright: 'CANARY' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer();
      expect(taken.includes('CANARY')).toBe(true);
      const name = `photo.${format === 'jpeg' ? 'jpg' : format}`;
      const { status, kept } = await upload(name, Buffer.concat([taken, Buffer.from('<script>CANARY</script>')]), {
        type: `image/${format}`,
      });
      expect(status).toBe(201);
      const bytes = await bytesOf(kept.url);
      expect(bytes.includes('CANARY')).toBe(false);
      const { exif, orientation, width, height } = await sharp(bytes).metadata();
      expect({ exif, orientation, width, height }).toEqual({ exif: undefined, orientation: undefined, width: 200, height: 300 });
    },
  );

  it('a bomb and five hundred broken images: refused or drawn, and the house stands', async () => {
    const bomb = await sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#000' }, limitInputPixels: false })
      .png()
      .toBuffer();
    expect((await upload('bombe.png', bomb, { type: 'image/png' })).kept.error?.message).toContain('trop de pixels');

    const { reencodeImage } = await import('../../../plugins/kernel/server/files/reencode-image.ts');
    const whole = await Promise.all((['jpeg', 'png', 'webp', 'avif'] as const).map((format) => photo().toFormat(format).toBuffer()));
    const outcomes = new Set<string>();
    for (let nth = 0; nth < 500; nth += 1) {
      const broken = Buffer.from(whole[nth % whole.length] as Buffer);
      for (let byte = 0; byte < 8; byte += 1) broken[(nth * 7919 + byte * 104_729) % broken.length] = (nth * 31 + byte * 17) % 256;
      outcomes.add(
        await reencodeImage({ from: broken, name: 'x' }, (image) => image.png()).then(
          () => 'drawn',
          (error: Error) => error.message,
        ),
      );
    }
    expect(
      [...outcomes].filter((outcome) => !/^(drawn|kernel\.image_(unreadable|too_big)|kernel\.file_kind_refused)$/.test(outcome)),
    ).toEqual([]);
    expect(outcomes).toContain('kernel.image_unreadable');
    expect((await app.call('GET /api/kernel/ready')).status).toBe(200);
  });

  it('a film, captions and a paper come in as they are', async () => {
    expect((await upload('film.mp4', film, { type: 'video/mp4' })).kept).toMatchObject({ mime: 'video/mp4', ext: '.mp4' });
    expect((await upload('film.vtt', captions, { type: 'application/octet-stream' })).kept).toMatchObject({
      mime: 'text/vtt',
      ext: '.vtt',
    });
    expect((await upload('fiche.pdf', '%PDF-1.7\n')).kept).toMatchObject({ mime: 'application/pdf' });
  });
});

describe('SEC-14 files on S3', () => {
  it('no object is public, and whoever sees the library gets links of a minute, as attachments', async () => {
    const { kept } = await upload('fond.jpg', await photo().jpeg().toBuffer(), { type: 'image/jpeg' });
    const puts = store.asked.filter(({ method }) => method === 'PUT');
    expect(puts.length).toBeGreaterThan(0);
    expect(new Set(puts.map(({ headers }) => headers['x-amz-acl']))).toEqual(new Set(['private']));

    const listed = await app.call<{ results: Kept[] }>('GET /upload/files?page=1&pageSize=50', { token: staff });
    expect(listed.body.results.length).toBeGreaterThan(0);
    for (const address of JSON.stringify(listed.body).match(/http:[^"]+/g) ?? []) expect(address).toContain('X-Amz-Expires=60&');
    const link = listed.body.results.find(({ id }) => id === kept.id)?.url ?? '';
    const given = await fetch(link);
    expect([given.status, given.headers.get('content-disposition')]).toEqual([200, 'attachment']);
    expect((await fetch(`${app.url}/uploads/${path.basename(new URL(link).pathname)}`)).status).toBe(404);
    expect((await app.call('GET /admin/init')).headers.get('content-security-policy')).toContain(
      `media-src 'self' data: blob: ${new URL(link).origin}`,
    );
  });

  it('LRN-5 LRN-13 a film on S3 is measured when it is published, plays part by part with its captions, and stops with the access', async () => {
    const [video, words, picture] = [
      (await upload('film.mp4', film, { type: 'video/mp4' })).kept,
      (await upload('film.vtt', captions, { type: 'text/vtt' })).kept,
      (await upload('accueil.png', await photo().png().toBuffer(), { type: 'image/png' })).kept,
    ];
    const { course, film: lesson } = await publishedCourse(app.strapi, { seconds: 999 });
    const update = (uid: string, documentId: string, data: object) =>
      (app.strapi.documents(uid as never) as unknown as { update: (of: object) => Promise<unknown> }).update({ documentId, data });
    await update(LESSON, lesson, { video: video.id, captions: words.id });
    await publish(app.strapi, LESSON, lesson);
    await update(COURSE, course, { welcomePicture: picture.id });
    await publish(app.strapi, COURSE, course);
    expect(await app.database.query('select distinct duration_seconds as s from lessons where document_id = $1', [lesson])).toEqual([
      { s: 24 },
    ]);

    const { token } = await app.person('amel@cordee.example');
    await openSession(app.strapi, course, ['amel@cordee.example']);
    const at = `/api/progress/courses/${course}/lessons/${lesson}`;
    const { body } = await app.call<{ key: string }>(`GET ${at}/film-key`, { token });
    const range = (bytes: string) =>
      fetch(`${app.url}${at}/film?key=${body.key}`, { headers: { authorization: `Bearer ${token}`, range: bytes } });

    const some = await range('bytes=100-199');
    expect([some.status, some.headers.get('content-range'), some.headers.get('content-type')]).toEqual([
      206,
      `bytes 100-199/${film.length}`,
      'video/mp4',
    ]);
    expect(Buffer.from(await some.arrayBuffer())).toEqual(film.subarray(100, 200));
    expect(Buffer.from(await (await range('bytes=0-')).arrayBuffer())).toEqual(film);
    expect((await range(`bytes=${film.length}-`)).status).toBe(416);

    const read = (path: string) => fetch(app.url + path, { headers: { authorization: `Bearer ${token}` } });
    const shown = await read(`${at}/captions`);
    expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['text/vtt; charset=utf-8', captions.toString()]);
    const welcome = await read(`/api/progress/courses/${course}/picture`);
    expect([welcome.status, welcome.headers.get('content-type')]).toEqual([200, 'image/png']);

    await app.database.query("update sessions set ends_on = '2020-01-02'");
    expect((await range('bytes=0-9')).status).toBe(403);
  });

  it('LRN-5 a film that is not in the store is missing, and a store that is away makes the house wait, not lie', async () => {
    const { isThere } = await import('@cordee/kernel');
    const { kept } = await upload('film.mp4', film, { type: 'video/mp4' });
    expect([await isThere(app.strapi, kept.url), await isThere(app.strapi, kept.url.replace('film_', 'other_'))]).toEqual([true, false]);
    await store.away();
    await expect(isThere(app.strapi, kept.url)).rejects.toThrow('kernel.unavailable');
    await store.back();
  });
});

describe('a person’s picture', () => {
  const picture = (method: string, token: string, body?: Uint8Array) =>
    fetch(`${app.url}/api/accounts/picture`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/octet-stream' }) },
      ...(body && { body: body as BodyInit }),
    });
  const give = async (person: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.set('file', new Blob([bytes as BlobPart]), 'x.png');
    const request = { method: 'POST', body: form, headers: { authorization: `Bearer ${staff}` } };
    return (await fetch(`${app.url}/accounts/people/${person}/picture`, request)).status;
  };
  const stored = () => app.database.query<{ name: string; remove_at: Date | null }>('select name, remove_at from cordee.stored_file');
  const removed = () => store.asked.filter(({ method, url }) => method === 'DELETE' && url.includes('/picture-')).length;

  it('ACC-10 ACC-16 is chosen, replaced and dropped; a square without metadata, seen by its person; the former one leaves the store', async () => {
    const { token } = await app.person('lina@cordee.example', { firstName: 'Lina', lastName: 'Perrot' });
    const drawn = await picture('GET', token);
    expect([drawn.headers.get('content-type'), (await drawn.text()).includes('>LP<')]).toEqual(['image/svg+xml', true]);

    const taken = await photo()
      .withExif({ IFD0: { Copyright: 'CANARY' } })
      .jpeg()
      .toBuffer();
    expect((await picture('PUT', token, taken)).status).toBe(204);
    const [first] = await stored();
    const seen = await picture('GET', token);
    const bytes = Buffer.from(await seen.arrayBuffer());
    const { format, width, height, exif } = await sharp(bytes).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 512, height: 512, exif: undefined });
    expect([seen.headers.get('cache-control'), first?.remove_at]).toEqual(['private, no-store', null]);
    expect((await app.call('GET /api/home/settings', { token })).body).toMatchObject({ person: { picture: true } });
    const library = await app.call('GET /upload/files?page=1&pageSize=100', { token: staff });
    expect(JSON.stringify(library.body)).not.toContain(first?.name);

    const before = removed();
    const worker = app.work();
    expect((await picture('PUT', token, await photo().png().toBuffer())).status).toBe(204);
    await expect.poll(async () => (await stored()).map(({ name }) => name), { timeout: 10_000 }).not.toContain(first?.name);
    expect((await picture('DELETE', token)).status).toBe(204);
    await expect.poll(stored, { timeout: 10_000 }).toEqual([]);
    expect(removed() - before).toBe(2);
    expect((await picture('GET', token)).headers.get('content-type')).toBe('image/svg+xml');
    await worker.stop();
  });

  it('SEC-7 what is no picture, too heavy or too large is refused with its reason, and nothing of it stays', async () => {
    const { token } = await app.person('jules@cordee.example');
    const reason = async (body: Uint8Array) => ((await (await picture('PUT', token, body)).json()) as { code: string }).code;
    expect(await reason(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('kernel.file_kind_refused');
    expect(await reason(film)).toBe('kernel.file_kind_refused');
    expect(await reason((await photo().png().toBuffer()).subarray(0, 200))).toBe('kernel.image_unreadable');
    expect(
      await reason(
        await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      ),
    ).toBe('kernel.image_too_big');
    expect(await reason(Buffer.alloc(11 * 1024 * 1024))).toBe('kernel.body_too_large');
    expect(await stored()).toEqual([]);
  });

  it('a picture whose change was cut short, and that of a person who is deleted, leave the store', async () => {
    const { storeFile } = await import('@cordee/kernel');
    const people = app.strapi.documents('plugin::users-permissions.user');
    const data = { email: 'never-came@cordee.example', firstName: 'Nora', lastName: 'Benali', provider: 'local' };
    const { documentId } = await people.create({ data: data as never });
    const left = { type: 'picture', extension: '.webp', mime: 'image/webp', bytes: await photo().webp().toBuffer() };
    await storeFile(app.strapi, left);
    expect(await give(documentId, await photo().png().toBuffer())).toBe(200);
    const worker = app.work();
    await app.clock('59 minutes');
    expect(await stored()).toHaveLength(2);
    await app.clock('61 minutes');
    await expect.poll(stored, { timeout: 10_000 }).toHaveLength(1);
    await people.delete({ documentId });
    await expect.poll(stored, { timeout: 10_000 }).toEqual([]);
    await app.clock('0');
    await worker.stop();
  });

  it('ACC-16 staff see it by a link of a minute, change it and take it away, and their acts are noted', async () => {
    const { id, documentId, token } = await app.person('samir@cordee.example');
    const at = `/accounts/people/${documentId}/picture`;
    const sheet = () => app.call<{ address: string | null }>(`GET ${at}`, { token: staff });
    expect((await sheet()).body).toEqual({ address: null });
    expect([await give(documentId, Buffer.from('no picture')), await give(documentId, await photo().png().toBuffer())]).toEqual([422, 200]);
    const { address } = (await sheet()).body;
    expect(address).toContain('X-Amz-Expires=60&');
    expect((await sharp(await bytesOf(address ?? '')).metadata()).width).toBe(512);
    expect((await app.call(`DELETE ${at}`, { token: staff })).status).toBe(200);
    expect((await picture('GET', token)).headers.get('content-type')).toBe('image/svg+xml');
    expect(await app.database.query('select act from cordee.staff_act where person = $1 order by id', [id])).toEqual([
      { act: 'accounts.picture-given' },
      { act: 'accounts.picture-taken' },
    ]);
  });

  it('SEC-7 a stranger’s picture form is not written to disk, and staff send none where none is taken', async () => {
    const form = new FormData();
    form.set('file', new Blob(['x']), 'x.png');
    expect((await fetch(`${app.url}/accounts/people/x/picture`, { method: 'POST', body: form })).status).toBe(401);
    expect((await fetch(`${app.url}/accounts/people/x/picture`, { method: 'POST', body: Buffer.alloc(3 * 1024 * 1024) })).status).toBe(413);
  });
});
