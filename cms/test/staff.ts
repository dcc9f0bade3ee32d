import { beginSession } from '../../plugins/accounts/server/admin-login/enter-admin.ts';
import type { TestApp } from './test-app.ts';

/** Creates a user of the admin, with all permissions or with none, and returns their access token. */
export async function createStaffUser(
  app: TestApp,
  email: string,
  { superAdmin, name: [firstname, lastname] = ['A', 'B'] }: { superAdmin: boolean; name?: [string, string] },
): Promise<string> {
  const roles = app.strapi.service('admin::role');
  const role = superAdmin ? await roles.getSuperAdmin() : await roles.create({ name: `Bare ${email}` });
  const { id } = await app.strapi
    .service('admin::user')
    .create({ email, password: 'Cordee-test-2026', firstname, lastname, isActive: true, roles: [role.id] });
  return (await beginSession(app.strapi, id)).access;
}
