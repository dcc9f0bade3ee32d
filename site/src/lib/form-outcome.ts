import { type Problem, Refused } from './cms.ts';

/** What a form action returns: the problem, if there is one, and the submitted e-mail address to fill in again; never a password. */
export type Outcome = Readonly<{ problem?: Problem; email?: string }>;

/** The outcome of a form that none of our pages sends: nothing is asked of the CMS. */
export const FORGED_FORM: { problem: Problem } = { problem: { status: 422, code: 'kernel.invalid_request', facts: {} } };

/** Runs a form action and turns a refusal of the CMS into its outcome; any other error is thrown on. */
export async function outcome(email: string | undefined, action: () => Promise<unknown>): Promise<Outcome> {
  try {
    await action();
    return { ...(email !== undefined && { email }) };
  } catch (error) {
    return { ...problemOf(error), ...(email !== undefined && { email }) };
  }
}

/** Returns the problem of a refusal. Any other error is a bug and is thrown on. */
export function problemOf(error: unknown): { problem: Problem } {
  if (error instanceof Refused) return { problem: error.problem };
  throw error;
}
