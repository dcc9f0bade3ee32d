// What the first page of the admin shows of sessions.
import { COMPANY } from '@cordee/companies';
import { dayIn, plusDays } from '@cordee/kernel';
import { SESSION } from '@cordee/seats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, joinSession, publishedCourse } from '../course.ts';
import { createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;
let course: string;
let company: string;

const TODAY = dayIn('Europe/Paris', new Date());
const inDays = (days: number) => plusDays(TODAY, days);

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
  ({ course } = await publishedCourse(app.strapi));
  company = await draft(app.strapi, COMPANY, { legalName: 'Clinique des Tilleuls' });
});
afterAll(() => app.close());

const open = (reference: string, data: Record<string, unknown>) => draft(app.strapi, SESSION, { reference, course, company, ...data });
const read = async <Body>(part: string) => (await app.call<Body>(`GET /seats/home/${part}`, { token: staff })).body;

describe('the sessions of the week', () => {
  it('SEAT-2 are those that begin or end on one of the seven days from today, by day, with their company and members', async () => {
    await open('Hier', { startsOn: inDays(-1), endsOn: inDays(90) });
    await open('Dans huit jours', { startsOn: inDays(7), endsOn: inDays(90) });
    const ends = await open('Finit', { startsOn: inDays(-40), endsOn: inDays(2) });
    const begins = await open('Commence', { startsOn: inDays(6), endsOn: inDays(90) });
    const short = await open('Court', { startsOn: TODAY, endsOn: inDays(1) });
    await app.createPerson('member@cordee.example');
    await joinSession(app.strapi, { session: begins, email: 'member@cordee.example', role: 'learner' });

    type Week = { total: number; sessions: { session: string; on: string; begins: boolean; company: string; members: number }[] };
    const { total, sessions } = await read<Week>('this-week');
    expect(total).toBe(4);
    expect(sessions.map(({ session, on, begins }) => [session, on, begins])).toEqual([
      [short, TODAY, true],
      [short, inDays(1), false],
      [ends, inDays(2), false],
      [begins, inDays(6), true],
    ]);
    expect(sessions[3]).toMatchObject({ company: 'Clinique des Tilleuls', members: 1 });
  });
});

describe('free slots that somebody waits for', () => {
  it('SEAT-7 ROT-1 are those of the sessions under way, with how many are free and how many wait', async () => {
    type Free = { total: number; sessions: { session: string; free: number; waiting: number }[] };
    const slots = (reference: string, startsOn: string) => open(reference, { kind: 'slot', allowance: 3, startsOn, endsOn: inDays(90) });
    const [waited, quiet, later] = [
      await slots('Attendu', inDays(-5)),
      await slots('Calme', inDays(-5)),
      await slots('Plus tard', inDays(20)),
    ];
    for (const [session, name] of [
      [waited, 'first'],
      [waited, 'second'],
      [quiet, 'third'],
      [later, 'fourth'],
    ] as const) {
      await app.createPerson(`${name}@cordee.example`);
      await joinSession(app.strapi, { session, email: `${name}@cordee.example`, role: 'learner' });
    }
    expect(await read<Free>('free-slots')).toEqual({ total: 0, sessions: [] });

    await app.database.query(
      `insert into cordee.waiting_member (membership, session, position)
       select m.id, m.session, row_number() over (partition by m.session order by m.id)
       from cordee.membership m join sessions s on s.id = m.session where s.document_id = any($1)`,
      [[waited, later]],
    );
    const { total, sessions } = await read<Free>('free-slots');
    expect(total).toBe(1);
    expect(sessions).toMatchObject([{ session: waited, reference: 'Attendu', free: 3, waiting: 2 }]);

    await app.database.query('update cordee.slot set in_service = false where session = (select id from sessions where document_id = $1)', [
      waited,
    ]);
    expect((await read<Free>('free-slots')).total, 'none is in service').toBe(0);
  });
});
