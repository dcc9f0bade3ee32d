import type { Course } from '../../api.ts';
import { segmentsOf } from '../domain/map-segment.ts';
import type { OutlineLesson } from './lesson-view-store.ts';
import { toLessonSummary } from './to-course-view.ts';

/** A theme with its modules and lessons, as the API returns it. */
export type Theme = Course['themes'][number];

/** Groups the lessons of a course by theme and module, in the course's order. */
export function toThemeViews(lessons: readonly OutlineLesson[]): Theme[] {
  const byTheme = Map.groupBy(lessons, ({ theme }) => theme);
  return segmentsOf(lessons).map((segment) => ({ ...segment, modules: toModuleViews(byTheme.get(segment.theme) ?? []) }));
}

const toModuleViews = (lessons: readonly OutlineLesson[]): Theme['modules'] =>
  [...Map.groupBy(lessons, ({ module }) => module)].map(([id, lessons]) => ({
    id,
    title: lessons[0]?.moduleTitle ?? '',
    lessons: lessons.map(toLessonSummary),
  }));
