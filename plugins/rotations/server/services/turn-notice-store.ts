import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '@cordee/seats';

/** A running turn that is over soon: `to` is the first day without the slot. */
export type EndingTurn = Readonly<{ session: SessionId; membership: MembershipId; since: Day; to: Day }>;

/** Notes that the members of these turns are told that they end, and returns those that were not noted before. (ROT-5) */
export const noteEndingTurns = (db: Db, turns: readonly EndingTurn[]) =>
  rows<{ membership: MembershipId; to: Day }>(
    db,
    `insert into cordee.turn_notice (session, membership, turn_since, ends_on)
     select t.session, t.membership, t.since, t."to"
     from jsonb_to_recordset(cast(:turns as jsonb)) as t (session integer, membership uuid, since date, "to" date)
     on conflict do nothing returning membership, to_char(ends_on, 'YYYY-MM-DD') as "to"`,
    { turns: JSON.stringify(turns) },
  );
