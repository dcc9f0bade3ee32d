/** Every address of the site. */
export const paths = {
  home: '/',
  signIn: (then?: string) => (then && then !== '/' ? `/connexion?suite=${encodeURIComponent(then)}` : '/connexion'),
  forgotten: '/mot-de-passe-oublie',
  newPassword: '/nouveau-mot-de-passe',
  refused: '/refus',
  course: (course: string) => `/parcours/${encodeURIComponent(course)}`,
  lesson: (course: string, lesson: string) => `/parcours/${encodeURIComponent(course)}/lecons/${encodeURIComponent(lesson)}`,
  video: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/video`,
  played: (course: string, lesson: string) => `${paths.lesson(course, lesson)}/joue`,
} as const;

/** An address of ours to go to after signing in: anything else, another host above all, is the home page. */
export const ourOwn = (then: string | null): string => (then && /^\/(?![/\\])[^\s\\]*$/.test(then) ? then : paths.home);
