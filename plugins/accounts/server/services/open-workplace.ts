import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { workplaceLink } from '../domain/link.ts';
import { SecondStepRequired, WorksElsewhere } from '../domain/refusals.ts';
import { makeTicket } from './staff-store.ts';

/**
 * The address that opens the workplace to a staff member who is signed in, once, within a minute. The CMS admin has no other
 * door: whatever guards the sign-in guards it too. @throws WorksElsewhere, SecondStepRequired (ACC-6, ACC-22)
 */
export async function openWorkplace(strapi: Core.Strapi, { person }: SignedInCaller): Promise<{ address: string }> {
  if (!person.works) throw new WorksElsewhere({});
  if (person.heldBack) throw new SecondStepRequired({});

  const { CMS_URL, LINK_SECRET } = appOf(strapi).settings;
  const ticket = workplaceLink.code(await makeTicket(strapi.db.connection, person.id), LINK_SECRET);
  return { address: `${CMS_URL}/accounts/workplace?ticket=${ticket}` };
}
