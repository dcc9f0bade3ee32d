import type { DocumentUse } from '@cordee/kernel';
import { USER_UID } from './person/person-store.ts';

/** When a person was there: funders of training ask for it, so a person who came is erased, not deleted. (ACC-17, ACC-20) */
export const uses: readonly DocumentUse[] = [
  {
    of: USER_UID,
    sql: `select p.document_id as document, c.id::text as used_by, null as name
      from cordee.person p join cordee.connection c on c.person = p.id where p.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une connexion au journal' : `${count} connexions au journal`),
      en: (count) => (count === 1 ? 'a connection in the log' : `${count} connections in the log`),
    },
    instead: {
      fr: 'Qui s’est connecté se garde au journal ; pour effacer les données d’une personne, ouvrez sa fiche.',
      en: 'Whoever signed in is kept in the log; to erase a person’s data, open their page.',
      forGood: true,
    },
  },
];
