import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The link was used, has expired, or was not issued by this installation. (ACC-2) */
export const LinkInvalid = refusal<NoFacts>('accounts.link_is_dead', 410);

/** The password is not the person's current one. `spaceAround`: same as in `SignInRefused`. (ACC-10) */
export const CurrentPasswordWrong = refusal<{ spaceAround: boolean }>('accounts.current_password_wrong', 422);

/** The password is shorter than `shortest` characters. */
export const PasswordTooShort = refusal<{ shortest: number }>('accounts.password_too_short', 422);

/** The password is longer than `longest` bytes of UTF-8. */
export const PasswordTooLong = refusal<{ longest: number }>('accounts.password_too_long', 422);

/** The password is one that many people have, or is easily guessed from the person's names or that of the application. */
export const PasswordTooEasy = refusal<NoFacts>('accounts.password_too_easy', 422);

/** The password is the person's own address. */
export const PasswordIsAddress = refusal<NoFacts>('accounts.password_is_address', 422);

/** The new password is the same as the current one. (SEC-15) */
export const PasswordUnchanged = refusal<NoFacts>('accounts.password_is_old', 422);

/** Too many new passwords were tried in the last hour, by this person or with this link. (ACC-2) */
export const TooManyPasswords = refusal<NoFacts>('accounts.too_many_passwords', 429);
