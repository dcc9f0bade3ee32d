import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { usePreparedLink } from '../link-use/use-link-once.ts';
import { accountById } from '../person/person-store.ts';
import { againIfChanged } from './again-if-changed.ts';
import { hashChosenPassword, setPassword } from './choose-password.ts';
import { verifyPassword } from './password-store.ts';
import { withNewPasswordLimit } from './with-new-password-limit.ts';
import { confirmPassword, lockConfirmed, withPasswordRateLimit } from './with-password.ts';

type ChangePasswordInput = Readonly<{ person: PersonId; token: string | null; current: string; password: string; now: Date }>;

/**
 * Changes the password of a signed-in person who knows the current one. Ends their other sign-ins, not this one. The same form sent again,
 * whose current password has become the former one, is the same success. @throws TooManyPasswords, CurrentPasswordWrong, PasswordTooShort, … (ACC-10, H-75)
 */
export async function changePassword(strapi: Core.Strapi, input: ChangePasswordInput): Promise<void> {
  const { person, token, password, now } = input;
  const attempt = { code: `password-change:${person}`, trustedBrowser: token, now };
  const change = () =>
    usePreparedLink(strapi, attempt, {
      async prepare(connection) {
        const confirmed = await confirmPassword(connection, input);
        const hash = await hashChosenPassword(password, confirmed);
        return async (db) => {
          await setPassword(strapi, db, await lockConfirmed(db, confirmed), { hash, exceptToken: token });
          return true;
        };
      },
      repeat: async (db) => (await verifyPassword(password, await accountById(db, person))) || undefined,
    });
  await withNewPasswordLimit(strapi, person, () => withPasswordRateLimit(strapi, person, () => againIfChanged(change)));
}
