import type { Core } from '@strapi/strapi';

/** Where Strapi keeps its keys: those of its APIs, also those of its admin, and those by which it moves data to another installation. */
const KEYS = ['admin::api-token', 'admin::transfer-token'] as const;

/**
 * Lets none of Strapi's keys open anything: they never end, whoever once read one could still use it after leaving the team, and nothing here
 * needs one. No key is recognised, whoever put it into the database; `server.transfer` closes the ways to move data. (ACC-22)
 */
export function refuseStrapiKeys(strapi: Core.Strapi): void {
  Object.assign(strapi.service('admin::api-token-content-api'), { getByAccessKey: async () => null });
  Object.assign(strapi.service('admin::api-token-admin'), { authenticateAdminToken: async () => ({ authenticated: false }) });
}

/** Deletes all keys: those that Strapi makes at the first start of an installation, and those that an earlier release left. (ACC-22) */
export async function deleteStrapiKeys(strapi: Core.Strapi): Promise<void> {
  for (const uid of KEYS) await strapi.db.query(uid).deleteMany({});
}
