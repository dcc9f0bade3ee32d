import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The passkey is not one of the person's, or did not sign what it was asked to, here and now; or too many were refused lately. (ACC-6) */
export const PasskeyRefused = refusal<NoFacts>('accounts.passkey_refused', 422);

/** The passkey could not be added: nothing was asked of it in this sign-in within five minutes, or it answered something else. (ACC-6) */
export const PasskeyNotAdded = refusal<NoFacts>('accounts.passkey_not_added', 422);

/** Somebody has this passkey already. (ACC-6) */
export const PasskeyKnown = refusal<NoFacts>('accounts.passkey_known');

/** A person has as many passkeys as they may. (ACC-6) */
export const TooManyPasskeys = refusal<{ most: number }>('accounts.too_many_passkeys');
