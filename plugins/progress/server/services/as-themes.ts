import type { Course } from '../../api.ts';
import { pitchesOf } from '../domain/pitch.ts';
import { asStep } from './as-course.ts';
import type { Step } from './lesson-view-store.ts';

/** A theme with its modules and lessons, as it goes out. */
export type Theme = Course['themes'][number];

/** The lessons of a course by theme and module, in the course's order. */
export function asThemes(steps: readonly Step[]): Theme[] {
  const byTheme = Map.groupBy(steps, ({ theme }) => theme);
  return pitchesOf(steps).map((pitch) => ({ ...pitch, modules: asModules(byTheme.get(pitch.theme) ?? []) }));
}

const asModules = (steps: readonly Step[]): Theme['modules'] =>
  [...Map.groupBy(steps, ({ module }) => module)].map(([id, lessons]) => ({
    id,
    title: lessons[0]?.moduleTitle ?? '',
    lessons: lessons.map(asStep),
  }));
