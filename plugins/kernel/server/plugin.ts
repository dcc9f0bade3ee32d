import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { type CmsSettings, cmsSettings } from '../settings.ts';
import type { Identify } from './http/caller.ts';
import { type AdminRoute, adminRouter, type PublicRoute, type Route, router } from './http/route.ts';
import type { Job } from './jobs/job.ts';
import type { EmailTemplate } from './mail/template.ts';
import { type Migration, migrationsIn } from './migrations.ts';
import type { Listener } from './outbox/events.ts';
import type { PersonalData } from './personal-data.ts';

/** What staff may do, apart from each other; whoever has `settings` may do everything. (ACC-22) */
export type StaffRole = 'content' | 'people' | 'settings';

/** A room's table of contents: what it adds to the house, as data. */
export type PluginDefinition = Readonly<{
  name: string;
  /** The room's `server` folder (`import.meta.dirname`); its migrations lie in `migrations` below it. */
  folder: string;
  contentTypes?: Record<string, { schema: object }>;
  routes?: readonly Route[];
  /** Routes for the room's own screens in the CMS admin; the admin's session and permissions guard them. */
  adminRoutes?: readonly AdminRoute[];
  /** Addresses of the CMS that browsers are sent to before they have a session of the admin. */
  publicRoutes?: readonly PublicRoute[];
  /** Permissions that staff roles may hold, for the admin screens. */
  adminActions?: readonly { uid: string; displayName: string; role: StaffRole }[];
  /** Content types that staff of a role read, write and publish. (ACC-22) */
  manages?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
  /** Content types that staff of a role need to see, and no more. */
  reads?: Readonly<Partial<Record<StaffRole, readonly string[]>>>;
  listeners?: readonly Listener[];
  /** What comes due by the clock; the worker has a lane for each. */
  jobs?: readonly Job[];
  emails?: readonly EmailTemplate[];
  /** What the room holds about people. A table that refers to them and is not here fails a test. (ACC-20) */
  personalData?: readonly PersonalData[];
  /** Who holds a session token: one room only, accounts. */
  identify?: Identify;
  /** SQL sub-selects over the person `p`, each giving one JSON value of `asking.rights`. */
  rights?: Readonly<Record<string, string>>;
  middlewares?: Record<string, unknown>;
  register?: (strapi: Core.Strapi) => void | Promise<void>;
  bootstrap?: (strapi: Core.Strapi) => void | Promise<void>;
}>;

/** What all rooms together bring to one running Strapi; `rooms` from the ground up. */
export type App = { readonly settings: CmsSettings; readonly plugins: PluginDefinition[] };

const apps = new WeakMap<Core.Strapi, App>();

/** The house that this Strapi runs. */
export function appOf(strapi: Core.Strapi): App {
  const app = apps.get(strapi) ?? { settings: cmsSettings(), plugins: [] };
  apps.set(strapi, app);
  return app;
}

/** Turns a room's table of contents into the Strapi plugin that serves it. */
export function definePlugin(contents: PluginDefinition) {
  const plugin = {
    contentTypes: contents.contentTypes ?? {},
    middlewares: contents.middlewares ?? {},
    routes: {
      api: () => router(contents.name, contents.routes ?? []),
      admin: () => adminRouter(contents.name, contents.adminRoutes ?? [], contents.publicRoutes ?? []),
    },
    async register({ strapi }: { strapi: Core.Strapi }) {
      const order = strapi.config.get<string[]>('server.plugins');
      appOf(strapi).plugins.push(contents);
      appOf(strapi).plugins.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
      await contents.register?.(strapi);
    },
    async bootstrap({ strapi }: { strapi: Core.Strapi }) {
      const actions = (contents.adminActions ?? []).map(({ uid, displayName }) => ({
        uid,
        displayName,
        section: 'plugins',
        pluginName: contents.name,
      }));
      if (actions.length > 0) await strapi.service('admin::permission').actionProvider.registerMany(actions);
      await contents.bootstrap?.(strapi);
    },
  };
  tables.set(plugin, contents);
  return plugin;
}

const tables = new WeakMap<object, PluginDefinition>();

/** The table of contents that a room's plugin was made from; Strapi refuses to carry it itself. */
export function definitionOf(plugin: object): PluginDefinition {
  const contents = tables.get(plugin);
  if (!contents) throw new Error('this plugin is not a room');

  return contents;
}

/** The migrations of these rooms, ground room first. */
export function migrationsOf(plugins: readonly PluginDefinition[]): Migration[] {
  return plugins.flatMap(({ name, folder }) => {
    const migrations = path.join(folder, 'migrations');
    return existsSync(migrations) ? migrationsIn(name, migrations) : [];
  });
}
