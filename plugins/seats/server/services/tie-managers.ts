import type { PersonId } from '@cordee/accounts';
import { type Db, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { MOST_MANAGERS } from '../domain/membership.ts';
import { ManagerNotFound, TooManyManagers } from '../domain/refusals.ts';
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

/** Ties a member of a session to these managers and unties others; that staff did is noted, without the names. @throws as `changeManagers` (ACC-8, H-93) */
export async function tieManagers(db: Db, { session, reference, member, person, tie, untie, today, staff }: Ties): Promise<void> {
  const toTie = (manager: MembershipId): Tie => ({ managed: member, manager });
  const [changed] = await changeManagers(db, { session, tie: tie.map(toTie), untie: untie.map(toTie), today });
  if (!changed || !staff) return;

  const facts = { session: reference, count: String(changed.managers) };
  await writeAuditLog(db, { staff, act: 'seats.managers-changed', person, facts });
}

type TieChange = Readonly<{ session: SessionId; tie: readonly Tie[]; untie: readonly Tie[]; today: Day }>;

/**
 * Makes and ends ties of the members of a session; returns those whose managers changed, and how many they have now. Whoever has more than
 * `MOST_MANAGERS` gets no more.
 * @throws TooManyManagers, and ManagerNotFound for one who manages from no session of the company, is blocked, past their last day, or the member themself (ACC-8, TEAM-2)
 */
export async function changeManagers(db: Db, { session, tie, untie, today }: TieChange) {
  await refuseManagers(db, { session, tie, today });
  const changed = await storeTies(db, { session, tie, untie });
  if (changed.length === 0) return [];

  const counted = await managersCounted(
    db,
    changed.map(({ managed }) => managed),
  );
  const given = new Set(tie.map(({ managed }) => managed));
  if (counted.some(({ managed, managers }) => managers > MOST_MANAGERS && given.has(managed)))
    throw new TooManyManagers({ most: MOST_MANAGERS });
  return counted;
}

/** Refuses ties to whoever cannot manage; the memberships of the managers stay locked. */
async function refuseManagers(db: Db, { session, tie, today }: Omit<TieChange, 'untie'>): Promise<void> {
  if (tie.length === 0) return;

  await lockManagers(
    db,
    tie.map(({ manager }) => manager),
  );
  const available = new Set((await managersFor(db, { session, today })).filter((each) => each.available).map(({ id }) => id));
  if (!tie.every(({ manager, managed }) => available.has(manager) && manager !== managed)) throw new ManagerNotFound({});
}
