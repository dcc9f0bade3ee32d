// Who may open what on the site: the authorisation table of its pages, by hand. A page of the built site that is not here fails
// the test. What pages show is decided by the CMS, whose own table is in cms/test/rights. (ACC-7)

/** The people of the demo house, by what they are. None of them but the administrator follows the other course. */
export const ACTORS = {
  visitor: null,
  'no role': 'zoe',
  tester: 'theo',
  learner: 'lina',
  manager: 'paul',
  'manager-learner': 'eva',
  pilot: 'marc',
  'pilot-learner': 'chloe',
  student: 'hugo',
  administrator: 'ines',
  staff: 'contenu',
} as const;
export type Actor = keyof typeof ACTORS;

const ALL = Object.keys(ACTORS) as Actor[];
const PEOPLE = ALL.filter((actor) => actor !== 'visitor');
const LEARNERS: readonly Actor[] = ['learner', 'manager-learner', 'pilot-learner', 'student', 'administrator'];
const MARKED: readonly Actor[] = [...LEARNERS, 'tester'];

/**
 * A row: who is let in to what is theirs, and, for a page about a course, to the same page of a course that is not. Visitors are led
 * to the sign-in (302) or, where no page is shown, refused (401); everybody else who is not let in finds nothing (404).
 */
export type Row = Readonly<{
  route: string;
  own: readonly Actor[];
  other?: readonly Actor[];
  /** What those let in get, when it is not 200. */
  answers?: number;
  method?: 'POST';
  visitor?: 302 | 401;
  query?: string;
}>;

const ADMINISTRATOR: readonly Actor[] = ['administrator'];

export const TABLE: readonly Row[] = [
  { route: '/connexion', own: ALL },
  // Without a password that was right just before, it leads back to the sign-in.
  { route: '/connexion/verification', own: ALL, answers: 302, visitor: 302 },
  { route: '/inscription', own: ALL },
  { route: '/confirmation', own: ALL, query: '?code=x' },
  { route: '/invitation', own: ALL, query: '?code=x', answers: 404 },
  { route: '/nouvelle-adresse', own: ALL, query: '?code=x', answers: 410 },
  { route: '/ancienne-adresse', own: ALL, query: '?code=x', answers: 410 },
  { route: '/decouvrir', own: ALL },
  { route: '/mot-de-passe-oublie', own: ALL },
  { route: '/nouveau-mot-de-passe', own: ALL, query: '?code=x' },
  { route: '/404', own: ALL, answers: 404 },
  { route: '/500', own: ALL, answers: 500 },
  { route: '/refus', own: ALL, answers: 404 },

  { route: '/', own: PEOPLE },
  { route: '/reglages', own: PEOPLE },
  { route: '/reglages/deux-etapes', own: PEOPLE },
  { route: '/reglages/appareils', own: PEOPLE },
  { route: '/travail', own: ['staff'] },
  { route: '/reglages/photo', own: PEOPLE, visitor: 401 },
  { route: '/reglages/donnees', own: PEOPLE, visitor: 401 },

  { route: '/parcours/[course]', own: MARKED, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/image', own: MARKED, other: [...ADMINISTRATOR, 'tester'], visitor: 401 },
  { route: '/parcours/[course]/thematiques/[theme]', own: MARKED, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/thematiques/[theme]/modules/[module]', own: MARKED, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/lecons/[lesson]', own: LEARNERS, other: ADMINISTRATOR },
  { route: '/parcours/[course]/lecons/[lesson]/adresse-video', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/video', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/sous-titres', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/joue', own: LEARNERS, other: ADMINISTRATOR, visitor: 401, method: 'POST' },
];

/** Astro's own: actions are forms of pages (below), no picture is resized, there are no islands. */
export const ASTRO = ['/_actions/[...path]', '/_image', '/_server-islands/[name]'];
