import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { DocumentUse } from '@cordee/kernel';

/** The content type of people. */
const PERSON = 'plugin::users-permissions.user';

/** What somebody used stays, wherever it was taken out. (LRN-7, LRN-16) */
const KEPT = {
  fr: 'Ce que quelqu’un a suivi ou gagné se garde : pour ne plus le montrer, retirez-le de là où il est placé, ou annulez sa publication.',
  en: 'What somebody followed or won is kept: to show it no longer, take it out where it is placed, or unpublish it.',
  forGood: true,
} as const;

/** A person who did something is not deleted; what is held on them can be erased. (ACC-20) */
const ERASED_INSTEAD = {
  fr: 'Ce qu’une personne a fait se garde ; pour effacer ses données, ouvrez sa fiche.',
  en: 'What a person did is kept; to erase their data, open their page.',
  forGood: true,
} as const;

/** Lessons of a module, theme or course that somebody followed, where they stand now or stood before. */
const followedIn = (of: typeof MODULE | typeof THEME | typeof COURSE, column: 'module' | 'theme' | 'course'): DocumentUse => ({
  of,
  sql: `select p.${column} as document, v.person::text as used_by, null as name
    from (select ${column}, lesson from cordee.outline where ${column} = any(:documents)
      union select ${column}, lesson from cordee.former_outline where ${column} = any(:documents)) p
    join cordee.lesson_view v on v.lesson = p.lesson`,
  words: {
    fr: (count) => (count === 1 ? 'une personne en a suivi des leçons' : `${count} personnes en ont suivi des leçons`),
    en: (count) => (count === 1 ? 'a person followed lessons of it' : `${count} people followed lessons of it`),
  },
  instead: KEPT,
});

/** Who followed a lesson, or lessons of a module or theme; who won badges; and the same of a person. Learners are counted, not named. (LRN-7) */
export const uses: readonly DocumentUse[] = [
  {
    of: LESSON,
    sql: `select v.lesson as document, v.person::text as used_by, null as name from cordee.lesson_view v where v.lesson = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une personne l’a suivie' : `${count} personnes l’ont suivie`),
      en: (count) => (count === 1 ? 'a person followed it' : `${count} people followed it`),
    },
    instead: KEPT,
  },
  followedIn(MODULE, 'module'),
  followedIn(THEME, 'theme'),
  followedIn(COURSE, 'course'),
  {
    of: THEME,
    sql: `select b.theme as document, b.person::text as used_by, null as name from cordee.badge b where b.theme = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une personne en a gagné le badge' : `${count} personnes en ont gagné le badge`),
      en: (count) => (count === 1 ? 'a person won its badge' : `${count} people won its badge`),
    },
    instead: KEPT,
  },
  {
    of: COURSE,
    sql: `select b.course as document, b.person::text as used_by, null as name from cordee.badge b where b.course = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une personne y a gagné un badge' : `${count} personnes y ont gagné des badges`),
      en: (count) => (count === 1 ? 'a person won a badge in it' : `${count} people won badges in it`),
    },
    instead: KEPT,
  },
  {
    of: PERSON,
    sql: `select p.document_id as document, v.lesson as used_by, null as name
      from cordee.person p join cordee.lesson_view v on v.person = p.id where p.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'une leçon suivie' : `${count} leçons suivies`),
      en: (count) => (count === 1 ? 'a lesson followed' : `${count} lessons followed`),
    },
    instead: ERASED_INSTEAD,
  },
  {
    of: PERSON,
    sql: `select p.document_id as document, concat_ws(' ', b.course, b.theme) as used_by, null as name
      from cordee.person p join cordee.badge b on b.person = p.id where p.document_id = any(:documents)`,
    words: {
      fr: (count) => (count === 1 ? 'un badge gagné' : `${count} badges gagnés`),
      en: (count) => (count === 1 ? 'a badge won' : `${count} badges won`),
    },
    instead: ERASED_INSTEAD,
  },
];
