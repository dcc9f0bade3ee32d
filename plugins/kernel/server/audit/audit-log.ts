import type { Id } from '../base/id.ts';
import { type Db, execute, rows } from '../base/transaction.ts';

/** A member of staff who is signed in to the CMS admin. */
export type Staff = Readonly<{ id: Id<'admin-user'>; email: string; name: string }>;

type AdminUser = { id: Id<'admin-user'>; email: string; firstname?: string | null; lastname?: string | null };

/** Returns the member of staff that a user of Strapi's admin is. */
export const staffOf = ({ id, email, firstname, lastname }: AdminUser): Staff => ({
  id,
  email,
  name: [firstname, lastname].filter(Boolean).join(' ') || email,
});

/** What an entry of the audit log says beside its act: never a secret, nor personal data of the person, but apart from it. */
type AuditFacts = Readonly<Record<string, string>>;

/**
 * What was done about a person, as the audit log stores it, by a member of staff (`staff`: their name) or by another person (`byPerson`: their
 * id). `act` is a stable code, such as `accounts.password-link`.
 */
export type AuditEntry = Readonly<{ id: string; at: Date; staff: string | null; byPerson: number | null; act: string; facts: AuditFacts }>;

/** `values`: what the act has changed of the person, before and after, if that is personal data, which is erased with them. (ACC-20) */
type ActByStaff = Readonly<{ staff: Staff; act: string; person: number | null; facts?: AuditFacts; values?: AuditFacts | undefined }>;

/**
 * Writes an entry of the audit log, in the transaction of the act itself. (ACC-14, ACC-22)
 */
export async function writeAuditLog(db: Db, { staff, act, person, facts = {}, values }: ActByStaff): Promise<void> {
  await execute(
    db,
    `with written as (
       insert into cordee.staff_act (staff, staff_name, act, person, facts) values (:id, :name, :act, cast(:person as integer), :facts) returning id, person
     )
     insert into cordee.staff_act_value (act, person, facts) select id, person, v from written, cast(:values as jsonb) v where v is not null`,
    { id: staff.id, name: staff.name, act, person, facts: JSON.stringify(facts), values: values ? JSON.stringify(values) : null },
  );
}

/** What was done about each of these people. */
type ActAboutEach = Readonly<{ act: string; about: readonly Readonly<{ person: number; facts: AuditFacts }>[] }>;

/** Writes what a member of staff did, an entry of the audit log about each of these people, in the transaction of the act itself. (ACC-22) */
export const writeStaffAct = (db: Db, { staff, act, about }: ActAboutEach & Readonly<{ staff: Staff }>): Promise<void> =>
  execute(
    db,
    `insert into cordee.staff_act (staff, staff_name, act, person, facts)
     select :id, :name, :act, a.person, a.facts from jsonb_to_recordset(cast(:about as jsonb)) as a (person integer, facts jsonb)`,
    { id: staff.id, name: staff.name, act, about: JSON.stringify(about) },
  );

/** Writes what a person did who is no staff, such as a pilot, an entry of the audit log about each of these people, in the transaction of the act itself. (ACC-22) */
export const writePersonalAct = (db: Db, { by, act, about }: ActAboutEach & Readonly<{ by: number }>): Promise<void> =>
  execute(
    db,
    `insert into cordee.staff_act (by_person, act, person, facts)
     select :by, :act, a.person, a.facts from jsonb_to_recordset(cast(:about as jsonb)) as a (person integer, facts jsonb)`,
    { by, act, about: JSON.stringify(about) },
  );

/** Returns the audit log about a person, latest entry first: at most `most` entries, older than the entry whose id is `before`. */
export const auditEntriesAbout = (db: Db, person: number, { before = null, most }: { before?: string | null; most: number }) =>
  rows<AuditEntry>(
    db,
    `select a.id::text, a.at, a.staff_name as staff, a.by_person as "byPerson", a.act,
       (a.facts || coalesce(v.facts, '{}'))::json as facts
     from cordee.staff_act a left join cordee.staff_act_value v on v.act = a.id
     where a.person = :person and (cast(:before as bigint) is null or a.id < cast(:before as bigint))
     order by a.id desc limit :most`,
    { person, before, most },
  );

/** An entry of the audit log, with the id of the person whom it is about, if there is one. */
export type LatestAuditEntry = AuditEntry & Readonly<{ person: number | null }>;

/** Returns the latest entries of the audit log, about whomever. (ACC-22) */
export const latestAuditEntries = (db: Db, { most }: { most: number }) =>
  rows<LatestAuditEntry>(
    db,
    `select a.id::text, a.at, a.staff_name as staff, a.by_person as "byPerson", a.act,
       (a.facts || coalesce(v.facts, '{}'))::json as facts, a.person
     from cordee.staff_act a left join cordee.staff_act_value v on v.act = a.id
     order by a.id desc limit :most`,
    { most },
  );
