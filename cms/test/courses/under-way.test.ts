import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPEN_LONG } from '../course.ts';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';
import { createStaffUser } from '../staff.ts';

let house: SlotHouse;
let token: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: 4 });
  token = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => house.app.close());

describe('where a part of a course is used', () => {
  async function underWay() {
    const [{ document_id: lesson } = { document_id: '' }] = await house.app.database.query<{ document_id: string }>(
      "select document_id from lessons where title = 'Un texte'",
    );
    const { body } = await house.app.call<{ documents: { uses: string[] }[] }>(`GET /courses/uses/lesson?documents=${lesson}`, { token });
    return body.documents[0]?.uses.filter((use) => use.includes('en cours'));
  }

  it('LRN-7 learners under way are those who follow: not who holds no slot, nor who has finished', async () => {
    const session = await house.openSession({ slots: 3 });
    expect(await underWay()).toEqual([]);
    for (const index of [0, 1]) await house.act(session, index, 'assign');
    await house.act(session, 2, 'wait');
    expect(await underWay()).toEqual(['2 apprenants en cours']);
    await house.app.database.query(
      `insert into cordee.course_finish (person, session, course, finished_at)
       select m.person, m.session, s.course, now() from cordee.membership m join cordee.session s on s.id = m.session where m.id = $1`,
      [await house.membershipOf(session, 1)],
    );
    expect(await underWay()).toEqual(['Un apprenant en cours']);
  });

  it('LRN-7 learners of a session of licences are under way from its first day to its last, without a slot', async () => {
    const before = await underWay();
    const licences = { kind: 'licence', ...OPEN_LONG };
    await house.openSession({ slots: 4, dates: { ...licences, startsOn: '2020-01-01', endsOn: '2020-12-31' } });
    await house.openSession({ slots: 4, dates: { ...licences, startsOn: '2039-01-01' } });
    expect(await underWay(), 'over, or not begun').toEqual(before);
    await house.openSession({ slots: 4, dates: licences });
    expect(await underWay()).toEqual(['4 apprenants en cours']);
  });
});
