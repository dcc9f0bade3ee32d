import { inTransaction, normalizeEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { countPublicForm } from '../rate-limit/count-from-network.ts';
import { pendingSignUp, renewSignUp } from './sign-up-store.ts';

/**
 * Sends the link of an unconfirmed sign-up again, once in ten minutes. The answer is the same whether there is one or not; whether an
 * account has the address is looked up by the worker. @throws TooManyFromNetwork (ACC-3, H-75)
 */
export async function resendConfirmation(
  strapi: Core.Strapi,
  { email, clientAddress }: Readonly<{ email: string; clientAddress: string }>,
): Promise<void> {
  const address = normalizeEmail(email);
  if (!(await countPublicForm(strapi, 'sign-up-again', { email: address, clientAddress }))) return;

  await inTransaction(strapi, async (db) => {
    const signUp = await pendingSignUp(db, address);
    if (!signUp) return;

    await renewSignUp(db, signUp.id);
    await accountEvents.announce(strapi, db, 'signed-up', { signUp: signUp.id, address });
  });
}
