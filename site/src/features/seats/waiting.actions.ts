import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';
import { moved } from './moved.ts';

const ids = z.string().transform((text) => text.split(' ').filter(Boolean));

/** Saves the order that the script of the page has put together (`to`), or moves one member by a place, which a button without a script asks for. */
export const reorderWaitingList = defineAction({
  accept: 'form',
  input: z.object({ session: z.string(), from: ids, to: ids, up: z.string().optional(), down: z.string().optional() }),
  handler: ({ session, from, to, up, down }, context) => {
    const order = up ? moved(from, up, -1) : down ? moved(from, down, 1) : to;
    return outcome(undefined, () => call(context, seatsApi.reorderWaitingList, { params: { session }, body: { from, to: order } }));
  },
});
