import { refusal } from '@cordee/kernel/pure';

type Nothing = Record<string, never>;

/** Wrong pair, unknown address and blocked account alike. `spaceAround`: the password typed begins or ends with a space. (ACC-1) */
export const SignInRefused = refusal<{ spaceAround: boolean }>('accounts.sign_in_refused', 401);

/** The link is used, too old, or was never ours. (ACC-2) */
export const LinkIsDead = refusal<Nothing>('accounts.link_is_dead', 410);

export const PasswordTooShort = refusal<{ shortest: number }>('accounts.password_too_short', 422);
export const PasswordTooLong = refusal<{ longest: number }>('accounts.password_too_long', 422);
export const PasswordIsAddress = refusal<Nothing>('accounts.password_is_address', 422);
