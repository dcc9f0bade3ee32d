// The authorisation table of the site: who may open which page, written by hand. A page of the built site that is missing here fails
// the test. What pages show is decided by the CMS, whose own table is in cms/test/rights. (ACC-7)

/** The demo account of each kind of person. Of them, only the administrator has access to the other course. */
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

const isActor = (name: string): name is Actor => name in ACTORS;

export const ALL_ACTORS: readonly Actor[] = Object.keys(ACTORS).filter(isActor);
const SIGNED_IN = ALL_ACTORS.filter((actor) => actor !== 'visitor');
/** Those who learn as members of a session. */
const MEMBERS: readonly Actor[] = ['learner', 'manager-learner', 'pilot-learner', 'student'];
const LEARNERS: readonly Actor[] = [...MEMBERS, 'administrator'];
/** Testers see the courses, and of their lessons those that are marked open to testers. */
const COURSE_READERS: readonly Actor[] = [...LEARNERS, 'tester'];

/**
 * A row: who may open a page (`own`: for a page about a course, that of the learner's own course), and who may open the same page of
 * another course (`other`). Visitors are redirected to the login form (302) or, where there is no page, get 401; everybody else without
 * access gets 404.
 */
export type Row = Readonly<{
  route: string;
  own: readonly Actor[];
  other?: readonly Actor[];
  /** The status of those who have access, when it is not 200. */
  status?: number;
  method?: 'POST';
  visitor?: 302 | 401;
  query?: string;
}>;

const ADMINISTRATOR: readonly Actor[] = ['administrator'];
const PILOTS: readonly Actor[] = ['pilot', 'pilot-learner'];

export const TABLE: readonly Row[] = [
  { route: '/connexion', own: ALL_ACTORS },
  // Without a pending sign-in it redirects to the login form.
  { route: '/connexion/verification', own: ALL_ACTORS, status: 302, visitor: 302 },
  { route: '/inscription', own: ALL_ACTORS },
  { route: '/confirmation', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/invitation', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/nouvelle-adresse', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/ancienne-adresse', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/decouvrir', own: ALL_ACTORS },
  { route: '/journee-decouverte', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/mot-de-passe-oublie', own: ALL_ACTORS },
  { route: '/nouveau-mot-de-passe', own: ALL_ACTORS, query: '?code=x', status: 404 },
  { route: '/404', own: ALL_ACTORS, status: 404 },
  { route: '/500', own: ALL_ACTORS, status: 500 },
  { route: '/refus', own: ALL_ACTORS, status: 404 },

  { route: '/', own: SIGNED_IN },
  { route: '/reglages', own: SIGNED_IN },
  { route: '/reglages/deux-etapes', own: SIGNED_IN },
  { route: '/reglages/appareils', own: SIGNED_IN },
  { route: '/travail', own: ['staff'] },
  { route: '/reglages/photo', own: SIGNED_IN, visitor: 401 },
  { route: '/reglages/donnees', own: SIGNED_IN, visitor: 401 },

  { route: '/sessions/[session]', own: PILOTS, other: [] },
  { route: '/sessions/[session]/ajouter', own: PILOTS, other: [] },
  { route: '/sessions/[session]/attente', own: PILOTS, other: [] },
  { route: '/sessions/[session]/rotations', own: PILOTS, other: [] },
  { route: '/sessions/[session]/historique', own: PILOTS, other: [] },
  { route: '/sessions/[session]/membres/[member]', own: PILOTS, other: [] },

  { route: '/parcours/[course]', own: COURSE_READERS, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/image', own: COURSE_READERS, other: [...ADMINISTRATOR, 'tester'], visitor: 401 },
  // No slots go round in a session of licences.
  { route: '/parcours/[course]/mes-tours.ics', own: MEMBERS, other: [], visitor: 401, status: 409 },
  { route: '/parcours/[course]/fichiers/[file]', own: COURSE_READERS, other: [...ADMINISTRATOR, 'tester'], visitor: 401 },
  { route: '/parcours/[course]/thematiques/[theme]', own: COURSE_READERS, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/thematiques/[theme]/modules/[module]', own: COURSE_READERS, other: [...ADMINISTRATOR, 'tester'] },
  { route: '/parcours/[course]/lecons/[lesson]', own: LEARNERS, other: ADMINISTRATOR },
  { route: '/parcours/[course]/lecons/[lesson]/fichiers/[file]', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/adresse-video', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/video', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/sous-titres', own: LEARNERS, other: ADMINISTRATOR, visitor: 401 },
  { route: '/parcours/[course]/lecons/[lesson]/joue', own: LEARNERS, other: ADMINISTRATOR, visitor: 401, method: 'POST' },
  // A film is not read: whoever has access to it is told so.
  { route: '/parcours/[course]/lecons/[lesson]/lu', own: LEARNERS, other: ADMINISTRATOR, visitor: 401, method: 'POST', status: 409 },
];

/** Routes of Astro itself: actions (tested below), images and server islands, of which we have none. */
export const ASTRO_ROUTES = ['/_actions/[...path]', '/_image', '/_server-islands/[name]'];
