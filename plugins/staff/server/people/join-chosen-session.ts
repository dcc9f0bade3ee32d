import type { Db, Staff } from '@cordee/kernel';
import { addMember, MEMBERS_PERMISSION, sessionIdOf } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { NewMembership } from '../../people-admin-api.ts';
import { MembersNotYours } from '../domain/refusals.ts';
import { hasPermission } from '../services/staff-store.ts';

type Joining = NewMembership & Readonly<{ email: string; name: Readonly<{ firstName: string; lastName: string }>; staff: Staff }>;

/** Puts somebody into a session, in the transaction of the caller. @throws MembersNotYours, and what `addMember` refuses (ACC-22) */
export async function joinChosenSession(
  strapi: Core.Strapi,
  db: Db,
  { session: document, staff, name, ...member }: Joining,
): Promise<void> {
  if (!(await hasPermission(db, staff.id, MEMBERS_PERMISSION))) throw new MembersNotYours({});

  const session = await sessionIdOf(db, document);
  await addMember(strapi, { ...member, session, staff, name: { firstName: name.firstName, lastName: name.lastName } });
}
