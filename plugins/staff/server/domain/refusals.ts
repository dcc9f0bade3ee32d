import { refusal } from '@cordee/kernel/pure';

type NoFacts = Record<string, never>;

/** The person already has an account in the CMS admin. (ACC-22) */
export const AlreadyStaff = refusal<NoFacts>('accounts.works_here');

/** An account of the CMS admin that belongs to nobody has the address of the person. (ACC-22) */
export const AdminAccountExists = refusal<NoFacts>('staff.admin_account_exists');

/** Only staff who may grant admin access may change the account of a member of staff. (ACC-22) */
export const StaffProtected = refusal<NoFacts>('accounts.staff_is_beyond', 403);

/** Some of the people chosen are staff, whom only staff who may grant admin access change: nobody was changed. (ACC-22) */
export const StaffAmongThem = refusal<{ names: string }>('staff.staff_among_them', 403);

/** Somebody has an account at this address already: who it is. (ACC-4) */
export const PersonExists = refusal<{ person: string; name: string }>('staff.person_exists');

/** Whoever adds people to sessions needs the permission for their members. (ACC-22) */
export const MembersNotYours = refusal<NoFacts>('staff.members_not_yours', 403);

/** There is no such role of staff, or no longer. (ACC-22) */
export const RoleNotFound = refusal<NoFacts>('accounts.role_not_found', 422);

/** The person is the last super admin: one has to remain. (ACC-22) */
export const LastSuperAdmin = refusal<NoFacts>('accounts.last_of_all');

/** The form was sent without a picture. (ACC-16) */
export const NoPictureSent = refusal<NoFacts>('accounts.no_picture_sent', 422);

/** The typed address is not the person's. Erasing is irreversible and has to be confirmed by typing it. (ACC-20) */
export const AddressNotTyped = refusal<NoFacts>('accounts.address_not_typed', 422);

/** The person is still staff: their admin access has to be revoked before they are erased. (ACC-20) */
export const StillStaff = refusal<NoFacts>('accounts.still_works_here');
