import { houseOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { confirmationLink } from '../domain/link.ts';
import { LinkIsDead } from '../domain/refusals.ts';
import { closeDoors } from './close-doors.ts';
import { rememberDevice } from './device-store.ts';
import { keepHash, openAccount } from './person-store.ts';
import { beginSignIn, type Kept } from './sign-in.ts';
import { takeSignUp } from './sign-up-store.ts';

type Confirming = Readonly<{ code: string; device: string | null; clientAddress: string }>;

/**
 * Confirms an address by the link that was sent to it: the account is there from now on, and its person signed in. One that
 * was opened for them by others keeps the name it has. An account that has a password is nobody's to take over.
 * @throws LinkIsDead (ACC-3, ACC-4)
 */
export const confirmSignUp = (strapi: Core.Strapi, { code, device, clientAddress }: Confirming): Promise<Kept> =>
  inTransaction(strapi, async (db) => {
    const id = confirmationLink.idIn(code, houseOf(strapi).settings.LINK_SECRET);
    const asked = id ? await takeSignUp(db, id) : undefined;
    const account = asked && (await openAccount(strapi, db, asked));
    if (!asked || !account || account.password !== null || account.blocked) throw new LinkIsDead({});

    await keepHash(db, account.id, asked.passwordHash);
    await closeDoors(strapi, db, account, { cause: 'password-changed' });
    const token = await beginSignIn(db, { id: account.id, password: asked.passwordHash }, clientAddress);
    if (!token) throw new LinkIsDead({});
    return { token, device: await rememberDevice(db, account.id, device) };
  });
