import { type Db, emailAddress, fieldErrors, formError, inTransaction, normalizeFields, personName, withFormErrors } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { changeReserving, endAddressUndo } from '../address/address-change-store.ts';
import { notifyAddressCorrected } from '../address/notify-address-change.ts';
import type { PersonId } from '../domain/ids.ts';
import { checkPassword } from '../password/check-password.ts';
import { hashPassword } from '../password/password-hash.ts';
import { savePasswordHash } from '../password/password-store.ts';
import { revokeAccess } from '../sign-in/revoke-access.ts';
import { closeAccount } from './account-closed.ts';
import { endCauses } from './domain/end-causes.ts';
import { checkSms, mobileNumber } from './domain/mobile-number.ts';
import { PersonNotCopied } from './domain/refusals.ts';
import { accountByEmail, checkNotErased, lockEmail, USER_UID } from './person-store.ts';

const WRITE_ACTIONS = new Set(['create', 'update', 'clone', 'delete']);

/** What is typed of a person and has a normal form. (H-73, H-80, H-84) */
const NORMAL_FORMS = { firstName: personName, lastName: personName, email: emailAddress };

/** The attributes of a person that the rules depend on, as a form or a script sends them. */
type PersonInput = {
  locale?: string | null;
  email?: string | null;
  username?: string;
  password?: string | null;
  blocked?: boolean | null;
  mobile?: string | null;
  smsAllowed?: boolean | null;
};

/** The same attributes as stored before the change. */
type StoredPerson = {
  id: PersonId;
  email: string;
  password: string | null;
  blocked: boolean | null;
  mobile: string | null;
  smsAllowed: boolean | null;
};

/** A call of Strapi's document service, and one that writes a person. */
type DocumentCall = { uid: string; action: string; params: object };
type PersonWrite = DocumentCall & { params: { documentId?: string; data?: PersonInput } };

/**
 * Enforces the rules of accounts whenever a person is saved, also by staff in the admin: normalizes names, address and mobile number,
 * refuses the address of somebody else, checks the password, allows no SMS without a number, and protects the accounts of erased people.
 * A new password, a new address or a block revokes the sign-ins and links that were valid until then; both addresses are told of a new one.
 * (ACC-13)
 */
export function guardPerson(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!isPersonWrite(context)) return next();

    // A copy would have the password of the original, which its owner does not know.
    if (context.action === 'clone') throw formError(FORM_ERRORS, new PersonNotCopied({}));
    const data = context.params.data ?? {};
    if (!['fr', 'en'].includes(data.locale ?? 'fr')) delete data.locale;
    normalizeFields(data, NORMAL_FORMS);
    // A blank address is none, and one is required.
    if (data.email?.trim() === '') data.email = null;
    if (data.email) data.username = data.email;
    const passwordHash = await takePassword(data);
    if (data.mobile !== undefined)
      data.mobile = withFormErrors(FORM_ERRORS, () => (data.mobile?.trim() ? mobileNumber(data.mobile) : null));

    return inTransaction(
      strapi,
      async (db) => {
        const { documentId } = context.params;
        const before = documentId ? await findStoredPerson(strapi, documentId) : null;
        if (before && context.action !== 'delete') withFormErrors(FORM_ERRORS, () => checkNotErased(before));
        withFormErrors(FORM_ERRORS, () => checkSms(smsAfterChange(data, before)));
        if (data.email) await checkAddressFree(db, data.email, context.action === 'update' ? before?.id : undefined);
        const saved = await next();
        if (passwordHash) await savePasswordHash(db, before?.id ?? (await createdPerson(db, data)), passwordHash);
        if (before && context.action === 'update')
          await endFormerAccess(strapi, db, { data: { ...data, password: passwordHash ?? null }, before });
        return saved;
      },
      { tries: 1 },
    );
  });
}

const isPersonWrite = (context: DocumentCall): context is PersonWrite => context.uid === USER_UID && WRITE_ACTIONS.has(context.action);

/**
 * Takes the password out of what is saved, and returns its hash: Strapi would hash it by itself, on the event loop. An empty field changes
 * nothing. @throws ApplicationError (of Strapi), when it is too easy, too long or the address (ACC-13)
 */
async function takePassword(data: PersonInput): Promise<string | undefined> {
  const { password, email } = data;
  delete data.password;
  if (!password) return undefined;

  try {
    await checkPassword(password, email ?? '');
    return await hashPassword(password);
  } catch (error) {
    throw formError(FORM_ERRORS, error);
  }
}

/** Returns the person whom Strapi has just created: nobody else has the address. @throws Error when there is none */
async function createdPerson(db: Db, { email }: PersonInput): Promise<PersonId> {
  const account = await accountByEmail(db, email ?? '');
  if (!account) throw new Error('Strapi did not save the new account.');
  return account.id;
}

/**
 * Checks that this person has the address already, or that nobody has it, nor may take it back. It stays locked, since two forms may be saved at once.
 * @throws ValidationError (ACC-13, SEC-15)
 */
async function checkAddressFree(db: Db, email: string, person: PersonId | undefined): Promise<void> {
  await lockEmail(db, email);
  const account = await accountByEmail(db, email);
  if (account && account.id === person) return;

  if (await changeReserving(db, email, person)) throw fieldErrors([{ field: 'email', message: ADDRESS_IS_RESERVED }]);
  if (!account) return;

  const name = `${account.firstName} ${account.lastName}`.trim() || account.email;
  throw fieldErrors([{ field: 'email', message: `Cette adresse a déjà un compte : ${name}.` }]);
}

/** Ends what the change ends, and tells both addresses of a new one, unless its person was only invited until then. */
async function endFormerAccess(strapi: Core.Strapi, db: Db, { data, before }: { data: PersonInput; before: StoredPerson }): Promise<void> {
  const causes = endCauses(data, before);
  for (const cause of causes) await (cause === 'blocked' ? closeAccount(strapi, db, before) : revokeAccess(strapi, db, before, { cause }));
  if (!causes.includes('address-changed')) return;

  await endAddressUndo(db, before.id);
  if (before.password !== null) await notifyAddressCorrected(strapi, db, { person: before.id, former: before.email });
}

const smsAfterChange = (data: PersonInput, before: StoredPerson | null) => ({
  mobile: (data.mobile === undefined ? before?.mobile : data.mobile) ?? null,
  sms: (data.smsAllowed === undefined ? before?.smsAllowed : data.smsAllowed) ?? false,
});

const findStoredPerson = (strapi: Core.Strapi, documentId: string): Promise<StoredPerson | null> =>
  strapi.db.query(USER_UID).findOne({ where: { documentId }, select: ['id', 'email', 'password', 'blocked', 'mobile', 'smsAllowed'] });

const ADDRESS_IS_RESERVED =
  'Cette adresse était celle d’un autre compte, qui peut encore la reprendre : elle est libre trois jours après le changement.';

const FORM_ERRORS = {
  'accounts.person_not_copied': 'Une personne ne se duplique pas : ouvrez-lui un nouveau compte, avec son adresse.',
  'accounts.person_is_erased': 'Cette personne a été effacée : rien ne la fait revenir. Ouvrez un nouveau compte à son adresse.',
  'accounts.password_too_short': 'Le mot de passe compte au moins 12 caractères.',
  'accounts.password_too_long': 'Le mot de passe est trop long (72 octets au plus).',
  'accounts.password_too_easy': 'Ce mot de passe se devine trop facilement.',
  'accounts.password_is_address': 'Le mot de passe ne peut pas être l’adresse e-mail.',
  'kernel.busy': 'Trop de demandes en même temps : rien n’est enregistré. Enregistrez de nouveau dans quelques secondes.',
  'accounts.number_unreadable':
    'Ce n’est pas un numéro de téléphone : écrivez-le comme 06 12 34 56 78, ou avec son pays, +32 470 12 34 56.',
  'accounts.number_is_not_mobile': 'Ce numéro n’est pas celui d’un mobile.',
  'accounts.sms_needs_mobile': 'Pour autoriser les SMS, il faut un numéro de mobile : donnez-le, ou retirez l’autorisation.',
};
