import { threadTask } from '@cordee/kernel';
import { checkPasswordForm } from './domain/password.ts';
import type { PasswordToEstimate } from './domain/password-strength.ts';
import { PasswordTooEasy } from './domain/refusals.ts';

const isEasyToGuess = threadTask<typeof import('./domain/password-strength.ts').isEasyToGuess>(
  new URL('./domain/password-strength.ts', import.meta.url),
  'isEasyToGuess',
);

/**
 * Checks that a password, in its normal form, is neither too easy to guess nor too long. Its strength is estimated in a thread: limits come
 * first. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy, Busy (ACC-2)
 */
export const checkPassword = (typed: string, address: string, names: readonly string[] = []): Promise<void> =>
  checkStrength(checkPasswordForm(typed, address, names));

/** Checks the strength of a password whose form is right. @throws PasswordTooEasy, Busy */
export async function checkStrength(password: PasswordToEstimate): Promise<void> {
  if (await isEasyToGuess(password)) throw new PasswordTooEasy({});
}
