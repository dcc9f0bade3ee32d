import { cmsSettings } from '@cordee/kernel/settings';

const settings = cmsSettings();
const MINUTES = 60;

export default {
  auth: {
    secret: settings.ADMIN_JWT_SECRET,
    // Staff see other people's data: a session ends after thirty minutes without activity.
    sessions: {
      accessTokenLifespan: 5 * MINUTES,
      idleRefreshTokenLifespan: 30 * MINUTES,
      idleSessionLifespan: 30 * MINUTES,
      maxRefreshTokenLifespan: 12 * 60 * MINUTES,
      maxSessionLifespan: 12 * 60 * MINUTES,
    },
  },
  apiToken: { salt: settings.API_TOKEN_SALT },
  transfer: { token: { salt: settings.TRANSFER_TOKEN_SALT } },
  secrets: { encryptionKey: settings.ENCRYPTION_KEY },
  flags: { nps: false, promoteEE: false },
  // Learner pages show published content only: there is no preview of drafts to configure.
  preview: { enabled: false },
  autoOpen: false,
};
