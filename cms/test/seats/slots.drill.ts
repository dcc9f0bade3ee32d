import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimPort } from '../../../scripts/ports.ts';
import { startCms } from '../../../scripts/processes.ts';
import { testSettings } from '../../../test/settings.ts';
import { createStaffUser } from '../staff.ts';
import type { Outcome } from './assigning-process.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';
import { compareWithModel, MEMBERS, someCommands } from './slot-model.ts';

const [ASSIGNMENTS, SLOTS, ROUNDS] = [500, 10, 20];

let house: SlotHouse;
let processes: ChildProcess[];

beforeAll(async () => {
  house = await startSlotHouse({ members: MEMBERS, settings: { LOG_LEVEL: 'error' } });
  const env = { ...process.env, ...testSettings(house.app.database.url, { LOG_LEVEL: 'error' }) };
  processes = await Promise.all(
    [0, 1].map(async () => {
      const child = fork(path.join(import.meta.dirname, 'assigning-process.ts'), { env, execArgv: [] });
      await once(child, 'message');
      return child;
    }),
  );
});
afterAll(async () => {
  for (const child of processes) child.kill();
  await house.app.close();
});

/** A session of ten slots and five hundred members, made by SQL; the ids of the memberships. */
async function crowdedSession(): Promise<{ session: string; members: string[] }> {
  const session = await house.openSession({ slots: SLOTS, members: 0 });
  await house.app.database.query(
    `insert into up_users (document_id, username, email, first_name, last_name)
     select 'crowd' || n, 'crowd' || n || '@cordee.example', 'crowd' || n || '@cordee.example', 'Zoé', 'Martin'
     from generate_series(1, ${ASSIGNMENTS}) n where not exists (select from up_users where document_id = 'crowd' || n)`,
  );
  const members = await house.app.database.query<{ id: string }>(
    `insert into cordee.membership (person, session, role)
     select p.id, s.id, 'learner' from up_users p, sessions s where p.document_id like 'crowd%' and s.document_id = $1 returning id`,
    [session],
  );
  return { session, members: members.map(({ id }) => id) };
}

/** Lets both processes work at once, each on half of the members. */
async function together(task: { session: string; members: string[]; bare?: Outcome['sql'] }): Promise<Outcome> {
  const at = Date.now() + 100;
  const outcomes = await Promise.all(
    processes.map(async (child, half) => {
      const members = task.members.filter((_, index) => index % 2 === half);
      child.send({ ...task, at, pilot: house.pilot.id, members });
      const [outcome] = await once(child, 'message');
      return outcome as Outcome;
    }),
  );
  return { codes: outcomes.flatMap(({ codes }) => codes), took: outcomes.flatMap(({ took }) => took), sql: outcomes[0]?.sql ?? [] };
}

const count = (codes: readonly (string | number)[]) =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]));
const p95 = (took: readonly number[]) => [...took].sort((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN;
const holders = async (session: string) => (await house.standing(session)).holders.length;

describe('five hundred assignments at once, on ten slots', () => {
  it('SEAT-8 I-01 from two processes: ten holders, and nothing but the declared refusal', { timeout: 600_000 }, async () => {
    const [service, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const crowd = await crowdedSession();
      const outcome = await together(crowd);
      expect(count(outcome.codes)).toEqual({ assigned: SLOTS, 'seats.no_free_slot': ASSIGNMENTS - SLOTS });
      expect(await holders(crowd.session)).toBe(SLOTS);
      service.push(...outcome.took);
      bare.push(...(await together({ ...crowd, bare: outcome.sql })).took);
    }
    const figures = { service: Math.round(p95(service)), bare: Math.round(p95(bare)) };
    console.log(`slots: p95 of ${ASSIGNMENTS} assignments at once, in milliseconds: ${JSON.stringify(figures)}`);
    expect(p95(service) / p95(bare)).toBeLessThan(3);
  });

  it('SEAT-8 over HTTP, to two processes: ten holders each time', { timeout: 600_000 }, async () => {
    const port = await claimPort();
    const env = testSettings(house.app.database.url, { CMS_PORT: String(port), LOG_LEVEL: 'error' });
    const second = await startCms({ env, logs: path.join(process.env['TEST_LOGS'] ?? '', 'drill') });
    const urls = [house.app.url, `http://127.0.0.1:${port}`];
    for (let round = 0; round < 3; round += 1) {
      const { session, members } = await crowdedSession();
      const codes = await Promise.all(members.map((member, index) => house.actOn(session, member, 'assign', { url: urls[index % 2] })));
      console.log(`slots over HTTP: ${JSON.stringify(count(codes))}`);
      expect(await holders(session)).toBe(SLOTS);
      expect(count(codes)[204]).toBe(SLOTS);
    }
    await second.stop();
  });
});

it('I-05 I-06 SEAT-8 after thousands of commands a session stands as its model does', { timeout: 900_000 }, async () => {
  const staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
  const someSessions = fc.record({ rotates: fc.boolean(), commands: someCommands(60) });
  await fc.assert(
    fc.asyncProperty(someSessions, async ({ rotates, commands }) => {
      for (const { command, real, expected } of await compareWithModel(house, commands, { rotates, staff }))
        expect(real, JSON.stringify(command)).toEqual(expected);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
