type Plugin = {
  routes: Record<string, { routes: unknown[] }>;
  contentTypes: Record<string, { schema: { info: { displayName: string }; attributes: Record<string, object> } }>;
};

/**
 * Strapi's users-permissions plugin keeps people, roles and password hashes, and opens no door: its sign-in, its
 * registration and its reset are gone, ours stand instead. (SEC-4, F16 to F20)
 */
export function disableUsersPermissions<P extends Plugin>(plugin: P): P {
  const user = plugin.contentTypes['user'];
  const publicRoutes = plugin.routes['content-api'];
  if (!user || !publicRoutes) throw new Error('users-permissions has another shape than expected');

  publicRoutes.routes = [];
  user.schema.info.displayName = 'Personne';
  Object.assign(user.schema.attributes, {
    username: { ...user.schema.attributes['username'], required: false, minLength: undefined },
    firstName: { type: 'string', required: true, maxLength: 100 },
    lastName: { type: 'string', required: true, maxLength: 100 },
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
