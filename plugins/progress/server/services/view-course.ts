import type { SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Course, ModulePage, ThemePage } from '../../api.ts';
import { ModuleNotFound, ThemeNotFound } from '../domain/refusals.ts';
import { asCourse, asReader } from './as-course.ts';
import { asThemes, type Theme } from './as-themes.ts';
import { followedSteps } from './followed-steps.ts';
import { welcomeOf } from './lesson-view-store.ts';

/** A course that the person follows today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function viewCourse(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<Course> {
  const [followed, welcome] = await Promise.all([followedSteps(strapi, caller, course), welcomeOf(strapi.db.connection, course)]);
  return {
    ...asCourse(followed.access, followed.steps, followed),
    person: asReader(caller, followed.today),
    today: followed.today,
    welcome: welcome.words,
    picture: welcome.picture !== null,
    themes: asThemes(followed.steps),
  };
}

/** A theme of such a course. @throws ThemeNotFound and as above */
export async function viewTheme(strapi: Core.Strapi, caller: SignedInCaller, place: { course: string; theme: string }): Promise<ThemePage> {
  const { steps, today } = await followedSteps(strapi, caller, place.course);
  const themes = asThemes(steps);
  const at = themes.findIndex(({ theme }) => theme === place.theme);
  const theme = themes[at];
  if (!theme) throw new ThemeNotFound({ theme: place.theme });

  return {
    ...theme,
    person: asReader(caller, today),
    today,
    course: { id: place.course, title: steps[0].courseTitle, language: steps[0].language },
    previous: asNeighbour(themes[at - 1]),
    following: asNeighbour(themes[at + 1]),
  };
}

/** A module of such a theme. @throws ModuleNotFound and as above */
export async function viewModule(
  strapi: Core.Strapi,
  caller: SignedInCaller,
  place: { course: string; theme: string; module: string },
): Promise<ModulePage> {
  const { steps, today } = await followedSteps(strapi, caller, place.course);
  const theme = asThemes(steps).find((each) => each.theme === place.theme);
  const at = theme?.modules.findIndex(({ id }) => id === place.module) ?? -1;
  const module = theme?.modules[at];
  if (!theme || !module) throw new ModuleNotFound({ module: place.module });

  const neighbour = (index: number) => {
    const near = theme.modules[index];
    return near ? { id: near.id, title: near.title, colour: theme.colour } : null;
  };
  return {
    ...module,
    person: asReader(caller, today),
    today,
    course: { id: place.course, title: steps[0].courseTitle, language: steps[0].language },
    theme: { id: theme.theme, title: theme.title, colour: theme.colour },
    previous: neighbour(at - 1),
    following: neighbour(at + 1),
  };
}

const asNeighbour = (theme: Theme | undefined) => (theme ? { id: theme.theme, title: theme.title, colour: theme.colour } : null);
