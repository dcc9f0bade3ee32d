import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { withPassword } from '../password/with-password.ts';
import { checkMayAddPasskey } from './domain/passkey.ts';
import { beginPasskeySetup, passkeysOf } from './passkey-store.ts';

type BeginPasskeyInput = Readonly<{ person: PersonId; token: string | null; current: string }>;

/** Begins adding a passkey, in this sign-in, within five minutes. @throws CurrentPasswordWrong, TooManyPasskeys (ACC-6) */
export const beginPasskey = (strapi: Core.Strapi, { token, ...confirmation }: BeginPasskeyInput): Promise<void> =>
  withPassword(strapi, confirmation, async (db) => {
    checkMayAddPasskey((await passkeysOf(db, confirmation.person)).length);
    await beginPasskeySetup(db, token);
  });
