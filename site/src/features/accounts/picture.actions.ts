import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { ask } from '../../lib/cms.ts';
import { type Outcome, outcome } from './outcome.ts';

export const choosePicture = defineAction({
  accept: 'form',
  input: z.object({ picture: z.instanceof(File).optional().catch(undefined) }),
  handler: ({ picture }, context): Promise<Outcome> | Outcome => {
    // A form without a chosen file sends one without bytes.
    if (!picture?.size) return { problem: { status: 422, code: 'accounts.no_picture_sent', facts: {} } };

    return outcome(undefined, () => ask(context, '/accounts/picture', { method: 'PUT', body: picture }));
  },
});

export const dropPicture = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => ask(context, '/accounts/picture', { method: 'DELETE' })),
});
