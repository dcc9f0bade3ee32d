// What is written to people whose slots go round, and to the others as before.
import { currentTime, inTransaction } from '@cordee/kernel';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { passNightAtMidnight } from '../../../plugins/rotations/server/pass-night-at-midnight.ts';
import { tellEndingTurns } from '../../../plugins/rotations/server/tell-ending-turns.ts';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  house = await startSlotHouse({ members: 4, settings: { SMTP_PORT: String(mailServer.port), SITE_URL: 'https://cordee.example' } });
  house.app.startWorker();
});
afterEach(() => house.app.shiftClock('0'));
afterAll(async () => {
  await house.app.close();
  await mailServer.stop();
});

/** The mails about the slots of a session, in the order in which they were written: `person template`, with the facts that are asked for. */
async function mailsOf(session: string, ...facts: readonly string[]): Promise<string[]> {
  await expect.poll(() => house.app.database.query('select from cordee.delivery where done_at is null'), { timeout: 20_000 }).toEqual([]);
  const mails = await house.app.database.query<{ person: number; template: string; facts: Record<string, unknown> }>(
    `select person, template, facts::json as facts from cordee.mail
     where facts->>'reference' = (select reference from sessions where document_id = $1) order by template, person`,
    [session],
  );
  return mails.map(({ person, template, facts: all }) =>
    [house.people.findIndex(({ id }) => id === person), template, ...facts.map((fact) => JSON.stringify(all[fact]))].join(' '),
  );
}
const forget = () => house.app.database.query('delete from cordee.mail');
/** Before the members act: the session is open since long, so that turns begin today. */
const setRotation = (session: string, settings: Readonly<{ kind: string; days?: number }>) =>
  house.app.database.query(
    `insert into cordee.rotation (session, kind, days, weekends, holidays, night)
     select id, $2, $3, true, true, (cordee.now() at time zone 'Europe/Paris')::date from sessions where document_id = $1`,
    [session, settings.kind, settings.days ?? 5],
  );
const dayAhead = async (days: number) =>
  (
    await house.app.database.query<{ day: string }>(
      `select to_char((now() at time zone 'Europe/Paris')::date + $1::integer, 'YYYY-MM-DD') as day`,
      [days],
    )
  )[0]?.day ?? '';
/** Runs a job as of this hour, so many days from today. */
async function runOn(days: number, hour: number, job: typeof passNightAtMidnight | typeof tellEndingTurns): Promise<void> {
  await house.app.database.query(
    `update cordee.clock set ahead = (date_trunc('day', now() at time zone 'Europe/Paris') + $1 * interval '1 day' + $2 * interval '1 hour')
       at time zone 'Europe/Paris' - now() + interval '1 second'`,
    [days, hour],
  );
  await inTransaction(house.app.strapi, async (db) => {
    await job.run({ strapi: house.app.strapi, db, dueAt: await currentTime(house.app.strapi, db) });
  });
}

it('ROT-5 H-21 in a paced rotation who enters reads until when, and who leaves when the next turn comes: one mail each', async () => {
  const session = await house.openSession({ slots: 1 });
  await setRotation(session, { kind: 'paced', days: 2 });
  for (const index of [0, 1]) await house.act(session, index, 'wait');
  expect(await mailsOf(session)).toEqual(['0 rotations.turn-begun', '1 seats.waiting-for-slot']);
  await forget();

  await runOn(2, 0, passNightAtMidnight);
  expect(await mailsOf(session, 'on', 'until', 'isKept', 'place', 'next')).toEqual([
    `1 rotations.turn-begun "${await dayAhead(2)}" "${await dayAhead(3)}" false  `,
    `0 rotations.turn-ended "${await dayAhead(2)}"   1 "${await dayAhead(4)}"`,
  ]);
});

it('ROT-5 whoever leaves the slot and the list reads that, and one who gets it alone keeps it while nobody waits', async () => {
  const session = await house.openSession({ slots: 1 });
  await setRotation(session, { kind: 'paced', days: 3 });
  await house.act(session, 0, 'wait');
  expect(await mailsOf(session, 'until', 'isKept', 'days')).toEqual(['0 rotations.turn-begun "2040-12-31" true 3']);
  await forget();
  await house.act(session, 0, 'release');
  expect(await mailsOf(session, 'place', 'next', 'finished')).toEqual(['0 rotations.turn-ended null null false']);
});

it('ROT-5 in a natural rotation the slot lasts until its holder finishes', async () => {
  const session = await house.openSession({ slots: 1 });
  await setRotation(session, { kind: 'natural' });
  await house.act(session, 0, 'wait');
  expect(await mailsOf(session, 'until', 'days')).toEqual(['0 rotations.turn-begun "2040-12-31" null']);
});

it('ROT-5 in a session without a rotation mails are as before, one each', async () => {
  const session = await house.openSession({ slots: 1 });
  await house.act(session, 0, 'assign');
  expect(await mailsOf(session)).toEqual(['0 seats.slot-assigned']);
  await house.act(session, 0, 'release');
  expect(await mailsOf(session)).toEqual(['0 seats.slot-assigned', '0 seats.slot-released']);
});

it('ROT-5 whose long turn ends in three days is told once, and only while somebody waits', async () => {
  const session = await house.openSession({ slots: 2 });
  await setRotation(session, { kind: 'paced', days: 6 });
  for (const index of [0, 1]) await house.act(session, index, 'wait');
  await runOn(3, 8, tellEndingTurns);
  await mailsOf(session);
  await forget();
  await runOn(4, 8, tellEndingTurns);
  expect(await mailsOf(session), 'nobody waits').toEqual([]);

  await house.app.shiftClock('0');
  await house.act(session, 2, 'wait');
  await mailsOf(session);
  await forget();
  await runOn(4, 8, tellEndingTurns);
  expect(await mailsOf(session, 'to', 'inDays', 'leaversReturn')).toEqual([
    `0 rotations.turn-ends-soon "${await dayAhead(6)}" 2 true`,
    `1 rotations.turn-ends-soon "${await dayAhead(7)}" 3 true`,
  ]);
  await runOn(5, 8, tellEndingTurns);
  expect(await mailsOf(session), 'once').toHaveLength(2);
});

it('ROT-5 turns of five counted days or less are too short to be told of', async () => {
  const session = await house.openSession({ slots: 1 });
  await setRotation(session, { kind: 'paced', days: 5 });
  for (const index of [0, 1]) await house.act(session, index, 'wait');
  await mailsOf(session);
  await forget();
  await runOn(3, 8, tellEndingTurns);
  expect(await mailsOf(session)).toEqual([]);
});
