import { randomUUID } from 'node:crypto';
import type { UID } from '@strapi/strapi';
import { beginSession } from '../../plugins/accounts/server/admin-login/enter-admin.ts';
import type { TestApp } from './test-app.ts';

/** Creates a user of the admin, with all permissions or with none, and returns their access token. */
export async function createStaffUser(
  app: TestApp,
  email: string,
  { superAdmin, name }: { superAdmin: boolean; name?: [string, string] },
): Promise<string> {
  const roles = app.strapi.service('admin::role');
  const role = superAdmin ? await roles.getSuperAdmin() : await roles.create({ name: `Bare ${email}` });
  return signInWithRole(app, { email, role: role.id, name });
}

/** Creates a user of the admin with a role of staff, such as `cordee-people`, and returns their access token. */
export async function createStaffWithRole(app: TestApp, email: string, code: string): Promise<string> {
  const role = await app.strapi.service('admin::role').findOne({ code });
  return signInWithRole(app, { email, role: role.id });
}

type NewStaff = { email: string; role: number; name?: [string, string] | undefined };

async function signInWithRole(app: TestApp, { email, role, name: [firstname, lastname] = ['A', 'B'] }: NewStaff): Promise<string> {
  const { id } = await app.strapi
    .service('admin::user')
    .create({ email, password: 'Cordee-test-2026', firstname, lastname, isActive: true, roles: [role] });
  return (await beginSession(app.strapi, id, randomUUID())).access;
}

/** Returns the header of a save that begins from the document, or its draft, as it is stored now. */
export async function fromStoredVersion(app: TestApp, uid: UID.ContentType, document: string): Promise<{ 'If-Match': string }> {
  const { tableName } = app.strapi.db.metadata.get(uid);
  const [stored] = await app.database.query<{ version: number }>(
    `select version from ${tableName} where document_id = $1 order by published_at nulls first`,
    [document],
  );
  return { 'If-Match': `"${stored?.version}"` };
}
