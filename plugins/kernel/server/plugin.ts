import type { Core } from '@strapi/strapi';
import { appOf, type PluginDefinition } from './base/app.ts';
import { adminRouter, router } from './http/router.ts';

/** The roles of staff in the CMS admin; the plugin that keeps them names them by declaration merging. (ACC-22) */
// biome-ignore lint/suspicious/noEmptyInterface: a plugin adds to it
export interface StaffRoles {}

declare module './base/app.ts' {
  interface PluginDefinition {
    readonly contentTypes?: Record<string, { schema: object }>;
    /** Permissions for the admin screens, each with the staff role that has it. */
    readonly adminActions?: readonly { uid: string; displayName: string; role: keyof StaffRoles }[];
    /** Fields of forms that the plugin draws itself: an attribute `plugin::<plugin>.<name>` is stored as one of this type. */
    readonly customFields?: readonly { name: string; type: 'integer' | 'enumeration' | 'date' }[];
    readonly middlewares?: Record<string, unknown>;
    readonly register?: (strapi: Core.Strapi) => void | Promise<void>;
    readonly bootstrap?: (strapi: Core.Strapi) => void | Promise<void>;
  }
}

/** Builds the Strapi plugin for a definition. */
export function definePlugin(definition: PluginDefinition) {
  const plugin = {
    contentTypes: definition.contentTypes ?? {},
    middlewares: definition.middlewares ?? {},
    routes: {
      api: ({ strapi }: { strapi: Core.Strapi }) => router(strapi, definition),
      admin: ({ strapi }: { strapi: Core.Strapi }) => adminRouter(strapi, definition),
    },
    async register({ strapi }: { strapi: Core.Strapi }) {
      const order = strapi.config.get<string[]>('server.plugins');
      appOf(strapi).plugins.push(definition);
      appOf(strapi).plugins.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
      strapi.customFields.register((definition.customFields ?? []).map((field) => ({ ...field, plugin: definition.name })));
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
