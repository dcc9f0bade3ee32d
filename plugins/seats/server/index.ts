import { definePlugin, keepReferencesUnique } from '@cordee/kernel';
import { adminRoutes, MEMBERS } from './admin-routes.ts';
import { SESSION, session } from './content-types/session.ts';
import { trialConfirmation } from './emails/trial-confirmation.ts';
import { trialOpen } from './emails/trial-open.ts';
import { trialUnchanged } from './emails/trial-unchanged.ts';
import { onTrialRequested } from './listeners/send-trial-link.ts';
import { personalData } from './personal-data.ts';
import { purgeTrialRequests } from './purge-trial-requests.ts';
import { rights } from './rights.ts';
import { routes } from './routes.ts';
import { onSessionSaved } from './services/on-session-saved.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'seats',
  folder: import.meta.dirname,
  tables: ['cordee.membership', 'cordee.trial_request', 'public.sessions', 'public.sessions_course_lnk', 'public.sessions_company_lnk'],
  personalData,
  contentTypes: { session },
  routes,
  adminRoutes,
  adminActions: [MEMBERS],
  manages: { people: [SESSION] },
  uses,
  listeners: [onTrialRequested],
  jobs: [purgeTrialRequests],
  emails: [trialConfirmation, trialOpen, trialUnchanged],
  rights,
  register(strapi) {
    keepReferencesUnique(strapi, [SESSION]);
    onSessionSaved(strapi);
  },
});
