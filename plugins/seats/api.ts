import { z } from 'zod/v4';

export type { Membership, Role } from './server/domain/membership.ts';

const day = z.iso.date().describe('a calendar day, 2026-11-21');
const name = z.string().trim().min(1).max(100);

/** The page that offers a trial day; `you`: the person who is signed in, if any. (ACC-9) */
export const TrialOfferView = z.object({
  open: z.boolean().describe('whether any lesson is open to testers'),
  from: day,
  until: day,
  you: z.object({ firstName: z.string(), lastName: z.string(), email: z.string() }).nullable(),
});

/** The form that requests a trial day. (ACC-9) */
export const TrialRequest = z.strictObject({
  day,
  firstName: name,
  lastName: name,
  email: z.email().max(255),
  locale: z.enum(['fr', 'en']),
});

export type TrialOffer = z.infer<typeof TrialOfferView>;
