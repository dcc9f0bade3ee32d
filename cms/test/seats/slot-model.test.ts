import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStaffUser } from '../staff.ts';
import { type SlotHouse, startSlotHouse } from './slot-house.ts';
import { compareWithModel, MEMBERS, someCommands } from './slot-model.ts';

let house: SlotHouse;
let staff: string;

beforeAll(async () => {
  house = await startSlotHouse({ members: MEMBERS });
  staff = await createStaffUser(house.app, 'super-admin@cordee.example', { superAdmin: true });
});
afterAll(() => house.app.close());

it.each([true, false])('I-05 I-06 SEAT-8 after any commands a session stands as its model does (slots go round: %s)', async (rotates) => {
  await fc.assert(
    fc.asyncProperty(someCommands(20), async (commands) => {
      for (const { command, real, expected } of await compareWithModel(house, commands, { rotates, staff }))
        expect(real, JSON.stringify(command)).toEqual(expected);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
