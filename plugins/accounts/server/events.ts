import { events } from '@cordee/kernel';
import type { PersonId } from './domain/ids.ts';

/**
 * The domain events of accounts. Events of public forms carry the address as typed: whether an account has it is looked up by the
 * listener, so that the form's answer and its duration do not reveal it.
 */
export const accountEvents = events<{
  /** Somebody requested a password reset. (ACC-2) */
  'password-forgotten': { address: string };
  /** A person has a new password. (ACC-2) */
  'password-changed': { person: PersonId };
  /** An authenticator app was set up or taken away; `passkeys`: the person has passkeys, or not, as events of before. (ACC-6) */
  'second-step-changed': { person: PersonId; on: boolean; passkeys?: boolean };
  /** A passkey was added or removed; `on`: the person still has a second factor. (ACC-6) */
  'passkey-changed': { person: PersonId; added: boolean; on: boolean };
  /** A person requested erasure. (ACC-20) */
  'erasure-asked': { person: PersonId };
  /** Somebody signed up with this address; `signUp` is the id that the link will confirm. (ACC-3) */
  'signed-up': { signUp: string; address: string };
  /** A person requested another address. (ACC-10) */
  'address-change-asked': { change: string };
  /** A person confirmed an address that another account has. (ACC-10) */
  'address-was-taken': { address: string };
  /** A person has a new address. (ACC-10) */
  'address-changed': { change: string };
  /** A change of address was undone; `address` is the one that the account had until then. (SEC-15) */
  'address-undone': { person: PersonId; address: string };
}>('accounts');
