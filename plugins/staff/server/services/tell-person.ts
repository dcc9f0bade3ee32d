import { existingAccount, notifyPerson, type PersonId } from '@cordee/accounts';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accessReopened } from '../emails/access-reopened.ts';
import { roleChanged, type SiteRole } from '../emails/role-changed.ts';

const SITE_ROLES: readonly SiteRole[] = ['none', 'tester', 'student', 'administrator'];

type NewRole = Readonly<{ person: PersonId; role: string | null }>;

/** Tells a person that they have another role, unless nobody signs in to the account. (ACC-8, ACC-13) */
export async function tellRoleChanged(strapi: Core.Strapi, db: Db, { person, role }: NewRole): Promise<void> {
  if (!(await signsIn(db, person))) return;

  const facts = { role: SITE_ROLES.find((each) => each === role) ?? 'none', contact: appOf(strapi).settings.CONTACT ?? null };
  await notifyPerson(db, person, roleChanged, facts);
}

/** Tells a person that they are blocked no more, who was told nothing of the block: nothing is sent to whoever is blocked. (ACC-13, H-19) */
export async function tellAccessReopened(db: Db, person: PersonId): Promise<void> {
  if (await signsIn(db, person)) await notifyPerson(db, person, accessReopened);
}

/** Whether somebody signs in to the account: they are not blocked, and no longer only invited, maybe at an address of somebody else. */
export async function signsIn(db: Db, person: PersonId): Promise<boolean> {
  const { password, blocked } = await existingAccount(db, person);
  return password !== null && !blocked;
}
