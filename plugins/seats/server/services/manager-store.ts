import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { IS_OUT } from './slot-store.ts';

/**
 * Somebody who manages from a session of the company of another; `reference`: of the session that they manage from. `available`: whether they can be chosen:
 * not blocked, and not past their last day. (ACC-8)
 */
export type Manager = { id: MembershipId; name: string; email: string; reference: string; available: boolean };

/** Those who manage from a session of the same company, by name. (ACC-8) */
export const managersFor = (db: Db, query: { session: SessionId; today: Day }) =>
  rows<Manager>(
    db,
    `select m.id, coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), p.email) as name, s.reference,
       p.email, not ${IS_OUT} as available
     from cordee.session here
     join cordee.current_membership m on m.company = here.company and m.manages
     join cordee.session s on s.id = m.session
     join cordee.person p on p.id = m.person and not p.is_erased
     where here.id = :session
     order by lower(p.last_name), lower(p.first_name), s.reference, m.id`,
    query,
  );

/** How many of those who are managed are named before a manager is removed. */
export const MANAGED_NAMED = 3;

/** Whom a manager manages: how many people, and the first of them, by name. (ACC-8) */
export type Managed = { count: number; names: string[] };

/** Who manages a member. (ACC-8) */
export const managersOf = async (db: Db, member: MembershipId): Promise<MembershipId[]> =>
  (await rows<{ manager: MembershipId }>(db, 'select manager from cordee.membership_manager where managed = :member', { member })).map(
    ({ manager }) => manager,
  );
