import { queueMail, transactionalQueue } from '@cordee/kernel';
import { invitation } from './emails/invitation.ts';
import { claimDueInvitation, markInvitationSent, SEND_INVITATION } from './invitation-store.ts';

/** Sends the invitations that are due: for a learner's first day, or requested at once. (ACC-4) */
export const sendInvitation = transactionalQueue({
  id: SEND_INVITATION,
  name: { fr: 'Envoi des invitations', en: 'Sending of invitations' },
  queue: {
    table: 'cordee.invitation',
    due: 'due_at',
    waiting: `q.sent_at is null and q.ended_at is null and q.due_at is not null
      and not exists (select from up_users p where p.id = q.person and p.blocked)`,
    label: `'invitation'`,
  },
  key: 'q.id = :id',
  claim: claimDueInvitation,
  async run({ db }, due) {
    const expiresAt = await markInvitationSent(db, due.id);
    await queueMail(db, {
      to: due.email,
      locale: due.locale ?? 'fr',
      template: invitation.id,
      facts: { invitation: due.id, about: due.about, manages: due.manages, expiresAt: expiresAt.toISOString() },
    });
  },
});
