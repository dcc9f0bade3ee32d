import { events } from '@cordee/kernel';

/** What accounts announce. `password-forgotten` bears the address as typed: whether it is known is found out later, away from the form. */
export const accountEvents = events<{
  'password-forgotten': { address: string };
  'password-changed': { person: number };
  /** A second step counts from now on, or not any more. (ACC-6) */
  'second-step-changed': { person: number; on: boolean };
  /** Somebody asks to be erased. (ACC-20) */
  'erasure-asked': { person: number };
  /** Somebody asked for an account at this address; `signUp` is what the link will confirm. (ACC-3) */
  'signed-up': { signUp: string; address: string };
  /** Somebody asked for another address; whether it is known is found out by the listener. (ACC-10) */
  'address-change-asked': { change: string };
  /** An address was confirmed that another account has. (ACC-10) */
  'address-was-taken': { address: string };
  /** A person has another address now. (ACC-10) */
  'address-changed': { change: string };
}>('accounts');
