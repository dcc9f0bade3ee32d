import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { loginTokenLink } from '../domain/link.ts';
import { TwoFactorRequired } from '../two-factor/domain/refusals.ts';
import { NotStaff } from './domain/refusals.ts';
import { createLoginToken } from './login-token-store.ts';

/**
 * Creates the URL that lets a signed-in member of staff, by their session token, into the CMS admin, once, within a minute. The admin has no other login, so that
 * whatever protects the sign-in protects it too. @throws NotStaff, TwoFactorRequired (ACC-6, ACC-22)
 */
export async function adminLoginUrl(strapi: Core.Strapi, { person }: SignedInCaller, token: string): Promise<{ address: string }> {
  if (!person.isStaff) throw new NotStaff({});
  if (person.needsTwoFactor) throw new TwoFactorRequired({});

  const { CMS_URL, LINK_SECRET } = appOf(strapi).settings;
  const loginToken = loginTokenLink.code(await createLoginToken(strapi.db.connection, token), LINK_SECRET);
  return { address: `${CMS_URL}/accounts/workplace?ticket=${loginToken}` };
}
