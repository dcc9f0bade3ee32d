import { refusal } from '@cordee/kernel/pure';

type Nothing = Record<string, never>;

/** Wrong pair, unknown address and blocked account alike. `spaceAround`: the password typed begins or ends with a space. (ACC-1) */
export const SignInRefused = refusal<{ spaceAround: boolean }>('accounts.sign_in_refused', 401);

/** The link is used, too old, or was never ours. (ACC-2) */
export const LinkIsDead = refusal<Nothing>('accounts.link_is_dead', 410);

/** No invitation of ours, or one that was withdrawn: nothing is said of it. (ACC-4) */
export const InvitationNotFound = refusal<Nothing>('accounts.invitation_not_found', 404);

/** The invitation was good for thirty days. (ACC-4) */
export const InvitationExpired = refusal<Nothing>('accounts.invitation_expired', 410);

/** The person has chosen a password already. (ACC-4) */
export const InvitationUsed = refusal<Nothing>('accounts.invitation_used', 410);

/** A new invitation is asked for by one that works. (ACC-4) */
export const InvitationStillWorks = refusal<Nothing>('accounts.invitation_still_works');

/** There is no such person. (ACC-14) */
export const PersonNotFound = refusal<{ person: string }>('accounts.person_not_found', 404);

/** A report is asked for days that end before they begin, or for too many. (ACC-17) */
export const ReportRangeInvalid = refusal<{ longest: number }>('accounts.period_unfit', 422);

/** Nothing is sent to somebody who is blocked. (ACC-4) */
export const PersonIsBlocked = refusal<Nothing>('accounts.person_is_blocked');

/** The password typed is not the person's present one. `spaceAround` as at sign-in. (ACC-10) */
export const CurrentPasswordWrong = refusal<{ spaceAround: boolean }>('accounts.current_password_wrong', 422);

/** The new address is the one that the person has. (ACC-10) */
export const AddressIsYours = refusal<Nothing>('accounts.address_is_yours', 422);

/** Too many changes of address were asked for within the hour. (ACC-10) */
export const TooManyAddressChanges = refusal<Nothing>('accounts.too_many_address_changes', 429);

/** The link is used, too old, replaced by a newer one, or was never ours. (ACC-10) */
export const AddressLinkIsDead = refusal<Nothing>('accounts.address_link_is_dead', 410);

/** Another account has the address by now; its owner is told. (ACC-10) */
export const AddressIsTaken = refusal<Nothing>('accounts.address_is_taken');

/** What was typed is no phone number. (ACC-10) */
export const NumberUnreadable = refusal<Nothing>('accounts.number_unreadable', 422);

/** The number is that of no mobile phone. (ACC-10) */
export const NumberIsNotMobile = refusal<Nothing>('accounts.number_is_not_mobile', 422);

/** SMS go to a mobile number, and there is none. (ACC-10) */
export const SmsNeedsMobile = refusal<Nothing>('accounts.sms_needs_mobile', 422);

export const PasswordTooShort = refusal<{ shortest: number }>('accounts.password_too_short', 422);
export const PasswordTooLong = refusal<{ longest: number }>('accounts.password_too_long', 422);
/** A password that many have, or that is soon guessed from the person or the house. */
export const PasswordTooEasy = refusal<Nothing>('accounts.password_too_easy', 422);
export const PasswordIsAddress = refusal<Nothing>('accounts.password_is_address', 422);

/** The code typed is not the one of the moment, was used, or too many were wrong lately. (ACC-6) */
export const CodeRefused = refusal<Nothing>('accounts.code_refused', 422);

/** The second step came too late after the password, or something ended it: sign in anew. (ACC-6) */
export const PendingSignInExpired = refusal<Nothing>('accounts.step_is_over', 410);

/** The person's second step counts already. (ACC-6) */
export const TwoFactorAlreadyOn = refusal<Nothing>('accounts.second_step_stands');

/** The house asks its staff for a second step. (ACC-6) */
export const TwoFactorRequired = refusal<Nothing>('accounts.second_step_required');

/** The person has no account in the workplace. (ACC-22) */
export const NotStaff = refusal<Nothing>('accounts.works_elsewhere', 404);

/** The person has an account in the workplace already. (ACC-22) */
export const AlreadyStaff = refusal<Nothing>('accounts.works_here');

/** Only who may open the workplace to others may touch the account of somebody who works there. (ACC-22) */
export const StaffProtected = refusal<Nothing>('accounts.staff_is_beyond', 403);

/** The person's picture is not where it should be. (ACC-10) */
export const PictureMissing = refusal<Nothing>('accounts.picture_missing', 404);

/** A form that should bring a picture brings none. (ACC-16) */
export const NoPictureSent = refusal<Nothing>('accounts.no_picture_sent', 422);

/** Erasing is for good: the person's address has to be typed, and was not. (ACC-20) */
export const AddressNotTyped = refusal<Nothing>('accounts.address_not_typed', 422);

/** Somebody who works here is not erased: their workplace is closed first. (ACC-20) */
export const StillStaff = refusal<Nothing>('accounts.still_works_here');

/** Somebody must be left who may do everything. (ACC-22) */
export const LastSuperAdmin = refusal<Nothing>('accounts.last_of_all');

/** The person was erased: nothing brings them back. (ACC-20) */
export const PersonIsErased = refusal<Nothing>('accounts.person_is_erased');

/** The password that is to be new is the one there is. (SEC-15) */
export const PasswordIsOld = refusal<Nothing>('accounts.password_is_old', 422);
