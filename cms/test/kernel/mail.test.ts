import { askMail, email, houseOf, inTransaction, startWorker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, mailSink } from '../../../test/mail-sink.ts';
import { openHouse, type TestHouse } from '../house.ts';

const note = email<{ word: string }>({
  id: 'test.note',
  fr: ({ word }) => ({ subject: `Un mot : ${word}`, paragraphs: [word], footnote: 'Fin.' }),
  en: ({ word }) => ({ subject: `A word: ${word}`, paragraphs: [word], footnote: 'End.' }),
});

let house: TestHouse;
let sink: MailSink;

beforeAll(async () => {
  sink = await mailSink();
  house = await openHouse({ settings: { SMTP_PORT: String(sink.port) } });
  houseOf(house.strapi).rooms.push({ name: 'test', folder: import.meta.dirname, emails: [note] });
});
afterAll(async () => {
  await house.close();
  await sink.stop();
});

const ask = (to: string, word = 'salut') =>
  inTransaction(house.strapi, (db) => askMail(db, { to, locale: 'fr', template: 'test.note', facts: { word } }));
type Kept = { state: string; attempts: number; server_words: string | null };
const kept = async (to: string) =>
  (await house.database.query<Kept>('select state, attempts, server_words from cordee.mail where to_address = $1', [to]))[0];
const sentTo = (to: string) => sink.received.filter((mail) => mail.to?.[0]?.address === to);

async function working(work: () => Promise<void>): Promise<void> {
  const workers = [startWorker(house.strapi), startWorker(house.strapi)];
  await work().finally(() => Promise.all(workers.map((worker) => worker.stop())));
}

describe('mail', () => {
  it('NOTE-11 fifty messages, two workers: each sent once', () =>
    working(async () => {
      await Promise.all(Array.from({ length: 50 }, (_, i) => ask(`p${i}@cordee.example`)));
      await expect
        .poll(async () => (await house.database.query("select from cordee.mail where state <> 'sent'")).length, { timeout: 20_000 })
        .toBe(0);
      for (let i = 0; i < 50; i += 1) expect(sentTo(`p${i}@cordee.example`)).toHaveLength(1);
    }));

  it('NOTE-11 a server that says later gets the message later; one that says never, never again', () =>
    working(async () => {
      sink.refuse([451]);
      await ask('later@cordee.example');
      await expect.poll(() => kept('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'queued', attempts: 1 });
      await house.clock('5 minutes');
      await expect.poll(() => kept('later@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });

      sink.refuse([550]);
      await ask('never@cordee.example');
      await expect
        .poll(() => kept('never@cordee.example'), { timeout: 5_000 })
        .toMatchObject({ state: 'refused', attempts: 1, server_words: expect.stringContaining('not now') });
      await house.clock('0');
    }));

  it('NOTE-11 when the answer is lost the message is sent again under the same name', () =>
    working(async () => {
      sink.loseNextAnswer();
      await ask('lost@cordee.example');
      await expect.poll(() => kept('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'unknown', attempts: 1 });
      await house.clock('3 minutes');
      await expect.poll(() => kept('lost@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent', attempts: 2 });
      const names = sentTo('lost@cordee.example').map(({ messageId }) => messageId);
      expect(names).toHaveLength(2);
      expect(new Set(names).size).toBe(1);
      await house.clock('0');
    }));

  it('NOTE-11 a worker killed with a message in its hands: another takes it over, not at once', () =>
    working(async () => {
      await house.database.query(`insert into cordee.mail (to_address, template, locale, facts, state, attempts, due_at)
        values ('orphan@cordee.example', 'test.note', 'fr', '{"word":"x"}', 'sending', 1, cordee.now() + interval '120 seconds')`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(sentTo('orphan@cordee.example')).toHaveLength(0);
      await house.clock('121 seconds');
      await expect.poll(() => kept('orphan@cordee.example'), { timeout: 5_000 }).toMatchObject({ state: 'sent' });
      await house.clock('0');
    }));

  it('SEC-10 a word with a line break makes no header and no second recipient', () =>
    working(async () => {
      await ask('header@cordee.example', 'x\r\nBcc: victim@cordee.example\r\n\r\nbody');
      const mail = await sink.next('header@cordee.example');
      expect(mail.bcc ?? []).toEqual([]);
      expect(sentTo('victim@cordee.example')).toHaveLength(0);
    }));
});
