// What the first page of the admin shows of people and of staff.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true, name: ['Anouk', 'Delcourt'] });
});
afterAll(() => app.close());

const read = async <Body>(part: string) => (await app.call<Body>(`GET /staff/home/${part}`, { token: staff })).body;

describe('messages in trouble', () => {
  type Trouble = { total: number; latest: { to: string; state: string; subject: string; reply: string }[] };
  const mail = (to: string, state: string, days: number) =>
    app.database.query<{ id: string }>(
      `insert into cordee.mail (to_address, template, locale, facts, state, server_words, asked_at, sent_at)
       values ($1, 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', $2, '550 no such user', cordee.now() - $3 * interval '1 day',
         case when $2 = 'sent' then cordee.now() end) returning id`,
      [to, state, days],
    );

  it('ACC-19 are those of seven days that were refused or are uncertain, the latest first, until they are sent again', async () => {
    expect(await read<Trouble>('mail-trouble')).toMatchObject({ total: 0, latest: [] });
    await mail('old@cordee.example', 'refused', 8);
    await mail('well@cordee.example', 'sent', 1);
    await mail('lost@cordee.example', 'unknown', 6);
    const [refused] = await mail('nobody@cordee.example', 'refused', 1);
    const { total, latest } = await read<Trouble>('mail-trouble');
    expect(total).toBe(2);
    expect(latest.map(({ to, state }) => [to, state])).toEqual([
      ['nobody@cordee.example', 'refused'],
      ['lost@cordee.example', 'unknown'],
    ]);
    expect(latest[0]).toMatchObject({ subject: 'Ton mot de passe a changé', reply: '550 no such user' });

    expect((await app.call(`POST /staff/messages/${refused?.id}/again`, { token: staff, body: {} })).status).toBe(200);
    expect((await read<Trouble>('mail-trouble')).latest.map(({ to }) => to)).toEqual(['lost@cordee.example']);
  });
});

describe('erasure requests', () => {
  it('ACC-20 stand there until the person is erased, who has waited longest first', async () => {
    type Requests = { total: number; requests: { document: string; name: string }[] };
    const late = await app.createPerson('late@cordee.example', { firstName: 'Inès', lastName: 'Caradec' });
    const early = await app.createPerson('early@cordee.example', { firstName: 'Omar', lastName: 'Diallo' });
    await app.database.query(
      "insert into cordee.erasure_request (person, asked_at) values ($1, cordee.now()), ($2, cordee.now() - interval '2 days')",
      [late.id, early.id],
    );
    expect(await read<Requests>('erasure-requests')).toMatchObject({
      total: 2,
      requests: [
        { document: early.documentId, name: 'Omar Diallo' },
        { document: late.documentId, name: 'Inès Caradec' },
      ],
    });
    await app.call(`POST /staff/people/${early.documentId}/erasure`, { token: staff, body: { email: early.email } });
    expect(await read<Requests>('erasure-requests')).toMatchObject({ total: 1, requests: [{ name: 'Inès Caradec' }] });
  });
});

describe('who did what', () => {
  type Acts = { acts: { act: string; by: string | null; about: { document: string; name: string } | null }[] };

  it('ACC-22 the last ten acts, the latest first, with who did them and about whom; whoever was erased has no name', async () => {
    const { documentId } = await app.createPerson('about@cordee.example', { firstName: 'Zoé', lastName: 'Martin' });
    for (let times = 0; times < 11; times += 1)
      await app.call(`POST /staff/people/${documentId}/password-link`, { token: staff, body: {} });
    const { acts } = await read<Acts>('acts');
    expect(acts).toHaveLength(10);
    expect(acts[0]).toMatchObject({
      act: 'accounts.password-link',
      by: 'Anouk Delcourt',
      about: { document: documentId, name: 'Zoé Martin' },
    });

    await app.call(`POST /staff/people/${documentId}/erasure`, { token: staff, body: { email: 'about@cordee.example' } });
    expect((await read<Acts>('acts')).acts[0]).toMatchObject({ act: 'accounts.person-erased', about: null });
  });
});
