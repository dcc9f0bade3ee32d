import { definePlugin } from '@cordee/kernel';
import { adminRoutes, MEMBERS } from './admin-routes.ts';
import { SESSION, session } from './content-types/session.ts';
import { trialKept } from './emails/trial-kept.ts';
import { trialOpen } from './emails/trial-open.ts';
import { whenTrialAsked } from './listeners/open-trial.ts';
import { personalData } from './personal-data.ts';
import { rights } from './rights.ts';
import { routes } from './routes.ts';
import { followSession } from './services/follow-session.ts';

export default definePlugin({
  name: 'seats',
  folder: import.meta.dirname,
  personalData,
  contentTypes: { session },
  routes,
  adminRoutes,
  adminActions: [MEMBERS],
  manages: { people: [SESSION] },
  listeners: [whenTrialAsked],
  emails: [trialOpen, trialKept],
  rights,
  register: followSession,
});
