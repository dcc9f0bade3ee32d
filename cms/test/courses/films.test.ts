import net from 'node:net';
import { LESSON, MODULE } from '@cordee/courses';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { id } from '../../../test/id.ts';
import { portOf } from '../../../test/port-of.ts';
import { draft, publish, publishedCourse, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
const requests: string[] = [];
let answer: (url: string) => number | 'silence' | 'hang';
/** The duration that Vimeo tells of each film, in seconds; YouTube tells none. */
let told: number | undefined;
/** A host that accepts connections and never says a word. */
const hanging = net.createServer(() => {});

beforeAll(async () => {
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  app = await startTestApp({ settings: { CONTACT: 'equipe@cordee.example' } });
  const { fetch } = globalThis;
  // A test must not call the hosts of films that are not ours.
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const url = String(input);
    if (!/^https:\/\/(vimeo|www\.youtube)\.com\//.test(url)) return fetch(input, init);
    requests.push(url);
    const status = answer(url);
    if (status === 'hang') return fetch(`http://127.0.0.1:${portOf(hanging)}/`, init);
    return status === 'silence'
      ? Promise.reject(new TypeError('fetch failed'))
      : Promise.resolve(Response.json(url.includes('vimeo') && told ? { duration: told } : {}, { status }));
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  hanging.close();
  await app.close();
});
afterEach(() => app.shiftClock('0'));

const publishLink = async (videoLink: string) => {
  const lesson = await draft(app.strapi, LESSON, { title: videoLink, reference: reference(), videoLink, durationSeconds: 60 });
  await publish(app.strapi, LESSON, lesson);
  return lesson;
};
const faults = () =>
  app.database.query<{ lesson: string; host: string; fault: string }>(
    'select lesson, host, fault from cordee.film_check where fault is not null order by lesson',
  );
const checkCount = async () =>
  Number((await app.database.query<{ count: string }>('select count(checked_at) from cordee.film_check'))[0]?.count);
const alerts = () =>
  app.database.query<{ host: string }>(
    "select facts->>'host' as host from cordee.mail where template = 'courses.host-down' order by asked_at",
  );

describe('the nightly check of films', () => {
  it('LRN-5 finds the films that no longer play, and why; once a night, and at once when one is published', async () => {
    answer = (url) => (url.includes('111111') ? 200 : url.includes('222222') ? 404 : url.includes('333333') ? 403 : 'silence');
    const { film } = await publishedCourse(app.strapi);
    await publishLink('https://vimeo.com/111111');
    const gone = await publishLink('https://vimeo.com/222222');
    const closed = await publishLink('https://vimeo.com/333333');
    const silent = await publishLink('https://youtu.be/aqz-KE-bpKQ');
    app.startWorker();
    app.startWorker();
    await expect.poll(checkCount, { timeout: 10_000 }).toBe(5);
    expect(new Map((await faults()).map(({ lesson, fault }) => [lesson, fault]))).toEqual(
      new Map([
        [film, 'missing'],
        [gone, 'not-found'],
        [closed, 'not-embeddable'],
        [silent, 'unreachable'],
      ]),
    );
    expect(new Set(requests).size, 'different requests').toBe(requests.length);
    expect(await alerts()).toEqual([]);

    requests.length = 0;
    await app.shiftClock('1 day');
    await expect.poll(() => new Set(requests).size, { timeout: 10_000 }).toBe(4);
  });

  it('LRN-5 JOB-2 a host that did not respond is asked again later, and staff read what it said', async () => {
    const unanswered = () =>
      app.database.query<{ lesson: string }>('select lesson, failure, attempts from cordee.film_check where failure is not null');
    await expect.poll(unanswered).toEqual([{ lesson: expect.anything(), failure: 'www.youtube.com: fetch failed', attempts: 1 }]);
    const silent = await unanswered();
    answer = () => 200;
    await app.shiftClock('1 day 6 minutes');
    await expect.poll(faults, { timeout: 10_000 }).not.toContainEqual(expect.objectContaining({ lesson: silent[0]?.lesson }));
  });

  it('LRN-5 JOB-3 a host that hangs holds no transaction and nobody else up; after ten seconds it is asked again later', async () => {
    answer = () => 'hang';
    const lesson = await publishLink('https://vimeo.com/444444');
    await expect.poll(() => requests.at(-1), { timeout: 5_000 }).toContain('444444');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const longTransactions = await app.database.query(
      `select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(longTransactions).toEqual([]);
    const { email } = await app.createPerson('meanwhile@cordee.example');
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
    await expect
      .poll(() => app.database.query('select from cordee.mail where to_address = $1', [email]), { timeout: 5_000 })
      .toHaveLength(1);
    await expect
      .poll(() => app.database.query('select failure, attempts from cordee.film_check where lesson = $1', [lesson]), { timeout: 15_000 })
      .toEqual([{ failure: 'vimeo.com: no answer within 10 s', attempts: 1 }]);
    await app.documents(LESSON).unpublish({ documentId: lesson });
  });

  it('LRN-5 one alert when a whole host is down, none again while it stays down, and a new one after it was up', async () => {
    answer = () => 'silence';
    await app.shiftClock('2 days');
    await expect.poll(async () => (await faults()).filter(({ host }) => host === 'vimeo').length, { timeout: 10_000 }).toBe(3);
    await expect.poll(alerts, { timeout: 10_000 }).toMatchObject([{ host: 'vimeo' }]);
    await app.shiftClock('3 days');
    await expect
      .poll(async () => app.database.query("select from cordee.film_check where checked_at < cordee.now() - interval '10 hours'"), {
        timeout: 10_000,
      })
      .toEqual([]);
    expect(await alerts()).toHaveLength(1);

    answer = () => 200;
    await app.shiftClock('4 days');
    await expect.poll(async () => (await faults()).filter(({ host }) => host === 'vimeo'), { timeout: 10_000 }).toEqual([]);
    answer = () => 503;
    await app.shiftClock('5 days');
    await expect.poll(alerts, { timeout: 10_000 }).toHaveLength(2);
  });

  it('LRN-5 staff find the list with the courses concerned', async () => {
    const { faultyFilms } = await import('../../../plugins/courses/server/services/film-store.ts');
    const films = await faultyFilms(app.strapi.db.connection);
    expect(films.find(({ host }) => host === 'own')).toMatchObject({ title: 'Un film', fault: 'missing', courses: ['Un parcours'] });
  });

  it('LRN-5 a published lesson that lost its film is listed as missing, although there is no file to look for', async () => {
    answer = () => 200;
    const { film } = await publishedCourse(app.strapi);
    await app.database.query(
      'delete from files where id in (select r.file_id from files_related_mph r join lessons l on l.id = r.related_id where l.document_id = $1)',
      [film],
    );
    await app.shiftClock('6 days');
    const { faultyFilms, lastFilmCheck } = await import('../../../plugins/courses/server/services/film-store.ts');
    const checkedToday = async () => ((await lastFilmCheck(app.strapi.db.connection))?.at?.getTime() ?? 0) > Date.now() + 5.5 * 86_400_000;
    await expect.poll(checkedToday, { timeout: 10_000 }).toBe(true);
    await expect
      .poll(async () => (await faultyFilms(app.strapi.db.connection)).find(({ lesson }) => lesson === film), { timeout: 10_000 })
      .toMatchObject({ host: 'own', fault: 'missing', courses: ['Un parcours'] });
  });

  it('H-87 Vimeo tells the duration: a typed one that is wrong is corrected, and the outline follows', async () => {
    answer = () => 200;
    told = 75;
    const { course, module } = await publishedCourse(app.strapi);
    const lesson = await draft(app.strapi, LESSON, {
      title: 'Trop long',
      reference: reference(),
      videoLink: 'https://vimeo.com/555555',
      durationSeconds: 90,
    });
    await publish(app.strapi, LESSON, lesson);
    await app.documents(MODULE).update({ documentId: module, data: { lessons: [lesson] } });
    await publish(app.strapi, MODULE, module);
    const durations = () =>
      app.database.query<{ s: number }>(
        `select duration_seconds as s from lessons where document_id = $1 union all select duration_seconds from cordee.course_outline where course = $2`,
        [lesson, course],
      );
    await expect.poll(durations, { timeout: 10_000 }).toEqual([{ s: 75 }, { s: 75 }, { s: 75 }]);
    told = undefined;
  });

  it('H-87 YouTube does not: staff see which duration a player found, until they correct it', async () => {
    const lesson = await publishLink('https://youtu.be/bqz-KE-bpKQ');
    const { faultyFilms, saveFoundDuration } = await import('../../../plugins/courses/server/services/film-store.ts');
    const fault = async () => (await faultyFilms(app.strapi.db.connection)).find((film) => film.lesson === lesson);
    await expect
      .poll(() => app.database.query('select from cordee.film_check where lesson = $1 and checked_at is not null', [lesson]))
      .toHaveLength(1);
    await saveFoundDuration(app.strapi.db.connection, id<'lesson'>(lesson), 42);
    await expect.poll(fault, { timeout: 10_000 }).toMatchObject({ fault: 'wrong-duration', noted: 60, found: 42 });
    await app.documents(LESSON).update({ documentId: lesson, data: { durationSeconds: 42 } });
    await publish(app.strapi, LESSON, lesson);
    await expect.poll(fault, { timeout: 10_000 }).toBeUndefined();
  });

  it('LRN-5 the list is closed to visitors', async () => {
    expect((await fetch(`${app.url}/courses/films/faults`)).status).toBe(401);
  });
});
