import { appOf, type StaffRole } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES } from '../domain/staff-role.ts';

type Permission = { action: string; subject: string | null };

/** What nobody types in a form: how a person signs in is theirs, and set by links alone. */
const NEVER_FIELDS = ['password', 'resetPasswordToken', 'confirmationToken', 'provider', 'role', 'confirmed', 'username'];

const READ = 'plugin::content-manager.explorer.read';

/** The library belongs to whoever writes. */
const LIBRARY = ['read', 'assets.create', 'assets.update', 'assets.download', 'assets.copy-link', 'configure-view'];

/**
 * Gives the roles of the workplace what the rooms say they may do: made on the first start of a house, brought up to date on each.
 * Whoever wants other ones makes roles of their own beside them. (ACC-22)
 */
export async function syncStaffRoles(strapi: Core.Strapi): Promise<void> {
  const explorer = strapi
    .service('admin::permission')
    .actionProvider.values()
    .filter(({ section }: { section: string }) => section === 'contentTypes');
  const allPermissions: Permission[] = strapi.service('admin::content-type').getPermissionsWithNestedFields(explorer);

  for (const role of ['content', 'people'] as const) await syncRole(strapi, role, allPermissions);
}

async function syncRole(strapi: Core.Strapi, role: StaffRole, allPermissions: readonly Permission[]): Promise<void> {
  const roles = strapi.service('admin::role');
  const { code, name, description } = STAFF_ROLES[role];
  const { id } = (await roles.findOne({ code })) ?? (await roles.create({ code, name, description }));
  const { plugins } = appOf(strapi);
  const manageable = new Set(plugins.flatMap(({ manages }) => manages?.[role] ?? []));
  const readable = new Set(plugins.flatMap(({ reads }) => reads?.[role] ?? []));
  const isGranted = ({ subject, action }: Permission) =>
    subject !== null && (manageable.has(subject) || (readable.has(subject) && action === READ));
  const screens = plugins.flatMap(({ name: plugin, adminActions = [] }) =>
    adminActions.filter((action) => action.role === role).map(({ uid }) => ({ action: `plugin::${plugin}.${uid}`, subject: null })),
  );
  const library = role === 'content' ? LIBRARY.map((action) => ({ action: `plugin::upload.${action}`, subject: null })) : [];
  const forms = allPermissions.filter(isGranted).map(withoutSecrets);

  await roles.assignPermissions(
    id,
    [...forms, ...screens, ...library].map((each) => ({ properties: {}, conditions: [], ...each })),
  );
}

function withoutSecrets(permission: Permission & { properties?: { fields?: string[] } }) {
  const fields = permission.properties?.fields?.filter((field) => !NEVER_FIELDS.includes(field));
  return { action: permission.action, subject: permission.subject, properties: fields ? { fields } : {}, conditions: [] };
}
