import { type Db, formError, inTransaction, type Staff, withFormErrors, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalizeEmail } from '../domain/email-address.ts';
import { checkSms, mobileNumber } from '../domain/mobile-number.ts';
import { checkPassword } from '../domain/password.ts';
import { StaffProtected } from '../domain/refusals.ts';
import { settleAddress } from './address-change-store.ts';
import { checkMayChange, mayManageStaff } from './may-manage-staff.ts';
import { checkNotErased } from './person-store.ts';
import { revokeAccess } from './revoke-access.ts';
import type { EndCause } from './sign-in-store.ts';

const USER = 'plugin::users-permissions.user';
const WRITES = new Set(['create', 'update', 'clone', 'delete']);

type Written = {
  standing?: string;
  locale?: string | null;
  email?: string;
  username?: string;
  password?: string | null;
  blocked?: boolean | null;
  mobile?: string | null;
  smsAllowed?: boolean | null;
};
type Before = {
  id: number;
  email: string;
  password: string | null;
  standing: string | null;
  blocked: boolean | null;
  mobile: string | null;
  smsAllowed: boolean | null;
};

/**
 * Whoever saves a person, staff in the admin included: one form of the address and of the mobile number, a fit password, no SMS without
 * a number; and a new password, a new address or a block ends the sign-ins and the links that were good until then.
 */
export function guardPerson(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== USER || !WRITES.has(context.action)) return next();

    const data = ((context.params as { data?: Written }).data ?? {}) as Written;
    if (!['fr', 'en'].includes(data.locale ?? 'fr')) delete data.locale;
    if (data.email) data.email = data.username = normalizeEmail(data.email);
    const chosen = data.password ?? undefined;
    if (chosen !== undefined) withFormErrors(FORM_ERRORS, () => checkPassword(chosen, data.email ?? ''));
    if (data.mobile !== undefined)
      data.mobile = withFormErrors(FORM_ERRORS, () => (data.mobile?.trim() ? mobileNumber(data.mobile) : null));

    return inTransaction(
      strapi,
      async (db) => {
        const { documentId } = context.params as { documentId?: string };
        const before = documentId ? await personBefore(strapi, documentId) : null;
        const staff = actingStaff(strapi);
        if (before && context.action !== 'delete') withFormErrors(FORM_ERRORS, () => checkNotErased(before));
        await guardStaff(db, { staff, data, before });
        withFormErrors(FORM_ERRORS, () => checkSms(smsAfter(data, before)));
        const saved = await next();
        const cause = before && context.action === 'update' && endCause(data, before);
        if (before && cause) await revokeAccess(strapi, db, before, { cause });
        if (before && cause === 'address-changed') await settleAddress(db, before.id);
        if (staff && before && context.action === 'update') await noteChange(db, { staff, data, before });
        return saved;
      },
      { tries: 1 },
    ) as ReturnType<typeof next>;
  });
}

function endCause(data: Written, before: Before): EndCause | undefined {
  if (data.password) return 'password-changed';
  if (data.blocked) return 'blocked';
  return data.email && data.email !== before.email ? 'address-changed' : undefined;
}

const smsAfter = (data: Written, before: Before | null) => ({
  mobile: (data.mobile === undefined ? before?.mobile : data.mobile) ?? null,
  sms: (data.smsAllowed === undefined ? before?.smsAllowed : data.smsAllowed) ?? false,
});

type AdminUser = { id: number; email: string; firstname?: string | null; lastname?: string | null };
type Change = { data: Written; before: Before | null };

/** Whoever is at the form in the admin; undefined when the house itself writes. */
function actingStaff(strapi: Core.Strapi): Staff | undefined {
  const user: AdminUser | undefined = strapi.requestContext.get()?.state['user'];
  return user && { id: user.id, email: user.email, name: [user.firstname, user.lastname].filter(Boolean).join(' ') || user.email };
}

/** Staff who may not employ leave alone the accounts of those who work here, and make nobody an administrator. (ACC-22) */
async function guardStaff(db: Db, { staff, data, before }: Change & { staff: Staff | undefined }): Promise<void> {
  if (!staff) return;

  const risen = data.standing === 'administrator' && before?.standing !== 'administrator';
  if (risen && !(await mayManageStaff(db, staff.id))) throw formError(FORM_ERRORS, new StaffProtected({}));
  if (before)
    await checkMayChange(db, { staff: staff.id, person: before.id }).catch((error) => {
      throw formError(FORM_ERRORS, error);
    });
}

/** What of a person staff change leaves a trace: how they sign in, whether they may, and what they are. (ACC-22) */
async function noteChange(db: Db, { staff, data, before }: Change & { staff: Staff; before: Before }): Promise<void> {
  const what = (['email', 'blocked', 'standing', 'password'] as const).filter(
    (name) => data[name] !== undefined && (data[name] ?? null) !== (before[name] ?? null),
  );
  for (const each of what) await writeAuditLog(db, { staff, act: `accounts.${each}-changed`, person: before.id });
}

const personBefore = (strapi: Core.Strapi, documentId: string): Promise<Before | null> =>
  strapi.db
    .query(USER)
    .findOne({ where: { documentId }, select: ['id', 'email', 'password', 'standing', 'blocked', 'mobile', 'smsAllowed'] });

const FORM_ERRORS = {
  'accounts.person_is_erased': 'Cette personne a été effacée : rien ne la fait revenir. Ouvre un nouveau compte à son adresse.',
  'accounts.staff_is_beyond':
    'Le compte d’une personne de l’équipe, ou un administrateur, ne se change que par qui peut ouvrir l’espace de travail.',
  'accounts.password_too_short': 'Le mot de passe compte au moins 12 caractères.',
  'accounts.password_too_long': 'Le mot de passe est trop long (72 octets au plus).',
  'accounts.password_too_easy': 'Ce mot de passe se devine trop facilement.',
  'accounts.password_is_address': 'Le mot de passe ne peut pas être l’adresse e-mail.',
  'accounts.number_unreadable': 'Ce n’est pas un numéro de téléphone : écris-le comme 06 12 34 56 78, ou avec son pays, +32 470 12 34 56.',
  'accounts.number_is_not_mobile': 'Ce numéro n’est pas celui d’un mobile.',
  'accounts.sms_needs_mobile': 'Pour autoriser les SMS, il faut un numéro de mobile : donne-le, ou retire l’autorisation.',
};
