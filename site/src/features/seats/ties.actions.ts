import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

const ids = z.array(z.string());

/**
 * Saves who manages a member (`managers`), or whom they manage (`team`): of those who were shown, some were ticked `before`. What nobody changed
 * in the form is not sent. (TEAM-2, H-93)
 */
export const changeTies = defineAction({
  accept: 'form',
  input: z.object({
    session: z.string(),
    member: z.string(),
    side: z.enum(['managers', 'team']),
    before: ids,
    chosen: ids,
  }),
  handler: async ({ session, member, side, before, chosen }, context) => {
    const toTie = (other: string) => (side === 'managers' ? { managed: member, manager: other } : { managed: other, manager: member });
    const tie = chosen.filter((id) => !before.includes(id)).map(toTie);
    const untie = before.filter((id) => !chosen.includes(id)).map(toTie);
    return {
      ...(await outcome(undefined, () => call(context, seatsApi.changeTies, { params: { session }, body: { tie, untie } }))),
      done: side,
    };
  },
});
