import type { Id } from '@cordee/kernel/pure';

/** A theme whose badge a person has won (`lesson` is null), or a lesson of a theme that they have seen; the course no longer shows it. */
type Kept = Readonly<{
  theme: Id<'theme'>;
  themeTitle: string | null;
  won: boolean;
  lesson: Id<'lesson'> | null;
  lessonTitle: string | null;
}>;

/** What is kept of a theme: its badge, and the lessons seen. `title` is null when nobody knows it any more. */
export type KeptTheme = Readonly<{ id: string; title: string | null; won: boolean; lessons: { id: string; title: string }[] }>;

/** Groups by theme what a person won and saw in a course that no longer shows it; a lesson that stood twice in a theme counts once. (LRN-16) */
export const keptThemes = (kept: readonly Kept[]): KeptTheme[] =>
  [...Map.groupBy(kept, ({ theme }) => theme)].map(([id, ofTheme]) => ({
    id,
    title: ofTheme.find(({ themeTitle }) => themeTitle !== null)?.themeTitle ?? null,
    won: ofTheme.some(({ won }) => won),
    lessons: [...new Map(ofTheme.flatMap(({ lesson, lessonTitle }) => (lesson ? [[lesson, lessonTitle ?? ''] as const] : [])))].map(
      ([lesson, title]) => ({ id: lesson, title }),
    ),
  }));
