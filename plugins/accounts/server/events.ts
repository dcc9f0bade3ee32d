import { events } from '@cordee/kernel';

/** What accounts announce. `password-forgotten` bears the address as typed: whether it is known is found out later, away from the form. */
export const accountEvents = events<{
  'password-forgotten': { address: string };
  'password-changed': { person: number };
}>('accounts');
