// What staff see and do on the page of a person.
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;
let staff: string;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  app.startWorker();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const reset = (code: string, password: string) => app.call('POST /api/accounts/password-resets', { body: { code, password } });
const tokenStatus = async (token: string) => (await app.call('GET /api/accounts/me', { token })).status;
const NEW_PASSWORD = 'une autre phrase assez longue';

async function codeFor(email: string): Promise<string> {
  await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
  const mail = await mailServer.waitForMail(email);
  return decodeURIComponent(/nouveau-mot-de-passe\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
}

type PasswordLink = { link: string; expiresAt: string; code: string };
const createLink = (person: string) => app.call<PasswordLink>(`POST /staff/people/${person}/password-link`, { token: staff });
const codeOf = ({ body }: { body: PasswordLink }) => new URL(body.link).searchParams.get('code') ?? '';
const auditLog = (person: string) =>
  app.call<{ entries: { id: string; act: string; staff: string }[]; more: boolean }>(`GET /staff/people/${person}/acts`, {
    token: staff,
  });

describe('a link that staff hand over', () => {
  it('ACC-14 lets the person choose a password once, ends their sign-ins, and they are told', async () => {
    const { documentId, email, token } = await app.createPerson('handed@cordee.example');
    const link = await createLink(documentId);
    expect(link.body.link).toContain('https://cordee.example/nouveau-mot-de-passe?code=');
    expect((await reset(codeOf(link), NEW_PASSWORD)).status, 'once').toBe(204);
    expect((await reset(codeOf(link), 'encore une autre phrase')).status, 'twice').toBe(410);
    expect(await tokenStatus(token), 'the sign-in of before').toBe(401);
    expect(await app.signIn(email, NEW_PASSWORD)).toBeTypeOf('string');
    expect((await mailServer.waitForMail(email)).subject).toBe('Ton mot de passe a changé');
  });

  it('ACC-14 serves somebody who was invited and has no password yet', async () => {
    const users = app.documents('plugin::users-permissions.user');
    const data = { email: 'no-password@cordee.example', firstName: 'A', lastName: 'B', provider: 'local' };
    const { documentId } = await users.create({ data });
    expect((await reset(codeOf(await createLink(documentId)), 'une première phrase longue')).status).toBe(204);
    expect(await app.signIn('no-password@cordee.example', 'une première phrase longue')).toBeTypeOf('string');
  });

  it.each([
    ['23 hours 59 minutes', 204],
    ['24 hours 1 minute', 410],
  ])('ACC-14 the link after %s', async (age, status) => {
    const { documentId } = await app.createPerson(`handed-${status}@cordee.example`);
    const link = await createLink(documentId);
    await app.shiftClock(age);
    expect((await reset(codeOf(link), NEW_PASSWORD)).status).toBe(status);
    await app.shiftClock('0');
  });

  it('ACC-14 takes the place of those before it, sent or handed over', async () => {
    const { documentId, email } = await app.createPerson('replaced@cordee.example');
    const [sent, first] = [await codeFor(email), await createLink(documentId)];
    const second = await createLink(documentId);
    expect((await reset(sent, NEW_PASSWORD)).status, 'the one that was sent').toBe(410);
    expect((await reset(codeOf(first), NEW_PASSWORD)).status, 'the first one').toBe(410);
    expect((await reset(codeOf(second), NEW_PASSWORD)).status, 'the second one').toBe(204);
  });

  it('ACC-14 is not given for somebody who is blocked, or who does not exist, and nothing is noted', async () => {
    const { documentId } = await app.createPerson('blocked-handed@cordee.example');
    await app.documents('plugin::users-permissions.user').update({ documentId, data: { blocked: true } });
    expect((await createLink(documentId)).body).toMatchObject({ status: 409, code: 'accounts.person_is_blocked' });
    expect((await createLink('nobody')).body).toMatchObject({ status: 404, code: 'accounts.person_not_found' });
    expect((await auditLog(documentId)).body.entries).toEqual([]);
  });

  it('ACC-14 who of staff made it is noted, the latest on top', async () => {
    const { documentId } = await app.createPerson('noted@cordee.example');
    for (let count = 0; count < 12; count += 1) await createLink(documentId);
    const { entries: latest, more } = (await auditLog(documentId)).body;
    expect(latest).toHaveLength(10);
    expect(more).toBe(true);
    expect(latest[0]).toMatchObject({ act: 'accounts.password-link', staff: 'A B' });
    const older = await app.call<{ entries: object[] }>(`GET /staff/people/${documentId}/acts?before=${latest.at(-1)?.id}`, {
      token: staff,
    });
    expect(older.body.entries).toHaveLength(2);
  });

  it.each(["update cordee.staff_act set staff_name = 'X'", 'delete from cordee.staff_act', 'truncate cordee.staff_act cascade'])(
    'ACC-14 nobody changes what was noted: %s',
    async (statement) => {
      await expect(app.database.query(statement)).rejects.toThrow('written once');
    },
  );

  it('ACC-14 the database holds nothing that makes the link', async () => {
    const { documentId } = await app.createPerson('handed-dump@cordee.example');
    const [, signature] = codeOf(await createLink(documentId)).split('.');
    const [dump] = await app.database.query<{ all: string }>(
      `select (select string_agg(r::text, ' ') from cordee.password_reset r) || (select string_agg(a::text, ' ') from cordee.staff_act a) as all`,
    );
    expect(dump?.all).not.toContain(signature);
  });
});

describe('the connection log of a person, for staff', () => {
  let documentId: string;
  let id: number;
  beforeAll(async () => {
    const person = await app.createPerson('reported@cordee.example', { lastName: '=Rahmani Élodie' });
    ({ documentId, id } = person);
    await app.database.query('delete from cordee.connection where person = $1', [person.id]);
    await app.database.query(
      `insert into cordee.connection (person, signed_in, began_at, seen_at) values
       ($1, true, '2026-03-30T09:00:00+02:00', '2026-03-30T09:59:30+02:00'), ($1, true, '2026-03-30T23:50:00+02:00', '2026-03-31T00:04:30+02:00')`,
      [person.id],
    );
  });
  const report = (query: string) =>
    fetch(`${app.url}/staff/people/${documentId}/connections/report?${query}`, { headers: { authorization: `Bearer ${staff}` } });

  it('ACC-17 H-81 is a PDF, named after the person', async () => {
    const pdf = await report('from=2026-03-01&to=2026-03-31&as=pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toBe(
      `attachment; filename="connexions-Zoe-Rahmani-Elodie-${id}-2026-03.pdf"; filename*=UTF-8''connexions-Zo%C3%A9-Rahmani-%C3%89lodie-${id}-2026-03.pdf`,
    );
    expect(pdf.headers.get('cache-control')).toBe('no-store');
    expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('ACC-17 is a spreadsheet of connections, of days, and of what was asked for', async () => {
    const response = await report('from=2026-03-30&to=2026-03-31&as=xlsx');
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const day = (date: string) => new Date(`${date}T00:00:00Z`);
    expect(sheets[0]?.rows).toEqual([
      ['Jour', 'De', 'À', 'Minutes'],
      [day('2026-03-30'), '09:00', '10:00', 60],
      [day('2026-03-30'), '23:50', '24:00', 10],
      [day('2026-03-31'), '00:00', '00:05', 5],
      ['Total', null, null, 75],
    ]);
    expect(sheets[1]?.rows.slice(1)).toEqual([
      [day('2026-03-30'), 2, 70],
      [day('2026-03-31'), 1, 5],
      ['Total', 3, 75],
    ]);
    expect(sheets[2]?.rows.flat()).toContain('Zoé =Rahmani Élodie');
  });

  it('H-35 a name in letters that no font has is named, and no PDF is made; the spreadsheet is', async () => {
    await app.database.query(`update up_users set first_name = 'ᨕᨙᨈ' where document_id = $1`, [documentId]);
    const refused = await report('from=2026-03-30&to=2026-03-31&as=pdf');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'kernel.letters_missing', facts: { letters: 'ᨕ ᨙ ᨈ' } });
    expect((await report('from=2026-03-30&to=2026-03-31&as=xlsx')).status).toBe(200);
    await app.database.query(`update up_users set first_name = 'Zoé' where document_id = $1`, [documentId]);
  });

  it.each([
    ['that ends before it begins', 'from=2026-03-31&to=2026-03-30&as=pdf', 'accounts.period_unfit'],
    ['of six years', 'from=2020-01-01&to=2026-03-30&as=pdf', 'accounts.period_unfit'],
    ['from a day that does not exist', 'from=2026-02-30&to=2026-03-30&as=pdf', 'kernel.invalid_request'],
  ])('ACC-17 a period %s is refused', async (_, query, code) => {
    const response = await report(query);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code });
  });

  it('ACC-17 shows the last one and the month', async () => {
    const view = await app.call(`GET /staff/people/${documentId}/connections`, { token: staff });
    expect(view.body).toMatchObject({
      last: new Date('2026-03-31T00:04:30+02:00').toISOString(),
      month: { minutes: 0, days: 0 },
      timeZone: 'Europe/Paris',
    });
  });
});
