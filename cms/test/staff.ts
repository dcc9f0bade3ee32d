import { beginSession } from '../../plugins/accounts/server/services/enter-workplace.ts';
import type { TestHouse } from './house.ts';

/** A staff member of the admin, with all permissions or with none, and a token of theirs. */
export async function staffMember(house: TestHouse, email: string, { chief }: { chief: boolean }): Promise<string> {
  const roles = house.strapi.service('admin::role');
  const role = chief ? await roles.getSuperAdmin() : await roles.create({ name: `Bare ${email}` });
  const { id } = await house.strapi
    .service('admin::user')
    .create({ email, password: 'Cordee-test-2026', firstname: 'A', lastname: 'B', isActive: true, roles: [role.id] });
  return (await beginSession(house.strapi, id)).access;
}
