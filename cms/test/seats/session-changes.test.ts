// What staff change of a session that has members, in one action each: its dates, and how many slots it has.
import { dayIn, plusDays } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinSession, openSession } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';

type Answer = { code?: string; facts?: object };
type Dates = { startsOn: string; endsOn: string };

let house: SlotHouse;
let staff: string;
let course: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 4 });
  staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
  const [found] = await house.app.database.query<{ course: string }>('select distinct course from cordee.outline');
  course = found?.course ?? '';
});
afterAll(() => house.app.close());

const TODAY = dayIn('Europe/Paris', new Date());
const query = <Row>(text: string, ...values: unknown[]) => house.app.database.query<Row>(text, values);
/** The last days of the members of a session, by their addresses: their own, in brackets that of the session. */
const lastDays = async (session: string) =>
  Object.fromEntries(
    (
      await query<{ email: string; own: string | null; day: string }>(
        `select p.email, to_char(m.own_ends_on, 'YYYY-MM-DD') as own, to_char(m.ends_on, 'YYYY-MM-DD') as day
         from cordee.current_membership m join cordee.person p on p.id = m.person join cordee.session s on s.id = m.session
         where s.document_id = $1 order by p.email`,
        session,
      )
    ).map(({ email, own, day }) => [email.split('@')[0], own ?? `(${day})`]),
  );
const ownDay = (session: string, email: string, day: string) =>
  query(
    `update cordee.membership m set ends_on = $3 from sessions s, up_users p
     where s.id = m.session and p.id = m.person and s.document_id = $1 and p.email = $2`,
    session,
    email,
    day,
  );
const act = async (act: string) =>
  JSON.parse(
    (await query<{ facts: string }>('select facts::text from cordee.staff_act where act = $1 order by id desc limit 1', act))[0]?.facts ??
      '{}',
  );
/** What the history of people says of their own last days, latest first. (ACC-14) */
const lastDayActs = () =>
  query<{ act: string; email: string; day: string }>(
    `select a.act, p.email, a.facts ->> 'day' as day from cordee.staff_act a join up_users p on p.id = a.person
     where a.act like 'seats.last-day-%' order by a.id desc`,
  );

describe('the dates of a session', () => {
  const began = { startsOn: '2020-01-01', endsOn: '2040-12-31' };
  const move = async (
    session: string,
    to: Partial<Dates>,
    { appliesToAll = true, saw = began }: { appliesToAll?: boolean; saw?: Dates } = {},
  ) =>
    house.app.call<Answer>(`PUT /seats/sessions/${session}/dates`, {
      token: staff,
      body: { began: saw, to: { ...began, ...to }, appliesToAll },
    });
  const licences = () => openSession(house.app.strapi, course, ['m0@cordee.example', 'm1@cordee.example']);

  it('SEAT-6 a new last day for all members: own ones go', async () => {
    const session = await licences();
    await ownDay(session, 'm1@cordee.example', '2030-06-30');
    expect((await move(session, { endsOn: '2039-12-31' })).status).toBe(200);
    expect(await lastDays(session)).toEqual({ m0: '(2039-12-31)', m1: '(2039-12-31)' });
    expect(await lastDayActs()).toContainEqual({ act: 'seats.last-day-taken', email: 'm1@cordee.example', day: '2039-12-31' });
    expect(await act('seats.dates-changed')).toMatchObject({ from: '2020-01-01 – 2040-12-31', to: '2020-01-01 – 2039-12-31', all: 'true' });
  });

  it('SEAT-6 a new first day takes nobody the last day of their own, whatever is said of a new last one', async () => {
    const session = await licences();
    await ownDay(session, 'm1@cordee.example', '2030-06-30');
    expect((await move(session, { startsOn: '2020-02-01' })).status).toBe(200);
    expect(await lastDays(session)).toEqual({ m0: '(2040-12-31)', m1: '2030-06-30' });
    expect(await act('seats.dates-changed')).toMatchObject({ to: '2020-02-01 – 2040-12-31', all: 'false' });
  });

  it.each(['2041-06-30', '2039-12-31'])(
    'SEAT-6 a new last day, %s, not for all: who has none of their own keeps the former one',
    async (endsOn) => {
      const session = await licences();
      await ownDay(session, 'm1@cordee.example', '2030-06-30');
      expect((await move(session, { endsOn }, { appliesToAll: false })).status).toBe(200);
      expect(await lastDays(session)).toEqual({ m0: '2040-12-31', m1: '2030-06-30' });
      expect((await lastDayActs())[0]).toEqual({ act: 'seats.last-day-given', email: 'm0@cordee.example', day: '2040-12-31' });
    },
  );

  it('SEAT-6 in a slot session nobody stays after its new last day, and slots are free once it has passed', async () => {
    const session = await house.openSession({ slots: 1, members: 2 });
    await ownDay(session, 'm1@cordee.example', '2030-06-30');
    await house.act(session, 0, 'assign');
    expect((await move(session, { endsOn: '2039-12-31' }, { appliesToAll: false })).status).toBe(200);
    expect(await lastDays(session)).toEqual({ m0: '(2039-12-31)', m1: '2030-06-30' });
    const saw = { ...began, endsOn: '2039-12-31' };
    expect((await move(session, { endsOn: plusDays(TODAY, -1) }, { saw })).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [], waiting: [] });
  });

  it('SEAT-6 H-93 of two who move a session at once the second is told its dates, and moves nothing', async () => {
    const session = await licences();
    const answers = await Promise.all(['2038-12-31', '2039-12-31'].map((endsOn) => move(session, { endsOn }, { appliesToAll: false })));
    const moved = answers.findIndex(({ status }) => status === 200);
    expect(answers[1 - moved]?.body).toMatchObject({
      code: 'seats.dates_changed',
      facts: { endsOn: ['2038-12-31', '2039-12-31'][moved] },
    });
    expect(await lastDays(session)).toEqual({ m0: '2040-12-31', m1: '2040-12-31' });
  });

  it('SEAT-6 a first day after the own last days of members is refused, naming them, and changes nothing', async () => {
    const session = await licences();
    await ownDay(session, 'm1@cordee.example', '2030-06-30');
    const refused = await move(session, { startsOn: '2035-01-01' }, { appliesToAll: false });
    expect(refused.body).toMatchObject({ code: 'seats.own_last_days_before_first', facts: { names: 'Zoé Martin' } });
    expect(await lastDays(session)).toEqual({ m0: '(2040-12-31)', m1: '2030-06-30' });
    expect((await move(session, { endsOn: '2019-01-01' })).body).toMatchObject({ code: 'seats.session_ends_before_start' });
    expect((await move(session, { startsOn: '2041-01-01', endsOn: '2041-06-30' })).status).toBe(200);
  });

  it('SEAT-6 the form of the contract moves the first day of its members, and their last day nowhere but in one that has none', async () => {
    const save = async (session: string, data: object) => {
      const path = `/content-manager/collection-types/${SESSION}/${session}` as const;
      const { version } = (await house.app.call<{ data: { version: number } }>(`GET ${path}`, { token: staff })).body.data;
      const headers = { 'If-Match': `"${version}"` };
      return house.app.call<{ error?: { details: object } }>(`PUT ${path}`, { token: staff, body: data, headers });
    };
    const session = await licences();
    const refused = await save(session, { startsOn: '2020-02-01', endsOn: '2041-12-31' });
    expect(refused).toMatchObject({ status: 400, body: { error: { details: { errors: [{ path: ['endsOn'] }] } } } });
    expect((await save(session, { startsOn: '2020-02-01', endsOn: '2040-12-31' })).status).toBe(200);
    expect(await lastDays(session)).toEqual({ m0: '(2040-12-31)', m1: '(2040-12-31)' });
    expect((await save(await openSession(house.app.strapi, course, []), { endsOn: '2041-12-31' })).status).toBe(200);
  });

  it('SEAT-6 the page says whose last day is their own', async () => {
    const session = await licences();
    await ownDay(session, 'm1@cordee.example', '2030-06-30');
    const { body } = await house.app.call(`GET /seats/sessions/${session}/dates`, { token: staff });
    expect(body).toEqual({ ...began, kind: 'licence', ownEnds: [{ name: 'Zoé Martin', endsOn: '2030-06-30' }] });
  });
});

describe('the allowance of a slot session', () => {
  const held = async (slots: number, { rotation, holders = [0, 1, 2] }: { rotation?: 'natural'; holders?: number[] } = {}) => {
    const session = await house.openSession({ slots, ...(rotation && { rotation }) });
    for (const index of holders) expect(await house.act(session, index, 'assign')).toBe(204);
    return session;
  };
  const change = async (session: string, from: number, allowance: number, leaving: number[] = []) =>
    house.app.call<Answer>(`PUT /seats/sessions/${session}/allowance`, {
      token: staff,
      body: { from, allowance, leaving: await Promise.all(leaving.map((index) => house.membershipOf(session, index))) },
    });
  const serving = async (session: string) =>
    (
      await query<{ number: number }>(
        'select t.number from cordee.slot t join sessions s on s.id = t.session where s.document_id = $1 and t.in_service order by 1',
        session,
      )
    ).map(({ number }) => number);

  it('SEAT-6 free slots are retired first: nobody leaves', async () => {
    const session = await held(4);
    expect((await change(session, 4, 3)).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [0, 1, 2], waiting: [] });
    expect(await serving(session)).toEqual([1, 2, 3]);
  });

  it('SEAT-6 below its holders it is refused, naming them, until those who leave are chosen: one action', async () => {
    const session = await held(4);
    expect((await change(session, 4, 2)).body).toMatchObject({
      code: 'seats.allowance_below_holders',
      facts: { allowance: 2, holders: 3, names: 'Zoé Martin, Zoé Martin, Zoé Martin' },
    });
    expect((await change(session, 4, 2, [0])).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [1, 2], waiting: [] });
    expect(await house.causes(session)).toEqual(['staff']);
    expect(await serving(session)).toEqual([2, 3]);
    expect(await act('seats.allowance-changed')).toMatchObject({ from: '4', to: '2' });
  });

  it('SEAT-6 ROT-1 where slots go round, who leaves is first in line, in the order of their slots', async () => {
    const session = await held(3, { rotation: 'natural' });
    await house.act(session, 3, 'wait');
    expect((await change(session, 3, 1, [2, 0])).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [0, 2, 3] });
    expect((await change(session, 1, 2)).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [0, 1], waiting: [2, 3] });
  });

  it('SEAT-6 ROT-2 who leaves and has finished does not wait', async () => {
    const session = await held(3, { rotation: 'natural' });
    await query(
      `insert into cordee.course_finish (person, session, course, finished_at)
       select m.person, m.session, s.course, now() from cordee.membership m join cordee.session s on s.id = m.session where m.id = $1`,
      await house.membershipOf(session, 0),
    );
    expect((await change(session, 3, 1, [0, 2])).status).toBe(200);
    expect(await house.standing(session)).toEqual({ holders: [1], waiting: [2] });
  });

  it('SEAT-6 H-93 of two who lower it at once the second is told both numbers, and nobody else leaves', async () => {
    const session = await held(3);
    const answers = await Promise.all([0, 1].map((index) => change(session, 3, 2, [index])));
    const codes = answers.map(({ body }) => body?.code);
    expect(codes.filter((code) => code === 'seats.allowance_changed')).toHaveLength(1);
    expect((await house.standing(session)).holders).toHaveLength(2);
  });

  it('SEAT-6 the page lists the holders by their slots', async () => {
    const session = await held(3, { holders: [1, 0] });
    const { body } = await house.app.call<{ holders: { name: string; slot: number }[] }>(`GET /seats/sessions/${session}/allowance`, {
      token: staff,
    });
    expect(body).toMatchObject({ allowance: 3, rotates: false, holders: [{ slot: 1 }, { slot: 2 }] });
    const licences = await openSession(house.app.strapi, course, []);
    await joinSession(house.app.strapi, { session: licences, email: 'm0@cordee.example', role: 'learner' });
    expect((await house.app.call<Answer>(`GET /seats/sessions/${licences}/allowance`, { token: staff })).body).toMatchObject({
      code: 'seats.no_slot_session',
    });
  });
});
