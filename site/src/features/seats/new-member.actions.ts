import { defineAction } from 'astro:actions';
import { seatsApi } from '@cordee/seats/api';
import { z } from 'astro/zod';
import { call } from '../../lib/cms.ts';
import { problemOf } from '../../lib/form-outcome.ts';

const text = z.string().max(1024).catch('');

/** Adds a member to a slot session; what was typed comes back with a refusal. (SEAT-5, TEAM-2) */
export const addMember = defineAction({
  accept: 'form',
  input: z.object({
    session: z.string(),
    firstName: text,
    lastName: text,
    email: text,
    role: z.enum(['learner', 'manager', 'manager-learner']).catch('learner'),
    establishment: z.string().optional(),
    managers: z.array(z.string()),
  }),
  handler: async ({ session, ...input }, context) => {
    const { email, establishment, ...rest } = input;
    const body = { ...rest, email: email.trim(), ...(establishment && { establishment }) };
    try {
      const added = await call(context, seatsApi.addMember, { params: { session }, body });
      return { input, added: { ...added, role: input.role }, problem: undefined };
    } catch (error) {
      return { input, added: undefined, ...problemOf(error) };
    }
  },
});
