import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlotHouse, startSlotHouse } from '../seats/slot-house.ts';
import { liveThrough, MEMBERS, someLife } from './lived-rotation.ts';

let house: SlotHouse;

beforeAll(async () => {
  house = await startSlotHouse({ members: MEMBERS, settings: { LOG_LEVEL: 'error' } });
  // Whoever pilots a company of which all sessions are over sees none.
  await house.openSession({ slots: 1, members: 0 });
});
afterAll(() => house.app.close());

it('ROT-3 ROT-4 ROT-7 I-07 I-08 whatever changes, what the calendar shows is what happens until the next change', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(someLife(8), async (life) => {
      for (const { when, shown, real } of await liveThrough(house, life)) expect(real, when).toEqual(shown);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
