/** The paths of every page of the site. */
export const paths = {
  home: '/',
  courseHome: (course: string) => `/?parcours=${encodeURIComponent(course)}`,
  teamHome: (team: string) => `/?equipe=${encodeURIComponent(team)}`,
  signIn: (returnTo?: string) => (returnTo && returnTo !== '/' ? `/connexion?suite=${encodeURIComponent(returnTo)}` : '/connexion'),
  /** The sign-in of somebody whose form was not saved, because they were signed in no more. */
  signInAgain: (returnTo: string) => `/connexion?perdu&suite=${encodeURIComponent(returnTo)}`,
  verification: (returnTo: string | null) =>
    returnTo ? `/connexion/verification?suite=${encodeURIComponent(returnTo)}` : '/connexion/verification',
  admin: '/travail',
  signUp: '/inscription',
  discover: '/decouvrir',
  trial: '/journee-decouverte',
  forgottenPassword: '/mot-de-passe-oublie',
  newPassword: '/nouveau-mot-de-passe',
  invitation: '/invitation',
  refused: '/refus',
  settings: '/reglages',
  twoFactor: '/reglages/deux-etapes',
  signIns: '/reglages/appareils',
  newAddress: '/nouvelle-adresse',
  formerAddress: '/ancienne-adresse',
  ownPicture: '/reglages/photo',
  ownData: '/reglages/donnees',
  pictureTooHeavy: '/reglages?photo-trop-lourde',
  /** The table of a session; `query` says which part of it. */
  session: (session: string, query = '') => `/sessions/${encodeURIComponent(session)}${query}`,
  /** The form that adds a member to a session. */
  newMember: (session: string) => `${paths.session(session)}/ajouter`,
  waitingList: (session: string) => `${paths.session(session)}/attente`,
  /** The rotation of a session; `query` says what is tried. */
  rotation: (session: string, query = '') => `${paths.session(session)}/rotations${query}`,
  timeline: (session: string, until = '', page = 1) =>
    `${paths.session(session)}/historique${until && `?jusqu-au=${until}${page > 1 ? `&page=${page}` : ''}`}`,
  /** The form about the slot of a member; `table` is the query of the table that it leads back to. */
  slotMember: (session: string, member: string, table = '') => `${paths.session(session)}/membres/${encodeURIComponent(member)}${table}`,
  course: (course: string) => `/parcours/${encodeURIComponent(course)}`,
  picture: (course: string) => `${paths.course(course)}/image`,
  ownTurns: (course: string) => `${paths.course(course)}/mes-tours.ics`,
  theme: (course: string, theme: string) => `${paths.course(course)}/thematiques/${encodeURIComponent(theme)}`,
  module: (course: string, theme: string, module: string) => `${paths.theme(course, theme)}/modules/${encodeURIComponent(module)}`,
  lesson: (course: string, lesson: string) => `/parcours/${encodeURIComponent(course)}/lecons/${encodeURIComponent(lesson)}`,
  video: (course: string, lesson: string, key: string) => `${paths.lesson(course, lesson)}/video?key=${encodeURIComponent(key)}`,
  videoUrl: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/adresse-video`,
  captions: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/sous-titres`,
  played: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/joue`,
  read: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/lu`,
} as const;

/**
 * Returns where to redirect after signing in: a path of this site as it is, anything else as the home page. Prevents open redirects, and headers
 * that cannot be sent: no path of ours has a sign beyond ASCII.
 */
export const safeRedirect = (returnTo: string | null): string =>
  returnTo && /^\/(?![/\\])[!-[\]-~]*$/.test(returnTo) ? returnTo : paths.home;
