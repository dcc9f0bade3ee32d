import type { CourseId, ModuleId, ThemeId } from '@cordee/courses';
import { daysHeldFor, slotNotice, toReaderView } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Course, ModulePage, ThemePage } from '../../api.ts';
import { ModuleNotFound, ThemeNotFound } from '../domain/refusals.ts';
import { accessibleLessons, type PageCaller } from './accessible-lessons.ts';
import { keptOf } from './kept-store.ts';
import { welcomeOf } from './lesson-view-store.ts';
import { toCourseView } from './to-course-view.ts';
import { type Theme, toThemeViews } from './to-theme-views.ts';

/** A course that the person has access to today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function viewCourse(strapi: Core.Strapi, caller: PageCaller, course: CourseId): Promise<Course> {
  const [{ access, lessons, ...when }, welcome, kept] = await Promise.all([
    accessibleLessons(strapi, caller, course),
    welcomeOf(strapi.db.connection, course),
    keptOf(strapi.db.connection, { person: caller.person.id, courses: [course] }),
  ]);
  const daysHeld = await daysHeldFor(strapi, caller, [access]);
  return {
    ...toCourseView(access, lessons, { ...when, daysHeld }, kept),
    person: toReaderView(caller, when.today),
    today: when.today,
    welcome: welcome.text,
    picture: welcome.picture !== null,
    themes: toThemeViews(lessons),
    slot: await slotNotice(strapi, caller, access),
  };
}

/** A theme of a course that the person has access to today. @throws CourseNotFound, AccessNotYet, AccessEnded, ThemeNotFound */
export async function viewTheme(strapi: Core.Strapi, caller: PageCaller, ref: { course: CourseId; theme: ThemeId }): Promise<ThemePage> {
  const { lessons, today } = await accessibleLessons(strapi, caller, ref.course);
  const themes = toThemeViews(lessons);
  const index = themes.findIndex(({ theme }) => theme === ref.theme);
  const theme = themes[index];
  if (!theme) throw new ThemeNotFound({ theme: ref.theme });

  return {
    ...theme,
    person: toReaderView(caller, today),
    today,
    course: { id: ref.course, title: lessons[0].courseTitle, language: lessons[0].language },
    previous: toNeighbour(themes[index - 1]),
    following: toNeighbour(themes[index + 1]),
  };
}

/** A module of a course that the person has access to today. @throws CourseNotFound, AccessNotYet, AccessEnded, ModuleNotFound */
export async function viewModule(
  strapi: Core.Strapi,
  caller: PageCaller,
  ref: { course: CourseId; theme: ThemeId; module: ModuleId },
): Promise<ModulePage> {
  const { lessons, today } = await accessibleLessons(strapi, caller, ref.course);
  const theme = toThemeViews(lessons).find((each) => each.theme === ref.theme);
  const index = theme?.modules.findIndex(({ id }) => id === ref.module) ?? -1;
  const module = theme?.modules[index];
  if (!theme || !module) throw new ModuleNotFound({ module: ref.module });

  const neighbour = (at: number) => {
    const other = theme.modules[at];
    return other ? { id: other.id, title: other.title, colour: theme.colour } : null;
  };
  return {
    ...module,
    person: toReaderView(caller, today),
    today,
    course: { id: ref.course, title: lessons[0].courseTitle, language: lessons[0].language },
    theme: { id: theme.theme, title: theme.title, colour: theme.colour },
    previous: neighbour(index - 1),
    following: neighbour(index + 1),
  };
}

const toNeighbour = (theme: Theme | undefined) => (theme ? { id: theme.theme, title: theme.title, colour: theme.colour } : null);
