import { COMPANY } from '@cordee/companies';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { joinSession, publishedCourse, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Person = Awaited<ReturnType<TestApp['createPerson']>>;
type Mail = MailServer['received'][number];
type Member = { id: string; name: string; email: string; slot: number | null; place: number | null; may: string[] };
type Session = { slots: number; free: number; members: Member[]; code?: string };

let app: TestApp;
let mailServer: MailServer;
let course: Awaited<ReturnType<typeof publishedCourse>>;
let company: string;
let elsewhere: string;
let pilot: Person;
let stranger: Person;
let staff: string;
const people: Person[] = [];
const email = (index: number) => `m${index}@cordee.example`;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  course = await publishedCourse(app.strapi);
  pilot = await app.createPerson('pilot@cordee.example', { firstName: 'Marc', lastName: 'Teixeira' });
  stranger = await app.createPerson('other-pilot@cordee.example', { firstName: 'Anna', lastName: 'Roy' });
  company = (await app.documents(COMPANY).create({ data: { legalName: 'Horizon', pilots: [pilot.documentId] } })).documentId;
  elsewhere = (await app.documents(COMPANY).create({ data: { legalName: 'Ailleurs', pilots: [stranger.documentId] } })).documentId;
  for (const [index, lastName] of ['Aubin', 'Benali', 'Colin', 'Diallo', 'Étienne'].entries())
    people.push(await app.createPerson(email(index), { firstName: 'Max', lastName }));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

async function slotSession(allowance: number, dates: object = {}): Promise<string> {
  const data = { reference: reference(), course: course.course, company, kind: 'slot', allowance };
  const { documentId: session } = await app.documents(SESSION).create({ data: { ...data, startsOn: '2020-01-01', endsOn: '2040-12-31' } });
  for (const index of people.keys()) await joinSession(app.strapi, { session, email: email(index), role: 'learner' });
  await app.documents(SESSION).update({ documentId: session, data: dates });
  return session;
}
const view = async (session: string, token = pilot.token) =>
  (await app.call<Session>(`GET /api/seats/sessions/${session}`, { token })).body;
async function memberAt(session: string, index: number): Promise<Member> {
  const found = (await view(session)).members.find((member) => member.email === email(index));
  if (!found) throw new Error(`There is no member ${index}.`);
  return found;
}
const post = (session: string, member: string, action: string, token = pilot.token) =>
  app.call<{ code?: string }>(`POST /api/seats/sessions/${session}/members/${member}/slot`, { token, body: { action } });
const act = async (session: string, index: number, action: string) => post(session, (await memberAt(session, index)).id, action);
/** Waits until the mails about all that has happened are queued. */
const delivered = () =>
  expect.poll(() => app.database.query('select from cordee.delivery where done_at is null'), { timeout: 20_000 }).toEqual([]);
const lessonOf = (index: number) =>
  app.call<{ code?: string; facts?: object }>(`GET /api/progress/courses/${course.course}/lessons/${course.text}`, {
    token: people[index]?.token ?? '',
  });
const saveAllowance = (session: string, allowance: number | null) =>
  app.documents(SESSION).update({ documentId: session, data: { allowance } });

describe('the slots of a session', () => {
  it('SEAT-7 SEAT-9 a pilot assigns and releases: lessons open and close, and the history says who did it', async () => {
    const session = await slotSession(2);
    expect((await lessonOf(0)).body).toMatchObject({
      code: 'seats.slot_needed',
      facts: { lostOn: 'never', place: null, pilots: ['Marc Teixeira'] },
    });
    expect((await act(session, 0, 'assign')).status).toBe(204);
    expect((await lessonOf(0)).status).toBe(200);
    expect(await view(session)).toMatchObject({
      slots: 2,
      free: 1,
      members: [{ email: email(0), slot: 1, may: ['release'] }, {}, {}, {}, {}],
    });
    expect((await act(session, 0, 'release')).status).toBe(204);
    expect((await lessonOf(0)).body.code).toBe('seats.slot_needed');
    expect((await app.call(`GET /api/progress/courses/${course.course}`, { token: people[0]?.token ?? '' })).status).toBe(200);
    expect(
      await app.database.query(
        `select h.slot, h.assigned_for, h.released_for, h.assigned_by = $2 as by_pilot, h.until >= h.since as ended
         from cordee.slot_holding h join sessions s on s.id = h.session where s.document_id = $1`,
        [session, pilot.id],
      ),
    ).toEqual([{ slot: 1, assigned_for: 'pilot', released_for: 'pilot', by_pilot: true, ended: true }]);
  });

  it('H-89 whoever loses their slot while they read is told so; what they had read by then counts', async () => {
    const session = await slotSession(1);
    const token = people[0]?.token ?? '';
    const lesson = `/api/progress/courses/${course.course}/lessons/${course.text}` as const;
    const bodyIs = (body: string) => app.database.query('update lessons set body = $1 where document_id = $2', [body, course.text]);
    await bodyIs('mot '.repeat(200));
    await act(session, 0, 'assign');
    const { page } = (await app.call<{ page: string }>(`GET ${lesson}`, { token })).body;
    const markRead = () => app.call<{ code?: string }>(`POST ${lesson}/read`, { token, body: { page } });
    expect((await markRead()).body.code, 'while they hold it').toBe('progress.read_too_fast');
    await act(session, 0, 'release');
    expect((await markRead()).body).toMatchObject({
      code: 'seats.slot_needed',
      facts: { lostOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), pilots: ['Marc Teixeira'] },
    });
    await bodyIs('Des mots.');
    expect((await markRead()).status).toBe(204);
  });

  it('ACC-5 SEAT-7 who has no slot is told the pilots of that session, and not of one that is over', async () => {
    const over = { startsOn: '2019-01-01', endsOn: '2019-12-31', company: elsewhere };
    await slotSession(1, over);
    await slotSession(1);
    expect((await lessonOf(0)).body).toMatchObject({ code: 'seats.slot_needed', facts: { pilots: ['Marc Teixeira'] } });
  });

  it('ROT-1 SEAT-7 who waits is told their place; a slot takes them off the list, and those behind move up', async () => {
    const session = await slotSession(1);
    await act(session, 0, 'assign');
    for (const index of [1, 2]) expect((await act(session, index, 'wait')).status).toBe(204);
    expect((await act(session, 0, 'wait')).body.code).toBe('seats.already_holds');
    expect((await act(session, 1, 'wait')).status, 'once more').toBe(204);
    expect((await memberAt(session, 1)).place).toBe(1);
    expect((await act(session, 1, 'assign')).body.code).toBe('seats.no_free_slot');
    expect((await lessonOf(2)).body.facts).toMatchObject({ place: 2 });
    const home = await app.call<{ slot: object }>('GET /api/home', { token: people[2]?.token ?? '' });
    expect(home.body.slot).toMatchObject({ place: 2, pilots: ['Marc Teixeira'] });

    await act(session, 0, 'release');
    await act(session, 1, 'assign');
    expect((await memberAt(session, 1)).slot).toBe(1);
    expect((await memberAt(session, 2)).place).toBe(1);
    await act(session, 2, 'leave');
    expect((await act(session, 2, 'leave')).status, 'once more').toBe(204);
  });

  it('H-21 ROT-5 mails say that a slot is there, that it is gone, and which place the list gave', async () => {
    const session = await slotSession(1);
    const from = mailServer.received.length;
    await act(session, 3, 'wait');
    await act(session, 4, 'assign');
    await delivered();
    await act(session, 4, 'release');
    // Mails about the others, of sessions before, may still be on their way.
    const isToOneOfThem = ({ to }: Mail) => [email(3), email(4)].includes(to?.[0]?.address ?? '');
    const subjects = () =>
      mailServer.received
        .slice(from)
        .filter(isToOneOfThem)
        .map(({ subject }) => subject);
    await expect.poll(subjects, { timeout: 20_000 }).toHaveLength(3);
    expect(new Set(subjects())).toEqual(
      new Set([
        'Ta place dans « Un parcours » est rendue',
        'Tu es sur la liste d’attente de « Un parcours »',
        'À toi de jouer : une place t’attend dans « Un parcours »',
      ]),
    );
  });

  it('H-21 ROT-1 whoever loses their slot and is put back on the list at once reads both in one mail', async () => {
    const session = await slotSession(1);
    const from = mailServer.received.length;
    await act(session, 2, 'wait');
    await act(session, 3, 'assign');
    await delivered();
    const { id } = await memberAt(session, 3);
    const release = { token: pilot.token, body: { action: 'release', requeue: true } };
    for (const time of ['once', 'again'])
      expect((await app.call(`POST /api/seats/sessions/${session}/members/${id}/slot`, release)).status, time).toBe(204);
    await delivered();
    await expect
      .poll(() => app.database.query("select from cordee.mail where state in ('queued', 'sending')"), { timeout: 20_000 })
      .toEqual([]);
    const mails = mailServer.received.slice(from).filter(({ to }) => to?.[0]?.address === email(3));
    const isRelease = ({ subject }: Mail) => subject === 'Ta place dans « Un parcours » est rendue';
    expect(mails.map(isRelease).sort()).toEqual([false, true]);
    expect(mails.find(isRelease)?.text).toContain('Tu es n° 2 sur la liste d’attente.');
  });

  it('ROT-1 whoever is put on the list later, or without having had a slot, has a mail of it', async () => {
    const session = await slotSession(1);
    const { id } = await memberAt(session, 2);
    const templates = async () =>
      (
        await app.database.query<{ template: string }>(
          `select template from cordee.mail where person = $1 and facts->>'reference' = (select reference from sessions where document_id = $2)
           order by template`,
          [people[2]?.id, session],
        )
      ).map(({ template }) => template);
    await act(session, 2, 'assign');
    await delivered();
    await act(session, 2, 'release');
    await delivered();
    const requeue = { token: pilot.token, body: { action: 'release', requeue: true } };
    expect((await app.call(`POST /api/seats/sessions/${session}/members/${id}/slot`, requeue)).status).toBe(204);
    await expect.poll(templates, { timeout: 20_000 }).toEqual(['seats.slot-assigned', 'seats.slot-released', 'seats.waiting-for-slot']);
  });

  it('SEAT-8 of five members who are given the last slot at once, one gets it', async () => {
    const session = await slotSession(1);
    const { members } = await view(session);
    const answers = await Promise.all(members.map(({ id }) => post(session, id, 'assign')));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409, 409]);
    expect((await view(session)).members.filter(({ slot }) => slot !== null)).toHaveLength(1);
  });

  it('SEAT-8 H-75 five clicks at once on one member are one holding, and end on the same success, as five that take it back', async () => {
    const session = await slotSession(2);
    const { id } = await memberAt(session, 0);
    const holdings = () => app.database.query('select until is null as held from cordee.slot_holding where membership = $1', [id]);
    for (const [action, held] of [
      ['assign', true],
      ['release', false],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(session, id, action)));
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(204));
      expect(await holdings()).toEqual([{ held }]);
    }
  });

  it('SEAT-7 I-09 before the first day and after the last nobody gets a slot', async () => {
    for (const dates of [
      { startsOn: '2040-01-01', endsOn: '2040-12-31' },
      { startsOn: '2020-01-01', endsOn: '2020-12-31' },
    ])
      expect((await act(await slotSession(1, dates), 0, 'assign')).body.code).toBe('seats.session_not_running');
  });

  it('SEAT-6 an allowance below the holders is refused, naming them; a free slot is retired first, and comes back', async () => {
    const session = await slotSession(3);
    for (const index of [0, 1, 2]) await act(session, index, 'assign');
    await act(session, 0, 'release');
    await expect(saveAllowance(session, 1)).rejects.toThrow('Libérez d’abord des slots : Max Benali, Max Colin.');
    await saveAllowance(session, 2);
    expect(await view(session)).toMatchObject({ slots: 2, free: 0 });
    await expect(saveAllowance(session, null)).rejects.toThrow('Indiquez le forfait');
    await saveAllowance(session, 4);
    expect(
      await app.database.query(
        'select number from cordee.slot t join sessions s on s.id = t.session where s.document_id = $1 and in_service order by 1',
        [session],
      ),
    ).toEqual([1, 2, 3, 4].map((number) => ({ number })));
  });

  it('SEAT-3 the type of a session is frozen once it has had a member', async () => {
    const session = await slotSession(1);
    const saveKind = (kind: string) => app.documents(SESSION).update({ documentId: session, data: { kind } });
    await expect(saveKind('licence')).rejects.toThrow('Le type de la session ne change plus');
    await saveKind('slot');
    expect(await view(session)).toMatchObject({ slots: 1 });
  });

  it('SEAT-7 H-19 who leaves the session frees the slot and the place; the membership ends, and can begin again', async () => {
    const session = await slotSession(1);
    await act(session, 0, 'assign');
    await act(session, 1, 'wait');
    for (const index of [0, 1]) {
      const { id } = await memberAt(session, index);
      expect((await app.call(`DELETE /seats/sessions/${session}/members/${id}`, { token: staff })).status).toBe(200);
    }
    expect(await view(session)).toMatchObject({ free: 1, members: [{ place: null }, { place: null }, { place: null }] });
    expect(
      await app.database.query(
        'select released_for from cordee.slot_holding h join sessions s on s.id = h.session where s.document_id = $1',
        [session],
      ),
    ).toEqual([{ released_for: 'left' }]);
    await joinSession(app.strapi, { session, email: email(0), role: 'learner' });
    expect(await memberAt(session, 0)).toMatchObject({ slot: null, may: ['assign', 'wait'] });
  });

  it('SEAT-8 SEAT-9 the database refuses what no code may do', async () => {
    const session = await slotSession(1);
    await act(session, 0, 'assign');
    const [holder, other] = [(await memberAt(session, 0)).id, (await memberAt(session, 1)).id];
    const hold = (member: string, slot: number) =>
      app.database.query(
        `insert into cordee.slot_holding (session, slot, membership, person, assigned_for)
         select m.session, ${slot}, m.id, m.person, 'staff' from cordee.membership m where m.id = $1`,
        [member],
      );
    await expect(hold(other, 1)).rejects.toMatchObject({ constraint: 'slot_has_one_holder' });
    await expect(hold(other, 2)).rejects.toMatchObject({ code: '23503' });
    await expect(
      app.database
        .query('insert into cordee.slot (session, number) select id, 2 from sessions where document_id = $1', [session])
        .then(() => hold(holder, 2)),
    ).rejects.toMatchObject({ constraint: 'member_holds_one_slot' });
    await expect(
      app.database.query('update cordee.slot set in_service = false where session = (select id from sessions where document_id = $1)', [
        session,
      ]),
    ).rejects.toMatchObject({ constraint: 'held_slot_is_in_service' });
    await expect(
      app.database.query("update cordee.slot_holding set since = since - interval '1 day' where membership = $1", [holder]),
    ).rejects.toMatchObject({ constraint: 'slot_holding_is_written_once' });
    await expect(
      app.database.query(
        'insert into cordee.waiting_member (membership, session, position) select $2, id, 1 from sessions where document_id = $1',
        [session, holder],
      ),
    ).rejects.toMatchObject({ constraint: 'holder_does_not_wait' });
  });

  it('ACC-8 SEC-16 the pilot of another company and a member of the session find nothing', async () => {
    const session = await slotSession(1);
    const { id } = await memberAt(session, 0);
    for (const { token } of [stranger, ...people.slice(0, 1)]) {
      expect((await view(session, token)).code).toBe('seats.session_not_found');
      expect((await post(session, id, 'assign', token)).body.code).toBe('seats.session_not_found');
    }
    const other = await slotSession(1);
    expect((await post(other, id, 'assign')).body.code).toBe('seats.member_not_found');
  });
});
