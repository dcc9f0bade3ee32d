import { appOf, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { AddressLink } from '../../api.ts';
import type { PersonId } from '../domain/ids.ts';
import { addressLink, addressUndoLink, type Link } from '../domain/link.ts';
import { isRepeated, type LinkAttempt } from '../link-use/use-link-once.ts';
import { type AddressChange, addressChangeOf } from './address-change-store.ts';
import { confirmationState, undoState } from './domain/address-link-state.ts';

/** Returns the state of a link that confirms a new address; `person` is the signed-in person, if there is one. (ACC-10, H-76) */
export async function viewAddressLink(
  strapi: Core.Strapi,
  { person, ...attempt }: LinkAttempt & Readonly<{ person: PersonId | null }>,
): Promise<AddressLink> {
  const change = await changeOf(strapi, addressLink, attempt);
  if (typeof change === 'string') return { state: change };

  const state = confirmationState(change, attempt.now);
  return state === 'open' ? { state, email: shownEmail(change.email), mine: change.person === person } : { state };
}

/** Returns the state of a link that restores a former address. (SEC-15, H-76) */
export async function viewAddressUndo(strapi: Core.Strapi, attempt: LinkAttempt): Promise<AddressLink> {
  const change = await changeOf(strapi, addressUndoLink, attempt);
  if (typeof change === 'string') return { state: change };

  const state = undoState(change, attempt.now);
  return state === 'open' && change.former
    ? { state, email: shownEmail(change.former), mine: false }
    : { state: state === 'open' ? 'unknown' : state };
}

/** Returns the change that a code is for, or why there is none to decide about. Old changes are deleted: their links have expired. */
async function changeOf(strapi: Core.Strapi, link: Link, attempt: LinkAttempt): Promise<AddressChange | 'incomplete' | 'done' | 'expired'> {
  const id = link.idIn(attempt.code, appOf(strapi).settings.LINK_SECRET);
  if (!id) return 'incomplete';
  if (await isRepeated(strapi.db.connection, attempt)) return 'done';
  return (await addressChangeOf(strapi.db.connection, id)) ?? 'expired';
}
