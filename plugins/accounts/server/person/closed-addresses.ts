import { type Db, normalizeEmail, type Refusal } from '@cordee/kernel';
import { reservedAmong } from '../address/address-change-store.ts';
import { isErased } from '../address/domain/email-address.ts';
import { AddressIsReserved, PersonIsErased } from './domain/refusals.ts';

/** Those of these addresses at which nobody is given access, by their normal form, and why. (ACC-20, SEC-15) */
export async function closedAddresses(db: Db, emails: readonly string[]): Promise<Map<string, Refusal>> {
  const reserved = await reservedAmong(db, emails);
  const erased = emails.map(normalizeEmail).filter(isErased);
  return new Map<string, Refusal>([
    ...reserved.map((email) => [email, new AddressIsReserved({})] as const),
    ...erased.map((email) => [email, new PersonIsErased({})] as const),
  ]);
}
