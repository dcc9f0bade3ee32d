import { refusal } from '@cordee/kernel/pure';

/** The password is wrong, the address unknown or the account blocked. `spaceAround`: the password begins or ends with a space. (ACC-1) */
export const SignInRefused = refusal<{ spaceAround: boolean }>('accounts.sign_in_refused', 401);

/** The password is that of a sign-up whose address nobody has confirmed yet: only who signed up knows it. (ACC-3) */
export const SignUpUnconfirmed = refusal<{ email: string }>('accounts.sign_up_unconfirmed', 403);
