import type { PersonId } from '@cordee/accounts';
import { type Db, row } from '@cordee/kernel';
import { STATE } from '../people/people-store.ts';

type CompanyOfPerson = { document: string; legalName: string };

/** Who a person is: what they can do with their account, the companies they pilot and are in a session for, and when they were last there. */
export type PersonSheet = {
  firstName: string;
  lastName: string;
  email: string;
  state: 'active' | 'invited' | 'blocked' | 'erased';
  standing: 'none' | 'tester' | 'student' | 'administrator';
  pilots: CompanyOfPerson[];
  companies: CompanyOfPerson[];
  since: Date;
  lastAt: Date | null;
};

/** SQL: these companies, `c`, as JSON. */
const companies = (from: string) =>
  `(select coalesce(json_agg(json_build_object('document', c.document_id, 'legalName', c.legal_name) order by c.legal_name, c.id), '[]')
    from cordee.company c where c.id in (${from}))`;

/** Reads who a person is. (ACC-13) */
export const personSheetOf = (db: Db, person: PersonId) =>
  row<PersonSheet>(
    db,
    `select p.first_name as "firstName", p.last_name as "lastName", p.email, p.global_role as standing, p.created_at as since,
       ${STATE} as state,
       ${companies('select l.company from cordee.pilot l where l.person = p.id')} as pilots,
       ${companies('select m.company from cordee.current_membership m where m.person = p.id')} as companies,
       (select c.seen_at from cordee.connection_log c where c.person = p.id order by c.began_at desc limit 1) as "lastAt"
     from cordee.person p where p.id = :person`,
    { person },
  );
