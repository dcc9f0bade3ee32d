import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { loginTokenLink } from '../domain/link.ts';
import { NotStaff, TwoFactorRequired } from '../domain/refusals.ts';
import { createLoginToken } from './staff-store.ts';

/**
 * The address that opens the workplace to a staff member who is signed in, once, within a minute. The CMS admin has no other
 * door: whatever guards the sign-in guards it too. @throws NotStaff, TwoFactorRequired (ACC-6, ACC-22)
 */
export async function adminLoginUrl(strapi: Core.Strapi, { person }: SignedInCaller): Promise<{ address: string }> {
  if (!person.isStaff) throw new NotStaff({});
  if (person.needsTwoFactor) throw new TwoFactorRequired({});

  const { CMS_URL, LINK_SECRET } = appOf(strapi).settings;
  const loginToken = loginTokenLink.code(await createLoginToken(strapi.db.connection, person.id), LINK_SECRET);
  return { address: `${CMS_URL}/accounts/workplace?ticket=${loginToken}` };
}
