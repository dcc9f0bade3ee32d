import type pg from 'pg';

/** What was applied again after a restore, and what could not be. */
export type Revocations = Readonly<{
  /** Whether the database that was replaced was of the same installation, so that what happened since the back-up is known. */
  isKnown: boolean;
  /** The document ids of people who were erased since the back-up. */
  erased: readonly string[];
  blocked: number;
  adminAccess: number;
}>;

/** The acts of staff that take something away from a person. They are carried over to the restored audit log. */
const ACTS = ['accounts.person-erased', 'accounts.blocked-changed', 'accounts.workplace-closed', 'accounts.standing-changed'];

/** What is read of the present database, each into a temporary table that outlives its schemas. */
const PRESENT_TABLES: Readonly<Record<string, { from: string; select: string }>> = {
  present_person: { from: 'public.up_users', select: 'id, document_id, blocked, standing from public.up_users' },
  present_act: {
    from: 'cordee.staff_act',
    select: `at, staff, staff_name, act, person, facts from cordee.staff_act where act in (${ACTS.map((act) => `'${act}'`).join(', ')})`,
  },
  present_invitation: {
    from: 'cordee.invitation',
    select: 'id, sent_at, expires_at, ended_at, end_cause from cordee.invitation where ended_at is not null',
  },
};

/** Notes in temporary tables what the present database knows of erasures and revocations, before it is replaced. (H-68) */
export async function rememberRevocations(database: pg.ClientBase): Promise<void> {
  for (const [name, { from, select }] of Object.entries(PRESENT_TABLES))
    if (await tableExists(database, from)) await database.query(`create temporary table ${name} on commit drop as select ${select}`);
}

/**
 * Ends every sign-in and every link for signing in, since those that were ended after the back-up would be valid again; and takes away
 * again, in the restored database, what the replaced one had taken away since. People who were erased, as the replaced database or the file
 * store (`noted`) knows, are returned: erasing them is up to
 * the product's own code, once the database is migrated. (H-68)
 */
export async function applyRevocations(database: pg.ClientBase, noted: readonly string[] = []): Promise<Revocations> {
  // Whoever is left may be somebody who had not all rights at the time of the back-up: the command `create-staff` makes one who has.
  await database.query("set local cordee.restoring = 'on'");
  for (const [table, sql] of SIGN_INS) if (await tableExists(database, table)) await database.query(sql);
  const notedHere = await database.query<{ documentId: string }>(NOTED, [noted]);
  const erasedAsNoted = notedHere.rows.map(({ documentId }) => documentId);
  if (!(await isSameInstallation(database))) return { isKnown: false, erased: erasedAsNoted, blocked: 0, adminAccess: 0 };

  const { rowCount: blocked } = await database.query(BLOCK);
  await database.query(WITHDRAW_ADMINISTRATORS);
  const { rowCount: adminAccess } = await database.query(WITHDRAW_ADMIN_ACCESS);
  const { rows: erased } = await database.query<{ documentId: string }>(ERASED);
  await database.query(CARRY_OVER_ACTS);
  await database.query(END_INVITATIONS);
  return {
    isKnown: true,
    erased: [...new Set([...erasedAsNoted, ...erased.map(({ documentId }) => documentId)])],
    blocked: blocked ?? 0,
    adminAccess: adminAccess ?? 0,
  };
}

async function tableExists(database: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await database.query('select to_regclass($1) is not null as exists', [table]);
  return rows[0].exists;
}

/** Whether the replaced database and the restored one have a person in common; a new installation with demo data has none. */
async function isSameInstallation(database: pg.ClientBase): Promise<boolean> {
  for (const name of ['present_person', 'present_act', 'present_invitation'])
    if (!(await tableExists(database, `pg_temp.${name}`))) return false;

  const { rows } = await database.query('select exists (select from present_person join up_users using (document_id)) as same');
  return rows[0].same;
}

const SIGN_INS: readonly (readonly [table: string, sql: string])[] = [
  ['cordee.sign_in', `update cordee.sign_in set ended_at = cordee.now(), end_cause = 'signed-out' where ended_at is null`],
  ['cordee.password_reset', 'update cordee.password_reset set used_at = cordee.now() where used_at is null'],
  ['cordee.half_sign_in', 'delete from cordee.half_sign_in'],
  ['cordee.device', 'delete from cordee.device'],
  ['cordee.workplace_ticket', 'delete from cordee.workplace_ticket'],
  ['public.strapi_sessions', 'delete from strapi_sessions'],
];

/** SQL: the acts since the back-up, with the document id of their person, who is identified by it in both databases. */
const NEW_ACTS = `select a.*, p.document_id, u.id as restored_person from present_act a
  join present_person p on p.id = a.person join up_users u on u.document_id = p.document_id
  where not exists (select from cordee.staff_act r where r.at = a.at and r.staff = a.staff and r.act = a.act and r.person = u.id)`;

const BLOCK = `update up_users u set blocked = true from present_person p
  where p.document_id = u.document_id and p.blocked and u.blocked is not true`;

const WITHDRAW_ADMINISTRATORS = `update up_users u set standing = p.standing from present_person p, (${NEW_ACTS}) a
  where p.document_id = u.document_id and a.document_id = u.document_id and a.act = 'accounts.standing-changed'
    and u.standing = 'administrator' and p.standing is distinct from 'administrator'`;

/** A link of a person to their admin account goes with it. */
const WITHDRAW_ADMIN_ACCESS = `delete from admin_users where id in (
  select s.admin_user from cordee.staff s join (${NEW_ACTS}) a on a.restored_person = s.person and a.act = 'accounts.workplace-closed')`;

const ERASED = `select distinct document_id as "documentId" from (${NEW_ACTS}) a where act = 'accounts.person-erased'`;

/** SQL: those of the people noted in the file store whom the restored database knows. */
const NOTED = `select document_id as "documentId" from up_users where document_id = any($1)`;

const CARRY_OVER_ACTS = `insert into cordee.staff_act (at, staff, staff_name, act, person, facts)
  select at, staff, staff_name, act, restored_person, facts from (${NEW_ACTS}) a order by at`;

const END_INVITATIONS = `update cordee.invitation i
  set ended_at = p.ended_at, end_cause = p.end_cause, sent_at = coalesce(i.sent_at, p.sent_at), expires_at = coalesce(i.expires_at, p.expires_at)
  from present_invitation p where p.id = i.id and i.ended_at is null`;
