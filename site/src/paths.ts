/** Every address of the site. */
export const paths = {
  home: '/',
  homeOf: (course: string) => `/?parcours=${encodeURIComponent(course)}`,
  teamHome: (team: string) => `/?equipe=${encodeURIComponent(team)}`,
  signIn: (then?: string) => (then && then !== '/' ? `/connexion?suite=${encodeURIComponent(then)}` : '/connexion'),
  verification: (then: string | null) => (then ? `/connexion/verification?suite=${encodeURIComponent(then)}` : '/connexion/verification'),
  workplace: '/travail',
  signUp: '/inscription',
  discover: '/decouvrir',
  forgotten: '/mot-de-passe-oublie',
  newPassword: '/nouveau-mot-de-passe',
  invitation: '/invitation',
  refused: '/refus',
  settings: '/reglages',
  secondStep: '/reglages/deux-etapes',
  signIns: '/reglages/appareils',
  newAddress: '/nouvelle-adresse',
  formerAddress: '/ancienne-adresse',
  ownPicture: '/reglages/photo',
  pictureTooHeavy: '/reglages?photo-trop-lourde',
  course: (course: string) => `/parcours/${encodeURIComponent(course)}`,
  picture: (course: string) => `${paths.course(course)}/image`,
  theme: (course: string, theme: string) => `${paths.course(course)}/thematiques/${encodeURIComponent(theme)}`,
  module: (course: string, theme: string, module: string) => `${paths.theme(course, theme)}/modules/${encodeURIComponent(module)}`,
  lesson: (course: string, lesson: string) => `/parcours/${encodeURIComponent(course)}/lecons/${encodeURIComponent(lesson)}`,
  video: (course: string, lesson: string, key: string) => `${paths.lesson(course, lesson)}/video?key=${encodeURIComponent(key)}`,
  videoAddress: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/adresse-video`,
  captions: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/sous-titres`,
  played: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/joue`,
} as const;

/** An address of ours to go to after signing in: anything else, another host above all, is the home page. */
export const ourOwn = (then: string | null): string => (then && /^\/(?![/\\])[^\s\\]*$/.test(then) ? then : paths.home);
