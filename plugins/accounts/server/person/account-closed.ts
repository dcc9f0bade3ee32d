import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import type { Account } from './person-store.ts';

declare module '@cordee/kernel' {
  interface PluginDefinition {
    /** What a plugin ends for a person who is blocked or erased, in the transaction that does it. (H-19) */
    readonly onAccountClosed?: (strapi: Core.Strapi, db: Db, closed: ClosedAccount) => Promise<void>;
  }
}

/** A person who is blocked, or is being erased. */
export type ClosedAccount = Readonly<{ person: PersonId; cause: 'blocked' | 'erased' }>;

/** Lets all plugins end what a person had who is blocked or erased. (H-19) */
export async function announceClosed(strapi: Core.Strapi, db: Db, closed: ClosedAccount): Promise<void> {
  for (const { onAccountClosed } of appOf(strapi).plugins) await onAccountClosed?.(strapi, db, closed);
}

/**
 * Ends what a person had who was blocked, in whatever form. Other plugins go first: they lock sessions, and whoever takes a member out of a session
 * locks the session before the invitation. (ACC-2, H-19)
 */
export async function closeAccount(strapi: Core.Strapi, db: Db, account: Pick<Account, 'id' | 'password'>): Promise<void> {
  await announceClosed(strapi, db, { person: account.id, cause: 'blocked' });
  await revokeAccess(strapi, db, account, { cause: 'blocked' });
}
