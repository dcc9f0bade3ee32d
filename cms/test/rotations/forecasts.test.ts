// The calendar of a natural rotation, and the forecast that a holder reads of their own course.
import type { RotationPage } from '@cordee/rotations/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readText } from '../course.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';

let house: SlotHouse;

beforeAll(async () => {
  house = await startSlotHouse({ members: 3 });
});
afterAll(() => house.app.close());

const turns = async (session: string, query = '') => {
  const { body } = await house.app.call<RotationPage>(`GET /api/rotations/sessions/${session}${query}`, { token: house.pilot.token });
  const ids = await Promise.all(house.people.map((_, index) => house.membershipOf(session, index)));
  return body.turns.map(({ member, to, approximate }) => ({ who: ids.indexOf(body.members[member]?.id ?? ''), to, approximate }));
};

it('ROT-6 the calendar of a natural rotation shows when each holder is likely to finish, as their own page says, marked approximate', async () => {
  const session = await house.openSession({ slots: 2, dates: { startsOn: '2020-01-01', endsOn: '2040-12-31' } });
  await house.app.database.query(
    `insert into cordee.slot_holding (session, slot, membership, person, since, assigned_for)
     select m.session, m.number, m.id, m.person, now() - interval '4 days', 'rotation'
     from (select m.*, row_number() over (order by person) as number from cordee.membership m) m join sessions s on s.id = m.session
     where s.document_id = $1 and m.number <= 2`,
    [session],
  );
  const [lesson] = await house.app.database.query<{ course: string; lesson: string }>(
    "select course, lesson from cordee.outline where kind = 'text' limit 1",
  );
  const { course = '', lesson: text = '' } = lesson ?? {};
  const token = house.people[0]?.token ?? '';
  expect(await readText(house.app, { course, lesson: text, token })).toBe(204);
  await house.act(session, 2, 'wait');

  const { arrival } = (await house.app.call<{ arrival: string | null }>(`GET /api/progress/courses/${course}`, { token })).body;
  expect(arrival).toMatch(/^20/);
  expect(await turns(session, '?kind=natural')).toEqual([
    { who: 0, to: arrival, approximate: true },
    { who: 1, to: '2041-01-01', approximate: false },
    { who: 2, to: '2041-01-01', approximate: true },
  ]);
  const paced = await turns(session, '?kind=paced&days=40');
  expect(paced.length).toBeGreaterThan(2);
  expect(paced.some(({ to, approximate }) => approximate || to === arrival)).toBe(false);
});
