import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { LinkView } from '../../api.ts';
import { confirmationLink } from '../domain/link.ts';
import { linkState } from '../domain/link-state.ts';
import { isRepeated, type LinkAttempt } from '../link-use/use-link-once.ts';
import { accountByEmail } from '../person/person-store.ts';
import { signUpOf } from './sign-up-store.ts';

/**
 * Returns the state of a link that confirms a sign-up, so that its page says it before anything is typed. Old sign-ups are deleted: their
 * links have expired. One whose address has an account with a password by now counts as used. (ACC-3, H-76)
 */
export async function viewSignUpLink(strapi: Core.Strapi, attempt: LinkAttempt): Promise<LinkView> {
  const db = strapi.db.connection;
  const id = confirmationLink.idIn(attempt.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) return { state: 'incomplete' };
  if (await isRepeated(db, attempt)) return { state: 'done' };

  const signUp = await signUpOf(db, id);
  if (!signUp) return { state: 'expired' };
  const state = linkState(signUp, attempt.now);
  const account = await accountByEmail(db, signUp.email);
  return { state: state === 'open' && account && account.password !== null ? 'used' : state };
}
