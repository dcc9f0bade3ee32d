import type { PersonId } from '@cordee/accounts';
import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { ManagerNotFound } from '../domain/refusals.ts';
import { managersFor } from './manager-store.ts';
import { lockManagers, managersCounted, storeTies, type Tie } from './tie-store.ts';

type Ties = Readonly<{
  session: SessionId;
  reference: string;
  member: MembershipId;
  person: PersonId;
  tie: readonly MembershipId[];
  untie: readonly MembershipId[];
  today: Day;
  staff: Staff | undefined;
}>;

/** Ties a member of a session to these managers and unties others; that staff did is noted, without the names. @throws as `refuseManagers` (ACC-8, H-93) */
export async function tieManagers(db: Db, { session, reference, member, person, tie, untie, today, staff }: Ties): Promise<void> {
  const toTie = (manager: MembershipId): Tie => ({ managed: member, manager });
  const made = tie.map(toTie);
  await refuseManagers(db, { session, tie: made, today });
  const changed = await storeTies(db, { session, tie: made, untie: untie.map(toTie) });
  if (changed.length === 0 || !staff) return;

  const [counted] = await managersCounted(db, [member]);
  const facts = { session: reference, count: String(counted?.managers ?? 0) };
  await writeAuditLog(db, { staff, act: 'seats.managers-changed', person, facts });
}

/**
 * Refuses ties to whoever cannot manage; the memberships of the managers stay locked.
 * @throws ManagerNotFound for one who manages from no session of the company, is blocked, past their last day, or the member themself (ACC-8, TEAM-2)
 */
export async function refuseManagers(
  db: Db,
  { session, tie, today }: { session: SessionId; tie: readonly Tie[]; today: Day },
): Promise<void> {
  if (tie.length === 0) return;

  await lockManagers(
    db,
    tie.map(({ manager }) => manager),
  );
  const available = new Set((await managersFor(db, { session, today })).filter((each) => each.available).map(({ id }) => id));
  if (!tie.every(({ manager, managed }) => available.has(manager) && manager !== managed)) throw new ManagerNotFound({});
}
