import type { PersonId } from '@cordee/accounts';
import type { EstablishmentId } from '@cordee/companies';
import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { findEstablishment } from './find-establishment.ts';
import { updateEstablishment } from './membership-store.ts';

type Move = Readonly<{
  session: SessionId;
  reference: string;
  member: MembershipId;
  person: PersonId;
  from: EstablishmentId;
  /** The document id of the new one. */
  document: string;
  staff: Staff;
}>;

/** Moves a member to an establishment of the company of their session, by staff, which is noted. @throws EstablishmentNotFound (SEAT-1) */
export async function changeEstablishment(db: Db, { session, reference, member, person, from, document, staff }: Move): Promise<void> {
  const { id: establishment, name } = await findEstablishment(db, { session, document });
  if (establishment === from) return;

  await updateEstablishment(db, { id: member, establishment });
  await writeAuditLog(db, { staff, act: 'seats.establishment-changed', person, facts: { session: reference, establishment: name } });
}
