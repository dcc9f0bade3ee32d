import type { PersonId } from '@cordee/accounts';
import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { ManagerNotFound } from '../domain/refusals.ts';
import { managersFor, storeManagers } from './manager-store.ts';

type Ties = Readonly<{
  session: SessionId;
  reference: string;
  member: MembershipId;
  person: PersonId;
  managers: readonly MembershipId[];
  staff: Staff | undefined;
}>;

/**
 * Leaves a member of a session with these managers and no other; that staff did is noted, without the names.
 * @throws ManagerNotFound for one who manages from no session of the company, or is the member themself (ACC-8)
 */
export async function tieManagers(db: Db, { session, reference, member, person, managers, staff }: Ties): Promise<void> {
  const known = managers.length > 0 ? await managersFor(db, session) : [];
  if (managers.some((manager) => manager === member || known.every(({ id }) => id !== manager))) throw new ManagerNotFound({});

  const changed = await storeManagers(db, { member, managers });
  const facts = { session: reference, count: String(managers.length) };
  if (changed > 0 && staff) await writeAuditLog(db, { staff, act: 'seats.managers-changed', person, facts });
}
