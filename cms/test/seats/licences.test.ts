// The seats of licence sessions: who counts, who may join and until when, and what the database refuses whoever asks.
import { dayIn, plusDays } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, publishedCourse, reference, schoolOf } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const TODAY = dayIn('Europe/Paris', new Date());

let app: TestApp;
let course: string;
let staff: string;
let people = 0;

beforeAll(async () => {
  app = await startTestApp();
  ({ course } = await publishedCourse(app.strapi));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const inDays = (days: number) => plusDays(TODAY, days);
type Seats = { filledBy: string; allowance: number; counted: number; joinableUntil: string };
type Members = { members: { id: string; email: string; counted: boolean }[]; seats: Seats | null };
type Answer = { code?: string; facts?: object };

async function open(data: object = {}): Promise<string> {
  const company = await schoolOf(app.strapi);
  const dates = { startsOn: inDays(-3), endsOn: inDays(300) };
  return (await app.documents(SESSION).create({ data: { reference: reference(), course, company, ...dates, ...data } })).documentId;
}
const save = (documentId: string, data: object) => app.documents(SESSION).update({ documentId, data });
/** An address at which somebody has an account. */
async function someone(): Promise<string> {
  people += 1;
  return (await app.createPerson(`p${people}@cordee.example`)).email;
}
const view = async (session: string) => (await app.call<Members>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
const seats = async (session: string) => {
  const { allowance, counted } = (await view(session)).seats ?? {};
  return [allowance, counted];
};
const add = async (session: string, email: string, body: object = {}) =>
  app.call<Answer>(`POST /seats/sessions/${session}/members`, { token: staff, body: { email, role: 'learner', ...body } });
const remove = async (session: string, email: string) => {
  const member = (await view(session)).members.find((each) => each.email === email);
  return (await app.call(`DELETE /seats/sessions/${session}/members/${member?.id}`, { token: staff })).status;
};
const full = (allowance: number, data: object = {}) => open({ filledBy: 'company', allowance, ...data });

describe('a session filled by staff', () => {
  it('SEAT-3 its allowance begins at 0 and changes in the same action as its members', async () => {
    const session = await open();
    const [a, b] = [await someone(), await someone()];
    expect(await seats(session)).toEqual([0, 0]);
    await add(session, a);
    await add(session, b, { role: 'manager-learner' });
    expect(await seats(session)).toEqual([2, 2]);
    expect(await remove(session, a)).toBe(200);
    expect(await seats(session)).toEqual([1, 1]);
  });

  it('SEAT-3 who manages without learning does not count; who is blocked does; who is erased does not', async () => {
    const session = await open();
    const [blocked, erased] = [await app.createPerson('blocked@cordee.example'), await app.createPerson('erased@cordee.example')];
    await add(session, await someone(), { role: 'manager' });
    for (const { email } of [blocked, erased]) await add(session, email);
    await app.documents('plugin::users-permissions.user').update({ documentId: blocked.documentId, data: { blocked: true } });
    expect(await seats(session)).toEqual([2, 2]);
    expect(
      (await app.call(`POST /staff/people/${erased.documentId}/erasure`, { token: staff, body: { email: erased.email } })).status,
    ).toBe(200);
    expect(await seats(session)).toEqual([1, 1]);
    expect((await view(session)).members.filter(({ counted }) => counted).map(({ email }) => email)).toEqual([blocked.email]);
  });

  it('SEAT-3 another allowance than its members is refused, naming both numbers', async () => {
    const session = await open();
    await add(session, await someone());
    await expect(save(session, { allowance: 12 })).rejects.toThrow('1 sont décomptés, 12 a été saisi');
    await save(session, { allowance: 1 });
  });

  it('SEAT-3 its allowance begins at 0, whatever was typed before it was said who fills it, or copied by “Dupliquer”', async () => {
    const session = await open({ allowance: 5 });
    expect(await seats(session)).toEqual([0, 0]);
    await save(session, { filledBy: 'company', allowance: 12 });
    await save(session, { filledBy: 'staff' });
    expect(await seats(session)).toEqual([0, 0]);
    await add(session, await someone());
    const copy = await app.call<{ data: { documentId: string } }>(`POST /content-manager/collection-types/${SESSION}/clone/${session}`, {
      token: staff,
      body: { reference: reference() },
    });
    expect(await seats(copy.body.data.documentId)).toEqual([0, 0]);
  });

  it('SEAT-4 takes learners until 14 days after its first day, then names that day; managers at any time', async () => {
    const [late, last] = [await open({ startsOn: inDays(-15) }), await open({ startsOn: inDays(-14) })];
    expect((await add(late, await someone())).body).toMatchObject({ code: 'seats.joining_closed', facts: { until: inDays(-1) } });
    expect((await add(late, await someone(), { role: 'manager' })).status).toBe(200);
    expect((await add(last, await someone())).status).toBe(200);
    expect(await seats(late)).toEqual([0, 0]);
  });

  it('SEAT-4 who was just removed is put back, also when it takes no more learners', async () => {
    const session = await open({ startsOn: inDays(-14) });
    const email = await someone();
    await add(session, email);
    await save(session, { startsOn: inDays(-40) });
    await remove(session, email);
    expect((await add(session, email)).status).toBe(200);
    expect(await seats(session)).toEqual([1, 1]);
    await app.database.query("update cordee.membership set ended_at = ended_at - interval '2 hours' where ended_at is not null");
    await remove(session, email);
    await app.database.query("update cordee.membership set ended_at = ended_at - interval '2 hours' where ended_at is not null");
    expect((await add(session, email)).body).toMatchObject({ code: 'seats.joining_closed' });
  });

  it('SEAT-3 H-93 whoever has its form open goes on when a member is added, whom its allowance follows', async () => {
    const session = await open();
    const path = `/content-manager/collection-types/${SESSION}/${session}` as const;
    const { version } = (await app.call<{ data: { version: number } }>(`GET ${path}`, { token: staff })).body.data;
    await add(session, await someone());
    const saved = await app.call(`PUT ${path}`, { token: staff, body: { closesOn: null }, headers: { 'If-Match': `"${version}"` } });
    expect(saved.status).toBe(200);
    expect(await seats(session)).toEqual([1, 1]);
  });

  it('SEAT-4 a manager who was just removed learns no more after its last day for it', async () => {
    const session = await open({ startsOn: inDays(-40) });
    const email = await someone();
    await add(session, email, { role: 'manager' });
    await remove(session, email);
    expect((await add(session, email)).body).toMatchObject({ code: 'seats.joining_closed' });
    expect((await add(session, email, { role: 'manager' })).status).toBe(200);
  });

  it('SEAT-6 who joins gets no last day of their own that has passed, but who is put back', async () => {
    const session = await open();
    const email = await someone();
    const late = { endsOn: inDays(-1) };
    expect((await add(session, email, late)).body).toMatchObject({ code: 'seats.last_day_passed', facts: { today: TODAY } });
    await add(session, email);
    await remove(session, email);
    expect((await add(session, email, late)).status).toBe(200);
  });

  it('SEAT-3 H-93 who saw another allowance is told both numbers, and nobody is added', async () => {
    const session = await open();
    const [a, b] = [await someone(), await someone()];
    expect((await add(session, a, { allowance: 0 })).status).toBe(200);
    expect((await add(session, b, { allowance: 0 })).body).toMatchObject({ code: 'seats.allowance_changed', facts: { from: 0, now: 1 } });
    expect(await seats(session)).toEqual([1, 1]);
  });

  it('SEAT-3 of twenty additions at once that saw the same allowance one succeeds; without it all do', async () => {
    const session = await open();
    const emails = await Promise.all(Array.from({ length: 20 }, someone));
    const answers = await Promise.all(emails.map((email) => add(session, email, { allowance: 0 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body?.code))).toEqual(new Set([undefined, 'seats.allowance_changed']));
    await Promise.all(emails.map((email) => joinSession(app.strapi, { session, email, role: 'learner' }).catch(() => undefined)));
    expect(await seats(session)).toEqual([20, 20]);
  });
});

describe('a session filled by the company', () => {
  it('SEAT-3 takes as many learners as its allowance, and names both numbers to the next one', async () => {
    const session = await full(2);
    for (const email of [await someone(), await someone()]) expect((await add(session, email)).status).toBe(200);
    expect((await add(session, await someone())).body).toMatchObject({ code: 'seats.no_seat_left', facts: { allowance: 2, counted: 2 } });
    expect((await add(session, await someone(), { role: 'manager' })).status).toBe(200);
    expect(await seats(session)).toEqual([2, 2]);
  });

  it('SEAT-3 of twenty who are added at once for three seats three are', async () => {
    const session = await full(3);
    const emails = await Promise.all(Array.from({ length: 20 }, someone));
    const answers = await Promise.all(emails.map((email) => add(session, email)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ body }) => body?.code === 'seats.no_seat_left')).toHaveLength(17);
    expect(await seats(session)).toEqual([3, 3]);
  });

  it('SEAT-3 is open until its closing date, 14 days after its first day without one', async () => {
    const [closed, usual, longer] = [
      await full(5, { closesOn: inDays(-1) }),
      await full(5, { startsOn: inDays(-15) }),
      await full(5, { startsOn: inDays(-15), closesOn: TODAY }),
    ];
    expect((await add(closed, await someone())).body).toMatchObject({ code: 'seats.joining_closed', facts: { until: inDays(-1) } });
    expect((await add(usual, await someone())).body).toMatchObject({ code: 'seats.joining_closed', facts: { until: inDays(-1) } });
    expect((await add(longer, await someone())).status).toBe(200);
    expect((await view(longer)).seats).toMatchObject({ filledBy: 'company', joinableUntil: TODAY });
  });

  it('SEAT-3 an allowance below its members is refused, naming both numbers; a larger one is not', async () => {
    const session = await full(2);
    for (const email of [await someone(), await someone()]) await add(session, email);
    await expect(save(session, { allowance: 1 })).rejects.toThrow('Le forfait, 1, est plus petit que le nombre de membres décomptés, 2');
    await save(session, { allowance: 7 });
    expect(await seats(session)).toEqual([7, 2]);
  });
});

it('SEAT-3 the type and who fills a session are frozen once it has had a member', async () => {
  const session = await open();
  await save(session, { filledBy: 'company', allowance: 3 });
  const email = await someone();
  await add(session, email);
  await remove(session, email);
  await expect(save(session, { filledBy: 'staff', allowance: 0 })).rejects.toThrow('Qui remplit la session ne change plus');
  await expect(save(session, { kind: 'slot' })).rejects.toThrow('Le type de la session ne change plus');
});

/** How many transactions waited for each other so far; each connection tells what it counted, which PostgreSQL takes down once a second at most. */
async function deadlocks(): Promise<unknown> {
  const { connection } = app.strapi.db;
  const flush = () => connection.raw('select pg_stat_force_next_flush(), pg_sleep(0.3)');
  await Promise.all(Array.from({ length: connection.client.pool.max }, flush));
  return app.database.query('select deadlocks::integer as deadlocks from pg_stat_database where datname = current_database()');
}

it('SEAT-3 SEAT-8 who is added, removed and erased at once waits in turn: no two wait for each other', async () => {
  const sessions = [await open(), await full(50), await open()];
  const crowd = await Promise.all(Array.from({ length: 12 }, (_, index) => app.createPerson(`crowd${index}@cordee.example`)));
  for (const session of sessions) for (const { email } of crowd.slice(0, 6)) await add(session, email);
  const removals = await Promise.all(
    sessions.map(async (session) =>
      (await view(session)).members
        .filter(({ email }) => crowd.slice(3, 6).some((each) => each.email === email))
        .map(({ id }) => `DELETE /seats/sessions/${session}/members/${id}` as const),
    ),
  );
  const before = await deadlocks();
  const bulk = (session: string) =>
    app.call('POST /staff/people-memberships', {
      token: staff,
      body: { session, role: 'learner', people: crowd.slice(6).map(({ documentId }) => documentId) },
    });
  const paste = (session: string) => {
    const people = crowd.slice(6).map(({ email }) => ({ email, firstName: 'Une', lastName: 'Personne' }));
    return app.call(`POST /seats/sessions/${session}/pasted`, { token: staff, body: { people: people.toReversed(), role: 'learner' } });
  };
  await Promise.all([
    ...sessions.toReversed().flatMap((session) => crowd.slice(8).map(({ email }) => add(session, email))),
    ...sessions.flatMap((session) => [paste(session), bulk(session)]),
    ...crowd
      .slice(0, 3)
      .map(({ documentId, email }) => app.call(`POST /staff/people/${documentId}/erasure`, { token: staff, body: { email } })),
    ...removals.flat().map((path) => app.call(path, { token: staff })),
  ]);
  for (const [session, allowance] of [
    [sessions[0], 6],
    [sessions[1], 50],
    [sessions[2], 6],
  ] as const)
    expect(await seats(session ?? '')).toEqual([allowance, 6]);
  expect(await deadlocks()).toEqual(before);
});

describe('the database, whoever writes', () => {
  const sql = (text: string, ...values: unknown[]) => app.database.query(text, values);
  const INSERT = `insert into cordee.membership (person, session, role)
    select p.id, s.id, $3 from up_users p, sessions s where p.email = any($2) and s.document_id = $1`;

  it('SEAT-3 has the allowance of a session filled by staff follow a whole list, and people who learn no more', async () => {
    const session = await open();
    const emails = await Promise.all(Array.from({ length: 5 }, someone));
    await sql(INSERT, session, emails, 'learner');
    expect(await seats(session)).toEqual([5, 5]);
    const of = '(select id from sessions where document_id = $1)';
    await sql(`update cordee.membership set role = 'manager' where session = ${of} and person % 2 = 0`, session);
    const [{ left }] = (await sql(`select count(*)::integer as left from cordee.membership where session = ${of} and learns`, session)) as [
      { left: number },
    ];
    expect(await seats(session)).toEqual([left, left]);
    await sql(`delete from cordee.membership where session = ${of}`, session);
    expect(await seats(session)).toEqual([0, 0]);
  });

  it('SEAT-3 refuses a list that is longer than the seats of a company, as a whole, and who comes back in or learns after all', async () => {
    const session = await full(2);
    const emails = await Promise.all(Array.from({ length: 3 }, someone));
    await expect(sql(INSERT, session, emails, 'learner')).rejects.toMatchObject({ constraint: 'members_have_seats', detail: '2 3' });
    expect(await seats(session)).toEqual([2, 0]);
    await sql(INSERT, session, emails, 'manager');
    const of = '(select id from sessions where document_id = $1)';
    await expect(sql(`update cordee.membership set role = 'learner' where session = ${of}`, session)).rejects.toMatchObject({
      constraint: 'members_have_seats',
    });
  });

  it('SEAT-3 refuses an allowance that is written past the form', async () => {
    const [ours, theirs] = [await open(), await full(2)];
    await add(ours, await someone());
    await add(theirs, await someone());
    await expect(sql('update sessions set allowance = 9 where document_id = $1', ours)).rejects.toMatchObject({
      constraint: 'allowance_follows_members',
      detail: '9 1',
    });
    await expect(sql('update sessions set allowance = 0 where document_id = $1', theirs)).rejects.toMatchObject({
      constraint: 'allowance_covers_members',
      detail: '0 1',
    });
    await expect(sql("update sessions set filled_by = 'company' where document_id = $1", ours)).rejects.toMatchObject({
      constraint: 'session_filling_is_frozen',
    });
  });
});
