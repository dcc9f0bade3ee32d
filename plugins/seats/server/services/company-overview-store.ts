import { type Db, rows } from '@cordee/kernel';

/** The establishments of the company with this document id, the first one on top, with the members of sessions who are there. (SEAT-1) */
export const establishmentsOfCompany = (db: Db, company: string) =>
  rows<{ document: string; name: string; members: number }>(
    db,
    `select e.document_id as document, e.name,
       (select count(*)::integer from cordee.current_membership m where m.establishment = e.id) as members
     from cordee.establishment e join cordee.company c on c.id = e.company
     where c.document_id = :company order by e.id`,
    { company },
  );

/** Who pilots the company with this document id, by name. (ACC-8) */
export const pilotsOfCompany = (db: Db, company: string) =>
  rows<{ document: string; name: string; email: string; blocked: boolean }>(
    db,
    `select p.document_id as document, coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), p.email) as name, p.email,
       p.is_blocked as blocked
     from cordee.pilot l join cordee.company c on c.id = l.company join cordee.person p on p.id = l.person
     where c.document_id = :company order by p.search_form, p.id`,
    { company },
  );
