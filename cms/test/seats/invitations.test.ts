import { COURSE } from '@cordee/courses';
import { atHour, dayIn } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { openSession, publish, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;
let course: string;
let text: string;
let staff: string;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  ({ course, text } = await publishedCourse(app.strapi));
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const DAY = 86_400_000;
const inDays = (days: number) => dayIn('Europe/Paris', new Date(Date.now() + days * DAY));
const LEA = { firstName: 'Léa', lastName: 'Morin' };

type Member = { id: string; email: string; firstName: string; invitation: { state: string; at: string | null } | null };
type SessionView = { members: Member[]; learnersInvitedAt: string | null; timeZone: string; code?: string };

const openSessionIn = (days: number) => openSession(app.strapi, course, [], { startsOn: inDays(days), endsOn: inDays(days + 90) });
const view = async (session: string) => (await app.call<SessionView>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
const add = (session: string, email: string, data: object = { name: LEA }) =>
  app.call(`POST /seats/sessions/${session}/members`, { token: staff, body: { email, role: 'learner', ...data } });
const memberAt = async (session: string, email: string) => (await view(session)).members.find((member) => member.email === email);
const remove = async (session: string, email: string) =>
  app.call(`DELETE /seats/sessions/${session}/members/${(await memberAt(session, email))?.id}`, { token: staff });
const inviteAgain = async (session: string, email: string) =>
  app.call(`POST /seats/sessions/${session}/members/${(await memberAt(session, email))?.id}/invitation`, { token: staff });
const invitationOf = async (session: string, email: string) => (await memberAt(session, email))?.invitation;
const mailsTo = (email: string) => mailServer.received.filter((mail) => mail.to?.some(({ address }) => address === email));
const codeIn = (text = '') => decodeURIComponent(/\/invitation\?code=([\w.%-]+)/.exec(text)?.[1] ?? '');

/** Shifts the clock to this many minutes after an instant. */
const shiftClockTo = (instant: Date, minutes: number) =>
  app.shiftClock(`${Math.round((instant.getTime() - Date.now()) / 1000) + minutes * 60} seconds`);

describe('somebody without an account who is put into a session', () => {
  it('ACC-4 needs a name; then an account is opened, and a learner is invited at six on the first day', async () => {
    const session = await openSessionIn(10);
    const six = atHour('Europe/Paris', inDays(10), 6);
    expect((await view(session)).learnersInvitedAt).toBe(six.toISOString());
    expect((await add(session, 'lea@cordee.example', {})).body).toMatchObject({ status: 404, code: 'seats.person_not_found' });
    expect((await add(session, ' Lea@cordee.example'.trim())).status).toBe(200);
    expect(await memberAt(session, 'lea@cordee.example')).toMatchObject({
      firstName: 'Léa',
      invitation: { state: 'planned', at: six.toISOString() },
    });

    await shiftClockTo(six, -2);
    await add(await openSessionIn(-1), 'sentinel@cordee.example');
    await mailServer.waitForMail('sentinel@cordee.example');
    expect(mailsTo('lea@cordee.example')).toEqual([]);
    await shiftClockTo(six, 1);
    expect((await mailServer.waitForMail('lea@cordee.example')).subject).toBe('Bienvenue : « Un parcours » t’attend');
    await expect.poll(() => invitationOf(session, 'lea@cordee.example')).toMatchObject({ state: 'sent' });
    await app.shiftClock('0');
  });

  it('ACC-4 is invited at once when the first day has come', async () => {
    const session = await openSessionIn(-3);
    expect((await view(session)).learnersInvitedAt).toBeNull();
    await add(session, 'now@cordee.example');
    await mailServer.waitForMail('now@cordee.example');
  });

  it('ACC-4 is invited at once to manage, whatever the first day', async () => {
    const session = await openSessionIn(20);
    await add(session, 'manager@cordee.example', { name: LEA, role: 'manager' });
    const mail = await mailServer.waitForMail('manager@cordee.example');
    expect(mail.subject).toMatch(/^Bienvenue : ton compte .+ est ouvert$/);
    expect(mail.text).toContain('tu y suis la progression des membres que tu encadres dans « Un parcours ».');
    expect(mail.text).not.toContain('t’y attend');
  });

  it.each([
    ['no first name', { name: { firstName: ' ', lastName: 'Morin' } }, 'kernel.name_missing'],
    ['half a name', { name: { firstName: 'Léa' } }, 'kernel.invalid_request'],
    ['a name that is too long', { name: { firstName: 'L'.repeat(101), lastName: 'Morin' } }, 'kernel.name_too_long'],
  ])('ACC-4 %s: refused', async (_, data, code) => {
    expect((await add(await openSessionIn(1), 'half@cordee.example', data)).body).toMatchObject({ code });
    expect(await app.database.query("select from up_users where email = 'half@cordee.example'")).toEqual([]);
  });

  it('ACC-4 twenty clicks at once open one account, one membership, one invitation', async () => {
    const session = await openSessionIn(-1);
    const responses = await Promise.all(Array.from({ length: 20 }, () => add(session, 'clicks@cordee.example')));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    await mailServer.waitForMail('clicks@cordee.example');
    await add(session, 'after-clicks@cordee.example');
    await mailServer.waitForMail('after-clicks@cordee.example');
    expect(mailsTo('clicks@cordee.example')).toHaveLength(1);
  });

  it('ACC-4 somebody who has an account keeps their own name, and is not invited', async () => {
    await app.createPerson('zoe@cordee.example', { firstName: 'Zoé' });
    const session = await openSessionIn(-1);
    await add(session, 'zoe@cordee.example');
    expect(await memberAt(session, 'zoe@cordee.example')).toMatchObject({ firstName: 'Zoé', invitation: null });
  });
});

describe('an invitation that waits', () => {
  const moveTo = (session: string, startsOn: string) => app.documents(SESSION).update({ documentId: session, data: { startsOn } });

  it('ACC-4 follows the first day when staff move it, later, sooner, and to a day that has come', async () => {
    const session = await openSessionIn(10);
    await add(session, 'moved@cordee.example');
    for (const days of [12, 5]) {
      await moveTo(session, inDays(days));
      expect(await invitationOf(session, 'moved@cordee.example'), `moved to ${days} days from now`).toEqual({
        state: 'planned',
        at: atHour('Europe/Paris', inDays(days), 6).toISOString(),
      });
    }
    await moveTo(session, inDays(-1));
    await mailServer.waitForMail('moved@cordee.example');
  });

  it('ACC-4 is for the first of several sessions, and for the one that is left', async () => {
    const [later, sooner] = [await openSessionIn(10), await openSessionIn(4)];
    await add(later, 'several@cordee.example');
    await add(sooner, 'several@cordee.example', {});
    const at = (days: number) => ({ state: 'planned', at: atHour('Europe/Paris', inDays(days), 6).toISOString() });
    expect(await invitationOf(later, 'several@cordee.example'), 'in both').toEqual(at(4));
    await remove(sooner, 'several@cordee.example');
    expect(await invitationOf(later, 'several@cordee.example'), 'in one').toEqual(at(10));
  });

  it('ACC-4 is not sent to somebody who was taken out, and is again once they are put back', async () => {
    const session = await openSessionIn(2);
    await add(session, 'out@cordee.example');
    await remove(session, 'out@cordee.example');
    await app.shiftClock('3 days');
    await add(await openSessionIn(-1), 'while-out@cordee.example');
    await mailServer.waitForMail('while-out@cordee.example');
    expect(mailsTo('out@cordee.example')).toEqual([]);
    await add(session, 'out@cordee.example', {});
    await mailServer.waitForMail('out@cordee.example');
    await app.shiftClock('0');
  });

  it('ACC-4 however many sessions are moved at once, it ends on the first day of all', async () => {
    const sessions = await Promise.all([20, 21, 22, 23].map(openSessionIn));
    await Promise.all(sessions.map((session) => add(session, 'busy@cordee.example')));
    for (let round = 0; round < 8; round += 1) {
      const days = sessions.map((_, index) => 10 + ((index * 7 + round * 5) % 23));
      await Promise.all(sessions.map((session, index) => moveTo(session, inDays(days[index] ?? 0))));
      const six = atHour('Europe/Paris', inDays(Math.min(...days)), 6);
      expect(await invitationOf(sessions[0] ?? '', 'busy@cordee.example')).toEqual({ state: 'planned', at: six.toISOString() });
    }
  });
});

describe('what staff see of an invitation, and can do', () => {
  it('ACC-4 sent, expired, sent again, accepted', async () => {
    const session = await openSessionIn(-1);
    await add(session, 'states@cordee.example');
    const first = codeIn((await mailServer.waitForMail('states@cordee.example')).text);
    await expect.poll(() => invitationOf(session, 'states@cordee.example')).toMatchObject({ state: 'sent' });
    await app.shiftClock('31 days');
    expect(await invitationOf(session, 'states@cordee.example')).toMatchObject({ state: 'expired' });

    const responses = await Promise.all(Array.from({ length: 5 }, () => inviteAgain(session, 'states@cordee.example')));
    // Who comes after it went out is told that it has just been sent.
    const outcomes = new Set(responses.map(({ status, body }) => (status === 200 ? 'sent' : body.code)));
    expect(outcomes).toContain('sent');
    expect(['sent', 'accounts.invitation_just_sent']).toEqual(expect.arrayContaining([...outcomes]));
    const second = codeIn((await mailServer.waitForMail('states@cordee.example', 1)).text);
    await expect.poll(() => invitationOf(session, 'states@cordee.example')).toMatchObject({ state: 'sent' });
    expect((await inviteAgain(session, 'states@cordee.example')).body, 'just after').toMatchObject({
      status: 409,
      code: 'accounts.invitation_just_sent',
    });
    expect(second).not.toBe(first);

    const body = { code: second, password: 'une phrase assez longue' };
    expect((await app.call('POST /api/accounts/invitations/accepted', { body })).status).toBe(200);
    expect(await invitationOf(session, 'states@cordee.example')).toMatchObject({ state: 'used' });
    expect((await inviteAgain(session, 'states@cordee.example')).body).toMatchObject({ status: 410, code: 'accounts.invitation_used' });
    await add(session, 'after-states@cordee.example');
    await mailServer.waitForMail('after-states@cordee.example');
    expect(mailsTo('states@cordee.example')).toHaveLength(2);
    await app.shiftClock('0');
  });

  it('ACC-4 while the first still works, both links do, until one is used', async () => {
    const session = await openSessionIn(-1);
    await add(session, 'both@cordee.example');
    await mailServer.waitForMail('both@cordee.example');
    await app.shiftClock('2 minutes');
    await inviteAgain(session, 'both@cordee.example');
    const [first, second] = [
      await mailServer.waitForMail('both@cordee.example'),
      await mailServer.waitForMail('both@cordee.example', 1),
    ].map(({ text }) => codeIn(text));
    const accept = (code = '') =>
      app.call('POST /api/accounts/invitations/accepted', { body: { code, password: 'une phrase assez longue' } });
    expect((await accept(first)).status, 'the first link').toBe(200);
    expect((await accept(second)).status, 'the second link').toBe(410);
    await app.shiftClock('0');
  });

  it('ACC-4 somebody who is blocked is not invited again, and staff read why', async () => {
    const session = await openSessionIn(5);
    await add(session, 'stopped@cordee.example');
    const users = app.documents('plugin::users-permissions.user');
    const user = await users.findFirst({ filters: { email: 'stopped@cordee.example' } });
    await users.update({ documentId: user?.documentId ?? '', data: { blocked: true } });
    expect((await inviteAgain(session, 'stopped@cordee.example')).body).toMatchObject({ status: 409, code: 'accounts.person_is_blocked' });
  });
});

describe('who may invite a member again', () => {
  let member: string;
  let session: string;
  const route = (of: string) => `POST /seats/sessions/${of}/members/${member}/invitation` as const;
  beforeAll(async () => {
    session = await openSessionIn(-1);
    await add(session, 'bare@cordee.example');
    member = (await memberAt(session, 'bare@cordee.example'))?.id ?? '';
  });

  it('ACC-22 nobody without the permission', async () => {
    const token = await createStaffUser(app, 'bare-staff@cordee.example', { superAdmin: false });
    expect((await app.call(route(session), { token })).status, 'staff').toBe(403);
    expect((await app.call(route(session))).status, 'a visitor').toBe(401);
  });

  it('ACC-4 staff, in the session of the member alone', async () => {
    const { body } = await app.call(route(await openSessionIn(1)), { token: staff });
    expect(body).toMatchObject({ status: 404, code: 'seats.session_not_found' });
  });
});

describe('a day to look around', () => {
  const requestTrial = (email: string, day: string, data: object = {}) =>
    app.call('POST /api/seats/trials', { body: { day, firstName: 'Iris', lastName: 'Blin', email, locale: 'fr', ...data } });
  const trialOf = async (email: string) =>
    (
      await app.database.query<{ standing: string; from: string; until: string }>(
        `select standing, to_char(tests_from, 'YYYY-MM-DD') as from, to_char(tests_until, 'YYYY-MM-DD') as until
         from up_users where lower(email) = $1`,
        [email],
      )
    )[0];
  const trialCodeIn = ({ text = '' }: { text?: string | undefined }) => /journee-decouverte\?code=([\w.-]+)/.exec(text)?.[1] ?? '';
  const trialLinkOf = async (code: string, trustedBrowser = 'another') =>
    (await app.call(`GET /api/seats/trial-link?${new URLSearchParams({ code, trustedBrowser })}`)).body;
  const confirmTrial = (code: string, password: string, trustedBrowser: string | null = null) =>
    app.call<{ signIn: { token: string } | null }>('POST /api/seats/trials/confirmed', { body: { code, password, trustedBrowser } });
  const courseStatus = async (token: string) => (await app.call(`GET /api/progress/courses/${course}`, { token })).status;
  const shiftClockToNoon = (day: number) => shiftClockTo(atHour('Europe/Paris', inDays(day), 12), 0);

  beforeEach(async () => {
    await app.shiftClock('0');
    await app.database.query('truncate cordee.guess');
  });

  it('ACC-9 is offered only while a lesson is open to testers', async () => {
    expect((await app.call('GET /api/seats/trial')).body).toEqual({ open: false, from: inDays(0), until: inDays(60), you: null });
    expect((await requestTrial('early@cordee.example', inDays(1))).body).toMatchObject({ status: 409, code: 'seats.nothing_to_try' });
    await app.documents(COURSE).update({ documentId: course, data: { openToTesters: [text] } });
    await publish(app.strapi, COURSE, course);
    expect((await app.call('GET /api/seats/trial')).body).toMatchObject({ open: true });
  });

  it('ACC-9 whoever asks for one from a network that asked thirty times in the hour is told when it may', async () => {
    await app.database.query(
      "insert into cordee.guess (subject, at) select 'trial-from:127.0.0.1', now() - interval '50 minutes' from generate_series(1, 30)",
    );
    expect((await requestTrial('thirty-first@cordee.example', inDays(1))).body).toMatchObject({
      status: 429,
      code: 'accounts.too_many_from_network',
      facts: { minutes: 10 },
    });
  });

  it('ACC-9 H-80 nothing of a visitor exists before they confirm by the mail, which greets nobody; then the open lessons are theirs that day', async () => {
    expect((await requestTrial('Iris@cordee.example', inDays(3))).status).toBe(204);
    const mail = await mailServer.waitForMail('iris@cordee.example');
    expect(mail.subject).toBe('Confirme ta journée découverte');
    expect(mail.text).not.toContain('Iris');
    expect(await trialOf('iris@cordee.example'), 'before').toBeUndefined();
    const code = trialCodeIn(mail);
    expect(await trialLinkOf(code)).toMatchObject({ state: 'open', day: inDays(3), name: 'Iris Blin', hasPassword: false });
    expect((await confirmTrial(code, 'court')).body).toMatchObject({ status: 422, code: 'accounts.password_too_short' });
    expect((await confirmTrial(`${code}x`, PASSWORD)).status, 'a forged link').toBe(410);
    const confirmed = await Promise.all([confirmTrial(code, PASSWORD, 'mine'), confirmTrial(code, PASSWORD, 'mine')]);
    expect(confirmed.map(({ status }) => status)).toEqual([200, 200]);
    expect((await mailServer.waitForMail('iris@cordee.example', 1)).subject).toContain('Ta journée découverte : le ');
    expect([await trialLinkOf(code, 'mine'), await trialLinkOf(code)]).toMatchObject([{ state: 'done' }, { state: 'used' }]);
    expect((await confirmTrial(code, PASSWORD, 'another')).status, 'the link again').toBe(410);
    expect((await confirmTrial(code, '', 'mine')).status, 'the form again, without its password').toBe(410);
    expect(await trialOf('iris@cordee.example')).toEqual({ standing: 'tester', from: inDays(3), until: inDays(3) });
    const token = confirmed[0]?.body.signIn?.token ?? '';
    const midnight = atHour('Europe/Paris', inDays(3), 0);
    const statuses = [];
    for (const minutes of [-1, 1, 24 * 60 - 2, 24 * 60 + 1]) {
      await shiftClockTo(midnight, minutes);
      statuses.push(await courseStatus(token));
    }
    expect(statuses).toEqual([403, 200, 200, 403]);
    expect((await app.call(`GET /api/progress/courses/${course}`, { token })).body).toMatchObject({ facts: { trial: true } });
    expect((await app.call('GET /api/home', { token })).body).toMatchObject({ trialOver: true, course: null });

    // The day is over: another one may be chosen, with the same account, and confirmed in the same way.
    expect((await requestTrial('iris@cordee.example', inDays(9))).status).toBe(204);
    const again = trialCodeIn(await mailServer.waitForMail('iris@cordee.example', 2));
    expect(await trialOf('iris@cordee.example'), 'until it is confirmed').toMatchObject({ from: inDays(3) });
    expect(await trialLinkOf(again)).toMatchObject({ state: 'open', hasPassword: true });
    for (const time of ['once', 'again']) expect((await confirmTrial(again, '', 'mine')).body, time).toEqual({ signIn: null });
    expect((await mailServer.waitForMail('iris@cordee.example', 3)).subject).toContain('Ta journée découverte : le ');
    await shiftClockToNoon(9);
    expect(await courseStatus(token)).toBe(200);
  });

  it('ACC-9 a day that is not over yet stays, its tester is told, and a link for another one no longer works', async () => {
    await requestTrial('steady@cordee.example', inDays(4));
    const code = trialCodeIn(await mailServer.waitForMail('steady@cordee.example'));
    await requestTrial('steady@cordee.example', inDays(6));
    const other = trialCodeIn(await mailServer.waitForMail('steady@cordee.example', 1));
    await confirmTrial(code, PASSWORD);
    expect((await mailServer.waitForMail('steady@cordee.example', 2)).subject).toContain('Ta journée découverte : le ');
    expect(await trialLinkOf(other)).toEqual({ state: 'unknown' });
    expect((await confirmTrial(other, PASSWORD)).body).toMatchObject({ status: 410, code: 'accounts.link_is_dead' });
    await requestTrial('steady@cordee.example', inDays(5));
    expect((await mailServer.waitForMail('steady@cordee.example', 3)).subject).toBe('Ta journée découverte est déjà prévue');
    expect(await trialOf('steady@cordee.example')).toMatchObject({ from: inDays(4), until: inDays(4) });
  });

  it('SEC-15 at an address whose former owner may take their account back, they are told, and nobody else opens one', async () => {
    const { id } = await app.createPerson('robbed.new@cordee.example');
    await app.database.query(
      `insert into cordee.address_change (person, email, former, expires_at, ended_at, end_cause, undo_until)
       values ($1, 'robbed.new@cordee.example', 'robbed@cordee.example', cordee.now(), cordee.now(), 'confirmed', cordee.now() + interval '72 hours')`,
      [id],
    );
    await requestTrial('robbed@cordee.example', inDays(2));
    expect((await mailServer.waitForMail('robbed@cordee.example')).subject).toBe('L’adresse de ton compte a changé');
  });

  it('ACC-9 the link works for a day, and not once the chosen day is over', async () => {
    await requestTrial('late@cordee.example', inDays(3));
    const code = trialCodeIn(await mailServer.waitForMail('late@cordee.example'));
    await app.shiftClock('25 hours');
    expect(await trialLinkOf(code)).toEqual({ state: 'expired' });
    expect((await confirmTrial(code, PASSWORD)).status).toBe(410);
    expect(await trialOf('late@cordee.example')).toBeUndefined();
  });

  it('ACC-9 the name that staff typed stays, whatever a visitor types', async () => {
    await app
      .documents('plugin::users-permissions.user')
      .create({ data: { email: 'typed@cordee.example', firstName: 'Nina', lastName: 'Roux', provider: 'local' } });
    await requestTrial('typed@cordee.example', inDays(2));
    const code = trialCodeIn(await mailServer.waitForMail('typed@cordee.example'));
    expect(await trialLinkOf(code)).toMatchObject({ name: 'Nina Roux' });
    const { body } = await confirmTrial(code, PASSWORD);
    const me = await app.call('GET /api/accounts/me', { token: body.signIn?.token ?? '' });
    expect(me.body).toMatchObject({ firstName: 'Nina', lastName: 'Roux' });
  });

  it('H-75 the same form sent twice sends one mail', async () => {
    await app.createPerson('twice@cordee.example');
    for (let request = 1; request <= 2; request += 1) await requestTrial('twice@cordee.example', inDays(4));
    await mailServer.waitForMail('twice@cordee.example');
    await requestTrial('sentinel@cordee.example', inDays(4));
    await mailServer.waitForMail('sentinel@cordee.example');
    const mails = mailServer.received.filter(({ to }) => to?.[0]?.address === 'twice@cordee.example');
    expect(mails.map(({ subject }) => subject)).toEqual(['Confirme ta journée découverte']);
    expect(await trialOf('twice@cordee.example')).toMatchObject({ standing: 'none', from: null });
  });

  it('ACC-9 a learner stays a learner, and gets the same answer as anybody', async () => {
    await app.createPerson('learner@cordee.example');
    await openSession(app.strapi, course, ['learner@cordee.example']);
    const [known, unknown] = [
      await requestTrial('learner@cordee.example', inDays(2)),
      await requestTrial('unknown@cordee.example', inDays(2)),
    ];
    expect(known.status).toBe(unknown.status);
    expect(known.body).toEqual(unknown.body);
    expect((await mailServer.waitForMail('learner@cordee.example')).subject).toBe('Tu as déjà un compte');
    expect(await trialOf('learner@cordee.example')).toMatchObject({ standing: 'none', from: null });
  });

  it.each([
    ['yesterday', -1],
    ['in 61 days', 61],
  ])('ACC-9 %s is no day to choose', async (_, days) => {
    expect((await requestTrial('far@cordee.example', inDays(days))).body).toMatchObject({
      status: 422,
      code: 'seats.trial_day_out_of_reach',
    });
  });

  it('ACC-9 nobody asks without end, nor fills a letter box; and requests are deleted', async () => {
    for (let request = 1; request <= 7; request += 1)
      expect((await requestTrial('box@cordee.example', inDays(request))).status, `request ${request}`).toBe(204);
    for (let index = 0; index < 30; index += 1) await requestTrial(`many${index}@cordee.example`, inDays(1));
    const events = () => app.database.query("select from cordee.event where name = 'seats.trial-asked'");
    const before = (await events()).length;
    await app.database.query('truncate cordee.guess');
    expect((await requestTrial('after@cordee.example', inDays(1))).status).toBe(204);
    expect(await events()).toHaveLength(before + 1);
    await mailServer.waitForMail('after@cordee.example');
    expect(await app.database.query("select from cordee.trial_request where email like 'many%'")).toHaveLength(25);
    expect(await app.database.query("select from up_users where email like 'many%' or email like 'box%'")).toEqual([]);
    // Later than the clock of the tests before: a run of the purge that is over does not come again.
    await app.shiftClock('60 days');
    await expect.poll(() => app.database.query('select from cordee.trial_request'), { timeout: 10_000 }).toEqual([]);
    await app.shiftClock('0');
  });
});

describe('before the first day of a session is moved', () => {
  it('SEAT-6 ACC-4 staff learn who is invited by it: those whose invitation waits, and nobody else', async () => {
    const session = await openSessionIn(10);
    await app.createPerson('has-password@cordee.example');
    for (const name of ['waits', 'waits-too', 'blocked', 'has-password']) await add(session, `${name}@cordee.example`);
    await add(session, 'manages@cordee.example', { name: LEA, role: 'manager' });
    await mailServer.waitForMail('manages@cordee.example');
    await app.database.query("update up_users set blocked = true where email = 'blocked@cordee.example'");
    const invitedOn = async (startsOn: string) =>
      (
        await app.call<{ invited: { name: string; email: string }[] }>(`GET /seats/sessions/${session}/invitations?startsOn=${startsOn}`, {
          token: staff,
        })
      ).body.invited;

    expect(await invitedOn(inDays(5))).toEqual([]);
    expect(await invitedOn(inDays(-1))).toEqual([
      { name: 'Léa Morin', email: 'waits-too@cordee.example' },
      { name: 'Léa Morin', email: 'waits@cordee.example' },
    ]);
    await app.documents(SESSION).update({ documentId: session, data: { startsOn: inDays(-1) } });
    for (const name of ['waits', 'waits-too']) await mailServer.waitForMail(`${name}@cordee.example`);
    expect(await invitedOn(inDays(-1))).toEqual([]);
    expect(mailsTo('blocked@cordee.example')).toEqual([]);
  });
});
