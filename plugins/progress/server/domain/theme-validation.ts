/** What a person has done of a theme. `wholeCourse`: false for a tester, who sees a part of the theme only. */
export type ThemeProgress = Readonly<{ lessons: number; seen: number; wonAt: Date | null; wholeCourse: boolean }>;

/**
 * Whether a theme is validated, which wins its badge: all its lessons are seen, by a person with access to the whole course; or its
 * badge was won before, and stays won when the theme grows. Same rule in SQL, for many people: `awardEarned` in
 * services/badge-store.ts. (LRN-16)
 */
export const isThemeValidated = ({ lessons, seen, wonAt, wholeCourse }: ThemeProgress): boolean =>
  wonAt !== null || (wholeCourse && seen === lessons);
