// Random sessions whose slots go round, lived through night after night: what the calendar shows after each change is what happens until the next.
import { currentTime, inTransaction, type Staff } from '@cordee/kernel';
import type { RotationPage, RotationSettings } from '@cordee/rotations/api';
import { SESSION, saveFinished, sessionIdOf } from '@cordee/seats';
import fc from 'fast-check';
import { passNightAtMidnight } from '../../../plugins/rotations/server/pass-night-at-midnight.ts';
import { leaveSlotsAtMidnight } from '../../../plugins/seats/server/leave-slots-at-midnight.ts';
import { changeMember } from '../../../plugins/seats/server/services/change-member.ts';
import { removeMember } from '../../../plugins/seats/server/services/remove-member.ts';
import { NOBODY, type SlotHouse } from '../seats/slot-house.ts';

export const MEMBERS = 6;

/** Before the changes of the clock in March and October, 29 February, Christmas, and a May of many holidays. */
const FIRST_DAYS = ['2026-12-17', '2027-03-24', '2027-05-03', '2027-10-27', '2028-02-24'];

type MemberAct = 'wait' | 'leave' | 'assign' | 'release' | 'block' | 'unblock' | 'finish' | 'remove';
/** `atNight`: after 00:00, but before the jobs of the night. `nights` after the first are passed one by one, `missed` ones by nobody. */
type Change =
  | Readonly<{ kind: MemberAct; member: number }>
  | Readonly<{ kind: 'last-day'; member: number; inDays: number | null }>
  | Readonly<{ kind: 'allowance'; slots: number }>
  | Readonly<{ kind: 'rotation'; settings: RotationSettings }>
  | Readonly<{ kind: 'reorder'; shift: number }>;
type Step = Readonly<{ nights: number; missed: number; atNight: boolean; leavesFirst: boolean; change: Change }>;
export type Life = Readonly<{
  firstDay: string;
  days: number;
  slots: number;
  waiting: number[];
  settings: RotationSettings;
  steps: Step[];
}>;

const someSettings: fc.Arbitrary<RotationSettings> = fc.record({
  kind: fc.constantFrom('paced', 'paced', 'paced', 'natural', 'none'),
  days: fc.integer({ min: 1, max: 4 }),
  weekends: fc.boolean(),
  holidays: fc.boolean(),
  leaversReturn: fc.constantFrom(true, true, false),
});
const someMember = fc.nat(MEMBERS - 1);
const someChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('wait', 'wait', 'wait', 'leave', 'assign', 'release', 'block', 'unblock', 'finish', 'remove'),
      member: someMember,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('last-day'), member: someMember, inDays: fc.option(fc.integer({ min: 0, max: 8 })) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('allowance'), slots: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rotation'), settings: someSettings }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reorder'), shift: fc.nat(5) }) },
);
export const someLife = (steps: number): fc.Arbitrary<Life> =>
  fc.record({
    firstDay: fc.constantFrom(...FIRST_DAYS),
    days: fc.integer({ min: 10, max: 40 }),
    slots: fc.integer({ min: 1, max: 3 }),
    waiting: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 }),
    settings: someSettings,
    steps: fc.array(
      fc.record({
        nights: fc.integer({ min: 0, max: 5 }),
        missed: fc.constantFrom(0, 0, 0, 3),
        atNight: fc.boolean(),
        leavesFirst: fc.boolean(),
        change: someChange,
      }),
      { minLength: steps, maxLength: steps },
    ),
  });

const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Who holds which slot, as `slot person`, by slot number; and who waits, in order. */
type Standing = Readonly<{ slots: number; holders: string[]; waiting: number[] }>;
/** What the calendar said of a day, and what was so in the end; `when` says it in words. */
type Compared = Readonly<{ when: string; shown: unknown; real: unknown }>;

/** Lives through a session, and returns all that is to be equal; nobody is blocked afterwards. (ROT-3, ROT-4, ROT-7, I-07, I-08) */
export async function liveThrough(house: SlotHouse, life: Life): Promise<Compared[]> {
  const compared: Compared[] = [];
  let day = life.firstDay;
  await setClock(house, day, '10:00');
  await signInPilot(house);
  const session = await house.openSession({ slots: life.slots, dates: { startsOn: later(day, -1), endsOn: later(day, life.days) } });
  const lived = await livedSession(house, session);
  let calendar: readonly string[] = [];
  let log: string[] = [];

  const compare = async (when: string) => {
    const real = await lived.standing();
    const shown = calendar.filter((turn) => isOn(turn, day)).map((turn) => turn.split(' ').slice(0, 2).join(' '));
    compared.push({ when: `${day} ${when}; ${log.join('; ')}`, shown: shown.sort(), real: real.holders });
    const people = [...real.holders.map((held) => Number(held.split(' ')[1])), ...real.waiting];
    compared.push({ when: `${day} ${when}: nobody twice, no more holders than slots`, shown: true, real: isSound(people, real) });
  };
  const passNight = async (leavesFirst: boolean) => {
    const before = await lived.standing();
    await lived.runJobs(leavesFirst);
    const after = await lived.standing();
    const entered = after.holders.filter((held) => !before.holders.includes(held)).map((held) => Number(held.split(' ')[1]));
    const stayed = before.waiting.filter((member) => entered.includes(member) || after.waiting.includes(member));
    compared.push({
      when: `${day}: the first in line go first, each slot at most once; ${log.join('; ')}`,
      shown: stayed.slice(0, entered.length).sort(),
      real: entered.sort(),
    });
  };
  const change = async (what: Change) => {
    log = [...log, `${day} ${JSON.stringify(what)} ${await lived.apply(what, day)}`];
    calendar = await lived.calendar();
  };

  for (const member of life.waiting) await lived.apply({ kind: 'wait', member }, day);
  await change({ kind: 'rotation', settings: life.settings });
  await compare('at the beginning');
  for (const [index, { nights, missed, atNight, leavesFirst, change: changed }] of life.steps.entries()) {
    for (let night = 0; night < nights; night += 1) {
      day = later(day, 1);
      await setClock(house, day, '00:00:01');
      await passNight(leavesFirst);
      await compare('after the night');
    }
    day = later(day, missed + Number(atNight));
    await setClock(house, day, atNight ? '00:00:01' : `10:${index + 10}`);
    await signInPilot(house);
    if (missed > 0 && !atNight) {
      calendar = await lived.calendar();
      await passNight(leavesFirst);
      await compare('after days without a worker');
    }
    await change(changed);
    if (atNight) await passNight(leavesFirst);
    await compare(atNight ? 'after a change before the jobs of the night' : 'after a change');
  }
  for (let member = 0; member < MEMBERS; member += 1) await lived.apply({ kind: 'unblock', member }, day);
  return compared;
}

const isOn = (turn: string, day: string) => {
  const [, , from = '', to = ''] = turn.split(' ');
  return from <= day && day < to;
};
const isSound = (people: readonly number[], { slots, holders }: Standing) =>
  new Set(people).size === people.length && holders.length <= slots;

/** Sets the clock to this time of a day in Paris. */
async function setClock(house: SlotHouse, day: string, time: string): Promise<void> {
  await house.app.database.query(`update cordee.clock set ahead = ($1::date + $2::time) at time zone 'Europe/Paris' - now()`, [day, time]);
}

/** Signs the pilot in again, whose last sign-in is too long ago, or in the future of this day. */
async function signInPilot({ app, pilot }: SlotHouse): Promise<void> {
  await app.database.query('delete from cordee.sign_in where person = $1', [pilot.id]);
  pilot.token = await app.signIn(pilot.email);
}

const STAFF = { id: 1, email: 'staff@cordee.example', name: 'Staff' } as unknown as Staff;

async function livedSession(house: SlotHouse, session: string) {
  const { app } = house;
  const { strapi, database } = app;
  const id = await sessionIdOf(strapi.db.connection, session);
  const [found] = await database.query<{ course: string }>('select course from cordee.session where id = $1', [id]);
  const memberships = await Promise.all(house.people.map((_, index) => house.membershipOf(session, index)));
  const url = `/api/rotations/sessions/${session}` as const;

  const view = async () => {
    const { status, body } = await app.call<RotationPage>(`GET ${url}`, { token: house.pilot.token });
    if (status !== 200) throw new Error(`The rotation is not shown: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const acts: Readonly<Record<MemberAct, (member: number) => Promise<unknown>>> = {
    wait: (member) => house.act(session, member, 'wait'),
    leave: (member) => house.act(session, member, 'leave'),
    assign: (member) => house.act(session, member, 'assign'),
    release: (member) => house.act(session, member, 'release'),
    block: (member) => saveBlocked(member, true),
    unblock: (member) => saveBlocked(member, false),
    finish: (member) =>
      inTransaction(strapi, async (db) =>
        saveFinished(
          strapi,
          db,
          [{ person: house.people[member]?.id, course: found?.course } as Parameters<typeof saveFinished>[2][number]],
          await currentTime(strapi, db),
        ),
      ),
    remove: async (member) => removeMember(strapi, { session: id, member: await idOf(member), staff: STAFF }),
  };
  const saveBlocked = (member: number, blocked: boolean) =>
    app.documents('plugin::users-permissions.user').update({ documentId: house.people[member]?.documentId ?? '', data: { blocked } });
  const idOf = async (member: number) => (await house.membershipOf(session, member)) as Parameters<typeof removeMember>[1]['member'];

  async function applyChange(change: Change, day: string): Promise<unknown> {
    if (change.kind === 'allowance') return app.documents(SESSION).update({ documentId: session, data: { allowance: change.slots } });
    if (change.kind === 'last-day') {
      const endsOn = change.inDays === null ? null : later(day, change.inDays);
      return changeMember(strapi, { session: id, member: await idOf(change.member), endsOn, staff: STAFF });
    }
    if (change.kind === 'rotation' || change.kind === 'reorder') {
      const { version, saved, waiting, members } = await view();
      const from = waiting.map(({ member }) => members[member]?.id ?? NOBODY);
      const shift = change.kind === 'reorder' && from.length > 0 ? change.shift % from.length : 0;
      const order = { from, to: [...from.slice(shift), ...from.slice(0, shift)] };
      const settings = change.kind === 'rotation' ? change.settings : saved;
      const { status, body } = await app.call(`PUT ${url}`, { token: house.pilot.token, body: { version, settings, order } });
      return [status, body];
    }
    return acts[change.kind](change.member);
  }

  return {
    /** The turns of the calendar, each as `slot person from to`. */
    async calendar(): Promise<string[]> {
      const { members, turns } = await view();
      return turns.map(({ slot, member, from, to }) => `${slot} ${memberships.indexOf(members[member]?.id ?? '')} ${from} ${to}`);
    },
    async standing(): Promise<Standing> {
      const { holders, waiting } = await house.standing(session);
      const [slots] = await database.query<{ numbers: number[]; slots: number }>(
        `select array(select slot from cordee.slot_holding where session = $1 and until is null order by slot) as numbers,
           (select count(*)::integer from cordee.slot where session = $1 and in_service) as slots`,
        [id],
      );
      return { slots: slots?.slots ?? 0, holders: holders.map((holder, index) => `${slots?.numbers[index]} ${holder}`).sort(), waiting };
    },
    /** What is refused changes nothing; the answer, in a word. */
    apply: (change: Change, day: string): Promise<string> =>
      applyChange(change, day).then(
        (answer) => (typeof answer === 'object' ? 'done' : String(answer)),
        (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'refused',
      ),
    async runJobs(leavesFirst: boolean): Promise<void> {
      const jobs = leavesFirst ? [leaveSlotsAtMidnight, passNightAtMidnight] : [passNightAtMidnight, leaveSlotsAtMidnight];
      for (const job of jobs)
        await inTransaction(strapi, async (db) => void (await job.run({ strapi, db, dueAt: await currentTime(strapi, db) })));
    },
  };
}
