import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { FORGED_FORM, problemOf } from '../../lib/form-outcome.ts';

/** The most signs of a field that the CMS reads, to say that they are too many. */
const LONGEST = 1024;

const text = z
  .string()
  .transform((typed) => typed.slice(0, LONGEST))
  .catch('');

/** Adds a member to a slot session; what was typed comes back with a refusal. (SEAT-5, TEAM-2) */
export const addMember = defineAction({
  accept: 'form',
  input: z.object({
    session: z.string(),
    firstName: text,
    lastName: text,
    email: text,
    role: z.enum(['learner', 'manager', 'manager-learner']).optional().catch(undefined),
    establishment: z.string().optional(),
    managers: z.array(z.string()),
  }),
  handler: async ({ session, ...input }, context) => {
    const { email, establishment, role, ...rest } = input;
    if (!role) return { input, added: undefined, ...FORGED_FORM };

    const body = { ...rest, role, email: email.trim(), ...(establishment && { establishment }) };
    try {
      const added = await call(context, seatsApi.addMember, { params: { session }, body });
      return { input, added: { ...added, role }, problem: undefined };
    } catch (error) {
      return { input, added: undefined, ...problemOf(error) };
    }
  },
});
