import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The TOTP or recovery code is wrong or was used, or there were too many wrong codes lately. (ACC-6) */
export const CodeRefused = refusal<NoFacts>('accounts.code_refused', 422);

/** A recovery code was typed where only a TOTP code is of use: to complete two-factor setup. (H-78) */
export const RecoveryCodeRefused = refusal<NoFacts>('accounts.recovery_code_refused', 422);

/** The code is that of a moment about `minutes` away: the clock of the device is off, or the code is old. (H-78) */
export const CodeOfOtherTime = refusal<{ minutes: number }>('accounts.code_of_other_time', 422);

/** The pending sign-in has expired or was ended: the person has to sign in again. (ACC-6) */
export const PendingSignInExpired = refusal<NoFacts>('accounts.step_is_over', 410);

/** Two-factor authentication is already on. (ACC-6) */
export const TwoFactorAlreadyOn = refusal<NoFacts>('accounts.second_step_stands');

/** Two-factor authentication is mandatory for staff. (ACC-6) */
export const TwoFactorRequired = refusal<NoFacts>('accounts.second_step_required');
