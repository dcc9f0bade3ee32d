import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';

export const actOnSlot = defineAction({
  accept: 'form',
  input: z.object({
    session: z.string(),
    member: z.string(),
    action: z.enum(['assign', 'release', 'wait', 'leave']),
    requeue: z.boolean(),
  }),
  handler: async ({ action, requeue, ...params }, context) => ({
    ...(await outcome(undefined, () => call(context, seatsApi.actOnSlot, { params, body: { action, requeue } }))),
    done: requeue ? ('requeue' as const) : action,
  }),
});

export const undoSlotAct = defineAction({
  accept: 'form',
  input: z.object({ session: z.string(), member: z.string(), undo: z.string() }),
  handler: ({ undo, ...params }, context) => outcome(undefined, () => call(context, seatsApi.undoSlotAct, { params, body: { undo } })),
});
