import type { SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Course, ModulePage, ThemePage } from '../../api.ts';
import { ModuleNotFound, ThemeNotFound } from '../domain/refusals.ts';
import { accessibleLessons } from './accessible-lessons.ts';
import { welcomeOf } from './lesson-view-store.ts';
import { toCourseView, toReaderView } from './to-course-view.ts';
import { type Theme, toThemeViews } from './to-theme-views.ts';

/** A course that the person follows today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function viewCourse(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<Course> {
  const [accessTo, welcome] = await Promise.all([accessibleLessons(strapi, caller, course), welcomeOf(strapi.db.connection, course)]);
  return {
    ...toCourseView(accessTo.access, accessTo.lessons, accessTo),
    person: toReaderView(caller, accessTo.today),
    today: accessTo.today,
    welcome: welcome.words,
    picture: welcome.picture !== null,
    themes: toThemeViews(accessTo.lessons),
  };
}

/** A theme of such a course. @throws ThemeNotFound and as above */
export async function viewTheme(strapi: Core.Strapi, caller: SignedInCaller, ref: { course: string; theme: string }): Promise<ThemePage> {
  const { lessons, today } = await accessibleLessons(strapi, caller, ref.course);
  const themes = toThemeViews(lessons);
  const at = themes.findIndex(({ theme }) => theme === ref.theme);
  const theme = themes[at];
  if (!theme) throw new ThemeNotFound({ theme: ref.theme });

  return {
    ...theme,
    person: toReaderView(caller, today),
    today,
    course: { id: ref.course, title: lessons[0].courseTitle, language: lessons[0].language },
    previous: toNeighbour(themes[at - 1]),
    following: toNeighbour(themes[at + 1]),
  };
}

/** A module of such a theme. @throws ModuleNotFound and as above */
export async function viewModule(
  strapi: Core.Strapi,
  caller: SignedInCaller,
  ref: { course: string; theme: string; module: string },
): Promise<ModulePage> {
  const { lessons, today } = await accessibleLessons(strapi, caller, ref.course);
  const theme = toThemeViews(lessons).find((each) => each.theme === ref.theme);
  const at = theme?.modules.findIndex(({ id }) => id === ref.module) ?? -1;
  const module = theme?.modules[at];
  if (!theme || !module) throw new ModuleNotFound({ module: ref.module });

  const neighbour = (index: number) => {
    const near = theme.modules[index];
    return near ? { id: near.id, title: near.title, colour: theme.colour } : null;
  };
  return {
    ...module,
    person: toReaderView(caller, today),
    today,
    course: { id: ref.course, title: lessons[0].courseTitle, language: lessons[0].language },
    theme: { id: theme.theme, title: theme.title, colour: theme.colour },
    previous: neighbour(at - 1),
    following: neighbour(at + 1),
  };
}

const toNeighbour = (theme: Theme | undefined) => (theme ? { id: theme.theme, title: theme.title, colour: theme.colour } : null);
