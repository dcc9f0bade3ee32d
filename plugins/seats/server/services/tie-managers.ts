import type { PersonId } from '@cordee/accounts';
import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { ManagerNotFound } from '../domain/refusals.ts';
import { managersFor, managersOf, storeManagers } from './manager-store.ts';

type Ties = Readonly<{
  session: SessionId;
  reference: string;
  member: MembershipId;
  person: PersonId;
  managers: readonly MembershipId[];
  today: Day;
  staff: Staff | undefined;
}>;

/**
 * Leaves a member of a session with these managers and no other; that staff did is noted, without the names.
 * @throws ManagerNotFound for one who manages from no session of the company, or is the member themself, and for a new one who is blocked or past their
 * last day (ACC-8)
 */
export async function tieManagers(db: Db, { session, reference, member, person, managers, today, staff }: Ties): Promise<void> {
  const known = managers.length > 0 ? await managersFor(db, { session, today }) : [];
  const before = new Set(managers.length > 0 ? await managersOf(db, member) : []);
  const choosable = new Set(known.filter(({ id, available }) => id !== member && (available || before.has(id))).map(({ id }) => id));
  if (!managers.every((manager) => choosable.has(manager))) throw new ManagerNotFound({});

  const changed = await storeManagers(db, { member, managers });
  const facts = { session: reference, count: String(managers.length) };
  if (changed > 0 && staff) await writeAuditLog(db, { staff, act: 'seats.managers-changed', person, facts });
}
