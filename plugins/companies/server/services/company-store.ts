import type { PersonId } from '@cordee/accounts';
import { type Db, row, rows } from '@cordee/kernel';
import type { CompanyId } from '../domain/ids.ts';

/** Returns the id of the company with this document id, by which the admin identifies companies; undefined when there is none. */
export const companyIdOf = async (db: Db, documentId: string): Promise<CompanyId | undefined> =>
  (await row<{ id: CompanyId }>(db, 'select id from companies where document_id = :documentId', { documentId }))?.id;

/** The pilots of a company who have not chosen a password yet. */
export const pilotsToInvite = (db: Db, company: CompanyId) =>
  rows<{ email: string; legalName: string }>(
    db,
    `select p.email, c.legal_name as "legalName" from companies c join companies_pilots_lnk l on l.company_id = c.id
     join cordee.person p on p.id = l.user_id
     where c.id = :company and not p.has_password`,
    { company },
  );

/** The company with this document id, and who pilots it; undefined when there is none. */
export const companyWithPilots = (db: Db, documentId: string | undefined) =>
  row<{ legalName: string; pilots: PersonId[] }>(
    db,
    `select c.legal_name as "legalName", array(select l.user_id from companies_pilots_lnk l where l.company_id = c.id order by l.user_id) as pilots
     from companies c where c.document_id = :documentId`,
    { documentId: documentId ?? null },
  );
