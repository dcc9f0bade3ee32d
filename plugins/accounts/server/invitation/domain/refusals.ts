import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The code is not that of an invitation of this installation, or the invitation was withdrawn; the answer does not tell which. (ACC-4) */
export const InvitationNotFound = refusal<NoFacts>('accounts.invitation_not_found', 404);

/** The invitation has expired: it was valid for thirty days. (ACC-4) */
export const InvitationExpired = refusal<NoFacts>('accounts.invitation_expired', 410);

/** The person has already chosen a password. (ACC-4) */
export const InvitationUsed = refusal<NoFacts>('accounts.invitation_used', 410);

/** The invitation that is to be renewed still works. (ACC-4) */
export const InvitationStillWorks = refusal<NoFacts>('accounts.invitation_still_works');

/** Staff ask for an invitation of somebody to whom one was sent less than a minute ago. (ACC-4) */
export const InvitationJustSent = refusal<NoFacts>('accounts.invitation_just_sent');

/** Somebody who is no staff has given access to too many people in the last hour; in so many minutes they can to one more. (SEAT-5) */
export const TooManyInvited = refusal<{ minutes: number }>('accounts.too_many_invited', 429);
