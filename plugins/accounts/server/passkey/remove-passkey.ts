import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { withPassword } from '../password/with-password.ts';
import { lockSignedIn } from '../sign-in/sign-in-store.ts';
import { factorRemoved } from '../two-factor/factor-removed.ts';
import { deletePasskey } from './passkey-store.ts';

type RemovePasskeyInput = Readonly<{ person: PersonId; token: string | null; current: string; passkey: string }>;

/**
 * Removes a passkey of the person, and ends all their other sign-ins; not the last second factor of staff where one is mandatory. One that was
 * removed before stays so. @throws CurrentPasswordWrong, SignInNeeded, TwoFactorRequired (ACC-6)
 */
export const removePasskey = (strapi: Core.Strapi, { person, token, current, passkey }: RemovePasskeyInput): Promise<void> =>
  withPassword(strapi, { person, current }, async (db) => {
    await lockSignedIn(db, person, token);
    if (!(await deletePasskey(db, person, passkey))) return;

    const on = await factorRemoved(strapi, db, { person, exceptToken: token });
    await accountEvents.announce(strapi, db, 'passkey-changed', { person, added: false, on });
  });
