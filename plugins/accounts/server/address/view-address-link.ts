import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { AddressLink } from '../../api.ts';
import type { PersonId } from '../domain/ids.ts';
import { addressLink, addressUndoLink } from '../domain/link.ts';
import { addressChangeOf } from './address-change-store.ts';

/** Returns the state of a link that confirms a new address; `person` is the signed-in person, if there is one. (ACC-10) */
export async function viewAddressLink(
  strapi: Core.Strapi,
  { code, person }: { code: string; person: PersonId | null },
): Promise<AddressLink> {
  const id = addressLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const change = id ? await addressChangeOf(strapi.db.connection, id) : undefined;
  return change?.confirmable ? { state: 'open', email: change.email, mine: change.person === person } : { state: 'dead' };
}

/** Returns the state of a link that restores a former address. (SEC-15) */
export async function viewAddressUndo(strapi: Core.Strapi, { code }: { code: string }): Promise<AddressLink> {
  const id = addressUndoLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const change = id ? await addressChangeOf(strapi.db.connection, id) : undefined;
  return change?.undoable && change.former ? { state: 'open', email: change.former, mine: false } : { state: 'dead' };
}
