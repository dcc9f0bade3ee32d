import type { Db } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';
import { EstablishmentNotFound } from '../domain/refusals.ts';
import { type Establishment, establishmentsOf } from './membership-store.ts';

/** The establishment with this document id, of the company of a session. @throws EstablishmentNotFound (SEAT-1) */
export async function findEstablishment(db: Db, { session, document }: { session: SessionId; document: string }): Promise<Establishment> {
  const found = (await establishmentsOf(db, session)).find((each) => each.document === document);
  if (!found) throw new EstablishmentNotFound({});

  return found;
}
