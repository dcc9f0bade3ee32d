import { COURSE } from '@cordee/courses';
import { atHour, dayIn } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { openSession, publish, publishedCourse } from '../course.ts';
import { staffMember } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let sink: MailSink;
let course: string;
let text: string;
let staff: string;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port), SITE_URL: 'https://cordee.example' } });
  ({ course, text } = await publishedCourse(app.strapi));
  staff = await staffMember(app, 'chief@cordee.example', { superAdmin: true });
  app.work();
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});

const DAY = 86_400_000;
const inDays = (days: number) => dayIn('Europe/Paris', new Date(Date.now() + days * DAY));
const LEA = { firstName: 'Léa', lastName: 'Morin' };

type Member = { id: string; email: string; firstName: string; invitation: { state: string; at: string | null } | null };
type View = { members: Member[]; learnersInvitedAt: string | null; timeZone: string; code?: string };

const opens = (days: number) => openSession(app.strapi, course, [], { startsOn: inDays(days), endsOn: inDays(days + 90) });
const view = async (session: string) => (await app.call<View>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
const add = (session: string, email: string, more: object = { name: LEA }) =>
  app.call(`POST /seats/sessions/${session}/members`, { token: staff, body: { email, role: 'learner', ...more } });
const memberAt = async (session: string, email: string) => (await view(session)).members.find((member) => member.email === email);
const remove = async (session: string, email: string) =>
  app.call(`DELETE /seats/sessions/${session}/members/${(await memberAt(session, email))?.id}`, { token: staff });
const again = async (session: string, email: string) =>
  app.call(`POST /seats/sessions/${session}/members/${(await memberAt(session, email))?.id}/invitation`, { token: staff });
const plannedFor = async (session: string, email: string) => (await memberAt(session, email))?.invitation;
const mailsTo = (email: string) => sink.received.filter((mail) => mail.to?.some(({ address }) => address === email));
const codeIn = (text = '') => decodeURIComponent(/\/invitation\?code=([\w.%-]+)/.exec(text)?.[1] ?? '');

/** Moves the house clock to so many minutes from an instant. */
const clockAt = (instant: Date, minutes: number) =>
  app.clock(`${Math.round((instant.getTime() - Date.now()) / 1000) + minutes * 60} seconds`);

describe('somebody without an account who is put into a session', () => {
  it('ACC-4 needs a name; then an account is opened, and a learner is invited at six on the first day', async () => {
    const session = await opens(10);
    const six = atHour('Europe/Paris', inDays(10), 6);
    expect((await view(session)).learnersInvitedAt).toBe(six.toISOString());
    expect((await add(session, 'lea@cordee.example', {})).body).toMatchObject({ status: 404, code: 'seats.person_not_found' });
    expect((await add(session, ' Lea@cordee.example'.trim())).status).toBe(200);
    expect(await memberAt(session, 'lea@cordee.example')).toMatchObject({
      firstName: 'Léa',
      invitation: { state: 'planned', at: six.toISOString() },
    });

    await clockAt(six, -2);
    await add(await opens(-1), 'sentinel@cordee.example');
    await sink.next('sentinel@cordee.example');
    expect(mailsTo('lea@cordee.example')).toEqual([]);
    await clockAt(six, 1);
    expect((await sink.next('lea@cordee.example')).subject).toBe('Bienvenue : « Un parcours » t’attend');
    await expect.poll(() => plannedFor(session, 'lea@cordee.example')).toMatchObject({ state: 'sent' });
    await app.clock('0');
  });

  it('ACC-4 is invited at once when the first day has come', async () => {
    const session = await opens(-3);
    expect((await view(session)).learnersInvitedAt).toBeNull();
    await add(session, 'now@cordee.example');
    await sink.next('now@cordee.example');
  });

  it('ACC-4 is invited at once to manage, whatever the first day', async () => {
    const session = await opens(20);
    await add(session, 'manager@cordee.example', { name: LEA, role: 'manager' });
    await sink.next('manager@cordee.example');
  });

  it.each([
    ['no first name', { name: { firstName: ' ', lastName: 'Morin' } }],
    ['half a name', { name: { firstName: 'Léa' } }],
    ['a name that is too long', { name: { firstName: 'L'.repeat(101), lastName: 'Morin' } }],
  ])('ACC-4 %s: refused', async (_, more) => {
    expect((await add(await opens(1), 'half@cordee.example', more)).body).toMatchObject({ code: 'kernel.invalid_request' });
    expect(await app.database.query("select from up_users where email = 'half@cordee.example'")).toEqual([]);
  });

  it('ACC-4 twenty clicks at once open one account, one membership, one invitation', async () => {
    const session = await opens(-1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(session, 'clicks@cordee.example')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    await sink.next('clicks@cordee.example');
    await add(session, 'after-clicks@cordee.example');
    await sink.next('after-clicks@cordee.example');
    expect(mailsTo('clicks@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 somebody who has an account keeps their own name, and is not invited', async () => {
    await app.person('zoe@cordee.example', { firstName: 'Zoé' });
    const session = await opens(-1);
    await add(session, 'zoe@cordee.example');
    expect(await memberAt(session, 'zoe@cordee.example')).toMatchObject({ firstName: 'Zoé', invitation: null });
  });
});

describe('an invitation that waits', () => {
  const moveTo = (session: string, startsOn: string) =>
    app.strapi.documents(SESSION).update({ documentId: session, data: { startsOn } as never });

  it('ACC-4 follows the first day when staff move it, later, sooner, and to a day that has come', async () => {
    const session = await opens(10);
    await add(session, 'moved@cordee.example');
    for (const days of [12, 5]) {
      await moveTo(session, inDays(days));
      expect(await plannedFor(session, 'moved@cordee.example')).toEqual({
        state: 'planned',
        at: atHour('Europe/Paris', inDays(days), 6).toISOString(),
      });
    }
    await moveTo(session, inDays(-1));
    await sink.next('moved@cordee.example');
  });

  it('ACC-4 is for the first of several sessions, and for the one that is left', async () => {
    const [later, sooner] = [await opens(10), await opens(4)];
    await add(later, 'several@cordee.example');
    await add(sooner, 'several@cordee.example', {});
    const at = (days: number) => ({ state: 'planned', at: atHour('Europe/Paris', inDays(days), 6).toISOString() });
    expect(await plannedFor(later, 'several@cordee.example')).toEqual(at(4));
    await remove(sooner, 'several@cordee.example');
    expect(await plannedFor(later, 'several@cordee.example')).toEqual(at(10));
  });

  it('ACC-4 is not sent to somebody who was taken out, and is again once they are put back', async () => {
    const session = await opens(2);
    await add(session, 'out@cordee.example');
    await remove(session, 'out@cordee.example');
    await app.clock('3 days');
    await add(await opens(-1), 'while-out@cordee.example');
    await sink.next('while-out@cordee.example');
    expect(mailsTo('out@cordee.example')).toEqual([]);
    await add(session, 'out@cordee.example', {});
    await sink.next('out@cordee.example');
    await app.clock('0');
  });

  it('ACC-4 however many sessions are moved at once, it ends on the first day of all', async () => {
    const sessions = await Promise.all([20, 21, 22, 23].map(opens));
    await Promise.all(sessions.map((session) => add(session, 'busy@cordee.example')));
    for (let round = 0; round < 8; round += 1) {
      const days = sessions.map((_, index) => 10 + ((index * 7 + round * 5) % 23));
      await Promise.all(sessions.map((session, index) => moveTo(session, inDays(days[index] ?? 0))));
      const six = atHour('Europe/Paris', inDays(Math.min(...days)), 6);
      expect(await plannedFor(sessions[0] ?? '', 'busy@cordee.example')).toEqual({ state: 'planned', at: six.toISOString() });
    }
  });
});

describe('what staff see of an invitation, and can do', () => {
  it('ACC-4 sent, expired, sent again, accepted', async () => {
    const session = await opens(-1);
    await add(session, 'states@cordee.example');
    const first = codeIn((await sink.next('states@cordee.example')).text);
    await expect.poll(() => plannedFor(session, 'states@cordee.example')).toMatchObject({ state: 'sent' });
    await app.clock('31 days');
    expect(await plannedFor(session, 'states@cordee.example')).toMatchObject({ state: 'expired' });

    const answers = await Promise.all(Array.from({ length: 5 }, () => again(session, 'states@cordee.example')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const second = codeIn((await sink.next('states@cordee.example', 1)).text);
    await expect.poll(() => plannedFor(session, 'states@cordee.example')).toMatchObject({ state: 'sent' });
    expect((await again(session, 'states@cordee.example')).status).toBe(200);
    expect(second).not.toBe(first);

    const body = { code: second, password: 'une phrase assez longue' };
    expect((await app.call('POST /api/accounts/invitations/accepted', { body })).status).toBe(200);
    expect(await plannedFor(session, 'states@cordee.example')).toMatchObject({ state: 'used' });
    expect((await again(session, 'states@cordee.example')).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    await add(session, 'after-states@cordee.example');
    await sink.next('after-states@cordee.example');
    expect(mailsTo('states@cordee.example')).toHaveLength(2);
    await app.clock('0');
  });

  it('ACC-4 while the first still works, both links do, until one is used', async () => {
    const session = await opens(-1);
    await add(session, 'both@cordee.example');
    await sink.next('both@cordee.example');
    await app.clock('2 minutes');
    await again(session, 'both@cordee.example');
    const [first, second] = [await sink.next('both@cordee.example'), await sink.next('both@cordee.example', 1)].map(({ text }) =>
      codeIn(text),
    );
    const accept = (code = '') =>
      app.call('POST /api/accounts/invitations/accepted', { body: { code, password: 'une phrase assez longue' } });
    expect([(await accept(first)).status, (await accept(second)).status]).toEqual([200, 410]);
    await app.clock('0');
  });

  it('ACC-4 somebody who is blocked is not invited again, and staff read why', async () => {
    const session = await opens(5);
    await add(session, 'stopped@cordee.example');
    const users = app.strapi.documents('plugin::users-permissions.user');
    const user = await users.findFirst({ filters: { email: 'stopped@cordee.example' } });
    await users.update({ documentId: user?.documentId ?? '', data: { blocked: true } as never });
    expect((await again(session, 'stopped@cordee.example')).body).toMatchObject({ status: 409, code: 'accounts.person_is_blocked' });
  });

  it('ACC-22 nobody without the permission sends one', async () => {
    const session = await opens(-1);
    await add(session, 'bare@cordee.example');
    const member = await memberAt(session, 'bare@cordee.example');
    const bare = await staffMember(app, 'bare-staff@cordee.example', { superAdmin: false });
    for (const [token, status] of [
      [bare, 403],
      [undefined, 401],
    ] as const) {
      const answer = await app.call(`POST /seats/sessions/${session}/members/${member?.id}/invitation`, { ...(token && { token }) });
      expect(answer.status).toBe(status);
    }
    const elsewhere = await app.call(`POST /seats/sessions/${await opens(1)}/members/${member?.id}/invitation`, { token: staff });
    expect(elsewhere.body).toMatchObject({ status: 404, code: 'seats.session_not_found' });
  });
});

describe('a day to look around', () => {
  const ask = (email: string, day: string, more: object = {}) =>
    app.call('POST /api/seats/trials', { body: { day, firstName: 'Iris', lastName: 'Blin', email, locale: 'fr', ...more } });
  const trialOf = async (email: string) =>
    (
      await app.database.query<{ standing: string; from: string; until: string }>(
        `select standing, to_char(tests_from, 'YYYY-MM-DD') as from, to_char(tests_until, 'YYYY-MM-DD') as until
         from up_users where lower(email) = $1`,
        [email],
      )
    )[0];
  const follow = async (token: string) => (await app.call(`GET /api/progress/courses/${course}`, { token })).status;
  const noon = (day: number) => clockAt(atHour('Europe/Paris', inDays(day), 12), 0);

  beforeEach(async () => {
    await app.clock('0');
    await app.database.query('truncate cordee.guess');
  });

  it('ACC-9 is offered only while a lesson is open to testers', async () => {
    expect((await app.call('GET /api/seats/trial')).body).toEqual({ open: false, from: inDays(0), until: inDays(60), you: null });
    expect((await ask('early@cordee.example', inDays(1))).body).toMatchObject({ status: 409, code: 'seats.nothing_to_try' });
    await app.strapi.documents(COURSE as never).update({ documentId: course, data: { openToTesters: [text] } as never });
    await publish(app.strapi, COURSE, course);
    expect((await app.call('GET /api/seats/trial')).body).toMatchObject({ open: true });
  });

  it('ACC-9 a visitor is invited at once, and follows the marked lessons from midnight to midnight of that day', async () => {
    expect((await ask('Iris@cordee.example', inDays(3))).status).toBe(204);
    const mail = await sink.next('iris@cordee.example');
    expect(mail.subject).toContain('Bienvenue : « Journée découverte, le ');
    expect(await trialOf('iris@cordee.example')).toEqual({ standing: 'tester', from: inDays(3), until: inDays(3) });
    const accepted = await app.call<{ token: string }>('POST /api/accounts/invitations/accepted', {
      body: { code: codeIn(mail.text ?? ''), password: PASSWORD },
    });
    const { token } = accepted.body;
    const midnight = atHour('Europe/Paris', inDays(3), 0);
    const statuses = [];
    for (const minutes of [-1, 1, 24 * 60 - 2, 24 * 60 + 1]) {
      await clockAt(midnight, minutes);
      statuses.push(await follow(token));
    }
    expect(statuses).toEqual([403, 200, 200, 403]);
    expect((await app.call(`GET /api/progress/courses/${course}`, { token })).body).toMatchObject({ facts: { trial: true } });
    expect((await app.call('GET /api/home', { token })).body).toMatchObject({ trialOver: true, course: null });

    // The day is over: another one may be picked, with the account that is there.
    expect((await ask('iris@cordee.example', inDays(9))).status).toBe(204);
    expect((await sink.next('iris@cordee.example', 1)).subject).toContain('Ta journée découverte : le ');
    await noon(9);
    expect(await follow(token)).toBe(200);
  });

  it('ACC-9 a day that is not over yet stays, and its tester is told', async () => {
    await ask('steady@cordee.example', inDays(4));
    await sink.next('steady@cordee.example');
    await app.database.query("update up_users set password = 'x' where email = 'steady@cordee.example'");
    await ask('steady@cordee.example', inDays(5));
    expect((await sink.next('steady@cordee.example', 1)).subject).toBe('Ta journée découverte est déjà prévue');
    expect(await trialOf('steady@cordee.example')).toMatchObject({ from: inDays(4), until: inDays(4) });
  });

  it('ACC-9 a learner stays a learner, and gets the same answer as anybody', async () => {
    await app.person('learner@cordee.example');
    await openSession(app.strapi, course, ['learner@cordee.example']);
    const [known, unknown] = [await ask('learner@cordee.example', inDays(2)), await ask('unknown@cordee.example', inDays(2))];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect((await sink.next('learner@cordee.example')).subject).toBe('Tu as déjà un compte');
    expect(await trialOf('learner@cordee.example')).toMatchObject({ standing: 'none', from: null });
  });

  it.each([
    ['yesterday', -1],
    ['in 61 days', 61],
  ])('ACC-9 %s is no day to choose', async (_, days) => {
    expect((await ask('far@cordee.example', inDays(days))).body).toMatchObject({ status: 422, code: 'seats.trial_day_out_of_reach' });
  });

  it('ACC-9 nobody asks without end, nor fills a letter box; and what was asked is not kept', async () => {
    for (let index = 0; index < 7; index += 1) expect((await ask('box@cordee.example', inDays(1))).status).toBe(204);
    for (let index = 0; index < 30; index += 1) await ask(`many${index}@cordee.example`, inDays(1));
    const asked = await app.database.query("select from cordee.event where name = 'seats.trial-asked'");
    await app.database.query('truncate cordee.guess');
    expect((await ask('after@cordee.example', inDays(1))).status).toBe(204);
    expect(await app.database.query("select from cordee.event where name = 'seats.trial-asked'")).toHaveLength(asked.length + 1);
    await sink.next('after@cordee.example');
    expect(await app.database.query("select from up_users where email like 'many%'")).toHaveLength(25);
    expect(await app.database.query('select from cordee.trial_request')).toEqual([]);
  });
});
