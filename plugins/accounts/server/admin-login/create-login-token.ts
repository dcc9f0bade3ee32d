import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { loginTokenLink } from '../domain/link.ts';
import { TwoFactorRequired } from '../two-factor/domain/refusals.ts';
import { NotStaff } from './domain/refusals.ts';
import { createLoginToken } from './login-token-store.ts';

type AdminLoginInput = Readonly<{ token: string; browser: string | null }>;

/**
 * Creates the URL that lets a signed-in member of staff, by their session token, into the CMS admin, once, within a minute, in this browser alone:
 * `browser` is the hash of what the admin has put into it. Without, returns where it does. The admin has no other login, so that
 * whatever protects the sign-in protects it too. @throws NotStaff, TwoFactorRequired (ACC-6, ACC-22)
 */
export async function adminLoginUrl(
  strapi: Core.Strapi,
  { person }: SignedInCaller,
  { token, browser }: AdminLoginInput,
): Promise<{ address: string }> {
  if (!person.isStaff) throw new NotStaff({});
  if (person.needsTwoFactor) throw new TwoFactorRequired({});

  const { CMS_URL, LINK_SECRET } = appOf(strapi).settings;
  const entrance = `${CMS_URL}/accounts/workplace`;
  if (browser === null) return { address: entrance };
  const loginToken = loginTokenLink.code(await createLoginToken(strapi.db.connection, { token, browser }), LINK_SECRET);
  return { address: `${entrance}?ticket=${loginToken}` };
}
