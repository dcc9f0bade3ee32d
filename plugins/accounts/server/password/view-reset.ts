import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { LinkView } from '../../api.ts';
import { resetLink } from '../domain/link.ts';
import { linkState } from '../domain/link-state.ts';
import { isRepeated, type LinkAttempt } from '../link-use/use-link-once.ts';
import { accountById } from '../person/person-store.ts';
import { resetOf } from './reset-store.ts';

/** Returns the state of a link to choose a new password, so that its page says it before anything is typed. (ACC-2, H-76) */
export async function viewReset(strapi: Core.Strapi, attempt: LinkAttempt): Promise<LinkView> {
  const db = strapi.db.connection;
  const id = resetLink.idIn(attempt.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) return { state: 'incomplete' };
  if (await isRepeated(db, attempt)) return { state: 'done' };

  const reset = await resetOf(db, id);
  const account = reset && (await accountById(db, reset.person));
  if (!account || account.blocked) return { state: 'unknown' };
  return { state: linkState(reset, attempt.now) };
}
