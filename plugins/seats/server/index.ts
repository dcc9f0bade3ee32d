import { definePlugin, keepReferencesUnique } from '@cordee/kernel';
import { adminRoutes, MEMBERS } from './admin-routes.ts';
import { SESSION, session } from './content-types/session.ts';
import { addedToSession } from './emails/added-to-session.ts';
import { slotAssigned } from './emails/slot-assigned.ts';
import { slotReleased } from './emails/slot-released.ts';
import { transferred } from './emails/transferred.ts';
import { trialConfirmation } from './emails/trial-confirmation.ts';
import { trialOpen } from './emails/trial-open.ts';
import { trialUnchanged } from './emails/trial-unchanged.ts';
import { waitingForSlot } from './emails/waiting-for-slot.ts';
import { leaveSlotsAtMidnight } from './leave-slots-at-midnight.ts';
import { onPutOnWaitingList, onSlotAssigned, onSlotReleased } from './listeners/notify-slot.ts';
import { onMemberTransferred } from './listeners/notify-transferred.ts';
import { onTrialRequested } from './listeners/send-trial-link.ts';
import { personalData } from './personal-data.ts';
import { purgeTrialRequests } from './purge-trial-requests.ts';
import { rights } from './rights.ts';
import { routes } from './routes.ts';
import { leaveSlots } from './services/leave-slots.ts';
import { onSessionSaved } from './services/on-session-saved.ts';
import { uses } from './uses.ts';

export default definePlugin({
  name: 'seats',
  folder: import.meta.dirname,
  tables: [
    'cordee.membership',
    'cordee.membership_manager',
    'cordee.slot',
    'cordee.slot_holding',
    'cordee.waiting_member',
    'cordee.slot_undo',
    'cordee.course_finish',
    'cordee.rotation',
    'cordee.trial_request',
    'public.sessions',
    'public.sessions_course_lnk',
    'public.sessions_company_lnk',
  ],
  personalData,
  onAccountClosed: leaveSlots,
  contentTypes: { session },
  customFields: [
    { name: 'allowance', type: 'integer' },
    { name: 'last-day', type: 'date' },
    { name: 'closing', type: 'date' },
  ],
  routes,
  adminRoutes,
  adminActions: [MEMBERS],
  manages: { people: [SESSION] },
  uses,
  listeners: [onTrialRequested, onSlotAssigned, onSlotReleased, onPutOnWaitingList, onMemberTransferred],
  jobs: [leaveSlotsAtMidnight, purgeTrialRequests],
  emails: [addedToSession, slotAssigned, slotReleased, transferred, trialConfirmation, trialOpen, trialUnchanged, waitingForSlot],
  rights,
  register(strapi) {
    keepReferencesUnique(strapi, [SESSION]);
    onSessionSaved(strapi);
  },
});
