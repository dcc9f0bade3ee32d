import type { PersonalData } from '@cordee/kernel';

const deleteRows = (table: string) => `delete from ${table} where person = :person`;

/** The personal data (GDPR) that the accounts plugin stores. It is erased in reverse order, so that the person comes last. (ACC-20) */
export const personalData: readonly PersonalData[] = [
  {
    column: 'public.up_users.id',
    label: { fr: 'Compte', en: 'Account' },
    // Reads all columns except secrets and those made of others, so that a column added later is exported too.
    read: `select (to_jsonb(u) - '{password,reset_password_token,confirmation_token,full_name,name_and_address,search_form}'::text[])::json as person from up_users u where id = :person`,
    erase: `update up_users u set (first_name, last_name, email, username, password, blocked, reset_password_token, confirmation_token, mobile, sms_allowed) =
      ('Personne', 'effacée', cordee.erased_address(u.id), cordee.erased_address(u.id), null, true, null, null, null, false) where u.id = :person`,
  },
  {
    column: 'public.up_users_role_lnk.user_id',
    label: { fr: 'Groupe technique', en: 'Technical group' },
    read: null,
    erase: { retained: 'The same value for everybody.' },
  },
  {
    column: 'cordee.sign_in.person',
    label: { fr: 'Connexions ouvertes', en: 'Sign-ins' },
    read: 'select client_address, started_at, last_seen_at, ended_at, end_cause, second_step from cordee.sign_in where person = :person order by started_at',
    erase: deleteRows('cordee.sign_in'),
  },
  {
    column: 'cordee.connection.person',
    label: { fr: 'Présence', en: 'Presence' },
    read: 'select signed_in, began_at, seen_at from cordee.connection where person = :person order by began_at',
    erase: { retained: 'Hours of training, which funders may request.' },
  },
  {
    column: 'cordee.device.person',
    label: { fr: 'Navigateurs reconnus', en: 'Browsers known' },
    read: 'select known_since, last_seen_at from cordee.device where person = :person order by known_since',
    erase: deleteRows('cordee.device'),
  },
  {
    column: 'cordee.password_reset.person',
    label: { fr: 'Liens de mot de passe', en: 'Password links' },
    read: 'select asked_at, expires_at, used_at from cordee.password_reset where person = :person order by asked_at',
    erase: deleteRows('cordee.password_reset'),
  },
  {
    column: 'cordee.invitation.person',
    label: { fr: 'Invitations', en: 'Invitations' },
    read: 'select about, manages, made_at, due_at, sent_at, expires_at, ended_at, end_cause from cordee.invitation where person = :person order by made_at',
    erase: deleteRows('cordee.invitation'),
  },
  {
    // The names are left out: somebody else may have typed them by mistake.
    column: 'cordee.sign_up.email',
    label: { fr: 'Demandes de compte', en: 'Accounts asked for' },
    read: `select email, locale, asked_at, confirmed_at from cordee.sign_up
      where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at) order by asked_at`,
    erase: 'delete from cordee.sign_up where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, asked_at)',
  },
  {
    column: 'cordee.address_change.person',
    label: { fr: 'Changements d’adresse', en: 'Changes of address' },
    read: 'select email, former, asked_at, ended_at, end_cause from cordee.address_change where person = :person order by asked_at',
    erase: deleteRows('cordee.address_change'),
  },
  {
    column: 'cordee.former_address.person',
    label: { fr: 'Anciennes adresses', en: 'Former addresses' },
    read: 'select email, left_at from cordee.former_address where person = :person order by left_at',
    erase: deleteRows('cordee.former_address'),
  },
  {
    column: 'cordee.second_step.person',
    label: { fr: 'Vérification en deux étapes', en: 'Second step' },
    read: 'select begun_at, confirmed_at from cordee.second_step where person = :person',
    erase: deleteRows('cordee.second_step'),
  },
  {
    column: 'cordee.passkey.person',
    label: { fr: 'Clés d’accès', en: 'Passkeys' },
    read: 'select name, created_at, last_used_at from cordee.passkey where person = :person order by created_at',
    erase: deleteRows('cordee.passkey'),
  },
  {
    column: 'cordee.recovery_code.person',
    label: { fr: 'Codes de secours', en: 'Recovery codes' },
    read: 'select used_at from cordee.recovery_code where person = :person order by used_at',
    erase: deleteRows('cordee.recovery_code'),
  },
  {
    column: 'cordee.half_sign_in.person',
    label: { fr: 'Connexions en attente', en: 'Sign-ins under way' },
    read: 'select asked_at, expires_at from cordee.half_sign_in where person = :person',
    erase: deleteRows('cordee.half_sign_in'),
  },
  {
    column: 'cordee.guess.subject',
    label: { fr: 'Mots de passe refusés', en: 'Passwords refused' },
    read: null,
    erase: { retained: 'Deleted within two hours; holds digests, ids and client addresses, no e-mail address.' },
  },
  {
    column: 'cordee.picture.person',
    label: { fr: 'Photo', en: 'Picture' },
    read: 'select file, chosen_at from cordee.picture where person = :person',
    erase: deleteRows('cordee.picture'),
  },
  {
    column: 'cordee.erasure_request.person',
    label: { fr: 'Demande d’effacement', en: 'Wish to be erased' },
    read: 'select asked_at from cordee.erasure_request where person = :person',
    erase: deleteRows('cordee.erasure_request'),
  },
  {
    column: 'cordee.staff.person',
    label: { fr: 'Espace de travail', en: 'Workplace' },
    read: 'select since from cordee.staff where person = :person',
    erase: `update admin_users set firstname = 'Personne', lastname = 'effacée', username = null, is_active = false,
      email = cordee.erased_address(:person), password = null, reset_password_token = null, registration_token = null
      where lower(email) = any(:addresses) and cordee.is_within(:addressPeriods, email, coalesce(updated_at, created_at, now()) at time zone 'UTC')
        and not exists (select from cordee.staff s where s.admin_user = admin_users.id)`,
  },
];
