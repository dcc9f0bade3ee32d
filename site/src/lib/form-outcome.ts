import { type Problem, Refused } from './cms.ts';

/** What a form gets back: done, or why not, with what was typed (passwords excepted). */
export type Outcome = Readonly<{ problem?: Problem; email?: string }>;

/** Does what a form asks for; a refusal comes back to the form. */
export async function outcome(email: string | undefined, work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work();
    return { ...(email !== undefined && { email }) };
  } catch (error) {
    return { ...refusedBy(error), ...(email !== undefined && { email }) };
  }
}

/** The refusal that the form shows; anything else is a bug. */
export function refusedBy(error: unknown): { problem: Problem } {
  if (error instanceof Refused) return { problem: error.problem };
  throw error;
}
