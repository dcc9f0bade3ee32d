import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The new address is the one that the person already has. (ACC-10) */
export const AddressUnchanged = refusal<NoFacts>('accounts.address_is_yours', 422);

/** Too many address changes were requested within the hour. (ACC-10) */
export const TooManyAddressChanges = refusal<NoFacts>('accounts.too_many_address_changes', 429);

/** The link was used, has expired, was replaced by a newer one, or was not issued by this installation. (ACC-10) */
export const AddressLinkInvalid = refusal<NoFacts>('accounts.address_link_is_dead', 410);

/** Another account has the address by now; its owner is notified. (ACC-10) */
export const AddressIsTaken = refusal<NoFacts>('accounts.address_is_taken');
