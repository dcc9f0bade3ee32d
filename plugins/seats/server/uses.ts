import { USER_UID } from '@cordee/accounts';
import { COMPANY, ESTABLISHMENT } from '@cordee/companies';
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { DocumentUse } from '@cordee/kernel';
import { SESSION } from './content-types/session.ts';

const sessions = {
  words: {
    fr: (count: number) => (count === 1 ? 'une session en dépend' : `${count} sessions en dépendent`),
    en: (count: number) => (count === 1 ? 'a session depends on it' : `${count} sessions depend on it`),
  },
  instead: {
    fr: 'Ce que des sessions demandent se garde ; une session sans membres peut être supprimée.',
    en: 'What sessions ask for is kept; a session without members can be deleted.',
  },
};

/** The columns of the outline by what they refer to. */
const PARTS = [
  [COURSE, 'course'],
  [THEME, 'theme'],
  [MODULE, 'module'],
  [LESSON, 'lesson'],
] as const;

/** The sessions of a course and of a company, the members of a session, the sessions of a person, and who is following a course with a part. (SEAT-1, LRN-7) */
export const uses: readonly DocumentUse[] = [
  {
    of: COURSE,
    sql: `select s.course as document, s.document_id as used_by, null as name from cordee.session s where s.course = any(:documents)`,
    ...sessions,
  },
  {
    of: COMPANY,
    sql: `select c.document_id as document, s.document_id as used_by, s.reference as name
      from cordee.session s join cordee.company c on c.id = s.company where c.document_id = any(:documents)`,
    ...sessions,
  },
  {
    of: ESTABLISHMENT,
    sql: `select e.document_id as document, p.document_id as used_by, trim(concat_ws(' ', p.first_name, p.last_name)) as name
      from cordee.establishment e join cordee.membership m on m.establishment = e.id join cordee.person p on p.id = m.person
      where e.document_id = any(:documents)`,
    words: {
      fr: (count) =>
        count === 1 ? 'un membre de session y est ou y fut rattaché' : `${count} membres de sessions y sont ou y furent rattachés`,
      en: (count) => (count === 1 ? 'it has, or had, a member of a session' : `it has, or had, ${count} members of sessions`),
    },
    instead: { fr: 'Un établissement qui a eu des membres se garde.', en: 'An establishment that has had members is kept.' },
  },
  {
    of: SESSION,
    sql: `select s.document_id as document, p.document_id as used_by, trim(concat_ws(' ', p.first_name, p.last_name)) as name
      from cordee.session s join cordee.membership m on m.session = s.id join cordee.person p on p.id = m.person
      where s.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un membre y est ou y fut inscrit' : `${count} membres y sont ou y furent inscrits`),
      en: (count) => (count === 1 ? 'it has, or had, a member' : `it has, or had, ${count} members`),
    },
    instead: { fr: 'Une session qui a eu des membres se garde.', en: 'A session that has had members is kept.' },
  },
  {
    of: USER_UID,
    sql: `select p.document_id as document, s.document_id as used_by, s.reference as name
      from cordee.person p join cordee.membership m on m.person = p.id join cordee.session s on s.id = m.session
      where p.document_id = any(:documents)`,
    words: {
      fr: (count) => `membre, ou ancien membre, ${count === 1 ? 'd’une session' : `de ${count} sessions`}`,
      en: (count) => `a member, or a former one, of ${count === 1 ? 'a session' : `${count} sessions`}`,
    },
    instead: {
      fr: 'Ce qui a eu lieu dans une session se garde ; l’effacement des données de la personne reste possible.',
      en: 'What took place in a session is kept; the data of the person can still be erased.',
    },
  },
  ...PARTS.map(
    ([of, column]): DocumentUse => ({
      of,
      sql: `select distinct o.part as document, a.person::text as used_by, null as name
        from (select distinct course, ${column} as part from cordee.outline where ${column} = any(:documents)) o
        join cordee.learner_access a on a.course = o.course where a.follows and :today::date between a.starts_on and a.ends_on`,
      words: {
        fr: (count) => (count === 1 ? 'un apprenant en cours' : `${count} apprenants en cours`),
        en: (count) => (count === 1 ? 'a learner under way' : `${count} learners under way`),
      },
      instead: null,
    }),
  ),
];
