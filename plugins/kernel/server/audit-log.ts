import type { Facts } from './refusal.ts';
import { type Db, rows } from './transaction.ts';

/** Somebody signed in to the admin. */
export type Staff = Readonly<{ id: number; email: string; name: string }>;

/** What a member of staff did about a person, as the trail keeps it. `act` is a stable code, such as `accounts.password-link`. */
export type AuditEntry = Readonly<{ id: string; at: Date; staff: string; act: string; facts: Facts }>;

/** Notes what staff did, in the transaction of the act itself. Facts bear no secret, and nothing of the person. (ACC-14, ACC-22) */
export async function writeAuditLog(
  db: Db,
  { staff, act, person, facts = {} }: { staff: Staff; act: string; person: number | null; facts?: Facts },
): Promise<void> {
  await db.raw(
    'insert into cordee.staff_act (staff, staff_name, act, person, facts) values (:id, :name, :act, cast(:person as integer), :facts)',
    { id: staff.id, name: staff.name, act, person, facts: JSON.stringify(facts) } as never,
  );
}

/** What staff did about a person, the latest first; `before` is the id of the last one already known. */
export const auditEntriesAbout = (db: Db, person: number, { before = null, most }: { before?: string | null; most: number }) =>
  rows<AuditEntry>(
    db,
    `select a.id::text, a.at, a.staff_name as staff, a.act, a.facts from cordee.staff_act a
     where a.person = :person and (cast(:before as bigint) is null or a.id < cast(:before as bigint))
     order by a.id desc limit :most`,
    { person, before, most },
  );
