import type { DocumentUse } from '@cordee/kernel';
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from './content-types/names.ts';
import { PARENTS, type Parent } from './services/outline-store.ts';

const FILE = 'plugin::upload.file';

/** A document that something holds, in a draft or as published: it is taken out first. */
const TAKE_OUT_FIRST = {
  fr: 'Il faut d’abord l’en retirer, dans le brouillon et dans ce qui est publié.',
  en: 'Take it out there first, in the draft and in what is published.',
};

/** What holds the parts of a course, and the files that their forms show. A place counts whether it is in a draft or published. (LRN-1, LRN-7) */
export const uses: readonly DocumentUse[] = [
  {
    of: THEME,
    sql: parentsThatHold(PARENTS.course),
    words: {
      fr: (count) => (count === 1 ? 'un parcours la contient' : `${count} parcours la contiennent`),
      en: (count) => (count === 1 ? 'a course contains it' : `${count} courses contain it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: MODULE,
    sql: parentsThatHold(PARENTS.theme),
    words: {
      fr: (count) => (count === 1 ? 'une thématique le contient' : `${count} thématiques le contiennent`),
      en: (count) => (count === 1 ? 'a theme contains it' : `${count} themes contain it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: LESSON,
    sql: parentsThatHold(PARENTS.module),
    words: {
      fr: (count) => (count === 1 ? 'un module la contient' : `${count} modules la contiennent`),
      en: (count) => (count === 1 ? 'a module contains it' : `${count} modules contain it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: LESSON,
    sql: `select l.document_id as document, c.document_id as used_by, c.title as name
      from courses_open_to_testers_lnk o join lessons l on l.id = o.lesson_id join courses c on c.id = o.course_id
      where l.document_id = any(:documents)
      union select o.lesson, o.course, c.title from cordee.open_to_testers o join courses c on c.document_id = o.course and c.published_at is not null
      where o.lesson = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un parcours l’ouvre aux testeurs' : `${count} parcours l’ouvrent aux testeurs`),
      en: (count) => (count === 1 ? 'a course opens it to testers' : `${count} courses open it to testers`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: CASE_STUDY,
    sql: `select s.document_id as document, c.document_id as used_by, c.title as name
      from courses_case_study_lnk l join case_studies s on s.id = l.case_study_id join courses c on c.id = l.course_id
      where s.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un parcours le demande' : `${count} parcours le demandent`),
      en: (count) => (count === 1 ? 'a course asks for it' : `${count} courses ask for it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  ...([MODULE, LESSON] as const).map(
    (of): DocumentUse => ({
      of,
      sql: `select o.${of === MODULE ? 'module' : 'lesson'} as document, o.course as used_by, c.title as name
        from cordee.outline o join cordee.published_course c on c.course = o.course
        where o.${of === MODULE ? 'module' : 'lesson'} = any(:documents)`,
      words: {
        fr: (count) => (count === 1 ? 'vu dans un parcours publié' : `vu dans ${count} parcours publiés`),
        en: (count) => (count === 1 ? 'shown in a published course' : `shown in ${count} published courses`),
      },
      instead: null,
    }),
  ),
  {
    of: FILE,
    sql: `select m.document, l.document_id as used_by, l.title as name
      from cordee.media m join lessons l on m.owner_type = '${LESSON}' and l.id = m.owner where m.document = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une leçon s’en sert' : `${count} leçons s’en servent`),
      en: (count) => (count === 1 ? 'a lesson uses it' : `${count} lessons use it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: FILE,
    sql: `select m.document, c.document_id as used_by, c.title as name
      from cordee.media m join courses c on m.owner_type = '${COURSE}' and c.id = m.owner where m.document = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un parcours s’en sert' : `${count} parcours s’en servent`),
      en: (count) => (count === 1 ? 'a course uses it' : `${count} courses use it`),
    },
    instead: TAKE_OUT_FIRST,
  },
  {
    of: FILE,
    sql: `select f.document, t.document as used_by, t.title as name
      from cordee.library_file f join cordee.text_file t on t.name = f.stored_name where f.document = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un texte le montre' : `${count} textes le montrent`),
      en: (count) => (count === 1 ? 'a text shows it' : `${count} texts show it`),
    },
    instead: TAKE_OUT_FIRST,
  },
];

/** The parents that hold a child: in a draft or as published, and in the order that learners see. */
function parentsThatHold({ kind, table, child, link, optionalLink }: Parent): string {
  const links = optionalLink ? [link, optionalLink] : [link];
  const linked = links.map(
    (each) => `select c.document_id as document, p.document_id as used_by, p.title as name
      from ${each} l join ${child} c on c.id = l.${child.slice(0, -1)}_id join ${table} p on p.id = l.${kind}_id
      where c.document_id = any(:documents)`,
  );
  return `${linked.join(' union ')}
    union select o.child, o.parent, p.title from cordee.placement o join ${table} p on p.document_id = o.parent and p.published_at is not null
    where o.parent_kind = '${kind}' and o.child = any(:documents)`;
}
