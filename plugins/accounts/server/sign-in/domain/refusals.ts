import { refusal } from '@cordee/kernel/pure';

/** The password is wrong, the address unknown or the account blocked. `spaceAround`: the password begins or ends with a space. (ACC-1) */
export const SignInRefused = refusal<{ spaceAround: boolean }>('accounts.sign_in_refused', 401);
