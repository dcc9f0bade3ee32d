import type { Core } from '@strapi/strapi';
import { type CmsSettings, cmsSettings } from '../../settings.ts';

/** What a plugin adds to the app, as data. Whoever handles a kind of it, such as jobs, declares its property by declaration merging. */
export interface PluginDefinition {
  readonly name: string;
  /** The plugin's `server` folder (`import.meta.dirname`), with `migrations` and `views`. */
  readonly folder: string;
}

/** What is bound to one running Strapi: the settings, and the definitions of all plugins in their order, kernel first. */
export type App = { readonly settings: CmsSettings; readonly plugins: PluginDefinition[] };

const apps = new WeakMap<Core.Strapi, App>();

/** Returns the app of a Strapi instance, created at the first call. */
export function appOf(strapi: Core.Strapi): App {
  const app = apps.get(strapi) ?? { settings: cmsSettings(), plugins: [] };
  apps.set(strapi, app);
  return app;
}
