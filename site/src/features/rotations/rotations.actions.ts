import { ActionError, defineAction } from 'astro:actions';
import { rotationsApi } from '@cordee/rotations/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { outcome } from '../../lib/form-outcome.ts';
import { readTrial } from './trial.ts';

/** What the page was drawn from, in the value of the button that saves: what it sends alone, and the address of a trial does not have. */
const Drawn = z.object({ session: z.string(), version: z.number(), days: z.number(), waiting: z.array(z.string()) });

/** @throws ActionError when it is not what our page sends */
function readDrawn(text: string | null): z.output<typeof Drawn> {
  try {
    return Drawn.parse(JSON.parse(text ?? ''));
  } catch {
    throw new ActionError({ code: 'BAD_REQUEST' });
  }
}

/**
 * Saves how the slots of a session go round, and the order of its waiting list if it was changed. Returns what was typed; `unsaved`: why it is not
 * saved is that a number is none, which the page says beside its field. (ROT-1, ROT-3, ROT-7)
 */
export const saveRotation = defineAction({
  accept: 'form',
  handler: async (form, context) => {
    const fields = new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    const { session, version, days, waiting } = readDrawn(fields.get('depuis'));
    fields.delete('depuis');
    const { query, wrong, order } = readTrial(fields);
    const typed = fields.toString();
    if (wrong.includes('days')) return { typed, unsaved: true };

    const settings = {
      kind: query.kind ?? ('none' as const),
      days: query.days ?? days,
      weekends: query.weekends === 'true',
      holidays: query.holidays === 'true',
      leaversReturn: query.leaversReturn === 'true',
    };
    const isMoved = order?.length === waiting.length && order.some((place, index) => place !== index + 1);
    const body = { version, settings, order: isMoved ? { from: waiting, to: order.map((place) => waiting[place - 1] ?? '') } : null };
    return { ...(await outcome(undefined, () => call(context, rotationsApi.saveRotation, { params: { session }, body }))), typed };
  },
});
