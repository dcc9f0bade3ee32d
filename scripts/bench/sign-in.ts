import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';

/** The learner of the benchmark: a demo account. */
export const LEARNER = DEMO_ACCOUNTS[2];

/** Signs the learner in at this CMS and returns the token of their session. */
export async function signIn(cms: string): Promise<string> {
  const response = await fetch(`${cms}/api/accounts/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: LEARNER.email, password: LEARNER.password }),
  });
  const { token }: { token: string } = await response.json();
  return token;
}
