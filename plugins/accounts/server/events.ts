import { events } from '@cordee/kernel';

/** What accounts announce. `password-forgotten` bears the address as typed: whether it is known is found out later, away from the form. */
export const accountEvents = events<{
  'password-forgotten': { address: string };
  'password-changed': { person: number };
  /** Somebody asked for an account at this address; `signUp` is what the link will confirm. (ACC-3) */
  'signed-up': { signUp: string; address: string };
}>('accounts');
