import { appOf, email, inTransaction, queueMail, startWorker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { staffMember } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const note = email<{ word: string }>({
  id: 'test.note',
  fr: ({ word }) => ({ subject: `Un mot : ${word}`, paragraphs: [word], footnote: 'Fin.' }),
  en: ({ word }) => ({ subject: `A word: ${word}`, paragraphs: [word], footnote: 'End.' }),
});

let app: TestApp;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  app = await startTestApp({ settings: { SMTP_PORT: String(sink.port) } });
  appOf(app.strapi).plugins.push({ name: 'test', folder: import.meta.dirname, emails: [note] });
});
afterAll(async () => {
  await app.close();
  await sink.stop();
});

const ask = (to: string, word = 'salut') =>
  inTransaction(app.strapi, (db) => queueMail(db, { to, locale: 'fr', template: 'test.note', facts: { word } }));
type Kept = { state: string; attempts: number; server_words: string | null };
const kept = async (to: string) =>
  (await app.database.query<Kept>('select state, attempts, server_words from cordee.mail where to_address = $1', [to]))[0];
const sentTo = (to: string) => sink.received.filter((mail) => mail.to?.[0]?.address === to);

async function working(work: () => Promise<void>): Promise<void> {
  const workers = [startWorker(app.strapi), startWorker(app.strapi)];
  await work().finally(() => Promise.all(workers.map((worker) => worker.stop())));
}

describe('mail', () => {
  it('NOTE-11 fifty messages, two workers: each sent once', () =>
    working(async () => {
      await Promise.all(Array.from({ length: 50 }, (_, i) => ask(`p${i}@cordee.example`)));
      await expect
        .poll(async () => (await app.database.query("select from cordee.mail where state <> 'sent'")).length, { timeout: 20_000 })
        .toBe(0);
      for (let i = 0; i < 50; i += 1) expect(sentTo(`p${i}@cordee.example`)).toHaveLength(1);
    }));

  it('NOTE-11 a server that says later gets the message later; one that says never, never again', () =>
    working(async () => {
      sink.refuse([451]);
      await ask('later@cordee.example');
      await expect.poll(() => kept('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'queued', attempts: 1 });
      await app.clock('5 minutes');
      await expect.poll(() => kept('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });

      sink.refuse([550]);
      await ask('never@cordee.example');
      await expect
        .poll(() => kept('never@cordee.example'), { timeout: 5_000 })
        .toMatchObject({ state: 'refused', attempts: 1, server_words: expect.stringContaining('not now') });
      await app.clock('0');
    }));

  it('NOTE-11 when the answer is lost the message is sent again under the same name', () =>
    working(async () => {
      sink.loseNextAnswer();
      await ask('lost@cordee.example');
      await expect.poll(() => kept('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'unknown', attempts: 1 });
      await app.clock('3 minutes');
      await expect.poll(() => kept('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });
      const names = sentTo('lost@cordee.example').map(({ messageId }) => messageId);
      expect(names).toHaveLength(2);
      expect(new Set(names).size).toBe(1);
      await app.clock('0');
    }));

  it('NOTE-11 a worker killed with a message in its hands: another takes it over, not at once', () =>
    working(async () => {
      await app.database.query(`insert into cordee.mail (to_address, template, locale, facts, state, attempts, due_at)
        values ('orphan@cordee.example', 'test.note', 'fr', '{"word":"x"}', 'sending', 1, cordee.now() + interval '120 seconds')`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(sentTo('orphan@cordee.example')).toHaveLength(0);
      await app.clock('121 seconds');
      await expect.poll(() => kept('orphan@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent' });
      await app.clock('0');
    }));

  it('SEC-10 a word with a line break makes no header and no second recipient', () =>
    working(async () => {
      await ask('header@cordee.example', 'x\r\nBcc: victim@cordee.example\r\n\r\nbody');
      const mail = await sink.next('header@cordee.example');
      expect(mail.bcc ?? []).toEqual([]);
      expect(sentTo('victim@cordee.example')).toHaveLength(0);
    }));
});

type MailLogEntry = { id: string; subject: string; state: string; reply: string | null; resend: string; isResend: boolean };
type View = { messages: MailLogEntry[]; more: boolean };

describe('the mail trail', () => {
  let staff: string;
  beforeAll(async () => {
    staff = await staffMember(app, 'chief@cordee.example', { superAdmin: true });
  });
  const mailLog = async (query: string) => (await app.call<View>(`GET /accounts/messages?${query}`, { token: staff })).body;
  const resend = (id: string | undefined) => app.call(`POST /accounts/messages/${id}/again`, { token: staff });

  it('ACC-19 shows every message to an address, however it is typed, the latest on top, with its subject and what the server said', () =>
    working(async () => {
      sink.refuse([550]);
      await ask('trail@cordee.example', 'un');
      await expect.poll(() => kept('trail@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'refused' });
      await ask('trail@cordee.example', 'deux');
      await expect.poll(async () => (await mailLog('address=trail@cordee.example')).messages[0]?.state, { timeout: 5_000 }).toBe('sent');

      expect((await mailLog(`address=${encodeURIComponent(' Trail@CORDEE.example')}`)).messages).toMatchObject([
        { subject: 'Un mot : deux', state: 'sent', resend: 'same' },
        { subject: 'Un mot : un', state: 'refused', reply: expect.stringContaining('not now'), resend: 'same' },
      ]);
      expect((await mailLog('address=trail@cordee')).messages).toEqual([]);
      expect((await mailLog('')).messages.map(({ subject }) => subject)).toContain('Un mot : deux');
    }));

  it('ACC-19 a message sent again is a new one; two clicks are one wish, and it is noted about the person', () =>
    working(async () => {
      const { documentId } = await app.person('again@cordee.example');
      await ask('again@cordee.example', 'encore');
      await sink.next('again@cordee.example');
      await expect.poll(async () => (await mailLog('address=again@cordee.example')).messages[0]?.state, { timeout: 5_000 }).toBe('sent');
      const [{ id } = { id: '' }] = (await mailLog('address=again@cordee.example')).messages;
      expect((await Promise.all([resend(id), resend(id)])).map(({ status }) => status)).toEqual([200, 200]);

      await sink.next('again@cordee.example', 1);
      const { messages } = (await app.call<View>(`GET /accounts/people/${documentId}/messages`, { token: staff })).body;
      expect(messages.map(({ isResend }) => isResend)).toEqual([true, false]);
      expect(new Set(sentTo('again@cordee.example').map(({ messageId }) => messageId)).size).toBe(2);
      const { entries } = (await app.call<{ entries: { act: string }[] }>(`GET /accounts/people/${documentId}/acts`, { token: staff }))
        .body;
      expect(entries[0]).toMatchObject({ act: 'accounts.message-again' });
    }));

  it('ACC-19 what has not gone yet, what bears a link of one use, and what is unknown are not sent again, with the reason', async () => {
    const made = await app.database.query<{ id: string }>(
      `insert into cordee.mail (to_address, template, locale, facts, state, sent_at) values
         ('never@cordee.example', 'test.note', 'fr', '{"word":"x"}', 'queued', null),
         ('never@cordee.example', 'accounts.password-reset', 'fr', '{"reset":"${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}","firstName":"Zoé"}', 'sent', now()),
         ('never@cordee.example', 'gone.template', 'fr', '{}', 'sent', now()) returning id`,
    );
    const answers = await Promise.all([...made.map(({ id }) => resend(id)), resend('00000000-0000-4000-8000-000000000000')]);
    expect(answers.map(({ body }) => body['code'])).toEqual([
      'kernel.mail_under_way',
      'kernel.mail_not_sent_again',
      'kernel.mail_not_sent_again',
      'kernel.mail_not_found',
    ]);
    const { messages } = await mailLog('address=never@cordee.example');
    expect(Object.fromEntries(messages.map(({ subject, resend }) => [subject, resend]))).toMatchObject({
      'Un mot : x': 'under-way',
      'Choisis un nouveau mot de passe': 'never',
      'gone.template': 'never',
    });
    await app.database.query("delete from cordee.mail where to_address = 'never@cordee.example' and state = 'queued'");
  });

  it('ACC-19 an invitation is sent again as a new one, whose link works', () =>
    working(async () => {
      const users = app.strapi.documents('plugin::users-permissions.user');
      const email = 'invited-again@cordee.example';
      const { id } = await users.create({ data: { email, firstName: 'Maya', lastName: 'Perrin', provider: 'local' } as never });
      await app.database.query('insert into cordee.invitation (person, due_at) values ($1, cordee.now())', [id]);
      await sink.next(email);
      await expect.poll(async () => (await mailLog(`address=${email}`)).messages[0]?.state, { timeout: 5_000 }).toBe('sent');
      await app.clock('31 days');
      const [first] = (await mailLog(`address=${email}`)).messages;
      expect(first).toMatchObject({ resend: 'new', subject: expect.stringContaining('Bienvenue') });
      expect((await resend(first?.id)).status).toBe(200);
      const mail = await sink.next(email, 1);
      const code = decodeURIComponent(/invitation\?code=([\w.%-]+)/.exec(mail.text ?? '')?.[1] ?? '');
      expect((await app.call(`GET /api/accounts/invitation?code=${code}`)).body).toMatchObject({ state: 'open' });
      await app.clock('0');
    }));

  it('ACC-19 goes back page by page, missing none', async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts, state, sent_at, asked_at)
       select 'many@cordee.example', 'test.note', 'fr', jsonb_build_object('word', n), 'sent', now(), now() from generate_series(1, 60) n`,
    );
    const seen = new Set<string>();
    let before = '';
    for (const length of [25, 25, 10]) {
      const { messages, more } = await mailLog(`address=many@cordee.example${before && `&before=${before}`}`);
      expect([messages.length, more]).toEqual([length, length === 25]);
      for (const { id } of messages) seen.add(id);
      before = messages.at(-1)?.id ?? '';
    }
    expect(seen.size).toBe(60);
  });
});
