import { type Db, rows } from '@cordee/kernel';

/** The pilots of a company who have not chosen a password yet. */
export const pilotsToInvite = (db: Db, company: string) =>
  rows<{ email: string; legalName: string }>(
    db,
    `select p.email, c.legal_name as "legalName" from companies c join companies_pilots_lnk l on l.company_id = c.id
     join cordee.person p on p.id = l.user_id
     where c.document_id = :company and not p.has_password`,
    { company },
  );
