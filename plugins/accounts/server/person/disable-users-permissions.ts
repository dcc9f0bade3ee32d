import { heldSearchForm } from '@cordee/kernel';
import { ERASED } from '../address/domain/email-address.ts';

type UsersPermissions = {
  config: { layout?: object };
  routes: Record<string, { routes: unknown[] }>;
  contentTypes: Record<string, { schema: { info: { displayName: string }; options?: object; attributes: Record<string, object> } }>;
};

/** The input of the admin for the attribute `blocked`, which says whether the person has access; a screen of the plugin `staff`. */
const ACCESS_FIELD = 'plugin::staff.access';

/** What no form writes: the site and the application do. */
const NOT_IN_FORMS = ['confirmed', 'role', 'resetPasswordToken', 'confirmationToken'];

/**
 * Removes all public routes of Strapi's users-permissions plugin, which stores people, roles and password hashes: its sign-in,
 * registration and password reset are replaced by ours. Adds the attributes of a person, who is saved by the content manager like
 * any document: the form of users-permissions asks for a user name, a password and a role. (SEC-4, ACC-13)
 */
export function disableUsersPermissions<P extends UsersPermissions>(plugin: P): P {
  const user = plugin.contentTypes['user'];
  const publicRoutes = plugin.routes['content-api'];
  if (!user || !publicRoutes)
    throw new Error(
      'The users-permissions plugin does not have the expected structure: its user type or its content-api routes are missing.',
    );

  publicRoutes.routes = [];
  plugin.config.layout = {};
  user.schema.info.displayName = 'Personne';
  // Nothing brings back somebody who was erased: they are not offered as a pilot. (ACC-20)
  user.schema.options = { ...user.schema.options, offered: { email: { $notContains: ERASED } } };
  Object.assign(user.schema.attributes, {
    ...Object.fromEntries(NOT_IN_FORMS.map((name) => [name, { ...user.schema.attributes[name], writable: false }])),
    username: { ...user.schema.attributes['username'], required: false, minLength: undefined, writable: false },
    // A text for the form of the admin: `guard-person.ts` says what is wrong with an address, and not only that something is. (H-72)
    email: { ...user.schema.attributes['email'], type: 'string', minLength: undefined },
    provider: { ...user.schema.attributes['provider'], default: 'local', writable: false },
    firstName: { type: 'string', required: true, maxLength: 100 },
    lastName: { type: 'string', required: true, maxLength: 100 },
    ...heldSearchForm('lastName', 'firstName', 'email'),
    // Held by the database, see `015-names.sql`.
    fullName: { type: 'string', searchable: false, writable: false },
    nameAndAddress: { type: 'text', searchable: false, writable: false },
    blocked: { ...user.schema.attributes['blocked'], customField: ACCESS_FIELD },
    locale: { type: 'enumeration', enum: ['fr', 'en'], default: 'fr' },
    standing: { type: 'enumeration', enum: ['none', 'tester', 'student', 'administrator'], default: 'none', required: true },
    testsFrom: { type: 'date' },
    testsUntil: { type: 'date' },
    mobile: { type: 'string', maxLength: 40, private: true, searchable: false },
    smsAllowed: { type: 'boolean', default: false, required: true },
    communityMails: { type: 'boolean', default: true, required: true },
    contributionsAnonymous: { type: 'boolean', default: false, required: true },
  });
  return plugin;
}
