import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The password is wrong, the address unknown or the account blocked. `spaceAround`: the password begins or ends with a space. (ACC-1) */
export const SignInRefused = refusal<{ spaceAround: boolean }>('accounts.sign_in_refused', 401);

/** The link was used, has expired, or was not issued by this installation. (ACC-2) */
export const LinkInvalid = refusal<NoFacts>('accounts.link_is_dead', 410);

/** The code is not that of an invitation of this installation, or the invitation was withdrawn; the answer does not tell which. (ACC-4) */
export const InvitationNotFound = refusal<NoFacts>('accounts.invitation_not_found', 404);

/** The invitation has expired: it was valid for thirty days. (ACC-4) */
export const InvitationExpired = refusal<NoFacts>('accounts.invitation_expired', 410);

/** The person has already chosen a password. (ACC-4) */
export const InvitationUsed = refusal<NoFacts>('accounts.invitation_used', 410);

/** The invitation that is to be renewed still works. (ACC-4) */
export const InvitationStillWorks = refusal<NoFacts>('accounts.invitation_still_works');

/** There is no such person. (ACC-14) */
export const PersonNotFound = refusal<{ person: string }>('accounts.person_not_found', 404);

/** The range of the report ends before it begins, or is too long. `longest` is in days. (ACC-17) */
export const ReportRangeInvalid = refusal<{ longest: number }>('accounts.period_unfit', 422);

/** The person is blocked, and is sent nothing. (ACC-4) */
export const PersonIsBlocked = refusal<NoFacts>('accounts.person_is_blocked');

/** The password is not the person's current one. `spaceAround`: same as in `SignInRefused`. (ACC-10) */
export const CurrentPasswordWrong = refusal<{ spaceAround: boolean }>('accounts.current_password_wrong', 422);

/** The new address is the one that the person already has. (ACC-10) */
export const AddressUnchanged = refusal<NoFacts>('accounts.address_is_yours', 422);

/** Too many address changes were requested within the hour. (ACC-10) */
export const TooManyAddressChanges = refusal<NoFacts>('accounts.too_many_address_changes', 429);

/** The link was used, has expired, was replaced by a newer one, or was not issued by this installation. (ACC-10) */
export const AddressLinkInvalid = refusal<NoFacts>('accounts.address_link_is_dead', 410);

/** Another account has the address by now; its owner is notified. (ACC-10) */
export const AddressIsTaken = refusal<NoFacts>('accounts.address_is_taken');

/** The input is not a phone number. (ACC-10) */
export const NumberUnreadable = refusal<NoFacts>('accounts.number_unreadable', 422);

/** The number is not a mobile number. (ACC-10) */
export const NumberIsNotMobile = refusal<NoFacts>('accounts.number_is_not_mobile', 422);

/** SMS need a mobile number, and the person has none. (ACC-10) */
export const SmsNeedsMobile = refusal<NoFacts>('accounts.sms_needs_mobile', 422);

/** The password is shorter than `shortest` characters. */
export const PasswordTooShort = refusal<{ shortest: number }>('accounts.password_too_short', 422);
/** The password is longer than `longest` bytes of UTF-8. */
export const PasswordTooLong = refusal<{ longest: number }>('accounts.password_too_long', 422);
/** The password is one that many people have, or is easily guessed from the person's names or that of the application. */
export const PasswordTooEasy = refusal<NoFacts>('accounts.password_too_easy', 422);
/** The password is the person's own address. */
export const PasswordIsAddress = refusal<NoFacts>('accounts.password_is_address', 422);

/** The TOTP or recovery code is wrong or was used, or there were too many wrong codes lately. (ACC-6) */
export const CodeRefused = refusal<NoFacts>('accounts.code_refused', 422);

/** The pending sign-in has expired or was ended: the person has to sign in again. (ACC-6) */
export const PendingSignInExpired = refusal<NoFacts>('accounts.step_is_over', 410);

/** Two-factor authentication is already on. (ACC-6) */
export const TwoFactorAlreadyOn = refusal<NoFacts>('accounts.second_step_stands');

/** Two-factor authentication is mandatory for staff. (ACC-6) */
export const TwoFactorRequired = refusal<NoFacts>('accounts.second_step_required');

/** The person has no account in the CMS admin. (ACC-22) */
export const NotStaff = refusal<NoFacts>('accounts.works_elsewhere', 404);

/** The person already has an account in the CMS admin. (ACC-22) */
export const AlreadyStaff = refusal<NoFacts>('accounts.works_here');

/** Only staff who may grant admin access may change the account of a member of staff. (ACC-22) */
export const StaffProtected = refusal<NoFacts>('accounts.staff_is_beyond', 403);

/** The person's picture is missing from the file store. (ACC-10) */
export const PictureMissing = refusal<NoFacts>('accounts.picture_missing', 404);

/** The form was sent without a picture. (ACC-16) */
export const NoPictureSent = refusal<NoFacts>('accounts.no_picture_sent', 422);

/** The typed address is not the person's. Erasing is irreversible and has to be confirmed by typing it. (ACC-20) */
export const AddressNotTyped = refusal<NoFacts>('accounts.address_not_typed', 422);

/** The person is still staff: their admin access has to be revoked before they are erased. (ACC-20) */
export const StillStaff = refusal<NoFacts>('accounts.still_works_here');

/** The person is the last super admin: one has to remain. (ACC-22) */
export const LastSuperAdmin = refusal<NoFacts>('accounts.last_of_all');

/** The person was erased, which cannot be undone. (ACC-20) */
export const PersonIsErased = refusal<NoFacts>('accounts.person_is_erased');

/** The new password is the same as the current one. (SEC-15) */
export const PasswordUnchanged = refusal<NoFacts>('accounts.password_is_old', 422);
