import { type Job, queueMail } from '@cordee/kernel';
import { invitation } from '../emails/invitation.ts';
import { claimDueInvitation, markInvitationSent } from '../services/invitation-store.ts';

/** Sends one due invitation: the one for a learner's first day, or one that was requested at once. (ACC-4) */
export const sendInvitation: Job = {
  id: 'accounts.send-invitation',
  async run({ db }) {
    const due = await claimDueInvitation(db);
    if (!due) return false;

    const expiresAt = await markInvitationSent(db, due.id);
    await queueMail(db, {
      to: due.email,
      locale: due.locale ?? 'fr',
      template: invitation.id,
      facts: { invitation: due.id, firstName: due.firstName ?? '', about: due.about, expiresAt: expiresAt.toISOString() },
    });
    return true;
  },
};
