import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { appOf, currentTime, type Db, dayIn, inTransaction } from '@cordee/kernel';
import { sessionIdOf } from '@cordee/seats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planTurns } from '../../../plugins/rotations/server/domain/turns.ts';
import { passNightAtMidnight } from '../../../plugins/rotations/server/pass-night-at-midnight.ts';
import { readTurningSession, toRotatingSession } from '../../../plugins/rotations/server/services/read-session.ts';
import { startKilledWorkers } from '../kernel/killed-workers.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';
import { insertCrowd } from './crowd.ts';
import { liveThrough, MEMBERS, someLife } from './lived-rotation.ts';

const [SESSIONS, LIVES] = [10_000, 60];
const [DUE_SESSIONS, KILLED_CONNECTIONS, KILLED_WORKERS] = [1_000, 200, 5];

let house: SlotHouse;

beforeAll(async () => {
  house = await startSlotHouse({ members: MEMBERS, settings: { LOG_LEVEL: 'error' } });
  // Whoever pilots a company of which all sessions are over sees none.
  await house.openSession({ slots: 1, members: 0 });
});
afterAll(() => house.app.close());

const query = <Row>(sql: string, values?: unknown[]) => house.app.database.query<Row>(sql, values);
const median = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
const p95 = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)] ?? Number.NaN;

const night = async (db: Db) => passNightAtMidnight.run({ strapi: house.app.strapi, db, dueAt: await currentTime(house.app.strapi, db) });

async function crowdIn(): Promise<{ company: string; course: string }> {
  const [found] = await query<{ company: string; course: string }>(
    `select (select document_id from cordee.company where not is_school) as company, (select document_id from courses limit 1) as course`,
  );
  return found ?? { company: '', course: '' };
}

const ROLLED_BACK = new Error('Rolled back.');

/** How long this takes in a transaction, which is rolled back, with all that is checked when it ends; in milliseconds. */
async function timed(work: (db: Db) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let took = Number.NaN;
  await inTransaction(house.app.strapi, async (db) => {
    await work(db);
    await db.raw('set constraints all immediate');
    took = performance.now() - began;
    throw ROLLED_BACK;
  }).catch((error: unknown) => {
    if (error !== ROLLED_BACK) throw error;
  });
  await query('vacuum analyze');
  return took;
}

/** The change of a night in which every turn is over, as statements that know what is to be done. */
const BARE_NIGHT = [
  `create temporary table due on commit drop as
     select h.session, h.slot, h.membership as leaver, w.membership as entrant, w.person
     from cordee.slot_holding h
     join (select w.session, w.membership, m.person, row_number() over (partition by w.session order by position) as place
           from cordee.waiting_member w join cordee.membership m on m.id = w.membership) w on w.session = h.session and w.place = h.slot
     where h.until is null`,
  'update cordee.rotation set night = current_date where session in (select session from due)',
  `update cordee.slot_holding h set until = cordee.clock_time(), released_for = 'rotation' from due
   where h.membership = due.leaver and h.until is null`,
  'delete from cordee.waiting_member w using due where w.membership = due.entrant',
  `insert into cordee.slot_holding (session, slot, membership, person, assigned_for) select session, slot, entrant, person, 'rotation' from due`,
  `insert into cordee.waiting_member (session, membership, position)
   select session, leaver, (select max(position) from cordee.waiting_member w where w.session = due.session) + slot from due`,
];
const ANNOUNCED = { 'slot-released': 'leaver', 'slot-assigned': 'entrant', 'put-on-waiting-list': 'leaver' };

async function bareNight(db: Db): Promise<void> {
  for (const sql of BARE_NIGHT) await db.raw(sql);
  const listeners = appOf(house.app.strapi).plugins.flatMap((plugin) => plugin.listeners ?? []);
  for (const [event, member] of Object.entries(ANNOUNCED))
    await db.raw(
      `with e as (
         insert into cordee.event (name, payload) select :name, jsonb_build_object('membership', ${member}, 'on', current_date) from due returning id)
       insert into cordee.delivery (event, listener) select e.id, listener from e, unnest(:listeners::text[]) listener`,
      { name: `seats.${event}`, listeners: listeners.filter(({ on }) => on === `seats.${event}`).map(({ id }) => id) },
    );
}

it('ROT-6 the calendar of a year of 20 slots and 200 members is planned in 30 milliseconds', { timeout: 600_000 }, async () => {
  const { strapi } = house.app;
  await insertCrowd(house.app.database, 'year', { ...(await crowdIn()), sessions: 1, slots: 20, waiting: 180 });
  await query(
    `update cordee.rotation r set days = 5, weekends = false, holidays = false from sessions s where s.id = r.session and s.document_id = 'year-1'`,
  );
  const today = dayIn('Europe/Paris', await currentTime(strapi));
  const session = await sessionIdOf(strapi.db.connection, 'year-1');
  const rotating = toRotatingSession(await readTurningSession(strapi, strapi.db.connection, { session, today }), today);
  const token = await house.app.signIn(house.pilot.email);
  const [planned, shown]: [number[], number[]] = [[], []];
  let turns = 0;
  for (let round = 0; round < 200; round += 1) {
    const began = performance.now();
    turns = planTurns(rotating, null).turns.length;
    planned.push(performance.now() - began);
    const asked = performance.now();
    expect((await house.app.call('GET /api/rotations/sessions/year-1', { token })).status).toBe(200);
    shown.push(performance.now() - asked);
  }
  const figures = { planned: p95(planned), shown: p95(shown), half: { planned: median(planned), shown: median(shown) } };
  console.log(`rotations: a calendar of ${turns} turns, p95 and median in milliseconds: ${JSON.stringify(figures)}`);
  expect(p95(planned)).toBeLessThan(30);
});

it('ROT-3 ROT-4 ROT-7 I-07 I-08 through sixty lives, what the calendar shows is what happens', { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someLife(12), async (life) => {
      for (const { when, shown, real } of await liveThrough(house, life)) expect(real, when).toEqual(shown);
    }),
    { numRuns: LIVES, endOnFailure: true },
  );
});

describe('a thousand turns that are over, night after night', () => {
  /** Sets the clock to a second after the next midnight in Paris, so many days from today. */
  const toMidnight = (days: number) =>
    query(
      `update cordee.clock set ahead = (date_trunc('day', now() at time zone 'Europe/Paris') + $1 * interval '1 day') at time zone 'Europe/Paris'
         - now() + interval '1 second'`,
      [days],
    );
  const count = async (sql: string) => Number((await query<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);
  const notPassed = () =>
    count(`cordee.rotation where kind = 'paced' and (night is null or night < (cordee.now() at time zone 'Europe/Paris')::date)`);
  const DUE = `s.document_id like 'due-%'`;

  /** Ends the connection of somebody who is passing the night. */
  const killOne = async () =>
    (
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and state <> 'idle'
           and exists (select from pg_locks l where l.pid = pg_stat_activity.pid and l.relation = 'cordee.rotation'::regclass and l.mode = 'RowExclusiveLock')
         limit 1`,
      )
    ).length;

  /** Each slot was given once on each of these days, nobody is lost, nobody is in two places. */
  async function expectPassed(nights: number): Promise<void> {
    expect(await count(`cordee.slot_holding h join sessions s on s.id = h.session where ${DUE}`)).toBe(DUE_SESSIONS * (nights + 1));
    expect(
      await count(
        `(select h.slot from cordee.slot_holding h join sessions s on s.id = h.session where ${DUE}
          group by h.session, h.slot, (h.since at time zone 'Europe/Paris')::date having count(*) > 1) twice`,
      ),
      'given twice in a night',
    ).toBe(0);
    expect(
      await count(
        `cordee.membership m join sessions s on s.id = m.session where ${DUE}
         and (exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null))
           = (exists (select from cordee.waiting_member w where w.membership = m.id))`,
      ),
      'nowhere, or in two places',
    ).toBe(0);
  }

  it('ROT-4 I-04 each is handed over once, while connections and workers are killed; nobody is lost, nobody gets a mail twice', {
    timeout: 1_800_000,
  }, async () => {
    await query('delete from cordee.event');
    await insertCrowd(house.app.database, 'due', { ...(await crowdIn()), sessions: DUE_SESSIONS, slots: 1, waiting: 2 });
    let [killed, passed] = [0, 0];
    while (killed < KILLED_CONNECTIONS) {
      passed += 1;
      await toMidnight(passed);
      const loop = async () => {
        while ((await notPassed()) > 0) await inTransaction(house.app.strapi, night).catch(() => pause(5));
      };
      const loops = Promise.all([loop(), loop()]);
      while (killed < KILLED_CONNECTIONS && (await notPassed()) > 0) {
        await pause(Math.random() * 700);
        killed += await killOne();
      }
      await loops;
      await expectPassed(passed);
    }
    console.log(`rotations: ${passed} nights of ${DUE_SESSIONS} turns passed while ${killed} connections were killed`);

    await query('delete from cordee.event');
    const workers = await startKilledWorkers(house.app.database.url);
    for (let kills = 0; kills < KILLED_WORKERS; kills += 1) {
      passed += 1;
      await toMidnight(passed);
      await pause(Math.random() * 3_000);
      await workers.killNext();
      await expect.poll(notPassed, { timeout: 120_000 }).toBe(0);
      await expectPassed(passed);
    }
    await expect.poll(() => count('cordee.delivery where done_at is null'), { timeout: 600_000, interval: 1_000 }).toBe(0);
    await workers.stop();
    const mails = await count('cordee.mail');
    console.log(`rotations: ${KILLED_WORKERS} nights passed by two workers, of which one was killed in each; ${mails} mails`);
    expect(mails).toBeGreaterThan(0);
    expect(
      await count(`(select from cordee.mail group by to_address, template, facts ->> 'on' having count(*) > 1) twice`),
      'mailed twice',
    ).toBe(0);
    await query('update cordee.rotation set kind = $1', ['none']);
    await house.app.shiftClock('0');
  });
});

describe('the night of ten thousand sessions, in each of which three turns are over and seven members wait', () => {
  it('ROT-4 takes at most three times as long as bare SQL, and that of twice as many at most 2.2 times as long', {
    timeout: 1_800_000,
  }, async () => {
    const crowd = { ...(await crowdIn()), sessions: SESSIONS, slots: 3, waiting: 7 };
    const ours: number[] = [];
    const bare: number[] = [];
    await insertCrowd(house.app.database, 'night', crowd);
    for (let round = 0; round < 3; round += 1) {
      bare.push(await timed(bareNight));
      ours.push(await timed(night));
    }
    await insertCrowd(house.app.database, 'more', crowd);
    const twice = [await timed(night), await timed(night)];
    const ratios = { ours: median(ours) / median(bare), twice: Math.min(...twice) / median(ours) };
    console.log(`rotations: a night of ${SESSIONS} sessions, in milliseconds: ${JSON.stringify({ ours, bare, twice, ratios })}`);
    await query('update cordee.rotation set kind = $1', ['none']);
    expect(ratios.ours).toBeLessThan(3);
    expect(ratios.twice).toBeLessThan(2.2);
  });
});
