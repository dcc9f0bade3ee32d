import { appOf } from '@cordee/kernel';
import type { Core, Schema } from '@strapi/strapi';
import { STAFF_ROLES, type StaffRole } from '../domain/staff-role.ts';

type Permission = { action: string; subject: string | null };

/** The fields that no staff role may edit: credentials, which only the person sets, through links. */
const EXCLUDED_FIELDS = ['password', 'resetPasswordToken', 'confirmationToken', 'provider', 'role', 'confirmed', 'username'];

const READ_ACTION = 'plugin::content-manager.explorer.read';

/** The actions of the media library, which the content role gets. */
const MEDIA_LIBRARY_ACTIONS = ['read', 'assets.create', 'assets.update', 'assets.download', 'assets.copy-link', 'configure-view'];

/** The roles that Strapi creates, with the English names that it stores. */
const STRAPI_ROLES = [
  { english: 'Super Admin', ...STAFF_ROLES.settings },
  { english: 'Editor', code: 'strapi-editor', name: 'Éditeur', description: 'Un rôle de Strapi, que rien ne donne ici.' },
  { english: 'Author', code: 'strapi-author', name: 'Auteur', description: 'Un rôle de Strapi, que rien ne donne ici.' },
] as const;

/**
 * Creates the staff roles of the CMS admin on the first start of an installation, and on each start gives them the permissions that the
 * plugins declare (`manages`, `reads`, `adminActions`). Other roles can be created beside them. (ACC-22)
 */
export async function syncStaffRoles(strapi: Core.Strapi): Promise<void> {
  const explorer = strapi
    .service('admin::permission')
    .actionProvider.values()
    .filter(({ section }: { section: string }) => section === 'contentTypes');
  const allPermissions: Permission[] = strapi.service('admin::content-type').getPermissionsWithNestedFields(explorer);

  for (const role of ['content', 'people'] as const) await syncRole(strapi, role, allPermissions);
  for (const role of STRAPI_ROLES) await nameInFrench(strapi, role);
}

/** Gives one of Strapi's own roles its name here, once: a name that staff chose is kept. */
async function nameInFrench(strapi: Core.Strapi, { code, english, name, description }: (typeof STRAPI_ROLES)[number]): Promise<void> {
  const roles = strapi.service('admin::role');
  const role = await roles.findOne({ code, name: english });
  if (role) await roles.update({ id: role.id }, { name, description });
}

async function syncRole(strapi: Core.Strapi, role: StaffRole, allPermissions: readonly Permission[]): Promise<void> {
  const roles = strapi.service('admin::role');
  const { code, name, description } = STAFF_ROLES[role];
  const { id } = (await roles.findOne({ code })) ?? (await roles.create({ code, name, description }));
  const { plugins } = appOf(strapi);
  const manageable = new Set(plugins.flatMap(({ manages }) => manages?.[role] ?? []));
  const readable = new Set(plugins.flatMap(({ reads }) => reads?.[role] ?? []));
  const isGranted = ({ subject, action }: Permission) =>
    subject !== null && (manageable.has(subject) || (readable.has(subject) && action === READ_ACTION));
  const screens = plugins.flatMap(({ name: plugin, adminActions = [] }) =>
    adminActions.filter((action) => action.role === role).map(({ uid }) => ({ action: `plugin::${plugin}.${uid}`, subject: null })),
  );
  const mediaLibrary =
    role === 'content' ? MEDIA_LIBRARY_ACTIONS.map((action) => ({ action: `plugin::upload.${action}`, subject: null })) : [];
  const targets = relationTargets(strapi);
  const isReadable = (field: string) => {
    const target = targets.get(field);
    return target === undefined || manageable.has(target) || readable.has(target);
  };
  const forms = allPermissions.filter(isGranted).map((permission) => withReadableFields(permission, isReadable));

  await roles.assignPermissions(
    id,
    [...forms, ...screens, ...mediaLibrary].map((permission) => ({ properties: {}, conditions: [], ...permission })),
  );
}

type FormPermission = Permission & Readonly<{ properties?: Readonly<{ fields?: readonly string[] }> }>;

/** A permission without excluded fields, and without relations to what the role does not read: it would be shown their document ids. */
const withReadableFields = ({ action, subject, properties }: FormPermission, isReadable: (field: string) => boolean) => {
  const fields = properties?.fields?.filter((field) => !EXCLUDED_FIELDS.includes(field) && isReadable(`${subject}.${field}`));
  return { action, subject, properties: fields ? { fields } : {}, conditions: [] };
};

/** The content types that relations refer to, by content type and field. */
function relationTargets(strapi: Core.Strapi): Map<string, string> {
  const contentTypes: Schema.ContentType[] = Object.values(strapi.contentTypes);
  const targets = contentTypes.flatMap(({ uid, attributes }) =>
    Object.entries(attributes).flatMap(([name, attribute]): [string, string][] =>
      attribute.type === 'relation' && 'target' in attribute ? [[`${uid}.${name}`, attribute.target]] : [],
    ),
  );
  return new Map(targets);
}
