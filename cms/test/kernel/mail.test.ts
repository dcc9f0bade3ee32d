import { appOf, email, inTransaction, queueMail, startWorker, type Worker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const note = email<{ word: string }>({
  id: 'test.note',
  fr: ({ word }) => ({ subject: `Un mot : ${word}`, paragraphs: [word], footnote: 'Fin.' }),
  en: ({ word }) => ({ subject: `A word: ${word}`, paragraphs: [word], footnote: 'End.' }),
});

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port) } });
  appOf(app.strapi).plugins.push({ name: 'test', folder: import.meta.dirname, emails: [note] });
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const queue = (to: string, word = 'salut') =>
  inTransaction(app.strapi, (db) => queueMail(db, { to, locale: 'fr', template: 'test.note', facts: { word } }));
type StoredMail = { state: string; attempts: number; server_words: string | null };
const storedMail = async (to: string) =>
  (await app.database.query<StoredMail>('select state, attempts, server_words from cordee.mail where to_address = $1', [to]))[0];
const sentTo = (to: string) => mailServer.received.filter((mail) => mail.to?.[0]?.address === to);

/** Runs a test while two workers send. */
async function withWorkers(run: () => Promise<void>): Promise<void> {
  const workers = [startWorker(app.strapi), startWorker(app.strapi)];
  await run().finally(() => Promise.all(workers.map((worker) => worker.stop())));
}

describe('mail', () => {
  let workers: Worker[];
  beforeAll(() => {
    workers = [startWorker(app.strapi), startWorker(app.strapi)];
  });
  afterAll(() => Promise.all(workers.map((worker) => worker.stop())));

  it('NOTE-11 fifty messages, two workers: each sent once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => queue(`p${i}@cordee.example`)));
    await expect
      .poll(async () => (await app.database.query("select from cordee.mail where state <> 'sent'")).length, { timeout: 20_000 })
      .toBe(0);
    for (let i = 0; i < 50; i += 1) expect(sentTo(`p${i}@cordee.example`), `to p${i}`).toHaveLength(1);
  });

  it('H-50 a message says that it is automatic, so that out-of-office programs do not answer', async () => {
    await queue('automatic@cordee.example');
    const { headers } = await mailServer.waitForMail('automatic@cordee.example');
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  it('NOTE-11 a server that says later gets the message later', async () => {
    mailServer.rejectRecipients([451]);
    await queue('later@cordee.example');
    await expect.poll(() => storedMail('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'queued', attempts: 1 });
    await app.shiftClock('5 minutes');
    await expect.poll(() => storedMail('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });
    await app.shiftClock('0');
  });

  it('NOTE-11 a server that says never gets the message never again', async () => {
    mailServer.rejectRecipients([550]);
    await queue('never@cordee.example');
    await expect
      .poll(() => storedMail('never@cordee.example'), { timeout: 5_000 })
      .toMatchObject({ state: 'refused', attempts: 1, server_words: expect.stringContaining('not now') });
  });

  it('NOTE-11 when the answer is lost the message is sent again under the same name', async () => {
    mailServer.dropNextResponse();
    await queue('lost@cordee.example');
    await expect.poll(() => storedMail('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'unknown', attempts: 1 });
    await app.shiftClock('3 minutes');
    await expect.poll(() => storedMail('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });
    const messageIds = sentTo('lost@cordee.example').map(({ messageId }) => messageId);
    expect(messageIds).toHaveLength(2);
    expect(new Set(messageIds).size).toBe(1);
    await app.shiftClock('0');
  });

  it('NOTE-11 a server that hangs over one message delays no other', async () => {
    mailServer.hangNextResponse();
    await queue('hangs@cordee.example');
    await expect.poll(() => sentTo('hangs@cordee.example').length, { timeout: 5_000 }).toBe(1);
    for (let i = 0; i < 10; i += 1) await queue(`meanwhile${i}@cordee.example`);
    for (let i = 0; i < 10; i += 1)
      await expect.poll(() => storedMail(`meanwhile${i}@cordee.example`), { timeout: 10_000 }).toMatchObject({ state: 'sent' });
    expect(await storedMail('hangs@cordee.example')).toMatchObject({ state: 'sending', attempts: 1 });
    mailServer.cutConnections();
    await expect.poll(() => storedMail('hangs@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'unknown' });
  });

  it('NOTE-11 a worker killed with a message in its hands: another takes it over, not at once', async () => {
    await app.database.query(`insert into cordee.mail (to_address, template, locale, facts, state, attempts, due_at)
        values ('orphan@cordee.example', 'test.note', 'fr', '{"word":"x"}', 'sending', 1, cordee.now() + interval '120 seconds')`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(sentTo('orphan@cordee.example')).toHaveLength(0);
    await app.shiftClock('121 seconds');
    await expect.poll(() => storedMail('orphan@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent' });
    await app.shiftClock('0');
  });

  it('SEC-10 a text with a line break makes no header and no second recipient', async () => {
    await queue('header@cordee.example', 'x\r\nBcc: victim@cordee.example\r\n\r\nbody');
    const mail = await mailServer.waitForMail('header@cordee.example');
    expect(mail.bcc ?? []).toEqual([]);
    expect(sentTo('victim@cordee.example')).toHaveLength(0);
  });
});

type MailLogEntry = { id: string; subject: string; state: string; reply: string | null; resend: string; isResend: boolean };
type MailLogView = { messages: MailLogEntry[]; more: boolean };

describe('the mail log', () => {
  let staff: string;
  beforeAll(async () => {
    staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  });
  const mailLog = async (query: string) => (await app.call<MailLogView>(`GET /staff/messages?${query}`, { token: staff })).body;
  const resend = (id: string | undefined) => app.call(`POST /staff/messages/${id}/again`, { token: staff });

  it('ACC-19 shows every message to an address, however it is typed, the latest on top, with its subject and what the server said', () =>
    withWorkers(async () => {
      mailServer.rejectRecipients([550]);
      await queue('trail@cordee.example', 'un');
      await expect.poll(() => storedMail('trail@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'refused' });
      await queue('trail@cordee.example', 'deux');
      await expect.poll(async () => (await mailLog('search=trail@cordee.example')).messages[0]?.state, { timeout: 5_000 }).toBe('sent');

      expect((await mailLog(`search=${encodeURIComponent(' Trail@CORDEE.example')}`)).messages).toMatchObject([
        { subject: 'Un mot : deux', state: 'sent', resend: 'same' },
        { subject: 'Un mot : un', state: 'refused', reply: expect.stringContaining('not now'), resend: 'same' },
      ]);
      expect((await mailLog('search=trail@cordee')).messages).toEqual([]);
      expect((await mailLog('')).messages.map(({ subject }) => subject)).toContain('Un mot : deux');
    }));

  it('ACC-19 a message sent again is a new one; two clicks are one, and it is noted about the person', () =>
    withWorkers(async () => {
      const { documentId } = await app.createPerson('again@cordee.example');
      await queue('again@cordee.example', 'encore');
      await mailServer.waitForMail('again@cordee.example');
      await expect.poll(async () => (await mailLog('search=again@cordee.example')).messages[0]?.state, { timeout: 5_000 }).toBe('sent');
      const [{ id } = { id: '' }] = (await mailLog('search=again@cordee.example')).messages;
      expect((await Promise.all([resend(id), resend(id)])).map(({ status }) => status)).toEqual([200, 200]);

      await mailServer.waitForMail('again@cordee.example', 1);
      const { messages } = (await app.call<MailLogView>(`GET /staff/people/${documentId}/messages`, { token: staff })).body;
      expect(messages.map(({ isResend }) => isResend)).toEqual([true, false]);
      expect(new Set(sentTo('again@cordee.example').map(({ messageId }) => messageId)).size).toBe(2);
      const { entries } = (await app.call<{ entries: { act: string }[] }>(`GET /staff/people/${documentId}/acts`, { token: staff })).body;
      expect(entries[0]).toMatchObject({ act: 'accounts.message-again' });
    }));

  describe('a message that is not sent again', () => {
    const address = 'never@cordee.example';
    beforeAll(async () => {
      await app.database.query(
        `insert into cordee.mail (to_address, template, locale, facts, state, sent_at) values
           ($1, 'test.note', 'fr', '{"word":"x"}', 'queued', null),
           ($1, 'accounts.password-reset', 'fr', '{"reset":"00000000-0000-0000-0000-000000000000","firstName":"Zoé"}', 'sent', now()),
           ($1, 'gone.template', 'fr', '{}', 'sent', now())`,
        [address],
      );
    });
    afterAll(() => app.database.query("delete from cordee.mail where to_address = $1 and state = 'queued'", [address]));

    it.each([
      ['has not gone yet', 'Un mot : x', 'under-way', 'kernel.mail_under_way'],
      ['has a link of one use', 'Choisis un nouveau mot de passe', 'never', 'kernel.mail_not_sent_again'],
      ['has a template of which nothing is known', 'gone.template', 'never', 'kernel.mail_not_sent_again'],
    ])('ACC-19 %s, and staff read so', async (_, subject, expected, code) => {
      const message = (await mailLog(`search=${address}`)).messages.find((each) => each.subject === subject);
      expect(message?.resend).toBe(expected);
      expect((await resend(message?.id)).body['code']).toBe(code);
    });

    it('ACC-19 does not exist', async () => {
      expect((await resend('00000000-0000-4000-8000-000000000000')).body['code']).toBe('kernel.mail_not_found');
    });
  });

  it('ACC-19 an invitation is sent again as a new one, whose link works', () =>
    withWorkers(async () => {
      const users = app.documents('plugin::users-permissions.user');
      const email = 'invited-again@cordee.example';
      const { id } = await users.create({ data: { email, firstName: 'Maya', lastName: 'Perrin', provider: 'local' } });
      await app.database.query('insert into cordee.invitation (person, due_at) values ($1, cordee.now())', [id]);
      await mailServer.waitForMail(email);
      await expect.poll(async () => (await mailLog(`search=${email}`)).messages[0]?.state, { timeout: 5_000 }).toBe('sent');
      await app.shiftClock('31 days');
      const [first] = (await mailLog(`search=${email}`)).messages;
      expect(first).toMatchObject({ resend: 'new', subject: expect.stringContaining('Bienvenue') });
      expect((await resend(first?.id)).status).toBe(200);
      const mail = await mailServer.waitForMail(email, 1);
      const code = decodeURIComponent(/invitation\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
      expect((await app.call(`GET /api/accounts/invitation?code=${code}`)).body).toMatchObject({ state: 'open' });
      await app.shiftClock('0');
    }));

  it('ACC-19 a message stays with whom it was for when the address passes on, and is not sent to whoever has it now', async () => {
    const address = 'passed-on@cordee.example';
    const insert = (word: string, person: number | null) =>
      app.database.query<{ id: string }>(
        `insert into cordee.mail (to_address, template, locale, facts, state, sent_at, asked_at, person)
         values ($1, 'test.note', 'fr', jsonb_build_object('word', $2::text), 'sent', now(), now(), $3) returning id`,
        [address, word, person],
      );
    const subjectsFor = async (documentId: string) =>
      (await app.call<MailLogView>(`GET /staff/people/${documentId}/messages`, { token: staff })).body.messages.map(
        ({ subject }) => subject,
      );

    await insert('à personne', null);
    const former = await app.createPerson(address);
    const [sent] = await insert('à l’ancienne', former.id);
    await app.database.query("update up_users set email = 'moved@cordee.example', username = 'moved@cordee.example' where id = $1", [
      former.id,
    ]);
    const holder = await app.createPerson(address);
    await insert('à la nouvelle', holder.id);

    expect(await subjectsFor(former.documentId)).toEqual(['Un mot : à l’ancienne']);
    expect(await subjectsFor(holder.documentId)).toEqual(['Un mot : à la nouvelle', 'Un mot : à personne']);
    const { messages } = await mailLog(`search=${address}`);
    expect(messages.map(({ subject, resend }) => [subject, resend])).toEqual([
      ['Un mot : à la nouvelle', 'same'],
      ['Un mot : à l’ancienne', 'reassigned'],
      ['Un mot : à personne', 'same'],
    ]);
    expect(await resend(sent?.id)).toMatchObject({ status: 409, body: { code: 'kernel.mail_address_reassigned' } });
  });

  it('ACC-12 what still waits when the address passes on is not sent to whoever has it now', () =>
    withWorkers(async () => {
      const address = 'passes-on@cordee.example';
      const former = await app.createPerson(address);
      mailServer.rejectRecipients([451]);
      await queue(address, 'un secret');
      await expect.poll(() => storedMail(address), { timeout: 5_000 }).toMatchObject({ state: 'queued', attempts: 1 });
      await app.database.query("update up_users set email = 'gone@cordee.example', username = 'gone@cordee.example' where id = $1", [
        former.id,
      ]);
      await app.createPerson(address);
      await app.shiftClock('5 minutes');
      await expect.poll(() => storedMail(address), { timeout: 5_000 }).toMatchObject({ state: 'refused', attempts: 2 });
      expect(sentTo(address)).toEqual([]);
      await app.shiftClock('0');
    }));

  it('ACC-19 goes back page by page, missing none', async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts, state, sent_at, asked_at)
       select 'many@cordee.example', 'test.note', 'fr', jsonb_build_object('word', n), 'sent', now(), now() from generate_series(1, 60) n`,
    );
    const ids = new Set<string>();
    let before = '';
    for (const length of [25, 25, 10]) {
      const { messages, more } = await mailLog(`search=many@cordee.example${before && `&before=${before}`}`);
      expect(messages).toHaveLength(length);
      expect(more, `more after ${length}`).toBe(length === 25);
      for (const { id } of messages) ids.add(id);
      before = messages.at(-1)?.id ?? '';
    }
    expect(ids.size).toBe(60);
  });
});
