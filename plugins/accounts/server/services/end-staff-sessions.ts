import type { Core } from '@strapi/strapi';

type Change = { params: { data?: { password?: string; isActive?: boolean } }; result?: { id: number | string } };

/**
 * A new password or a deactivation ends all sessions of a member of staff in the admin at once. Strapi ends those of staff who change
 * their own password, and no others. (SEC-4)
 */
export function endStaffSessions(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    async afterUpdate(event) {
      const { params, result } = event as unknown as Change;
      const ends = params.data?.password !== undefined || params.data?.isActive === false;
      if (ends && result) await strapi.sessionManager('admin').invalidateRefreshToken(String(result.id));
    },
  });
}
