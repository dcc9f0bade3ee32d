import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { type CmsSettings, cmsSettings } from '../settings.ts';
import type { Identify, Rights } from './http/caller.ts';
import type { AdminRoute, PublicRoute, Route } from './http/route.ts';
import { adminRouter, router } from './http/router.ts';
import type { Job } from './jobs/job.ts';
import type { EmailTemplate } from './mail/template.ts';
import { type Migration, migrationsIn } from './migrations.ts';
import type { Listener } from './outbox/events.ts';
import type { PersonalData } from './personal-data.ts';
import { type PublishedView, viewsIn } from './views.ts';

/** The roles of staff in the CMS admin; whoever has `settings` may do everything. (ACC-22) */
export type StaffRole = 'content' | 'people' | 'settings';

/** What a plugin adds to the app, as data. */
export type PluginDefinition = Readonly<{
  name: string;
  /** The plugin's `server` folder (`import.meta.dirname`), with `migrations` and `views`. */
  folder: string;
  /**
   * The tables that the plugin alone reads and writes, beside those of its content types. Others read its views; a foreign key to a person or a
   * session is allowed. (`cms/test/kernel/sql-contracts.test.ts`)
   */
  tables?: readonly string[];
  contentTypes?: Record<string, { schema: object }>;
  routes?: readonly Route[];
  /** Routes for the plugin's own screens in the CMS admin; the admin's session and permissions guard them. */
  adminRoutes?: readonly AdminRoute[];
  /** URLs of the CMS that browsers are redirected to before they have an admin session. */
  publicRoutes?: readonly PublicRoute[];
  /** Permissions for the admin screens, each with the staff role that has it. */
  adminActions?: readonly { uid: string; displayName: string; role: StaffRole }[];
  /** Content types that staff of a role can read, write and publish. (ACC-22) */
  manages?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
  /** Content types that staff of a role can read only. */
  reads?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
  listeners?: readonly Listener[];
  /** Background jobs: queues and scheduled jobs, which the worker handles and the admin lists. */
  jobs?: readonly Job[];
  emails?: readonly EmailTemplate[];
  /** The personal data that the plugin stores. A test fails for a table that refers to people and is not listed here. (ACC-20) */
  personalData?: readonly PersonalData[];
  /** Identifies the holder of a session token; exactly one plugin, accounts, defines it. */
  identify?: Identify;
  /**
   * SQL sub-selects over the person `p`, as the view of the plugin that identifies them has it, each returning the JSON value of one key of
   * `caller.rights`; a statement has those that its route needs.
   */
  rights?: Readonly<Partial<Record<keyof Rights, string>>>;
  middlewares?: Record<string, unknown>;
  register?: (strapi: Core.Strapi) => void | Promise<void>;
  bootstrap?: (strapi: Core.Strapi) => void | Promise<void>;
}>;

/** What is bound to one running Strapi: the settings, and the definitions of all plugins in their order, kernel first. */
export type App = { readonly settings: CmsSettings; readonly plugins: PluginDefinition[] };

const apps = new WeakMap<Core.Strapi, App>();

/** Returns the app of a Strapi instance, created at the first call. */
export function appOf(strapi: Core.Strapi): App {
  const app = apps.get(strapi) ?? { settings: cmsSettings(), plugins: [] };
  apps.set(strapi, app);
  return app;
}

/** Builds the Strapi plugin for a definition. */
export function definePlugin(definition: PluginDefinition) {
  const plugin = {
    contentTypes: definition.contentTypes ?? {},
    middlewares: definition.middlewares ?? {},
    routes: {
      api: () => router(definition.name, definition.routes ?? []),
      admin: () => adminRouter(definition.name, definition.adminRoutes ?? [], definition.publicRoutes ?? []),
    },
    async register({ strapi }: { strapi: Core.Strapi }) {
      const order = strapi.config.get<string[]>('server.plugins');
      appOf(strapi).plugins.push(definition);
      appOf(strapi).plugins.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
      await definition.register?.(strapi);
    },
    async bootstrap({ strapi }: { strapi: Core.Strapi }) {
      const actions = (definition.adminActions ?? []).map(({ uid, displayName }) => ({
        uid,
        displayName,
        section: 'plugins',
        pluginName: definition.name,
      }));
      if (actions.length > 0) await strapi.service('admin::permission').actionProvider.registerMany(actions);
      await definition.bootstrap?.(strapi);
    },
  };
  definitions.set(plugin, definition);
  return plugin;
}

const definitions = new WeakMap<object, PluginDefinition>();

/** Returns the definition that a Strapi plugin was built from; Strapi rejects plugins that contain it. @throws Error for other plugins */
export function definitionOf(plugin: object): PluginDefinition {
  const definition = definitions.get(plugin);
  if (!definition) throw new Error('This Strapi plugin was not built by definePlugin.');

  return definition;
}

/** Returns the migrations of these plugins, in the order of the plugins. */
export function migrationsOf(plugins: readonly PluginDefinition[]): Migration[] {
  return plugins.flatMap(({ name, folder }) => {
    const migrations = path.join(folder, 'migrations');
    return existsSync(migrations) ? migrationsIn(name, migrations) : [];
  });
}

/** Returns the views that these plugins publish, in the order of the plugins. */
export const viewsOf = (plugins: readonly PluginDefinition[]): PublishedView[] =>
  plugins.flatMap(({ folder }) => viewsIn(path.join(folder, 'views')));
