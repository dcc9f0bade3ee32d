import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyMailServer, type Reception, startFaultyMailServer } from '../../../test/faulty-mail-server.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { type KilledWorkers, startKilledWorkers } from './killed-workers.ts';

const [MESSAGES, KILLS] = [Number(process.env['DRILL_MESSAGES'] ?? 10_000), 10];

/** How long before its end a killed worker may have received an answer that it could not save any more, in milliseconds. */
const UNSAVED_MS = 2_000;

let app: TestApp;
let mailServer: FaultyMailServer;
let workers: KilledWorkers;

beforeAll(async () => {
  mailServer = await startFaultyMailServer({ refuse: 0.07, lose: 0.02, hang: 0.002 });
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  await app.database.query('create table drill_unknown (mail uuid)');
  await app.database.query(`
    create function note_unknown() returns trigger language plpgsql as
      $$ begin insert into drill_unknown values (new.id); return null; end $$;
    create trigger note_unknown after update on cordee.mail for each row when (new.state = 'unknown' and old.state <> 'unknown')
      execute function note_unknown();`);
  workers = await startKilledWorkers(app.database.url, { SMTP_PORT: String(mailServer.port) });
});
afterAll(async () => {
  await workers.stop();
  await mailServer.stop();
  await app.close();
});

const count = async (sql: string) => Number((await app.database.query<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);

describe('ten thousand messages over a server that refuses, hangs and loses answers', () => {
  it('NOTE-11 none is lost; one is doubled only when its answer was lost, under the same Message-ID', { timeout: 3_600_000 }, async () => {
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts)
       select 'p' || n || '@cordee.example', 'drill.letter', 'fr', jsonb_build_object('number', n) from generate_series(1, ${MESSAGES}) n`,
    );
    const startedAt = Date.now();
    const kills: number[] = [];
    while (kills.length < KILLS) {
      await pause(4_000);
      kills.push(await workers.killNext());
    }
    await expect.poll(() => count(`cordee.mail where state <> 'sent'`), { timeout: 3_000_000, interval: 1_000 }).toBe(0);

    const byAddress = Map.groupBy(mailServer.receptions, ({ to }) => to);
    const doubled = [...byAddress.values()].filter((receptions) => receptions.length > 1);
    const { refuse, lose, hang } = mailServer.counts;
    console.log(
      `${MESSAGES} messages in ${((Date.now() - startedAt) / 1000).toFixed(0)} s: ${refuse} refusals, ${lose} lost answers, ${hang} that hung, ` +
        `${kills.length} workers killed; ${byAddress.size} addresses reached, ${doubled.length} twice or more, ` +
        `${await count('drill_unknown')} times the log said that the answer is unknown`,
    );
    expect(byAddress.size, 'none is lost').toBe(MESSAGES);
    for (const receptions of doubled) {
      expect(new Set(receptions.map(({ messageId }) => messageId)).size, `Message-IDs of ${receptions[0]?.to}`).toBe(1);
      for (const reception of receptions.slice(0, -1)) expect(isUncertain(reception, kills), `why ${reception.to} was doubled`).toBe(true);
    }
    const lost = mailServer.receptions.filter(({ confirmed }) => !confirmed).length;
    expect(await count('drill_unknown'), 'lost answers are listed, but those that a killed worker waited for').toBeGreaterThanOrEqual(
      lost - 8 * KILLS,
    );
  });
});

/** Whether the sender could not know that the message was accepted: its answer was lost, or the worker killed before it was saved. */
const isUncertain = ({ confirmed, at }: Reception, kills: readonly number[]): boolean =>
  !confirmed || kills.some((kill) => kill >= at && kill - at < UNSAVED_MS);
