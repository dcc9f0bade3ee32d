import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';

/** The learner of the benchmark: a demo account. */
export const LEARNER = DEMO_ACCOUNTS[2];

/** The pilot of the benchmark: the demo account of a company. */
export const PILOT = DEMO_ACCOUNTS[10];

/** Signs somebody in at this CMS, by default the learner, and returns the token of their session. */
export async function signIn(cms: string, { email, password }: { email: string; password: string } = LEARNER): Promise<string> {
  const response = await fetch(`${cms}/api/accounts/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { token }: { token: string } = await response.json();
  return token;
}
