import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COURSE, LESSON } from '@cordee/courses';
import type { UID } from '@strapi/strapi';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Server, startS3 } from '../../../test/s3.ts';
import { openSession, publish, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

// An installation whose files are stored on S3.
let app: TestApp;
let s3: S3Server;
let staff: string;
const media = join(import.meta.dirname, '../../demo/media');

beforeAll(async () => {
  s3 = await startS3();
  app = await startTestApp({ settings: s3.settings });
  staff = await createStaffUser(app, 'camille@cordee.example', { superAdmin: true });
});
afterAll(async () => {
  await app.close();
  await s3.stop();
  for (const name of Object.keys(s3.settings)) delete process.env[name];
});

type LibraryFile = {
  id: number;
  name: string;
  url: string;
  mime: string;
  ext: string;
  size: number;
  version: number;
  error?: { message: string };
};

async function upload(
  name: string,
  bytes: Uint8Array | string,
  { type = '', replaced }: { type?: string; replaced?: LibraryFile } = {},
): Promise<{ status: number; file: LibraryFile }> {
  const form = new FormData();
  form.set('files', new Blob([Buffer.from(bytes)], { type }), name);
  const headers = { authorization: `Bearer ${staff}`, ...(replaced && { 'If-Match': `"${replaced.version}"` }) };
  const response = await fetch(`${app.url}/upload${replaced ? `?id=${replaced.id}` : ''}`, { method: 'POST', body: form, headers });
  const body: LibraryFile | [LibraryFile] = await response.json();
  return { status: response.status, file: Array.isArray(body) ? body[0] : body };
}

const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
const film = readFileSync(join(media, 'faire-le-point.mp4'));
/** Six seconds longer. */
const otherFilm = readFileSync(join(media, 'premiere-impression.mp4'));
const captions = readFileSync(join(media, 'faire-le-point.vtt'));
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
    const { status, file } = await upload(name, bytes, { type });
    expect(status).toBe(400);
    expect(file.error?.message).toContain(`« ${name} » n’est pas d’un type accepté`);
  });

  it('a name that says another kind than the bytes is refused', async () => {
    const png = await photo().png().toBuffer();
    expect((await upload('film.mp4', png, { type: 'video/mp4' })).file.error?.message).toContain('en réalité un fichier .png');
  });

  it('what takes the place of a file is of its kind', async () => {
    const png = await photo().png().toBuffer();
    const { file } = await upload('fond.png', png, { type: 'image/png' });
    const pdf = await upload('fond.pdf', '%PDF-1.7\n', { replaced: file });
    expect(pdf.file.error?.message).toContain('.pdf');
    expect((await upload('autre.png', png, { replaced: file })).status).toBe(200);
  });

  it('whoever reads English is told in English', async () => {
    await app.database.query("update admin_users set prefered_language = 'en'");
    expect((await upload('x.exe', 'MZ')).file.error?.message).toContain('is not of a kind that is accepted');
    await app.database.query('update admin_users set prefered_language = null');
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'a %s is drawn anew, upright, and says nothing of who took it where',
    async (format) => {
      const original = await photo()
        .withExif({ IFD0: { Copyright: 'CANARY' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer();
      expect(original.includes('CANARY'), 'metadata before').toBe(true);
      const name = `photo.${format === 'jpeg' ? 'jpg' : format}`;
      const { status, file } = await upload(name, Buffer.concat([original, Buffer.from('<script>CANARY</script>')]), {
        type: `image/${format}`,
      });
      expect(status).toBe(201);
      const bytes = await bytesOf(file.url);
      expect(bytes.includes('CANARY'), 'metadata after').toBe(false);
      const { exif, orientation, width, height } = await sharp(bytes).metadata();
      expect({ exif, orientation, width, height }).toEqual({ exif: undefined, orientation: undefined, width: 200, height: 300 });
    },
  );

  it.each([
    ['photo.jfif', 'photo.jpg'],
    ['IMG_0012.HEIC', 'IMG_0012.jpg'],
  ])('H-97 a JPEG that is called %s is taken under its right name', async (sent, kept) => {
    const { status, file } = await upload(sent, await photo().jpeg().toBuffer());
    expect([status, file.ext, file.name]).toEqual([201, '.jpg', kept]);
  });

  it('H-97 a HEIC photo is refused with what to set on an iPhone', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    for (const name of ['iphone.HEIC', 'iphone.jpg'])
      expect((await upload(name, heic)).file.error?.message).toContain('Réglages › Appareil photo › Formats');
  });

  it('H-91 captions of Windows and SubRip are stored as WebVTT; those without a cue are refused', async () => {
    const subRip = '1\r\n00:00:00,000 --> 00:00:04,000\r\nL’été\r\n';
    const { status, file } = await upload('film.srt', Buffer.from(`\uFEFF${subRip}`, 'utf16le'));
    expect([status, file.ext]).toEqual([201, '.vtt']);
    expect((await bytesOf(file.url)).toString()).toBe('WEBVTT\n\n1\n00:00:00.000 --> 00:00:04.000\nL’été\n');
    expect((await upload('vide.vtt', 'WEBVTT\n\n')).file.error?.message).toContain('ne contient aucun sous-titre');
  });

  it('a bomb is refused', async () => {
    const bomb = await sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#000' }, limitInputPixels: false })
      .png()
      .toBuffer();
    expect((await upload('bombe.png', bomb, { type: 'image/png' })).file.error?.message).toContain('trop de pixels');
  });

  it('five hundred broken images are refused or drawn, and the app still runs', async () => {
    const outcomes = await drawBrokenImages(500);
    const expected = /^(drawn|kernel\.image_(unreadable|too_big)|kernel\.file_kind_refused)$/;
    expect([...outcomes].filter((outcome) => !expected.test(outcome))).toEqual([]);
    expect(outcomes).toContain('kernel.image_unreadable');
    expect((await app.call('GET /api/kernel/ready')).status).toBe(200);
  });

  it.each([
    ['film', 'film.mp4', film, 'video/mp4', { mime: 'video/mp4', ext: '.mp4' }],
    ['captions', 'film.vtt', captions, 'application/octet-stream', { mime: 'text/vtt', ext: '.vtt' }],
    ['PDF', 'fiche.pdf', '%PDF-1.7\n', '', { mime: 'application/pdf' }],
  ])('a %s comes in as it is', async (_, name, bytes, type, expected) => {
    expect((await upload(name, bytes, { type })).file).toMatchObject(expected);
  });
});

/** Draws this many images with a few wrong bytes each, and returns how that ended. */
async function drawBrokenImages(count: number): Promise<Set<string>> {
  const { reencodeImage } = await import('../../../plugins/kernel/server/files/reencode-image.ts');
  const images = await Promise.all((['jpeg', 'png', 'webp', 'avif'] as const).map((format) => photo().toFormat(format).toBuffer()));
  const outcomes = new Set<string>();
  for (let nth = 0; nth < count; nth += 1) {
    const broken = Buffer.from(images[nth % images.length] ?? '');
    for (let byte = 0; byte < 8; byte += 1) broken[(nth * 7919 + byte * 104_729) % broken.length] = (nth * 31 + byte * 17) % 256;
    outcomes.add(
      await reencodeImage({ from: broken, name: 'x' }, (image) => image.png()).then(
        () => 'drawn',
        (error: Error) => error.message,
      ),
    );
  }
  return outcomes;
}

describe('SEC-14 files on S3', () => {
  let image: LibraryFile;
  beforeAll(async () => {
    image = (await upload('fond.jpg', await photo().jpeg().toBuffer(), { type: 'image/jpeg' })).file;
  });

  it('no object is public', () => {
    const puts = s3.requests.filter(({ method }) => method === 'PUT');
    expect(puts.length).toBeGreaterThan(0);
    expect(new Set(puts.map(({ headers }) => headers['x-amz-acl']))).toEqual(new Set(['private']));
  });

  it('whoever sees the library gets links of a minute, as attachments, and nothing without them', async () => {
    const { body } = await app.call<{ results: LibraryFile[] }>('GET /upload/files?page=1&pageSize=50', { token: staff });
    expect(body.results.length).toBeGreaterThan(0);
    for (const address of JSON.stringify(body).match(/http:[^"]+/g) ?? []) expect(address).toContain('X-Amz-Expires=60&');
    const link = body.results.find(({ id }) => id === image.id)?.url ?? '';
    const response = await fetch(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''fond.jpg");
    expect((await fetch(`${app.url}/uploads/${basename(new URL(link).pathname)}`)).status, 'at the CMS').toBe(404);
    expect((await app.call('GET /admin/init')).headers.get('content-security-policy')).toContain(
      `media-src 'self' data: blob: ${new URL(link).origin}`,
    );
  });

  it('LRN-5 a film that is not stored is missing, and a store that does not answer makes the app wait, not lie', async () => {
    const { fileExists } = await import('@cordee/kernel');
    const { file } = await upload('film.mp4', film, { type: 'video/mp4' });
    expect(await fileExists(app.strapi, file.url), 'the film').toBe(true);
    expect(await fileExists(app.strapi, file.url.replace('film_', 'other_')), 'another film').toBe(false);
    await s3.stop();
    await expect(fileExists(app.strapi, file.url)).rejects.toThrow('kernel.unavailable');
    await s3.restart();
  });
});

describe('LRN-5 LRN-13 a film on S3, in a course', () => {
  let token: string;
  let course: string;
  let lesson: string;
  let video: LibraryFile;
  let key: string;
  beforeAll(async () => {
    ({ course, lesson, video } = await courseWithFilm());
    ({ token } = await app.createPerson('amel@cordee.example'));
    await openSession(app.strapi, course, ['amel@cordee.example']);
    ({ key } = (await app.call<{ key: string }>(`GET /api/progress/courses/${course}/lessons/${lesson}/film-key`, { token })).body);
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/progress/courses/${course}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const playRange = (range: string) => get(`/lessons/${lesson}/film?key=${key}`, { range });

  it('is measured when it is published', async () => {
    expect(await app.database.query('select distinct duration_seconds as s from lessons where document_id = $1', [lesson])).toEqual([
      { s: 24 },
    ]);
  });

  it('plays part by part', async () => {
    const part = await playRange('bytes=100-199');
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${film.length}`);
    expect(part.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(film.subarray(100, 200));
  });

  it('plays from the beginning to the end, and not beyond', async () => {
    expect(Buffer.from(await (await playRange('bytes=0-')).arrayBuffer())).toEqual(film);
    expect((await playRange(`bytes=${film.length}-`)).status).toBe(416);
  });

  it('has its captions', async () => {
    const response = await get(`/lessons/${lesson}/captions`);
    expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await response.text()).toBe(captions.toString());
  });

  it('is in a course that has its picture', async () => {
    const response = await get('/picture');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  it('H-87 is measured again when its file is replaced, and the outline follows', async () => {
    app.startWorker();
    expect((await upload('film.mp4', otherFilm, { type: 'video/mp4', replaced: video })).status).toBe(200);
    const durations = () =>
      app.database.query(
        `select duration_seconds as s from lessons where document_id = $1 union select duration_seconds from cordee.course_outline where lesson = $1`,
        [lesson],
      );
    await expect.poll(durations, { timeout: 10_000 }).toEqual([{ s: 30 }]);
  });

  it('stops with the access', async () => {
    await app.database.query("update sessions set ends_on = '2020-01-02'");
    expect((await playRange('bytes=0-9')).status).toBe(403);
  });
});

/** Publishes a course with a picture, and a film with captions whose duration nobody has measured. */
async function courseWithFilm(): Promise<{ course: string; lesson: string; video: LibraryFile }> {
  const video = (await upload('film.mp4', film, { type: 'video/mp4' })).file;
  const subtitles = (await upload('film.vtt', captions, { type: 'text/vtt' })).file;
  const picture = (await upload('accueil.png', await photo().png().toBuffer(), { type: 'image/png' })).file;
  const { course, film: lesson } = await publishedCourse(app.strapi, { seconds: 999 });
  const update = (uid: UID.ContentType, documentId: string, data: Record<string, unknown>) =>
    app.documents(uid).update({ documentId, data });
  await update(LESSON, lesson, { video: video.id, captions: subtitles.id });
  await publish(app.strapi, LESSON, lesson);
  await update(COURSE, course, { welcomePicture: picture.id });
  await publish(app.strapi, COURSE, course);
  return { course, lesson, video };
}

const callPicture = (method: string, token: string, body?: Uint8Array) =>
  fetch(`${app.url}/api/accounts/picture`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/octet-stream' }) },
    ...(body && { body: Buffer.from(body) }),
  });
const uploadPicture = async (person: string, bytes: Uint8Array) => {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(bytes)]), 'x.png');
  const request = { method: 'POST', body: form, headers: { authorization: `Bearer ${staff}` } };
  return (await fetch(`${app.url}/staff/people/${person}/picture`, request)).status;
};
const storedFiles = () => app.database.query<{ name: string; remove_at: Date | null }>('select name, remove_at from cordee.stored_file');

describe('ACC-10 ACC-16 the picture that a person chooses', () => {
  let token: string;
  let stored: { name: string; remove_at: Date | null } | undefined;
  beforeAll(async () => {
    ({ token } = await app.createPerson('lina@cordee.example', { firstName: 'Lina', lastName: 'Perrot' }));
  });
  const hasInitials = async () => (await callPicture('GET', token)).headers.get('content-type') === 'image/svg+xml';

  it('is drawn from their initials before', async () => {
    const drawn = await callPicture('GET', token);
    expect(drawn.headers.get('content-type')).toBe('image/svg+xml');
    expect(await drawn.text()).toContain('>LP<');
  });

  it('is a square without metadata, for the person alone', async () => {
    const original = await photo()
      .withExif({ IFD0: { Copyright: 'CANARY' } })
      .jpeg()
      .toBuffer();
    expect((await callPicture('PUT', token, original)).status).toBe(204);
    [stored] = await storedFiles();
    const response = await callPicture('GET', token);
    const { format, width, height, exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 512, height: 512, exif: undefined });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect((await app.call('GET /api/home/settings', { token })).body).toMatchObject({ person: { picture: true } });
  });

  it('is stored for good, outside the library', async () => {
    expect(stored?.remove_at).toBeNull();
    const library = await app.call('GET /upload/files?page=1&pageSize=100', { token: staff });
    expect(JSON.stringify(library.body)).not.toContain(stored?.name);
  });

  it('leaves the store when it is replaced or dropped', async () => {
    const deleteCount = () => s3.requests.filter(({ method, url }) => method === 'DELETE' && url.includes('/picture-')).length;
    const before = deleteCount();
    const worker = app.startWorker();
    expect((await callPicture('PUT', token, await photo().png().toBuffer())).status).toBe(204);
    await expect.poll(async () => (await storedFiles()).map(({ name }) => name), { timeout: 10_000 }).not.toContain(stored?.name);
    expect((await callPicture('DELETE', token)).status).toBe(204);
    await expect.poll(storedFiles, { timeout: 10_000 }).toEqual([]);
    expect(deleteCount() - before).toBe(2);
    expect(await hasInitials(), 'initials again').toBe(true);
    await worker.stop();
  });
});

describe('a person’s picture', () => {
  let token: string;
  beforeAll(async () => {
    ({ token } = await app.createPerson('jules@cordee.example'));
  });

  it.each([
    ['a drawing that may hold scripts', 'kernel.file_kind_refused', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a film', 'kernel.file_kind_refused', () => film],
    ['a part of an image', 'kernel.image_unreadable', async () => (await photo().png().toBuffer()).subarray(0, 200)],
    [
      'an image of too many pixels',
      'kernel.image_too_big',
      () =>
        sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
    ],
    ['11 MB', 'kernel.body_too_large', () => Buffer.alloc(11 * 1024 * 1024)],
  ])('SEC-7 %s is refused with its reason, and nothing of it stays', async (_, code, bytes) => {
    expect(await (await callPicture('PUT', token, await bytes())).json()).toMatchObject({ code });
    expect(await storedFiles()).toEqual([]);
  });

  it('a picture whose change was interrupted, and that of a person who is deleted, leave the store', async () => {
    const { storeFile } = await import('@cordee/kernel');
    const people = app.documents('plugin::users-permissions.user');
    const data = { email: 'never-came@cordee.example', firstName: 'Nora', lastName: 'Benali', provider: 'local' };
    const { documentId } = await people.create({ data });
    const abandoned = { type: 'picture', extension: '.webp', mime: 'image/webp', bytes: await photo().webp().toBuffer() };
    await storeFile(app.strapi, abandoned);
    expect(await uploadPicture(documentId, await photo().png().toBuffer())).toBe(200);
    const worker = app.startWorker();
    await app.shiftClock('59 minutes');
    expect(await storedFiles()).toHaveLength(2);
    await app.shiftClock('61 minutes');
    await expect.poll(storedFiles, { timeout: 10_000 }).toHaveLength(1);
    await people.delete({ documentId });
    await expect.poll(storedFiles, { timeout: 10_000 }).toEqual([]);
    await app.shiftClock('0');
    await worker.stop();
  });

  it('ACC-16 staff see it by a link of a minute, change it and take it away, and what they did is noted', async () => {
    const samir = await app.createPerson('samir@cordee.example');
    const route = `/staff/people/${samir.documentId}/picture`;
    const view = async () => (await app.call<{ address: string | null }>(`GET ${route}`, { token: staff })).body;
    expect(await view()).toEqual({ address: null });
    expect(await uploadPicture(samir.documentId, Buffer.from('no picture')), 'no picture').toBe(422);
    expect(await uploadPicture(samir.documentId, await photo().png().toBuffer()), 'a picture').toBe(200);
    const { address } = await view();
    expect(address).toContain('X-Amz-Expires=60&');
    expect((await sharp(await bytesOf(address ?? '')).metadata()).width).toBe(512);
    expect((await app.call(`DELETE ${route}`, { token: staff })).status).toBe(200);
    expect((await callPicture('GET', samir.token)).headers.get('content-type'), 'initials again').toBe('image/svg+xml');
    expect(await app.database.query('select act from cordee.staff_act where person = $1 order by id', [samir.id])).toEqual([
      { act: 'accounts.picture-given' },
      { act: 'accounts.picture-taken' },
    ]);
  });

  it('SEC-7 a picture form that does not tell its length is read up to the limit, and no further', async () => {
    const { documentId } = await app.createPerson('large@cordee.example');
    const form = new FormData();
    form.set('file', new Blob([Buffer.alloc(11 * 1024 * 1024)]), 'x.png');
    const whole = new Response(form);
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      duplex: 'half',
      headers: { authorization: `Bearer ${staff}`, 'content-type': whole.headers.get('content-type') ?? '' },
      body: whole.body,
    };
    expect((await fetch(`${app.url}/staff/people/${documentId}/picture`, init)).status).toBe(413);
  });

  it('SEC-7 a stranger’s picture form is not written to disk, and no other body of 3 MB is accepted', async () => {
    const route = `${app.url}/staff/people/x/picture`;
    const form = new FormData();
    form.set('file', new Blob(['x']), 'x.png');
    expect((await fetch(route, { method: 'POST', body: form })).status, 'a form').toBe(401);
    expect((await fetch(route, { method: 'POST', body: Buffer.alloc(3 * 1024 * 1024) })).status, '3 MB').toBe(413);
  });
});

it('H-97 ACC-16 a picture of a person that moves becomes still', async () => {
  const moving = await sharp(
    await Promise.all(
      ['#a33', '#33a'].map((background) =>
        sharp({ create: { width: 40, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .webp()
    .toBuffer();
  expect((await sharp(moving).metadata()).pages, 'before').toBe(2);
  const { token: mover } = await app.createPerson('mover@cordee.example');
  expect((await callPicture('PUT', mover, moving)).status).toBe(204);
  const kept = await sharp(Buffer.from(await (await callPicture('GET', mover)).arrayBuffer())).metadata();
  expect([kept.pages ?? 1, kept.width, kept.height]).toEqual([1, 512, 512]);
});

describe('H-97 a small file that is a large picture', () => {
  const large = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a33' } });

  it('SEC-7 is refused before it is decoded, beyond 25 million pixels unless it is a JPEG', async () => {
    const avif = await large(7000, 3600).avif({ effort: 0 }).toBuffer();
    expect(avif.length).toBeLessThan(2048);
    const { token } = await app.createPerson('avif@cordee.example');
    const refused = await callPicture('PUT', token, avif);
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'kernel.image_too_big', facts: { limit: 25 } }]);
    expect((await upload('uni.png', await large(7000, 3600).png().toBuffer())).file.error?.message).toContain('25 millions');
    expect((await upload('photo.jpg', await large(7000, 3600).jpeg().toBuffer())).status).toBe(201);
  });

  it('ACC-10 one is drawn and one waits of a person’s; a third is refused before it is decoded', async () => {
    const { token } = await app.createPerson('pressee@cordee.example');
    const other = await app.createPerson('autre@cordee.example');
    const bytes = await photo().png().toBuffer();
    const lock = await app.strapi.db.connection.transaction();
    await lock.raw('lock table cordee.picture in exclusive mode');
    const sent = Array.from({ length: 5 }, () => callPicture('PUT', token, bytes));
    const refused = await Promise.any(sent);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'accounts.pictures_waiting' }]);
    const others = callPicture('PUT', other.token, bytes);
    await lock.rollback();
    expect((await others).status, 'another person').toBe(204);
    expect((await Promise.all(sent)).map(({ status }) => status).sort()).toEqual([204, 204, 429, 429, 429]);
    expect((await callPicture('PUT', token, bytes)).status, 'afterwards').toBe(204);
  });
});
