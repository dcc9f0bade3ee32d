import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** There is no such person: `person` is their document id, or the id of the row that was deleted meanwhile. (ACC-14) */
export const PersonNotFound = refusal<{ person: string }>('accounts.person_not_found', 404);

/** The person is blocked, and is sent nothing. (ACC-4) */
export const PersonIsBlocked = refusal<NoFacts>('accounts.person_is_blocked');

/** The address was that of a person who can still undo its change: until then nobody else gets it. (SEC-15) */
export const AddressIsReserved = refusal<NoFacts>('accounts.address_is_reserved');

/** The person was erased, which cannot be undone. (ACC-20) */
export const PersonIsErased = refusal<NoFacts>('accounts.person_is_erased');

/** The input is not a phone number. (ACC-10) */
export const NumberUnreadable = refusal<NoFacts>('accounts.number_unreadable', 422);

/** The number is not a mobile number. (ACC-10) */
export const NumberIsNotMobile = refusal<NoFacts>('accounts.number_is_not_mobile', 422);

/** SMS need a mobile number, and the person has none. (ACC-10) */
export const SmsNeedsMobile = refusal<NoFacts>('accounts.sms_needs_mobile', 422);

/** The person's picture is missing from the file store. (ACC-10) */
export const PictureMissing = refusal<NoFacts>('accounts.picture_missing', 404);

/** The person's pictures sent just before are still being drawn. (H-97) */
export const PicturesWaiting = refusal<NoFacts>('accounts.pictures_waiting', 429);

/** A person is not duplicated: the copy would be an account whose password nobody knows. (ACC-13) */
export const PersonNotCopied = refusal<NoFacts>('accounts.person_not_copied');
