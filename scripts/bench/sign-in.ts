import { DEMO_ACCOUNTS } from '../../cms/demo/accounts.ts';
import { newAdminBrowser } from '../../test/admin-browser.ts';

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

/** The staff of the benchmark: the demo account with all roles. */
const STAFF = DEMO_ACCOUNTS[1];

/** Signs staff in to the admin, by way of the site, and returns their access token. */
export async function signInToAdmin(cms: string, site: string): Promise<string> {
  const { cookie, browser } = await newAdminBrowser(cms);
  const ticket = await fetch(`${site}/travail?navigateur=${browser}`, {
    headers: { cookie: `cordee=${await signIn(cms, STAFF)}` },
    redirect: 'manual',
  });
  const entrance = ticket.headers.get('refresh')?.replace('0; url=', '') ?? '';
  const entered = await fetch(entrance, { headers: { cookie }, redirect: 'manual' });
  const [, token] = /\bjwtToken=([^;]+)/.exec(entered.headers.get('set-cookie') ?? '') ?? [];
  if (!token) throw new Error(`Staff could not sign in to the admin: ${ticket.status}, ${entered.status}.`);

  return token;
}
