import { USER_UID } from '@cordee/accounts';
import type { DocumentUse } from '@cordee/kernel';
import { COMPANY } from './content-types/company.ts';
import { ESTABLISHMENT } from './content-types/establishment.ts';

/** Who pilots a company, told to both sides: neither is deleted under the other; the organisation’s school, and the last establishment of a company. (SEAT-1, SEAT-3, ACC-8) */
export const uses: readonly DocumentUse[] = [
  {
    of: COMPANY,
    sql: `select c.document_id as document, c.document_id as used_by, null as name
      from cordee.company c where c.is_school and c.document_id = any(:documents)`,
    words: { fr: () => 'c’est l’école de l’organisation', en: () => 'it is the school of the organisation' },
    instead: { fr: 'L’école se garde.', en: 'The school is kept.', forGood: true },
  },
  {
    of: ESTABLISHMENT,
    sql: `select e.document_id as document, c.document_id as used_by, c.legal_name as name
      from cordee.establishment e join cordee.company c on c.id = e.company
      where e.document_id = any(:documents) and not exists (
        select from cordee.establishment other where other.company = e.company and other.document_id <> all(:documents))`,
    words: { fr: () => 'une entreprise n’en a pas d’autre', en: () => 'a company has no other' },
    instead: { fr: 'Ouvrez-lui d’abord un autre établissement.', en: 'Open another establishment for it first.' },
  },
  {
    of: COMPANY,
    sql: `select c.document_id as document, p.document_id as used_by, trim(concat_ws(' ', p.first_name, p.last_name)) as name
      from cordee.company c join cordee.pilot l on l.company = c.id join cordee.person p on p.id = l.person where c.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une personne la pilote' : `${count} personnes la pilotent`),
      en: (count) => (count === 1 ? 'a person pilots it' : `${count} people pilot it`),
    },
    instead: { fr: 'Retirez d’abord ses pilotes.', en: 'Take away its pilots first.' },
  },
  {
    of: USER_UID,
    sql: `select p.document_id as document, c.document_id as used_by, c.legal_name as name
      from cordee.person p join cordee.pilot l on l.person = p.id join cordee.company c on c.id = l.company where p.document_id = any(:documents)`,
    words: {
      fr: (count) => `pilote ${count === 1 ? 'une entreprise' : `${count} entreprises`}`,
      en: (count) => `pilots ${count === 1 ? 'a company' : `${count} companies`}`,
    },
    instead: { fr: 'Retirez-la d’abord des pilotes de là.', en: 'Take them away from its pilots first.' },
  },
];
