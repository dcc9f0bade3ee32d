import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stampPage } from '../../../plugins/progress/server/domain/page-stamp.ts';
import { id } from '../../../test/id.ts';
import { draft, openSession, publish, publishedCourse, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let course: string;
let film: string;
let theme: string;
let module: string;
let text: string;
let token: string;
/** The stamp of a page of a lesson, as if it had been served to the learner now. */
let stampOf: (lesson: string) => string;

const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));

beforeAll(async () => {
  app = await startTestApp();
  writeFileSync(path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads/film.mp4'), bytes);
  ({ course, film, text, theme, module } = await publishedCourse(app.strapi, { seconds: 20 }));
  const amel = await app.createPerson('amel@cordee.example');
  token = amel.token;
  stampOf = (lesson) =>
    stampPage({ person: id<'person'>(amel.id), lesson: id<'lesson'>(lesson) }, new Date(), process.env['LINK_SECRET'] ?? '');
  await openSession(app.strapi, course, ['amel@cordee.example']);
});
afterEach(() => app.shiftClock('0'));
afterAll(() => app.close());

type PlayedReport = { played: [number, number][]; position: number };
/** The stamps of the pages that are open, by reader and lesson. */
const pages = new Map<string, string>();

/** Opens the page of a lesson, unless it is open; its stamp. */
async function openPage(as = token, lesson = film): Promise<string> {
  const key = `${as} ${lesson}`;
  if (!pages.has(key)) {
    const { body } = await app.call<{ page?: string }>(`GET /api/progress/courses/${course}/lessons/${lesson}`, { token: as });
    pages.set(key, body.page ?? 'none');
  }
  return pages.get(key) ?? '';
}

const reportPlayed = async (report: PlayedReport, as = token, lesson = film) =>
  app.call(`POST /api/progress/courses/${course}/lessons/${lesson}/played`, {
    token: as,
    body: { page: await openPage(as, lesson), ...report },
  });
const markRead = async (as = token) =>
  app.call(`POST /api/progress/courses/${course}/lessons/${text}/read`, { token: as, body: { page: await openPage(as, text) } });
const view = (path = '', as = token) => app.call(`GET /api/progress/courses/${course}${path}`, { token: as });

/** Moves the clock of the app to the end of today in Paris, and so much further. */
const untilMidnight = (further: string) =>
  app.database.query(
    `update cordee.clock set ahead = (date_trunc('day', now() at time zone 'Europe/Paris') + interval '1 day' + $1::interval)
       at time zone 'Europe/Paris' - now()`,
    [further],
  );

async function learner(name: string): Promise<string> {
  const { token } = await app.createPerson(`${name}@cordee.example`);
  await openSession(app.strapi, course, [`${name}@cordee.example`]);
  return token;
}

describe('the rights of a caller', () => {
  /** The rights that a request loads, read from the statement that identifies its caller. */
  async function rightsLoadedBy(request: () => Promise<unknown>): Promise<string[]> {
    const { appOf } = await import('@cordee/kernel');
    const known = appOf(app.strapi).plugins.flatMap(({ rights = {} }) => Object.keys(rights));
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    app.strapi.db.connection.on('query', listen);
    await request();
    app.strapi.db.connection.off('query', listen);
    const identifying = statements.filter((sql) => sql.includes('as rights'));
    expect(identifying).toHaveLength(1);
    return known.filter((right) => identifying[0]?.includes(`'${right}', (`));
  }
  const part = (path: string) => () => app.call(`GET /api/progress/courses/${course}${path}`, { token });

  it('LRN-5 a part of a film or a picture loads those that give access to the course, and no other', async () => {
    expect(await rightsLoadedBy(part(`/lessons/${film}/film?key=x`)), 'a film part').toEqual(['memberships', 'trial']);
    expect(await rightsLoadedBy(part('/picture')), 'a picture').toEqual(['memberships', 'trial']);
  });

  it('ACC-8 a page loads those that its header shows too', async () => {
    expect(await rightsLoadedBy(part(''))).toEqual(['memberships', 'trial', 'pilots']);
  });

  it('ACC-10 one’s own picture loads none', async () => {
    expect(await rightsLoadedBy(() => app.call('GET /api/accounts/picture', { token }))).toEqual([]);
  });
});

describe('taking a course', () => {
  it('LRN-11 shows the course, its lessons and where to go on', async () => {
    const { body } = await view();
    expect(body).toMatchObject({
      title: 'Un parcours',
      lessons: 2,
      seen: 0,
      watched: 0,
      next: { id: text },
      person: { name: 'Zoé Martin' },
    });
    expect((await app.call('GET /api/home', { token })).body).toMatchObject({ course: { id: course, left: 2, map: { you: 0 } } });
  });

  it('LRN-5 a text is seen when its reader says so; the next lesson moves on', async () => {
    const reader = await learner('reader');
    expect((await markRead(reader)).status).toBe(204);
    expect((await view('', reader)).body).toMatchObject({ seen: 1, next: { id: film } });
  });

  it('LRN-13 what was played is stored, resumes on any device, and is seen once played to the end', async () => {
    const watcher = await learner('watcher');
    expect((await reportPlayed({ played: [], position: 0 }, watcher)).body).toEqual({ seen: false, watched: 0, position: 0 });
    await app.shiftClock('10 seconds');
    expect((await reportPlayed({ played: [[0, 10]], position: 10 }, watcher)).body).toEqual({ seen: false, watched: 10, position: 10 });

    const phone = await app.signIn('watcher@cordee.example');
    expect((await view(`/lessons/${film}`, phone)).body).toMatchObject({ position: 10, watched: 10, seen: false });
    await openPage(phone);
    await app.shiftClock('25 seconds');
    expect((await reportPlayed({ played: [[10, 20]], position: 20 }, phone)).body).toEqual({ seen: true, watched: 20, position: 20 });
  });

  it('LRN-13 progress faster than the clock is refused whole, and nothing of it is stored', async () => {
    const cheat = await learner('cheat');
    await reportPlayed({ played: [], position: 0 }, cheat);
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, cheat)).body).toMatchObject({
      status: 409,
      code: 'progress.faster_than_clock',
    });
    expect((await view(`/lessons/${film}`, cheat)).body).toMatchObject({ watched: 0, position: 0, seen: false });
  });

  it('LRN-13 one clock for all lessons: two films and a text that are open at once share it', async () => {
    const juggler = await learner('juggler');
    const other = await publishedCourse(app.strapi, { seconds: 600 });
    await openSession(app.strapi, other.course, ['juggler@cordee.example']);
    const base = `/api/progress/courses/${other.course}/lessons/${other.film}`;
    const { page } = (await app.call<{ page: string }>(`GET ${base}`, { token: juggler })).body;
    await openPage(juggler);
    await openPage(juggler, text);
    await app.shiftClock('60 seconds');
    const playOther = (to: number) => app.call(`POST ${base}/played`, { token: juggler, body: { page, played: [[0, to]], position: to } });
    expect((await playOther(125)).status, 'a minute at twice the speed').toBe(200);
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, juggler)).body, 'in the same minute').toMatchObject({
      code: 'progress.faster_than_clock',
    });
    expect((await reportPlayed({ played: [[0, 4]], position: 4 }, juggler)).status, 'what is left of it').toBe(200);
    await app.shiftClock('70 seconds');
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, juggler)).body, 'ten seconds later').toMatchObject({ seen: true });
  });

  it('LRN-13 a text is not read faster than a third of its reading time, and the refusal says when it counts', async () => {
    const skimmer = await learner('skimmer');
    await app.database.query('update lessons set body = $1 where document_id = $2', ['mot '.repeat(200), text]);
    expect((await markRead(skimmer)).body).toMatchObject({ code: 'progress.read_too_fast', facts: { seconds: 18 } });
    await app.shiftClock('19 seconds');
    expect((await markRead(skimmer)).status).toBe(204);
    await app.database.query(`update lessons set body = 'Des mots.' where document_id = $1`, [text]);
  });

  it('H-85 what was played offline counts whole when it arrives, days later', async () => {
    const climber = await learner('climber');
    await openPage(climber);
    await app.shiftClock('3 days');
    const phone = await app.signIn('climber@cordee.example');
    pages.set(`${phone} ${film}`, await openPage(climber));
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, phone)).body).toMatchObject({ seen: true, watched: 20 });
  });

  it('H-87 what was played of another film does not count for the one that took its place; who had seen the lesson has seen it', async () => {
    const [midway, finished] = [await learner('midway'), await learner('finished')];
    const lesson = await draft(app.strapi, LESSON, {
      title: 'Vimeo',
      reference: reference(),
      videoLink: 'https://vimeo.com/666666',
      durationSeconds: 20,
    });
    await publish(app.strapi, LESSON, lesson);
    const place = async (lessons: string[]) => {
      await app.documents(MODULE).update({ documentId: module, data: { lessons } });
      await publish(app.strapi, MODULE, module);
    };
    await place([text, film, lesson]);
    for (const as of [midway, finished]) await openPage(as, lesson);
    await app.shiftClock('1 minute');
    await reportPlayed({ played: [[0, 12]], position: 12 }, midway, lesson);
    await reportPlayed({ played: [[0, 20]], position: 20 }, finished, lesson);

    const seenBy = async (as: string) => (await view(`/lessons/${lesson}`, as)).body;
    await app.documents(LESSON).update({ documentId: lesson, data: { videoLink: 'https://player.vimeo.com/video/666666' } });
    await publish(app.strapi, LESSON, lesson);
    expect(await seenBy(midway), 'the same film').toMatchObject({ watched: 12, position: 12 });

    await app.documents(LESSON).update({ documentId: lesson, data: { videoLink: 'https://vimeo.com/777777' } });
    await publish(app.strapi, LESSON, lesson);
    expect(await seenBy(midway)).toMatchObject({ watched: 0, position: 0, seen: false });
    expect(await seenBy(finished)).toMatchObject({ watched: 20, seen: true });
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, midway, lesson)).body, 'a page of the former').toMatchObject({
      code: 'progress.film_replaced',
    });
    pages.delete(`${midway} ${lesson}`);
    await openPage(midway, lesson);
    await app.shiftClock('2 minutes');
    expect((await reportPlayed({ played: [[12, 20]], position: 20 }, midway, lesson)).body).toMatchObject({ watched: 8, seen: false });
    await place([text, film]);
  });

  it('H-88 ten thousand leaps are saved, like one', async () => {
    const leaper = await learner('leaper');
    await openPage(leaper);
    await app.shiftClock('1 minute');
    const played = Array.from({ length: 10_000 }, (_, leap): [number, number] => [(leap * 7) % 20, ((leap * 7) % 20) + 0.9]);
    expect((await reportPlayed({ played, position: 20 }, leaper)).body).toMatchObject({ seen: true, watched: 20 });
  });

  it('H-86 a report that adds nothing played moves nothing', async () => {
    const forgetful = await learner('forgetful');
    await openPage(forgetful);
    await app.shiftClock('10 seconds');
    await reportPlayed({ played: [[0, 12]], position: 12 }, forgetful);
    for (const report of [
      { played: [], position: 0 },
      { played: [[0, 3]], position: 3 },
    ] as PlayedReport[])
      expect((await reportPlayed(report, forgetful)).body).toMatchObject({ watched: 12, position: 12 });
  });

  it('LRN-13 the page of somebody else, or of another lesson, reports nothing', async () => {
    const thief = await learner('thief');
    for (const stolen of [await openPage(), await openPage(thief, text), 'forged.stamp']) {
      pages.set(`${thief} ${film}`, stolen);
      expect((await reportPlayed({ played: [[0, 2]], position: 2 }, thief)).body, stolen).toMatchObject({ code: 'progress.page_refused' });
    }
    expect((await view(`/lessons/${film}`, thief)).body).toMatchObject({ watched: 0, position: 0 });
  });

  it('H-89 what was played before the end of the last day arrives within seven days, and counts as far as that midnight', async () => {
    const email = 'late@cordee.example';
    const { token: late } = await app.createPerson(email);
    const [{ day } = { day: '' }] = await app.database.query<{ day: string }>(
      `select to_char(cordee.now() at time zone 'Europe/Paris', 'YYYY-MM-DD') as day`,
    );
    await openSession(app.strapi, course, [email], { endsOn: day });
    await untilMidnight('-4 seconds');
    await openPage(late);
    await untilMidnight('6 days');
    const again = await app.signIn(email);
    pages.set(`${again} ${film}`, await openPage(late));
    expect((await reportPlayed({ played: [[0, 20]], position: 20 }, again)).body, 'more than until midnight').toMatchObject({
      code: 'seats.access_ended',
      facts: { endsOn: day },
    });
    expect((await reportPlayed({ played: [[0, 12]], position: 12 }, again)).body, 'until midnight').toMatchObject({ watched: 12 });
    await untilMidnight('7 days 1 second');
    const tooLate = await app.signIn(email);
    pages.set(`${tooLate} ${film}`, await openPage(late));
    expect((await reportPlayed({ played: [[0, 13]], position: 13 }, tooLate)).body, 'too late').toMatchObject({
      code: 'seats.access_ended',
    });
  });

  it('I-11 ten tabs at once, replays and forged ranges: never more than the duration', async () => {
    const busy = await learner('busy');
    await openPage(busy);
    await app.shiftClock('1 hour');
    const forged: PlayedReport['played'] = [
      [0, 86_400],
      [0, 5],
      [3, 9],
      [19, 20],
    ];
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, tab) => reportPlayed({ played: [...forged, [tab, tab + 5]], position: tab }, busy)),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    const stored = await app.database.query(
      `select v.watched_seconds as watched from cordee.lesson_view v join up_users p on p.id = v.person
       where v.lesson = $1 and p.email = 'busy@cordee.example'`,
      [film],
    );
    expect(stored).toEqual([{ watched: 20 }]);
  });

  it('LRN-13 ten first reports at once make one view and announce a lesson seen once', async () => {
    const first = await learner('first');
    await Promise.all(Array.from({ length: 10 }, () => reportPlayed({ played: [], position: 0 }, first)));
    await app.shiftClock('1 minute');
    await Promise.all(Array.from({ length: 10 }, () => reportPlayed({ played: [[0, 20]], position: 20 }, first)));
    const [{ id } = { id: 0 }] = await app.database.query<{ id: number }>("select id from up_users where email = 'first@cordee.example'");
    expect(await app.database.query('select from cordee.lesson_view where person = $1', [id])).toHaveLength(1);
    expect(
      await app.database.query("select from cordee.event where name = 'progress.lesson-seen' and (payload->>'person')::int = $1", [id]),
    ).toHaveLength(1);
  });

  it('LRN-15 progress belongs to the person and the lesson: it outlives the session', async () => {
    const mover = await learner('mover');
    await markRead(mover);
    await app.database.query("delete from cordee.membership where person = (select id from up_users where email = 'mover@cordee.example')");
    expect((await view('', mover)).status, 'without a session').toBe(404);
    await openSession(app.strapi, course, ['mover@cordee.example']);
    expect((await view('', mover)).body).toMatchObject({ seen: 1 });
  });

  it('LRN-1 a lesson twice in a course is one lesson, and the way through it ends', async () => {
    const titles = ['a', 'b', 'c', 'd'];
    const lessons = [];
    for (const title of titles) lessons.push(await draft(app.strapi, LESSON, { title, reference: reference(), body: 'x' }));
    const [a, b, c, d] = lessons;
    const modules = [];
    for (const ofModule of [
      [a, b, c],
      [b, d],
    ])
      modules.push(await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons: ofModule }));
    const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'rust', modules });
    const twice = await draft(app.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
    for (const [uid, ids] of [
      [LESSON, lessons],
      [MODULE, modules],
      [THEME, [theme]],
      [COURSE, [twice]],
    ] as const)
      for (const id of ids) await publish(app.strapi, uid, id);
    await openSession(app.strapi, twice, ['amel@cordee.example']);

    type Page = { title: string; following: { id: string } | null };
    const visited = [];
    for (let lesson: string | undefined = a; lesson && visited.length < 9; ) {
      const { body }: { body: Page } = await app.call<Page>(`GET /api/progress/courses/${twice}/lessons/${lesson}`, { token });
      visited.push(body.title);
      lesson = body.following?.id;
    }
    expect(visited).toEqual(titles);
    expect((await app.call(`GET /api/progress/courses/${twice}`, { token })).body).toMatchObject({
      lessons: 4,
      themes: [{ lessons: 4 }],
    });
  });

  it('LRN-15 a session keeps its course when the course is published again', async () => {
    await publish(app.strapi, COURSE, course);
    expect((await view()).body).toMatchObject({ lessons: 2 });
  });
});

describe('the video', () => {
  const url = (path: string) => `/api/progress/courses/${course}/lessons/${film}/${path}`;
  const keyOf = async (as = token) => (await app.call<{ key: string }>(`GET ${url('film-key')}`, { token: as })).body.key;
  const video = async (headers: Record<string, string> = {}, as = token, key?: string) =>
    fetch(`${app.url}${url('film')}?key=${key ?? (await keyOf(as))}`, { headers: { authorization: `Bearer ${as}`, ...headers } });

  it('LRN-5 goes out whole, and is not to be stored', async () => {
    const whole = await video();
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    expect(whole.headers.get('cache-control')).toBe('private, no-store');
  });

  it('LRN-5 goes out by the part requested, and not beyond its end', async () => {
    const partial = await video({ range: 'bytes=100-199' });
    expect(partial.status).toBe(206);
    expect(partial.headers.get('content-range')).toBe('bytes 100-199/1000');
    expect(partial.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await partial.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    expect((await video({ range: 'bytes=5000-' })).status).toBe(416);
  });

  it('LRN-5 each part checks again who is watching', async () => {
    const viewer = await learner('viewer');
    const key = await keyOf(viewer);
    expect((await video({ range: 'bytes=0-9' }, viewer, key)).status, 'signed in').toBe(206);
    await app.call('DELETE /api/accounts/sign-ins/mine', { token: viewer });
    expect((await video({ range: 'bytes=10-19' }, viewer, key)).status, 'signed out').toBe(401);
  });

  it('LRN-5 its address is good for one person and one minute, and a new one is there for the asking', async () => {
    const [key, other] = [await keyOf(), await learner('sharer')];
    expect((await video({}, other, key)).status, 'for another person').toBe(403);
    expect((await video({}, token, 'nothing')).status, 'with another key').toBe(403);
    await app.shiftClock('61 seconds');
    const late = await video({}, token, key);
    expect(late.status, 'after a minute').toBe(403);
    expect(await late.json()).toMatchObject({ code: 'progress.film_key_refused' });
    expect((await video()).status, 'with a new key').toBe(200);
  });

  it('LRN-5 captions go out as such, to those who have access to the course', async () => {
    const captions = (as = token) => fetch(`${app.url}${url('captions')}`, { headers: { authorization: `Bearer ${as}` } });
    expect((await captions()).status, 'without captions').toBe(404);
    writeFileSync(path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads/film.vtt'), 'WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n');
    await app.database.query(
      `with file as (insert into files (document_id, name, url, mime, ext, hash, size, provider)
         values ('captions', 'film.vtt', '/uploads/film.vtt', 'text/vtt', '.vtt', 'film-vtt', 1, 'local') returning id)
       insert into files_related_mph (file_id, related_id, related_type, field, "order")
       select file.id, l.id, 'plugin::courses.lesson', 'captions', 1 from file, lessons l where l.document_id = $1`,
      [film],
    );
    const response = await captions();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await response.text()).toMatch(/^WEBVTT/);
    expect((await captions('nobody')).status, 'to a visitor').toBe(401);
    expect((await view(`/lessons/${film}`)).body).toMatchObject({ film: { host: 'own', captions: true } });
  });

  it('LRN-5 a film of another host is named, not served', async () => {
    const vimeo = await draft(app.strapi, LESSON, {
      title: 'Ailleurs',
      reference: reference(),
      videoLink: 'https://vimeo.com/76979871/8272103f6e',
      durationSeconds: 20,
      transcript: 'Ce qui est dit.',
    });
    const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons: [vimeo] });
    const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'rust', modules: [module] });
    const elsewhere = await draft(app.strapi, COURSE, { title: 'C', reference: reference(), themes: [theme] });
    for (const [uid, id] of [
      [LESSON, vimeo],
      [MODULE, module],
      [THEME, theme],
      [COURSE, elsewhere],
    ] as const)
      await publish(app.strapi, uid, id);
    await openSession(app.strapi, elsewhere, ['amel@cordee.example']);
    const base = `/api/progress/courses/${elsewhere}/lessons/${vimeo}`;
    expect((await app.call(`GET ${base}`, { token })).body).toMatchObject({
      kind: 'video',
      film: { host: 'vimeo', id: '76979871', hash: '8272103f6e' },
      transcript: 'Ce qui est dit.',
    });
    expect((await app.call(`GET ${base}/film-key`, { token })).status, 'its key').toBe(404);
    const { page } = (await app.call<{ page: string }>(`GET ${base}`, { token })).body;
    expect((await app.call(`POST ${base}/played`, { token, body: { page, played: [], position: 0 } })).status, 'its progress').toBe(200);
  });
});

describe('who has access to a course', () => {
  const routes = () =>
    [
      `GET /api/progress/courses/${course}`,
      `GET /api/progress/courses/${course}/lessons/${film}`,
      `GET /api/progress/courses/${course}/themes/${theme}`,
      `GET /api/progress/courses/${course}/themes/${theme}/modules/${module}`,
      `GET /api/progress/courses/${course}/lessons/${film}/film?key=x`,
      `GET /api/progress/courses/${course}/lessons/${film}/film-key`,
      `GET /api/progress/courses/${course}/lessons/${film}/captions`,
      `POST /api/progress/courses/${course}/lessons/${film}/played`,
      `POST /api/progress/courses/${course}/lessons/${text}/read`,
    ] as const;

  /** The routes that answer this token with another status. */
  async function routesWithout(status: number, as?: string): Promise<string[]> {
    const others: string[] = [];
    for (const route of routes()) {
      const body = { page: 'none', ...(route.endsWith('played') && { played: [], position: 0 }) };
      const response = await app.call(route, { ...(as && { token: as }), ...(route.startsWith('POST') && { body }) });
      if (response.status !== status) others.push(`${route}: ${response.status}`);
    }
    return others;
  }

  it('ACC-7 nobody without signing in', async () => {
    expect(await routesWithout(401), 'without a token').toEqual([]);
    expect(await routesWithout(401, 'a-token-that-was-never-given'), 'with an unknown token').toEqual([]);
  });

  it('ACC-8 a person outside the session finds nothing', async () => {
    expect(await routesWithout(404, (await app.createPerson('outside@cordee.example')).token)).toEqual([]);
  });

  it.each([
    ['before the first day', { startsOn: '2039-01-01', endsOn: '2039-12-31' }, 'seats.access_not_yet'],
    ['after the last day', { startsOn: '2019-01-01', endsOn: '2019-12-31' }, 'seats.access_ended'],
  ])('ACC-5 %s the course is closed, and says why', async (when, dates, code) => {
    const email = `${when.replace(/\W/g, '')}@cordee.example`;
    const { token: early } = await app.createPerson(email);
    await openSession(app.strapi, course, [email], dates);
    expect(await routesWithout(403, early)).toEqual([]);
    expect((await view('', early)).body).toMatchObject({ code });
  });

  it('ACC-5 access ends at midnight in Paris, in the middle of a film', async () => {
    const { token: last } = await app.createPerson('last-day@cordee.example');
    const [{ day } = { day: '' }] = await app.database.query<{ day: string }>(
      `select to_char(cordee.now() at time zone 'Europe/Paris', 'YYYY-MM-DD') as day`,
    );
    await openSession(app.strapi, course, ['last-day@cordee.example'], { endsOn: day });
    expect((await view('', last)).status, 'on the last day').toBe(200);
    await untilMidnight('1 second');
    expect(await routesWithout(403, last), 'after midnight').toEqual([]);
  });

  it('LRN-13 a lesson of another course, or none at all, is not found', async () => {
    const other = await publishedCourse(app.strapi);
    for (const [lesson, which] of [
      [other.film, 'of another course'],
      ['nothing', 'none at all'],
    ] as const) {
      pages.set(`${token} ${lesson}`, stampOf(lesson));
      expect((await reportPlayed({ played: [], position: 0 }, token, lesson)).status, which).toBe(404);
    }
  });

  it.each([
    ['no body', undefined],
    ['texts for seconds', { page: 'p', played: [['a', 'b']], position: 0 }],
    ['no page', { played: [], position: 0 }],
    ['a negative second', { page: 'p', played: [[-1, 5]], position: 0 }],
    ['more than it asks for', { page: 'p', played: [], position: 0, seenAt: '2026-01-01' }],
    ['more ranges than a film has', { page: 'p', played: Array.from({ length: 10_001 }, () => [0, 1]), position: 0 }],
  ])('LRN-13 %s is refused, and says where', async (_, body) => {
    const response = await app.call<{ facts: { fields: unknown[] } }>(`POST /api/progress/courses/${course}/lessons/${film}/played`, {
      token,
      ...(body && { body }),
    });
    expect(response).toMatchObject({ status: 422, body: { code: 'kernel.invalid_request' } });
    expect(response.body.facts.fields.length).toBeGreaterThan(0);
  });
});
