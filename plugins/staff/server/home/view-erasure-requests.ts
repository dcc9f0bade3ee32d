import { erasureRequests } from '@cordee/accounts';
import { appOf, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

const MOST = 10;

/** Who asked to be erased and waits for staff, longest ago first. (ACC-20) */
export async function viewErasureRequests(strapi: Core.Strapi) {
  const { requests, total } = await erasureRequests(strapi.db.connection, { most: MOST });
  const shown = requests.map(({ email, ...request }) => ({ ...request, email: shownEmail(email) }));
  return { requests: shown, total, timeZone: appOf(strapi).settings.TIME_ZONE };
}
