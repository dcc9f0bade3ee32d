import { ActionError, defineAction } from 'astro:actions';
import { rotationsApi } from '@cordee/rotations/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { FORGED_FORM, outcome } from '../../lib/form-outcome.ts';
import { isMoved, isOfAnotherList, readTrial } from './trial.ts';

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
 * Saves how the slots of a session go round, and the order of its waiting list if it was changed. Returns what was typed; `unsaved`: nothing is saved,
 * since a number is none, which the page says beside its field, or since the order is of another list. (ROT-1, ROT-3, ROT-7)
 */
export const saveRotation = defineAction({
  accept: 'form',
  handler: async (form, context) => {
    const fields = new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    const { session, version, days, waiting } = readDrawn(fields.get('depuis'));
    fields.delete('depuis');
    const trial = readTrial(fields);
    const { query, wrong, order } = trial;
    const typed = fields.toString();
    if (!query.kind) return { ...FORGED_FORM, typed };
    if (wrong.includes('days') || isOfAnotherList(trial, waiting)) return { typed, unsaved: true };

    const settings = {
      kind: query.kind,
      days: query.days ?? days,
      weekends: query.weekends === 'true',
      holidays: query.holidays === 'true',
      leaversReturn: query.leaversReturn === 'true',
    };
    const isReordered = order?.length === waiting.length && isMoved(order);
    const body = { version, settings, order: isReordered ? { from: waiting, to: order.map((place) => waiting[place - 1] ?? '') } : null };
    return { ...(await outcome(undefined, () => call(context, rotationsApi.saveRotation, { params: { session }, body }))), typed };
  },
});
