import type { Staff } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES } from '../domain/staff-role.ts';
import { mayEmploy } from './may-employ.ts';
import { personOf } from './person-store.ts';
import { secondStepOf } from './second-step-store.ts';
import { workplaceOf, workplaceRoles } from './staff-store.ts';

/** What the sheet of a person says of their workplace and their second step; the roles on offer for whoever may give them. (ACC-6, ACC-22) */
export async function viewWorkplace(strapi: Core.Strapi, { person, staff }: { person: string; staff: Staff }) {
  const db = strapi.db.connection;
  const { id } = await personOf(db, person);
  const [workplace, roles, step, may] = await Promise.all([
    workplaceOf(db, id),
    workplaceRoles(db, id),
    secondStepOf(db, id),
    mayEmploy(db, staff.id),
  ]);
  const offered = may ? sorted(await strapi.service('admin::role').find()) : [];
  return {
    since: workplace?.since ?? null,
    roles,
    secondStep: step?.confirmedAt ?? null,
    offered: offered.map((role: { id: number; name: string; description: string }) => ({
      id: role.id,
      name: role.name,
      description: role.description,
    })),
  };
}

type Role = { id: number; code: string; name: string; description: string };

/** Roles of the house first, whoever may do everything last; those that Strapi brings along are not offered. */
const sorted = (roles: readonly Role[]): Role[] =>
  roles
    .filter(({ code }) => !['strapi-editor', 'strapi-author'].includes(code))
    .sort((a, b) => Number(a.code === STAFF_ROLES.settings.code) - Number(b.code === STAFF_ROLES.settings.code));
