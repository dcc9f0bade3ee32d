import { type PersonId, USER_UID } from '@cordee/accounts';
import { actingStaff, type Db, formError, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { changesOf, type StoredPerson } from '../domain/person-changes.ts';
import { LastSuperAdmin, StaffProtected } from '../domain/refusals.ts';
import { checkMayChange } from './check-may-change.ts';
import { FORM_ERRORS } from './form-errors.ts';
import { keepingSuperAdmin } from './keep-super-admin.ts';
import { mayManageStaff } from './staff-store.ts';
import { tellAccessReopened, tellRoleChanged } from './tell-person.ts';

const WRITE_ACTIONS = new Set(['create', 'update', 'clone', 'delete']);

const LOGGED_ATTRIBUTES = ['firstName', 'lastName', 'email', 'blocked', 'standing', 'password'] as const;

/** A call of Strapi's document service, and one that writes a person. */
type DocumentCall = { uid: string; action: string; params: object };
type PersonWrite = DocumentCall & { params: { documentId?: string; data?: { standing?: string; blocked?: boolean | null } } };

/**
 * Enforces what staff may do whenever they save a person in the admin, beside the rules of accounts: only those who may manage staff change
 * the account of a member of staff or make somebody an administrator, and nobody blocks the last super admin. What they change is written to
 * the audit log, and they are told of another role, and that their access is open again. (ACC-13, ACC-22)
 */
export function guardPersonForm(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const staff = actingStaff(strapi);
    if (!staff || !isPersonWrite(context)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const { documentId, data } = context.params;
        const before = documentId ? await findStoredPerson(strapi, { documentId }) : null;
        await checkStaffMayWrite(db, { staff, before, data: data ?? {} });
        const saved = await keepingSuperAdmin(db, async () => next()).catch((error: unknown) => {
          throw error instanceof LastSuperAdmin ? formError(FORM_ERRORS, error) : error;
        });
        await logWrite(strapi, db, { staff, action: context.action, before, saved });
        return saved;
      },
      { tries: 1 },
    );
  });
}

const isPersonWrite = (context: DocumentCall): context is PersonWrite => context.uid === USER_UID && WRITE_ACTIONS.has(context.action);

type PersonWriteByStaff = Readonly<{ staff: Staff; before: StoredPerson | null; data: NonNullable<PersonWrite['params']['data']> }>;

/**
 * Checks that staff without the permission to manage staff neither change the account of a member of staff nor make anybody an
 * administrator.
 * @throws ApplicationError with the code of StaffProtected (ACC-22)
 */
async function checkStaffMayWrite(db: Db, { staff, before, data }: PersonWriteByStaff): Promise<void> {
  const becomesAdministrator = data.standing === 'administrator' && before?.standing !== 'administrator';
  if (becomesAdministrator && !(await mayManageStaff(db, staff.id))) throw formError(FORM_ERRORS, new StaffProtected({}));
  if (!before) return;

  try {
    await checkMayChange(db, { staff: staff.id, person: before.id });
  } catch (error) {
    throw formError(FORM_ERRORS, error);
  }
}

type SavedByStaff = Readonly<{ staff: Staff; action: string; before: StoredPerson | null; saved: unknown }>;

/** Writes a new account, and changes of the name, the address, the block, the global role and the password, to the audit log, and tells their person. (ACC-22) */
async function logWrite(strapi: Core.Strapi, db: Db, { staff, action, before, saved }: SavedByStaff): Promise<void> {
  const documentId = typeof saved === 'object' && saved !== null && 'documentId' in saved ? String(saved.documentId) : undefined;
  const after = documentId && (await findStoredPerson(strapi, { documentId }));
  if (!after) return;

  if (action !== 'update' || !before) return writeAuditLog(db, { staff, act: 'accounts.person-created', person: after.id });
  for (const change of changesOf(before, after)) await writeAuditLog(db, { staff, person: after.id, ...change });
  if ((before.standing ?? 'none') !== (after.standing ?? 'none'))
    await tellRoleChanged(strapi, db, { person: after.id, role: after.standing });
  if (before.blocked && !after.blocked) await tellAccessReopened(db, after.id);
}

const findStoredPerson = (strapi: Core.Strapi, where: { documentId: string } | { id: PersonId }): Promise<StoredPerson | null> =>
  strapi.db.query(USER_UID).findOne({ where, select: ['id', ...LOGGED_ATTRIBUTES] });
