import { defineAction } from 'astro:actions';
import { accountsApi } from '@cordee/accounts/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { type Outcome, outcome } from '../../lib/form-outcome.ts';

export const uploadPicture = defineAction({
  accept: 'form',
  input: z.object({ picture: z.instanceof(File).optional().catch(undefined) }),
  handler: ({ picture }, context): Promise<Outcome> | Outcome => {
    // When no file was chosen, browsers send an empty one.
    if (!picture?.size) return { problem: { status: 422, code: 'accounts.no_picture_sent', facts: {} } };

    return outcome(undefined, () => call(context, accountsApi.uploadPicture, { body: picture }));
  },
});

export const deletePicture = defineAction({
  accept: 'form',
  handler: (_, context) => outcome(undefined, () => call(context, accountsApi.deletePicture)),
});
